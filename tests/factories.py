"""The shortest valid object of each kind. Made as the owner, so that a test may then ask as anyone."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from tests.database import as_owner
from usving.people.models import Account, Family, FamilyMember, FollowUp, Membership, Municipality, Organisation, Person
from usving.people.rules.roles import MemberKind, Role
from usving.process.models import (
    Attendance,
    Circle,
    Contribution,
    FamilyVoice,
    Gate,
    Gathering,
    HandOver,
    Process,
    Promise,
    RecruitingChannel,
    Seat,
    Station,
)
from usving.process.rules.audience import Audience
from usving.process.rules.gate import Matter
from usving.process.rules.gatherings import GatheringKind, Ground
from usving.process.rules.seats import SIDE_OF, SeatRole, Side
from usving.process.rules.stations import arm_of

_number, _town = count(1), count(0)
OSLO = ZoneInfo("Europe/Oslo")


def long_ago() -> date:
    return timezone.localdate() - timedelta(days=100)


def make(model: Any, **values: Any) -> Any:
    """Make one row as the owner, or without stepping where the test already is the owner."""
    with as_owner():
        return model.objects.create(**values)


def many(model: Any, rows: Iterable[dict[str, Any]]) -> list[Any]:
    """Make several rows of a kind in one question."""
    with as_owner():
        made: list[Any] = model.objects.bulk_create([model(**row) for row in rows])
        return made


def municipality(name: str = "Testvik") -> Municipality:
    return make(Municipality, name=name, number=f"99{next(_town) % 100:02}")  # no number that is, or was, anybody's


def organisation(of: Municipality, kind: str = "nav", name: str = "") -> Organisation:
    return make(
        Organisation, municipality=of, kind=kind, name=name or f"{kind} {of.name}", code=f"{kind}-{next(_number)}"
    )


def account(of: Municipality, name: str, *, staff: bool = False, email: str = "") -> Account:
    return accounts(of, [(name, staff, email)])[0]


def accounts(of: Municipality, wanted: Iterable[tuple[str, bool, str]]) -> list[Account]:
    """People who log in, each by name, whether staff, and address."""
    said = list(wanted)
    people = many(
        Person,
        [
            {"municipality": of, "name": name, "staff": staff, "phone": "900 00 000" if staff else ""}
            for name, staff, _email in said
        ],
    )
    return many(
        Account,
        [
            {
                "municipality": of,
                "person": person,
                "username": f"{name.split()[0].lower()}-{next(_number)}",
                "email": email,
                "password": "!",
            }
            for person, (name, _staff, email) in zip(people, said, strict=True)
        ],
    )


def role(of: Account, role: Role, organisation: Organisation | None = None, ends: date | None = None) -> Membership:
    return roles((of, role, organisation), ends=ends)[0]


def roles(*held: tuple[Account, Role, Organisation | None], ends: date | None = None) -> list[Membership]:
    """Who is what, and where."""
    common = {"starts": long_ago(), "ends": ends}
    rows = [
        {"municipality": of.municipality, "account": of, "role": role.value, "organisation": organisation}
        for of, role, organisation in held
    ]
    return many(Membership, [common | row for row in rows])


def family(of: Municipality, name: str, *adults: Account, youth: tuple[Account, ...] = ()) -> Family:
    made: Family = make(Family, municipality=of, name=name)
    common = {"municipality": of, "family": made, "starts": long_ago()}
    each = [(adult, MemberKind.ADULT) for adult in adults] + [(one, MemberKind.YOUTH) for one in youth]
    many(FamilyMember, [{**common, "person": member.person, "kind": kind.value} for member, kind in each])
    return made


def follow_up(family: Family, worker: Account) -> FollowUp:
    return make(FollowUp, municipality=family.municipality, family=family, worker=worker, starts=long_ago())


def process(of: Municipality, name: str = "Bedre bolig sammen", here: int = 1) -> Process:
    today = timezone.localdate()
    made: Process = make(
        Process,
        municipality=of,
        name=name,
        code=f"prosess-{next(_number)}",
        question="Hvordan finner vi gode hjem sammen?",
        starts=today - timedelta(days=180),
        ends=today + timedelta(days=180),
        here=here,
    )
    here_is = {"municipality": of, "process": made}
    many(Circle, [{**here_is, "side": side.value, "code": side.value} for side in Side])
    words = {"hint": {"nb": ""}, "question": {"nb": "Hva ser vi?"}}
    many(
        Station,
        [
            {
                **here_is,
                "number": number,
                "arm": arm_of(number).value,
                "words": {"name": {"nb": f"Stasjon {number}"}, **words},
            }
            for number in range(1, 8)
        ],
    )
    return made


def circle(of: Process, side: Side) -> Circle:
    with as_owner():
        return Circle.objects.get(process=of, side=side.value)


def seat(of: Process, role: SeatRole, holder: Account | Family | None = None, **values: Any) -> Seat:
    return seats(of, (role, holder), **values)[0]


def seats(of: Process, *held: tuple[SeatRole, Account | Family | None], **values: Any) -> list[Seat]:
    """Places in a process, each with whoever sits there; one of the staff who is nothing here yet, becomes it by sitting down."""
    _at_work(*held)
    with as_owner():
        circles = {each.side: each for each in Circle.objects.filter(process=of)}
    rows = [
        {
            "role": role.value,
            "code": f"plass-{next(_number)}",
            "circle": circles[SIDE_OF[role].value] if role in SIDE_OF else None,
            "account": holder if isinstance(holder, Account) else None,
            "family": holder if isinstance(holder, Family) else None,
            "called": str(holder.person if isinstance(holder, Account) else holder or ""),
        }
        for role, holder in held
    ]
    return many(Seat, [{"municipality": of.municipality, "process": of, **row, **values} for row in rows])


def _at_work(*held: tuple[SeatRole, Account | Family | None]) -> None:
    workers = {holder: role for role, holder in held if isinstance(holder, Account) and holder.person.staff}
    with as_owner():
        known = set(Membership.objects.filter(account__in=workers).values_list("account", flat=True))
    roles(*[(worker, Role(role.value), None) for worker, role in workers.items() if worker.pk not in known])


def station(of: Process, number: int = 1) -> Station:
    with as_owner():
        return Station.objects.get(process=of, number=number)


def contribution(by: Account, at: Station, text: str, audience: Audience = Audience.ME, **values: Any) -> Contribution:
    whose = {"author": None, "entered_by": by} if values.get("on_paper") else {"author": by}
    return make(
        Contribution,
        municipality=by.municipality,
        process_id=at.process_id,
        station=at,
        **whose,
        text=text,
        signed=by.person.name,
        audience=audience.value,
        **values,
    )


def gathering(of: Process, kind: GatheringKind = GatheringKind.JOINT, days: int = 7, **values: Any) -> Gathering:
    starts = datetime.combine(timezone.localdate() + timedelta(days=days), datetime.min.time(), OSLO) + timedelta(
        hours=17
    )
    sides = {GatheringKind.FAMILIES: Side.FAMILIES, GatheringKind.PROVIDERS: Side.PROVIDERS}
    values.setdefault("circle", circle(of, sides[kind]) if kind in sides else None)
    values.setdefault("title", "En kveld sammen")
    values.setdefault("place", "Gjenbrukssentralen")
    return make(
        Gathering,
        municipality=of.municipality,
        process=of,
        code=f"samling-{next(_number)}",
        kind=kind.value,
        station=of.here,
        starts_at=starts,
        minutes=180,
        ground=Ground.NEUTRAL.value,
        **values,
    )


def attendance(of: Gathering, seat: Seat, **values: Any) -> Attendance:
    return make(Attendance, municipality=of.municipality, gathering=of, seat=seat, **values)


def promise(of: Gathering, seat: Seat, **values: Any) -> Promise:
    values.setdefault("name", str(seat))
    values.setdefault("account", seat.account)
    return make(Promise, municipality=of.municipality, gathering=of, seat=seat, text="v1", way="tap", **values)


def voice(of: Process, family: Family, matter: Matter, says: bool = True) -> FamilyVoice:
    return make(FamilyVoice, municipality=of.municipality, process=of, family=family, matter=matter.value, says=says)


def gate(of: Process) -> Gate:
    return make(Gate, municipality=of.municipality, process=of)


def hand_over(at: Station, text: str, by: Account, side: Side = Side.FAMILIES) -> HandOver:
    return make(
        HandOver,
        municipality=by.municipality,
        process_id=at.process_id,
        station=at,
        text=text,
        by=by,
        proposed_by=side.value,
    )


def channel(of: Process, office: Organisation, *, opens: int = -10, closes: int = 10) -> RecruitingChannel:
    today = timezone.localdate()
    return make(
        RecruitingChannel,
        municipality=of.municipality,
        process=of,
        organisation=office,
        opens=today + timedelta(days=opens),
        closes=today + timedelta(days=closes),
    )
