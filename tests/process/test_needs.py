"""Needs: said once, closed to everyone else, told only where chosen and only for a gathering with a yes."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Birth, FamilyMember, Person
from usving.process.access import needs_visible_to, standing_of
from usving.process.models import Arrangement, Gathering, Need

pytestmark = pytest.mark.django_db
PEOPLE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")


@pytest.fixture
def world() -> Cast:
    return cast()


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def need(world: Cast, kind: str = "food", *, told: bool = True, **said: Any) -> Need:
    owner = {} if "account" in said else {"family": world.sol}
    said.setdefault("words", "Halal")
    found: Need = make.make(Need, municipality=world.testvik, kind=kind, told=told, **owner, **said)
    return found


def typed(**said: str) -> dict[str, str]:
    return {"food-words": "Halal", "childcare-count": "2", "childcare-words": "", "transport-words": "", **said}


def who_reads(world: Cast) -> list[str]:
    """Who gets a need from the database when no page filters at all."""
    found = []
    for name in PEOPLE:
        with acting_as(getattr(world, name).pk):
            found += [name] if Need.objects.exists() else []
    return found


def test_a_family_says_it_once_and_the_same_again_leaves_no_trace(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    for _each in range(2):
        assert client.post(at("my_needs"), typed(**{"food-told": "on"})).status_code == 302
    with as_owner():
        kept = {each.kind: (each.family_id, each.count, each.words, each.told) for each in Need.objects.all()}
        assert kept == {"food": (world.sol.pk, 0, "Halal", True), "childcare": (world.sol.pk, 2, "", False)}
        entry = Entry.objects.get(event="process.needs_said")
        assert (entry.family_id, entry.facts) == (world.sol.pk, {})
    shown = client.login_as(world.jonas).get(at("my_needs")).content.decode()
    assert 'value="Halal"' in shown


def test_what_is_emptied_is_kept_no_more(client: Visitor, world: Cast):
    need(world)
    client.login_as(world.fatima).post(at("my_needs"), typed(**{"food-words": "", "childcare-count": ""}))
    with as_owner():
        assert Need.objects.count() == 0


def test_a_youth_reads_it_and_leaves_the_saying_to_an_adult(client: Visitor, world: Cast):
    need(world)
    page = client.login_as(world.amina).get(at("my_needs"))
    assert (page.status_code, page.context["may_say"], "Halal" in page.content.decode()) == (200, False, True)
    assert client.post(at("my_needs"), typed()).status_code == 404


def test_someone_who_sits_for_themselves_has_needs_of_their_own(client: Visitor, world: Cast):
    client.login_as(world.nils).post(at("my_needs"), typed(**{"access-words": "Teleslynge"}))
    with as_owner():
        assert set(Need.objects.values_list("account", "family").distinct()) == {(world.nils.pk, None)}


@pytest.mark.parametrize("count", ["-1", "13", "mange"])
def test_a_number_that_is_none_stands_beside_its_field(client: Visitor, world: Cast, count: str):
    response = client.login_as(world.fatima).post(at("my_needs"), typed(**{"childcare-count": count}))
    assert response.status_code == 422
    assert response.context["form"].errors == {"childcare-count": ["Skriv et tall fra 0 til 12."]}


HOME = ["fatima", "jonas", "amina"]


@pytest.mark.parametrize(
    ("told", "coming", "days", "off", "expected"),
    [
        (True, "yes", 7, False, [*HOME, "siv", "liv"]),
        (True, "yes", -1, False, [*HOME, "siv", "liv"]),
        (True, "yes", -3, False, HOME),  # it was more than two days ago
        (False, "yes", 7, False, HOME),
        (True, "no", 7, False, HOME),
        (True, "unknown", 7, False, HOME),
        (True, "yes", 7, True, HOME),
        (True, None, 7, False, HOME),
    ],
)
def test_it_is_told_only_by_choice_and_only_for_a_gathering_with_a_yes(
    world: Cast, told: bool, coming: str | None, days: int, off: bool, expected: list[str]
):
    need(world, told=told)
    gathering = make.gathering(world.process, days=days, called_off_at=timezone.now() if off else None)
    if coming:
        make.attendance(gathering, world.sol_seat, coming=coming)
    assert who_reads(world) == expected
    for name in PEOPLE:
        account = getattr(world, name)
        with as_owner(), acting_as(account.pk):
            assert needs_visible_to(standing_of(account)).exists() is (name in expected), name


def test_nobody_reads_it_any_more_when_the_process_is_closed_or_the_seat_is_left(world: Cast):
    need(world)
    make.attendance(make.gathering(world.process), world.sol_seat, coming="yes")
    with as_owner():
        type(world.sol_seat).objects.filter(pk=world.sol_seat.pk).update(ends=timezone.localdate() - timedelta(days=1))
    assert who_reads(world) == HOME
    with as_owner():
        type(world.sol_seat).objects.filter(pk=world.sol_seat.pk).update(ends=None)
        today = timezone.localdate()
        type(world.process).objects.filter(pk=world.process.pk).update(closed_at=timezone.now(), reads_until=today)
    assert who_reads(world) == HOME


def test_the_planner_sees_sums_each_seat_and_the_ages_without_names(client: Visitor, world: Cast):
    need(world)
    need(world, "childcare", words="", count=1)
    need(world, "transport", words="Fra torget", count=3, told=False)
    need(world, "interpreter", account=world.nils, words="Tegnspråk")
    child = make.make(Person, municipality=world.testvik, name="Lille Sol")
    make.make(
        FamilyMember, municipality=world.testvik, family=world.sol, person=child, kind="child", starts=make.long_ago()
    )
    gathering = make.gathering(world.process)
    make.make(Birth, municipality=world.testvik, person=child, day=gathering.starts_at.date() - timedelta(days=5 * 366))
    for seat in (world.sol_seat, world.nils_seat):
        make.attendance(gathering, seat, coming="yes")
    page = client.login_as(world.siv).get(at("gathering_needs", gathering.pk))
    told = [
        (g.kind.value, g.sum, [(str(t.seat), t.need.words, t.ages) for t in g.told], g.missing)
        for g in page.context["groups"]
    ]
    assert told == [
        ("food", 1, [("Familien Sol", "Halal", [])], 1),
        ("childcare", 1, [("Familien Sol", "", [5])], 1),
        ("interpreter", 1, [("Nils Nilsen", "Tegnspråk", [])], 1),
    ]
    text = page.content.decode()
    assert ("Alder: 5 år" in text, "Lille Sol" in text, "Fra torget" in text) == (True, False, False)


def test_what_is_seen_to_is_ticked_off_and_the_family_sees_it(client: Visitor, world: Cast):
    need(world, "interpreter", words="Tigrinja")
    gathering = make.gathering(world.process)
    make.attendance(gathering, world.sol_seat, coming="yes")
    there = at("arrangement", gathering.pk, world.sol_seat.pk, "interpreter")
    client.login_as(world.siv)
    for _each in range(2):
        client.post(there, {"done": "on", "words": "Tolketjenesten"})
    with as_owner():
        noted = Arrangement.objects.get()
        assert (noted.done, noted.words, noted.by_id) == (True, "Tolketjenesten", world.siv.pk)
    assert client.get(at("gathering_needs", gathering.pk)).context["groups"][0].missing == 0
    assert (
        "Tolk: ordnet. Tolketjenesten."
        in client.login_as(world.fatima).get(at("gathering", gathering.pk)).content.decode()
    )
    assert "Tolketjenesten" not in client.login_as(world.per).get(at("gathering", gathering.pk)).content.decode()


def test_what_is_no_longer_told_takes_the_note_about_it_with_it(client: Visitor, world: Cast):
    need(world)
    need(world, "childcare", words="", count=2)
    gathering = make.gathering(world.process)
    make.attendance(gathering, world.sol_seat, coming="yes")
    for kind in ("food", "childcare"):
        client.login_as(world.siv).post(at("arrangement", gathering.pk, world.sol_seat.pk, kind), {"done": "on"})
    client.login_as(world.fatima).post(at("my_needs"), typed(**{"childcare-told": "on"}))  # food is told no more
    with as_owner():
        assert list(Arrangement.objects.values_list("kind", flat=True)) == ["childcare"]
    page = client.login_as(world.siv).get(at("gathering_needs", gathering.pk))
    assert [group.kind.value for group in page.context["groups"]] == ["childcare"]


def test_only_those_who_plan_come_to_the_list(client: Visitor, world: Cast):
    gathering = make.gathering(world.process)
    make.attendance(gathering, world.sol_seat, coming="yes")
    there, act = at("gathering_needs", gathering.pk), at("arrangement", gathering.pk, world.sol_seat.pk, "food")
    got = {name: client.login_as(getattr(world, name)).get(there).status_code for name in PEOPLE}
    assert got == {name: 200 if name in ("siv", "liv") else 404 for name in PEOPLE}
    sent = {name: client.login_as(getattr(world, name)).post(act, {}).status_code for name in PEOPLE}
    assert sent == {name: 302 if name in ("siv", "liv") else 404 for name in PEOPLE}
    client.login_as(world.siv)
    assert client.get(act).status_code == 405
    assert client.get(at("gathering_needs", uuid4())).status_code == 404
    assert client.post(at("arrangement", gathering.pk, uuid4(), "food")).status_code == 404
    assert client.post(at("arrangement", gathering.pk, world.sol_seat.pk, "noe-annet")).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_for_one_and_three(
    client: Visitor, world: Cast, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    gathering: Gathering = make.gathering(world.process)
    seats = [
        (world.sol_seat, {"family": world.sol}),
        (world.bekk_seat, {"family": world.bekk}),
        (world.nils_seat, {"account": world.nils}),
    ]
    for seat, owner in seats[:number]:
        make.attendance(gathering, seat, coming="yes")
        make.make(Need, municipality=world.testvik, kind="food", words="x", told=True, **owner)
    client.login_as(world.siv)
    with django_assert_num_queries(14):
        client.get(at("gathering_needs", gathering.pk))
