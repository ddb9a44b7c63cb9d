"""The people of a measured room: families enough, each grown-up with a telephone of their own and logged in."""

from datetime import timedelta
from typing import Any

AGENDA = [{"title": "Innsjekk", "minutes": 20}, {"title": "Hva ser vi nå?", "minutes": 100}]
EACH = 3  # grown-ups in a family


def make_world(number: int) -> dict[str, Any]:
    """Make a process with `number` grown-ups in families, one who leads, and an open room; returns the keys of their sessions."""
    import django

    django.setup()
    from django.db import transaction

    with transaction.atomic():
        return _make(number)


def _make(number: int) -> dict[str, Any]:
    from django.utils import timezone

    from usving.people.models import Family, FamilyMember, Membership, Municipality
    from usving.process.models import Circle, Gathering, Process, Room, RoomLeader, Seat, Station

    today = timezone.localdate()
    made = Municipality.objects.count()
    home = Municipality.objects.create(name=f"Målevik {made}", number=str(1000 + made))
    here = {"municipality": home}
    process = Process.objects.create(
        **here, name="Måling", code=f"maaling-{made}", question="Hvor fort?", starts=today - timedelta(days=9),
        ends=today + timedelta(days=9), here=1,
    )  # fmt: skip
    of = {**here, "process": process}
    circle = Circle.objects.create(**of, side="families", code="families")
    Circle.objects.create(**of, side="providers", code="providers")
    Station.objects.create(**of, number=1, arm="understanding", words={"name": {"nb": "Start"}})
    leader = _account(home, "Leder", staff=True)
    Membership.objects.create(**here, account=leader, role="facilitator", starts=today)
    seat = Seat.objects.create(**of, role="facilitator", code="leder", account=leader, called="Leder")
    people = []
    for start in range(0, number, EACH):
        family = Family.objects.create(**here, name=f"Familie {start}")
        Seat.objects.create(**of, role="family", code=f"f{start}", circle=circle, family=family, called=family.name)
        for each in range(start, min(start + EACH, number)):
            people.append(_account(home, f"Menneske {each}"))
            FamilyMember.objects.create(**here, family=family, person=people[-1].person, kind="adult", starts=today)
    gathering = Gathering.objects.create(
        **of, code="maaling", station=1, kind="families", circle=circle, title="Måling", starts_at=timezone.now(), minutes=120,
        place="Her", ground="neutral", agenda=AGENDA,
    )  # fmt: skip
    Room.objects.create(**here, gathering=gathering)
    RoomLeader.objects.create(**here, gathering=gathering, seat=seat)
    return {"room": gathering.pk, "leader": _session(leader), "phones": [_session(each) for each in people]}


def _account(home: Any, name: str, *, staff: bool = False) -> Any:
    from usving.people.models import Account, Person

    person = Person.objects.create(municipality=home, name=name, staff=staff)
    username = f"{name.lower().replace(' ', '-')}-{home.number}"
    return Account.objects.create(municipality=home, person=person, username=username, password="!")


def _session(account: Any) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from usving.people.models.sessions import SessionStore

    store = SessionStore()
    store[SESSION_KEY], store["level"] = str(account.pk), "substantial"
    store[BACKEND_SESSION_KEY] = "usving.people.views.identity.AccountBackend"
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store.save()
    return str(store.session_key)
