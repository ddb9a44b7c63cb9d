"""The seats of a process: added, changed, removed, and given to those who lead."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.setting_up import at, empty, reload
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.people.rules.roles import Role
from usving.process.models import (
    Attendance,
    Circle,
    Invitation,
    Seat,
)
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db
STRANGERS = ["fatima", "nils", "anne", "odd", "bo"]


@pytest.fixture
def world() -> Cast:
    return cast()


def seat_sent(world: Cast, role: str, **changed: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "role": role, "label": "Plass 6", "organisation": str(world.nav.pk), **changed}


def test_seats_are_added_once_in_their_own_circle(client: Visitor, world: Cast):
    make.channel(world.process, world.nav)
    client.login_as(world.liv)
    for role in ("family", "provider"):
        sent = seat_sent(world, role)
        for _click in range(2):
            assert client.post(at(world, "setup_seat_new"), sent).status_code == 302
        with as_owner():
            seat = Seat.objects.select_related("circle").get(pk=sent["key"])
        side = "families" if role == "family" else "providers"
        assert (seat.circle.side, seat.side, seat.account_id, seat.family_id) == (side, side, None, None)


def test_a_familys_seat_has_an_office_that_recruits(client: Visitor, world: Cast):
    client.login_as(world.liv)
    sentence = "Velg et kontor som inviterer familier til prosessen. Legg det til under «Rekruttering» først."
    response = client.post(at(world, "setup_seat_new"), seat_sent(world, "family"))
    assert response.context["form"].errors == {"organisation": [sentence]}
    provider = client.post(at(world, "setup_seat_new"), seat_sent(world, "provider", organisation=""))
    assert provider.context["form"].errors == {"organisation": ["Velg hvor tjenesteyteren kommer fra."]}


def test_an_empty_seat_is_named_anew_or_removed(client: Visitor, world: Cast):
    seat, family = empty(world), empty(world, SeatRole.FAMILY)
    client.login_as(world.liv)
    client.post(at(world, "setup_seat", seat.pk), {"label": "Rådgiver", "organisation": str(world.office.pk)})
    assert (reload(seat).label, reload(seat).organisation_id) == ("Rådgiver", world.office.pk)
    assert client.post(at(world, "setup_seat", family.pk), {"label": "x"}).status_code == 404
    for each in (seat, family):
        client.post(at(world, "setup_seat_removal", each.pk))
    with as_owner():
        assert Seat.objects.filter(pk__in=[seat.pk, family.pk]).count() == 0


def invitation(world: Cast, seat: Seat, *, lives: int) -> Invitation:
    return make.make(
        Invitation, municipality=world.testvik, process=world.process, side=Side.PROVIDERS.value, organisation=world.nav,
        seat=seat, to_name="Pia", way="paper", digest=str(uuid4()), expires_at=timezone.now() + timedelta(days=lives),
    )  # fmt: skip


def removal(client: Visitor, world: Cast, seat: Seat) -> list[str]:
    """Try to remove a seat, and return what is said of it."""
    response = client.login_as(world.liv).post(at(world, "setup_seat_removal", seat.pk), follow=True)
    return [str(message) for message in response.context["messages"]]


def test_a_seat_that_something_hangs_on_stays(client: Visitor, world: Cast):
    left, invited, old = empty(world), empty(world), empty(world)
    make.attendance(make.gathering(world.process), left, coming="yes")
    invitation(world, invited, lives=3)
    kept = invitation(world, old, lives=-3)
    assert removal(client, world, left) == [
        "Noen har sittet her, og det de svarte, henger på plassen. Den blir stående, så ingenting går tapt."
    ]
    assert removal(client, world, invited) == [
        "Noen er invitert til plassen og kan fortsatt si ja. Den kan fjernes når invitasjonen har gått ut."
    ]
    assert removal(client, world, old) == ["Plassen er fjernet."]
    with as_owner():
        assert set(Seat.objects.filter(pk__in=[left.pk, invited.pk, old.pk])) == {left, invited}
        assert Attendance.objects.get(seat=left).coming == "yes"
    assert reload(kept).seat_id is None


def test_the_database_removes_no_taken_seat_and_nothing_for_strangers(world: Cast):
    from django.db import connection

    def removed(asker: Account, seat: Seat) -> str:
        with acting_as(asker.pk), connection.cursor() as cursor:
            cursor.execute("select process_remove_seat(%s)", [seat.pk])
            return str(cursor.fetchone()[0])

    free = empty(world)
    assert [removed(world.liv, seat) for seat in (world.sol_seat, world.nils_seat)] == ["taken", "taken"]
    assert {removed(getattr(world, name), free) for name in STRANGERS} == {"refused"}
    assert removed(world.siv, free) == "removed"


@pytest.mark.parametrize("holder", [None, "sol"])
def test_the_database_lets_a_leader_add_a_familys_seat_but_never_fill_it(world: Cast, holder: str | None):
    with acting_as(world.liv.pk):
        circle = Circle.objects.get(process=world.process, side="families")
        row = {
            "municipality": world.testvik,
            "process": world.process,
            "role": "family",
            "code": "ny",
            "circle": circle,
        }
        if holder is None:
            assert Seat.objects.create(**row).pk
            return
        with pytest.raises(ProgrammingError), transaction.atomic():
            Seat.objects.create(**row, account=world.liv)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Seat.objects.create(**row, family=make.family(world.testvik, "Ny familie"))


def test_the_database_lets_no_leader_into_the_families_circle(world: Cast):
    mine = Seat.objects.filter(process=world.process, account=world.liv)
    with acting_as(world.liv.pk):
        families = Circle.objects.get(process=world.process, side="families")
        with pytest.raises(ProgrammingError), transaction.atomic():
            mine.update(circle=families)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Seat.objects.create(
                municipality=world.testvik, process=world.process, role="provider", code="smug", circle=families,
                account=world.liv,
            )  # fmt: skip


def test_a_facilitator_is_seated_and_reads_it_in_their_own_log(client: Visitor, world: Cast):
    eva = make.account(world.testvik, "Eva Veileder", staff=True)
    make.role(eva, Role.FACILITATOR)
    seat = make.seat(world.process, SeatRole.FACILITATOR, None)
    url, sent = at(world, "setup_leader"), {"key": str(uuid4()), "person": f"facilitator:{eva.pk}"}
    page = client.login_as(world.liv).get(url)
    assert page.context["people"] == [(sent["person"], "Eva Veileder – prosessveileder")]
    assert client.post(url, sent).status_code == 302
    assert (reload(seat).account_id, reload(seat).called) == (eva.pk, "Eva Veileder")
    assert client.login_as(eva).get(at(world, "setup")).status_code == 200
    log = client.get("/om-meg/logg/").content.decode()
    assert "Ga deg en plass blant dem som leder prosessen." in log


def test_only_staff_with_the_role_can_be_chosen_to_lead(client: Visitor, world: Cast):
    for account in (world.nils, world.fatima, world.bo):
        sent = {"key": str(uuid4()), "person": f"facilitator:{account.pk}"}
        response = client.login_as(world.liv).post(at(world, "setup_leader"), sent)
        assert response.context["form"].errors == {"person": ["Velg en av dem som står her."]}
