"""Leaving: what ends at once, what stays, who is shown what, and coming back the same day."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.people.models import Account, FamilyMember
from usving.process.models import Contribution, Gate, Leaving, Seat
from usving.process.rules.audience import Audience
from usving.process.rules.gate import Matter
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def say(world: Cast, by: Account, audience: Audience, family: Any = None, side: Side = Side.FAMILIES) -> Contribution:
    circle = make.circle(world.process, side)
    return make.contribution(
        by, make.station(world.process), f"{by.username} {audience.value}", audience, family=family, circle=circle
    )


def read_by(account: Account) -> set[str]:
    with acting_as(account.pk):
        return set(Contribution.objects.values_list("text", flat=True))


def leave(client: Visitor, account: Account, seat: Seat) -> Any:
    return client.login_as(account).post(reverse("seat_leaving", args=[seat.pk]))


def left_by(account: Account) -> Leaving:
    with as_owner():
        return Leaving.objects.filter(by=account).latest("left_at")


@pytest.mark.parametrize(
    ("name", "seat", "sees", "leaves"),
    [
        ("fatima", "sol_seat", 200, True),
        ("jonas", "sol_seat", 200, True),
        ("amina", "sol_seat", 200, False),
        ("nils", "nils_seat", 200, True),
        ("siv", "siv_seat", 200, True),
        ("per", "sol_seat", 404, False),
        ("siv", "sol_seat", 404, False),
        ("liv", "nils_seat", 404, False),
        ("odd", "nils_seat", 404, False),
        ("bo", "siv_seat", 404, False),
    ],
)
def test_one_leaves_ones_own_seat_and_an_adult_the_familys(
    client: Visitor, world: Cast, name: str, seat: str, sees: int, leaves: bool
):
    account, place = getattr(world, name), getattr(world, seat)
    assert client.login_as(account).get(reverse("seat_leaving", args=[place.pk])).status_code == sees
    leave(client, account, place)
    assert client.get(reverse("seat_leaving", args=[uuid4()])).status_code == 404
    with as_owner():
        place.refresh_from_db()
    assert (place.ends == timezone.localdate() - timedelta(days=1)) == leaves


def test_what_one_reads_ends_at_the_next_request_and_ones_own_stays(client: Visitor, world: Cast):
    mine = say(world, world.fatima, Audience.CIRCLE, world.sol)
    other = say(world, world.per, Audience.CIRCLE, world.bekk)
    assert read_by(world.fatima) == {mine.text, other.text}
    leave(client, world.fatima, world.sol_seat)
    assert read_by(world.fatima) == {mine.text}
    assert read_by(world.amina) == set()
    assert read_by(world.per) == {mine.text, other.text}
    assert client.login_as(world.fatima).get(reverse("contribution", args=[other.pk])).status_code == 404
    page = client.get(reverse("own_things"))
    assert [each.pk for each in page.context["list"].page] == [mine.pk]


def test_what_one_has_said_can_be_taken_back_and_deleted_but_not_changed_or_widened(client: Visitor, world: Cast):
    mine = say(world, world.fatima, Audience.CIRCLE, world.sol)
    leave(client, world.fatima, world.sol_seat)
    page = client.login_as(world.fatima).get(reverse("contribution", args=[mine.pk]))
    assert page.status_code == 200
    assert "Ta det tilbake" in page.content.decode()
    for name in ("contribution_change", "audience"):
        assert client.get(reverse(name, args=[mine.pk])).status_code == 404
    with acting_as(world.fatima.pk):
        assert Contribution.objects.filter(pk=mine.pk).update(audience="all", text="nytt") == 0
    back = reverse("contribution_taken_back", args=[mine.pk])
    assert client.get(back).status_code == 405
    assert client.post(back).status_code == 302
    assert read_by(world.per) == set()
    assert client.login_as(world.per).post(back).status_code == 404
    assert client.login_as(world.fatima).post(reverse("contribution_delete", args=[mine.pk])).status_code == 302
    assert read_by(world.fatima) == set()


def test_the_gate_is_counted_anew_and_what_waited_there_stays_with_the_circle(client: Visitor, world: Cast):
    """A family that had not said yes leaves: the gate opens for the others, and nothing of theirs goes through it."""
    waiting = say(world, world.fatima, Audience.ALL, world.sol)
    others = say(world, world.per, Audience.ALL, world.bekk)
    make.voice(world.process, world.bekk, Matter.JOIN)
    make.voice(world.process, world.sol, Matter.JOIN, says=False)
    assert read_by(world.nils) == set()
    shown = client.login_as(world.fatima).get(reverse("seat_leaving", args=[world.sol_seat.pk]))
    assert shown.context["opens"] is True
    leave(client, world.fatima, world.sol_seat)
    with as_owner():
        assert Gate.objects.filter(process=world.process).exists()
    assert read_by(world.nils) == {others.text}
    assert read_by(world.per) == {waiting.text, others.text}


def test_the_guest_does_not_read_what_a_family_said_that_has_left(client: Visitor, world: Cast):
    said = say(world, world.fatima, Audience.CIRCLE, world.sol)
    others = say(world, world.per, Audience.CIRCLE, world.bekk)
    for family in (world.sol, world.bekk):
        make.voice(world.process, family, Matter.GUEST)
    assert read_by(world.siv) == {said.text, others.text}
    leave(client, world.fatima, world.sol_seat)
    assert read_by(world.siv) == {others.text}


def test_a_guest_who_leaves_reads_no_more(client: Visitor, world: Cast):
    said = say(world, world.fatima, Audience.CIRCLE, world.sol)
    for family in (world.sol, world.bekk):
        make.voice(world.process, family, Matter.GUEST)
    assert read_by(world.siv) == {said.text}
    leave(client, world.siv, world.siv_seat)
    assert read_by(world.siv) == set()


def test_one_comes_back_the_same_day_to_all_as_it_was(client: Visitor, world: Cast):
    waiting = say(world, world.fatima, Audience.ALL, world.sol)
    leave(client, world.fatima, world.sol_seat)
    found = left_by(world.fatima)
    there = reverse("left_undone", args=[found.pk])
    assert client.get(reverse("left", args=[found.pk])).status_code == 200
    assert client.login_as(world.jonas).post(there).status_code == 404
    assert client.login_as(world.fatima).post(there).status_code == 302
    with as_owner():
        world.sol_seat.refresh_from_db()
        waiting.refresh_from_db()
    assert (world.sol_seat.ends, waiting.audience) == (None, "all")
    assert client.get(reverse("u", args=[world.process.pk])).context["may_write"] is True
    assert client.post(there).status_code == 302
    assert "Du er tilbake allerede." in client.get(reverse("left", args=[found.pk])).content.decode()


def test_the_next_day_it_stands(client: Visitor, world: Cast):
    leave(client, world.nils, world.nils_seat)
    with as_owner():
        Leaving.objects.update(left_at=timezone.now() - timedelta(days=1))
    found = left_by(world.nils)
    assert "Kom tilbake" not in client.get(reverse("left", args=[found.pk])).content.decode()
    client.post(reverse("left_undone", args=[found.pk]))
    with as_owner():
        world.nils_seat.refresh_from_db()
    assert world.nils_seat.ends == timezone.localdate() - timedelta(days=1)


def test_the_last_one_who_leads_gives_the_lead_to_someone_else_first(client: Visitor, world: Cast):
    leave(client, world.liv, make_seat_of(world, world.liv))
    response = client.login_as(world.siv).get(reverse("seat_leaving", args=[world.siv_seat.pk]))
    assert "Du er den eneste som leder prosessen." in response.content.decode()
    leave(client, world.siv, world.siv_seat)
    with as_owner():
        world.siv_seat.refresh_from_db()
    assert world.siv_seat.ends is None


def make_seat_of(world: Cast, account: Account) -> Seat:
    with as_owner():
        return Seat.objects.get(process=world.process, account=account, role=SeatRole.PROCESS_LEADER)


def leave_family(client: Visitor, account: Account, family: Any, **typed: str) -> Any:
    return client.login_as(account).post(reverse("family_leaving", args=[family.pk]), typed)


@pytest.mark.parametrize(
    ("name", "status"), [("fatima", 302), ("amina", 404), ("per", 404), ("nils", 404), ("odd", 404)]
)
def test_an_adult_leaves_a_family(client: Visitor, world: Cast, name: str, status: int):
    account = getattr(world, name)
    assert (client.login_as(account).get(reverse("family_leaving", args=[world.sol.pk])).status_code == 200) == (
        status == 302
    )
    assert leave_family(client, account, world.sol).status_code == status
    with as_owner():
        place = FamilyMember.objects.get(family=world.sol, person=world.fatima.person)
    assert (place.ends is None) == (name != "fatima")


def test_what_one_shared_with_the_family_is_taken_back_only_where_one_says_so(client: Visitor, world: Cast):
    said = say(world, world.fatima, Audience.FAMILY, world.sol)
    page = client.login_as(world.fatima).get(reverse("family_leaving", args=[world.sol.pk])).content.decode()
    assert "checked" not in page
    leave_family(client, world.fatima, world.sol)
    assert (read_by(world.fatima), read_by(world.jonas)) == ({said.text}, {said.text})
    client.post(reverse("left_undone", args=[left_by(world.fatima).pk]))
    leave_family(client, world.fatima, world.sol, take_back="on")
    assert (read_by(world.fatima), read_by(world.jonas)) == ({said.text}, set())


def test_the_seat_stays_while_an_adult_is_left_and_goes_with_the_last(client: Visitor, world: Cast):
    leave_family(client, world.fatima, world.sol)
    with as_owner():
        world.sol_seat.refresh_from_db()
    assert world.sol_seat.ends is None
    page = client.login_as(world.jonas).get(reverse("family_leaving", args=[world.sol.pk]))
    assert [seat.pk for seat in page.context["seats"]] == [world.sol_seat.pk]
    leave_family(client, world.jonas, world.sol)
    with as_owner():
        world.sol_seat.refresh_from_db()
    assert world.sol_seat.ends == timezone.localdate() - timedelta(days=1)
    with as_owner():
        left = Leaving.objects.get(by=world.jonas, seat__isnull=True)
    client.post(reverse("left_undone", args=[left.pk]))
    with as_owner():
        world.sol_seat.refresh_from_db()
    assert world.sol_seat.ends is None


def test_one_comes_back_to_the_family_the_same_day(client: Visitor, world: Cast):
    said = say(world, world.jonas, Audience.FAMILY, world.sol)
    leave_family(client, world.fatima, world.sol)
    assert read_by(world.fatima) == set()
    client.post(reverse("left_undone", args=[left_by(world.fatima).pk]))
    assert read_by(world.fatima) == {said.text}
