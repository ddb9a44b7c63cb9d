"""The board: who is chosen, as many from each side, what is taken up, and what needs the yes of both."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.core.database.asking import ids_of
from usving.core.identity import acting_as
from usving.people.models import Account, Notice
from usving.process.access import standing_of
from usving.process.models import Seat, Task
from usving.process.rules.gatherings import GatheringKind
from usving.steering.access.board import (
    board_decisions_visible_to,
    board_seats_visible_to,
    board_yeses_visible_to,
    decision_yeses_visible_to,
    meetings_visible_to,
    points_visible_to,
    steers,
)
from usving.steering.actions.clock import tell_by_the_clock
from usving.steering.models import AgendaPoint, BoardDecision, BoardMeeting, BoardSeat, BoardYes, DecisionYes

pytestmark = pytest.mark.django_db
EVERYONE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")
INSIDE = {"fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv"}


@pytest.fixture
def world() -> Cast:
    made = cast()
    make.gate(made.process)
    return made


def here(world: Cast, page: str) -> str:
    return reverse(page, args=[world.process.pk])


def propose(client: Visitor, world: Cast, account: Account, seat: Seat) -> int:
    return client.login_as(account).post(here(world, "board_member_new"), {"seat": seat.pk}).status_code


def yes(client: Visitor, account: Account, seat: Seat) -> int:
    with as_owner():
        found = BoardSeat.objects.get(seat=seat, left_at__isnull=True)
    return client.login_as(account).post(reverse("board_member_yes", args=[found.pk])).status_code


def sits(world: Cast) -> set[UUID]:
    with as_owner():
        found = BoardSeat.objects.filter(process=world.process, sits_since__isnull=False, left_at__isnull=True)
        return set(found.values_list("seat_id", flat=True))


def even(world: Cast) -> None:
    """One from each side sits there."""
    for seat, side in ((world.sol_seat, "families"), (world.nils_seat, "providers")):
        row = {"municipality": world.testvik, "process": world.process, "circle": seat.circle}
        make.make(BoardSeat, **row, seat=seat, side=side, sits_since=timezone.now())


def point(client: Visitor, world: Cast, matter: str, by: Account | None = None) -> AgendaPoint:
    said = {"key": uuid4(), "title": "Barnepass", "about": "Flere kan komme.", "matter": matter}
    client.login_as(by or world.fatima)
    for _twice in range(2):
        assert client.post(here(world, "board_point_new"), said).status_code == 302
    with as_owner():
        return AgendaPoint.objects.get(pk=said["key"])


def typed(**said: Any) -> dict[str, Any]:
    return {
        "key": uuid4(), "text": "Vi betaler barnepass.", "reasons": "Ellers kommer bare én.", "heard": ["families"],
        "follow_up": timezone.localdate() + timedelta(days=30), **said,
    }  # fmt: skip


def decided(client: Visitor, world: Cast, matter: str, **said: Any) -> BoardDecision:
    words, found = typed(**said), point(client, world, matter)
    client.login_as(world.siv)
    for _twice in range(2):
        assert client.post(reverse("board_decision_new", args=[found.pk]), words).status_code == 302
    return fresh(words["key"])


def fresh(key: Any) -> BoardDecision:
    with as_owner():
        return BoardDecision.objects.get(pk=key)


def agree(client: Visitor, found: BoardDecision, account: Account, version: int | None = None) -> int:
    said = {"version": version or fresh(found.pk).version}
    return client.login_as(account).post(reverse("board_decision_yes", args=[found.pk]), said).status_code


def test_a_circle_chooses_its_own_and_the_one_it_is_must_want_to(client: Visitor, world: Cast):
    assert propose(client, world, world.fatima, world.bekk_seat) == 302
    assert sits(world) == set()  # Per has not said yes
    assert yes(client, world.nils, world.bekk_seat) == 404  # not his circle
    assert yes(client, world.per, world.bekk_seat) == 302
    assert sits(world) == {world.bekk_seat.pk}
    assert propose(client, world, world.fatima, world.nils_seat) == 422
    assert {name: propose(client, world, getattr(world, name), world.sol_seat) for name in ("siv", "odd", "bo")} == {
        "siv": 404, "odd": 404, "bo": 404,
    }  # fmt: skip


def test_neither_side_gets_two_ahead(client: Visitor, world: Cast):
    propose(client, world, world.fatima, world.bekk_seat)
    yes(client, world.per, world.bekk_seat)
    propose(client, world, world.fatima, world.sol_seat)
    page = client.login_as(world.per)
    with as_owner():
        other = BoardSeat.objects.get(seat=world.sol_seat)
    answer = page.post(reverse("board_member_yes", args=[other.pk]), follow=True)
    assert "Dere er én flere enn den andre siden allerede" in answer.content.decode()
    assert sits(world) == {world.bekk_seat.pk}


def test_an_uneven_board_decides_nothing_and_is_told_so_kindly(client: Visitor, world: Cast):
    found = point(client, world, "money")
    client.login_as(world.siv)
    there = reverse("board_decision_new", args=[found.pk])
    assert "Ingen sitter i styret" in client.post(there, typed()).content.decode()
    row = {"municipality": world.testvik, "process": world.process, "circle": world.sol_seat.circle}
    make.make(BoardSeat, **row, seat=world.sol_seat, side="families", sits_since=timezone.now())
    answer = client.post(there, typed())
    assert (answer.status_code, "ikke like mange" in answer.content.decode()) == (422, True)
    page = client.get(here(world, "board")).content.decode()
    assert "Styret kan ikke bestemme noe før tjenesteyterne har valgt en til." in page


def test_money_needs_both_sides_and_a_cupboard_does_not(client: Visitor, world: Cast):
    even(world)
    assert decided(client, world, "practical").in_force_at is not None
    found = decided(client, world, "money")
    assert found.in_force_at is None
    assert {
        name: agree(client, found, getattr(world, name)) for name in ("per", "kari", "siv", "odd", "bo")
    } == dict.fromkeys(("per", "kari", "siv", "odd", "bo"), 404)  # they do not sit there
    agree(client, found, world.fatima)
    client.login_as(world.siv).post(
        reverse("board_decision_words", args=[found.pk]), typed(text="Vi betaler én barnepasser.")
    )
    agree(client, found, world.nils)
    agree(client, found, world.fatima, version=1)
    assert fresh(found.pk).in_force_at is None  # the families' yes was to other words
    agree(client, found, world.fatima)
    assert fresh(found.pk).in_force_at is not None
    assert client.login_as(world.siv).post(
        reverse("board_decision_words", args=[found.pk]), typed()
    ).status_code == 422  # fmt: skip


def test_who_is_heard_and_who_is_not_stands_there(client: Visitor, world: Cast):
    even(world)
    found = point(client, world, "practical")
    client.login_as(world.siv)
    there = reverse("board_decision_new", args=[found.pk])
    assert client.post(there, typed(heard=[])).status_code == 422
    assert client.post(there, typed(follow_up=timezone.localdate() - timedelta(days=1))).status_code == 422
    made = decided(client, world, "practical", heard=["families", "providers"], not_heard="Barna, ennå.")
    page = client.login_as(world.per).get(reverse("board_decision", args=[made.pk])).content.decode()
    assert ("familiene, tjenesteyterne" in page, "barn og ungdom, de frivillige" in page, "Barna, ennå." in page) == (
        True, True, True,
    )  # fmt: skip


def test_its_owner_is_reminded_and_tells_what_became(client: Visitor, world: Cast):
    even(world)
    made = decided(client, world, "practical", owner=world.bekk_seat.pk)
    with as_owner():
        Notice.objects.all().delete()
    day = timezone.now() + timedelta(days=30)
    assert (tell_by_the_clock(day - timedelta(days=1)), tell_by_the_clock(day), tell_by_the_clock(day)) == (0, 1, 0)
    there = reverse("board_decision_became", args=[made.pk])
    assert client.login_as(world.kari).get(there).status_code == 404
    assert client.login_as(world.per).post(there, {"words": ""}).status_code == 422
    assert client.post(there, {"words": "To barnepassere kommer."}).status_code == 302
    assert fresh(made.pk).became == "To barnepassere kommer."
    with as_owner():
        assert Notice.objects.get().account_id == world.per.pk


def test_a_meeting_takes_up_points_in_order(client: Visitor, world: Cast):
    even(world)
    first, second = point(client, world, "money"), point(client, world, "other", world.nils)
    key = uuid4()
    new = here(world, "board_meeting_new")
    assert client.login_as(world.per).get(new).status_code == 404
    client.login_as(world.fatima)  # she sits on the board
    assert client.post(new, {"key": key}).status_code == 422
    for _twice in range(2):
        assert client.post(new, {"key": key, "day": timezone.localdate(), "place": "Naustet"}).status_code == 302
    agenda = reverse("board_agenda", args=[key])
    client.post(agenda, {"points": [first.pk, second.pk]})
    client.post(reverse("board_point_up", args=[second.pk]))
    page = client.login_as(world.per).get(reverse("board_meeting", args=[key]))
    assert [each.pk for each in page.context["points"]] == [second.pk, first.pk]
    client.login_as(world.nils).post(reverse("board_point_withdrawn", args=[second.pk]))
    assert client.login_as(world.per).post(reverse("board_point_withdrawn", args=[first.pk])).status_code == 404
    page = client.get(reverse("board_meeting", args=[key]))
    assert [each.pk for each in page.context["points"]] == [first.pk]


def test_a_meeting_that_is_a_gathering_gives_its_decisions_as_tasks(client: Visitor, world: Cast):
    even(world)
    gathering, key = make.gathering(world.process, GatheringKind.JOINT), uuid4()
    client.login_as(world.siv).post(here(world, "board_meeting_new"), {"key": key, "gathering": gathering.pk})
    found = point(client, world, "practical")
    client.login_as(world.siv).post(reverse("board_agenda", args=[key]), {"points": [found.pk]})
    words = typed(owner=world.nils_seat.pk)
    client.post(reverse("board_decision_new", args=[found.pk]), words)
    client.post(reverse("board_decision_task", args=[words["key"]]))
    with as_owner():
        assert list(Task.objects.values_list("text", "seat", "gathering")) == [
            ("Barnepass", world.nils_seat.pk, gathering.pk)
        ]


@pytest.mark.parametrize(
    ("page", "may"),
    [
        ("board_decision", INSIDE),
        ("board_decision_words", {"fatima", "jonas", "amina", "nils", "siv", "liv"}),
        ("board_decision_became", {"fatima", "jonas", "amina", "nils", "siv", "liv"}),
    ],
)
def test_who_comes_to_a_decision(client: Visitor, world: Cast, page: str, may: set[str]):
    even(world)
    there = reverse(page, args=[decided(client, world, "practical").pk])
    answers = {name: client.login_as(getattr(world, name)).get(there).status_code for name in EVERYONE}
    assert answers == {name: 200 if name in may else 404 for name in EVERYONE}
    assert client.login_as(world.siv).get(reverse(page, args=[uuid4()])).status_code == 404


def test_who_comes_to_the_board(client: Visitor, world: Cast):
    answers = {name: client.login_as(getattr(world, name)).get(here(world, "board")).status_code for name in EVERYONE}
    assert answers == {name: 200 if name in INSIDE else 404 for name in EVERYONE}
    assert client.login_as(world.siv).get(reverse("board", args=[uuid4()])).status_code == 404


PAGE = 20


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same(client: Visitor, world: Cast, django_assert_num_queries: Any, number: int):
    even(world)
    for _each in range(number):
        decided(client, world, "practical")
        point(client, world, "money")
    client.login_as(world.per)
    with django_assert_num_queries(PAGE):
        page = client.get(here(world, "board"))
    assert (page.context["list"].count, len(page.context["waiting"])) == (number, number)


def test_older_meetings_are_shown_when_one_asks_for_them(client: Visitor, world: Cast):
    day = timezone.localdate()
    for number in range(1, 13):
        row = {"municipality": world.testvik, "process": world.process, "by": world.siv}
        make.make(BoardMeeting, **row, day=day - timezone.timedelta(days=number), place=f"Sted {number}")
    client.login_as(world.fatima)

    def places(query: str = "") -> list[str]:
        return [each.place for each in client.get(here(world, "board") + query).context["past"]]

    assert places() == [f"Sted {number}" for number in range(1, 11)]
    assert "Vis 2 eldre møter" in client.get(here(world, "board")).text
    assert places("?moter=alle") == [f"Sted {number}" for number in range(1, 13)]


def test_decisions_are_looked_for(client: Visitor, world: Cast):
    even(world)
    decided(client, world, "practical")
    client.login_as(world.per)
    for word, count in (("barnepass", 1), ("finnes ikke", 0)):
        client.post(reverse("search"), {"there": here(world, "board"), "words": word})
        assert client.get(here(world, "board")).context["list"].count == count


DOORS: dict[Any, Any] = {
    BoardSeat: board_seats_visible_to,
    BoardYes: board_yeses_visible_to,
    BoardMeeting: meetings_visible_to,
    AgendaPoint: points_visible_to,
    BoardDecision: board_decisions_visible_to,
    DecisionYes: decision_yeses_visible_to,
}


def test_the_doors_say_the_same_as_the_database(client: Visitor, world: Cast):
    even(world)
    propose(client, world, world.fatima, world.bekk_seat)
    agree(client, decided(client, world, "money"), world.fatima)
    client.login_as(world.siv).post(here(world, "board_meeting_new"), {"key": uuid4(), "day": timezone.localdate()})
    seen = {}
    for name in EVERYONE:
        account = getattr(world, name)
        with as_owner(), acting_as(account.pk):
            who = standing_of(account)
            through = {model: set(door(who).values_list("pk", flat=True)) for model, door in DOORS.items()}
            steered = steers(who)
        with acting_as(account.pk):
            alone = {model: set(model.objects.values_list("pk", flat=True)) for model in DOORS}
            assert set(ids_of("steering_i_steer")) == steered
        assert alone == through, name
        seen[name] = (len(alone[BoardSeat]), len(alone[BoardDecision]))
    inside = {name: (3, 1) if name in ("fatima", "jonas", "amina", "per") else (2, 1) for name in INSIDE}
    assert seen == dict.fromkeys(EVERYONE, (0, 0)) | inside
