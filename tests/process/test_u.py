"""The list of processes and the page of a U: each sees what is theirs, the rest of the municipality the frame."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.asking import asked
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.core.u import Mark
from usving.core.u import Side as Thread
from usving.process.access import standing_of
from usving.process.models import Gate, HandOverApproval, Partner, StationMove
from usving.process.queries import u as queries
from usving.process.rules.audience import Audience
from usving.process.rules.gate import Matter
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast(here=2)


def u_of(world: Cast) -> str:
    return reverse("u", args=[world.process.pk])


def said(world: Cast, audience: Audience, number: int = 2, side: Side = Side.FAMILIES) -> None:
    family = {"family": world.sol} if side is Side.FAMILIES else {}
    by = world.fatima if side is Side.FAMILIES else world.nils
    make.contribution(
        by, make.station(world.process, number), "Ord", audience, circle=make.circle(world.process, side), **family
    )


def test_one_seat_leads_straight_to_its_u(client: Visitor, world: Cast):
    answer = client.login_as(world.fatima).get(reverse("processes"))
    assert (answer.status_code, answer.headers["Location"]) == (302, u_of(world))


def test_several_seats_are_listed_and_so_is_the_rest_of_the_municipality(client: Visitor, world: Cast):
    second, third = make.process(world.testvik, "Den andre"), make.process(world.testvik, "Den tredje")
    make.seat(second, SeatRole.FAMILY, world.sol)
    context = client.login_as(world.fatima).get(reverse("processes")).context
    assert {each.pk for each in context["mine"]} == {world.process.pk, second.pk}
    assert {each.pk for each in context["list"].page} == {third.pk}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_processes_asks_as_much_for_three_as_for_one(client: Visitor, world: Cast, count: int):
    for number in range(count):
        make.process(world.testvik, f"Nummer {number}")
    address = reverse("processes") + "?alle=ja"
    assert len(client.login_as(world.fatima).get(address).context["list"].page) == count
    assert asked(client, address) == 8


def test_a_word_finds_among_the_other_processes(client: Visitor, world: Cast):
    for name in ("Ungdom i sentrum", "Eldre på bygda"):
        make.process(world.testvik, name)
    client.login_as(world.fatima).post(
        reverse("search"), {"there": reverse("processes"), "words": "UNGDOM", "alle": "ja"}
    )
    found = client.get(reverse("processes") + "?alle=ja").context["list"]
    assert [each.name for each in found.page] == ["Ungdom i sentrum"]


def test_without_a_seat_the_list_says_why_it_is_empty(client: Visitor, world: Cast):
    answer = client.login_as(world.odd).get(reverse("processes"))
    assert (list(answer.context["mine"]), [each.pk for each in answer.context["list"].page]) == ([], [world.process.pk])
    assert "Du har ikke plass i noen prosess nå." in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "status", "template"),
    [
        ("fatima", 200, "process/u.html"),
        ("amina", 200, "process/u.html"),
        ("nils", 200, "process/u.html"),
        ("siv", 200, "process/u.html"),
        ("odd", 200, "process/u_frame.html"),
        ("anne", 200, "process/u_frame.html"),
        ("bo", 404, "404.html"),
    ],
)
def test_each_gets_the_page_that_is_theirs(client: Visitor, world: Cast, name: str, status: int, template: str):
    answer = client.login_as(getattr(world, name)).get(u_of(world))
    assert (answer.status_code, answer.templates[0].name) == (status, template)


def test_a_bad_id_is_not_found_and_nothing_is_posted_to(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    assert client.get(reverse("u", args=[uuid4()])).status_code == 404
    assert client.post(u_of(world)).status_code == 405
    assert client.post(reverse("processes")).status_code == 405


def test_the_frame_holds_nothing_of_what_is_said(client: Visitor, world: Cast):
    make.make(Partner, municipality=world.testvik, process=world.process, organisation=world.nav, part="Inviterer.")
    make.make(
        StationMove,
        municipality=world.testvik,
        process=world.process,
        came_from=2,
        went_to=1,
        reason="Vi gikk for fort.",
    )
    gathering = make.gathering(world.process, title="Bare for oss")
    hand_over = make.hand_over(make.station(world.process, 2), "Vi er flere om dette.", world.fatima)
    make.gate(world.process)
    inside = client.login_as(world.fatima).get(u_of(world)).content.decode()
    outside = client.login_as(world.odd).get(u_of(world)).content.decode()
    for words in ("Vi gikk for fort.", gathering.title, "Porten"):
        assert (words in inside, words in outside) == (True, False)
    assert hand_over.text not in outside
    for words in (world.process.question, "NAV Testvik", "Stasjon 7"):
        assert (words in inside, words in outside) == (words != world.process.question, True)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("fatima", (3, 0, 0), (2, 0, 2)),
        ("per", (2, 0, 0), (1, 0, 2)),
        ("nils", (0, 1, 0), (0, 0, 2)),
        ("siv", (0, 1, 0), (0, 0, 2)),
    ],
)
def test_marks_are_what_one_may_read(
    client: Visitor, world: Cast, name: str, before: tuple[int, ...], after: tuple[int, ...]
):
    for audience in (Audience.ME, Audience.CIRCLE, Audience.ALL):
        said(world, audience)
    said(world, Audience.ALL, side=Side.PROVIDERS)
    client.login_as(getattr(world, name))
    entry = client.get(u_of(world)).context["figure"].entries[1]
    assert (entry.families, entry.providers, entry.joint) == before
    make.gate(world.process)
    entry = client.get(u_of(world)).context["figure"].entries[1]
    assert (entry.families, entry.providers, entry.joint) == after


def test_gatherings_held_are_marks_and_those_called_off_are_not(world: Cast):
    now = timezone.now()
    kinds = [GatheringKind.FAMILIES, GatheringKind.PROVIDERS, GatheringKind.JOINT, GatheringKind.OPEN]
    held = [make.gathering(world.process, kind, days=-3) for kind in [*kinds, GatheringKind.BILATERAL]]
    off = make.gathering(world.process, days=-2, called_off_at=now)
    ahead = make.gathering(world.process, days=2)
    marks = queries.held_marks([*held, off, ahead], now)
    assert marks == [Mark(2, side) for side in (Thread.FAMILIES, Thread.PROVIDERS, Thread.JOINT, Thread.JOINT)]
    assert queries.next_of([*held, off, ahead], now) == ahead


@pytest.mark.parametrize(("days", "number"), [(-9, 1), (-7, 2), (-5, 1), (-3, 2), (-1, 3)])
def test_where_the_process_stood_is_read_from_its_way(world: Cast, days: int, number: int):
    today = timezone.now()
    way = [(1, 2, -8), (2, 1, -6), (1, 2, -4), (2, 3, -2)]
    moves = [StationMove(came_from=a, went_to=b, at=today + timedelta(days=day)) for a, b, day in way]
    assert queries.station_at(moves, today + timedelta(days=days)) == number


def test_the_way_shows_going_back_and_why(client: Visitor, world: Cast):
    make.make(
        StationMove,
        municipality=world.testvik,
        process=world.process,
        came_from=3,
        went_to=2,
        reason="Vi gikk for fort.",
    )
    content = client.login_as(world.kari).get(u_of(world)).content.decode()
    assert "Tilbake fra «Stasjon 3» til «Stasjon 2»" in content
    assert "Fordi: Vi gikk for fort." in content


def test_what_is_taken_along_is_what_both_sides_stand_by(client: Visitor, world: Cast):
    one, two = (make.hand_over(make.station(world.process, n), f"Dette {n}", world.fatima) for n in (1, 2))
    for hand_over, side, by in (
        (one, "families", world.fatima),
        (one, "providers", world.nils),
        (two, "families", world.per),
    ):
        make.make(
            HandOverApproval, municipality=world.testvik, process=world.process, hand_over=hand_over, side=side, by=by
        )
    context = client.login_as(world.fatima).get(u_of(world)).context
    assert [each.living.text for each in context["taken"]] == ["Dette 1"]
    assert context["answers"] is False
    assert client.login_as(world.nils).get(u_of(world)).context["answers"] is True
    make.make(HandOverApproval, municipality=world.testvik, process=world.process, hand_over=two, side="providers")
    assert client.login_as(world.siv).get(u_of(world)).context["ready"] is True


@pytest.mark.parametrize(
    ("name", "words"),
    [("fatima", "Skriv noe, først bare for deg"), ("siv", "Skriv noe, først bare for deg")],
)
def test_the_page_has_one_main_thing_to_do(client: Visitor, world: Cast, name: str, words: str):
    content = client.login_as(getattr(world, name)).get(u_of(world)).content.decode()
    card = content[content.index('aria-labelledby="naa"') :].split("</section>")[0]
    assert re.findall(r'class="ds-button"[^>]*>([^<]+)<', card) == [words]


def test_the_gate_says_since_when_and_where_on_the_u(client: Visitor, world: Cast):
    assert client.login_as(world.nils).get(u_of(world)).context["figure"].joined is False
    gate = make.gate(world.process)
    with as_owner():
        Gate.objects.filter(pk=gate.pk).update(opened_at=timezone.now() - timedelta(days=1))
    answer = client.get(u_of(world))
    assert answer.context["figure"].joined is True
    assert "Familiene åpnet porten" in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "most"), [("fatima", 13), ("siv", 14), ("odd", 8)])
def test_the_page_asks_as_much_for_three_as_for_one(client: Visitor, world: Cast, name: str, most: int, count: int):
    make.gate(world.process)
    for number in range(1, count + 1):
        said(world, Audience.ALL, number)
        make.gathering(world.process, days=number)
        make.hand_over(make.station(world.process, number), "Dette", world.fatima)
        make.make(
            Partner, municipality=world.testvik, process=world.process, organisation=make.organisation(world.testvik)
        )
        make.make(StationMove, municipality=world.testvik, process=world.process, came_from=1, went_to=2)
    assert asked(client.login_as(getattr(world, name)), u_of(world)) == most


def test_the_doors_of_python_and_the_policies_agree_on_the_guest(world: Cast):
    families = make.circle(world.process, Side.FAMILIES).pk
    for family in (world.sol, world.bekk):
        with acting_as(world.siv.pk):
            assert families not in standing_of(world.siv).circles
        make.voice(world.process, family, Matter.GUEST)
    with acting_as(world.siv.pk):
        assert families in standing_of(world.siv).circles
    with acting_as(world.liv.pk):
        assert families not in standing_of(world.liv).circles


@pytest.mark.parametrize(
    ("name", "button"),
    [
        ("fatima", "Svar om dere kommer"),
        ("nils", "Svar om du kommer"),
        ("siv", "Se samlingen"),
        ("liv", "Se samlingen"),
    ],
)
def test_only_those_who_are_asked_to_the_next_gathering_are_asked_to_answer(
    client: Visitor, world: Cast, name: str, button: str
):
    make.gathering(world.process, kind=GatheringKind.JOINT)
    content = client.login_as(getattr(world, name)).get(u_of(world)).content.decode()
    words = ("Svar om dere kommer", "Svar om du kommer", "Se samlingen")
    assert [each for each in words if each in content] == [button]
