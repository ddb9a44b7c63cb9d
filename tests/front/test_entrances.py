"""The two pages of ways in: each leads only to pages that open for whoever is shown them."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.visitor import Visitor
from usving.people.rules.roles import Role
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def shown(answer: Any) -> list[str]:
    return [each.name for group in answer.context["groups"] for each in group.entrances]


@pytest.mark.parametrize("name", ["fatima", "amina", "nils", "siv", "liv"])
@pytest.mark.parametrize("joined", [False, True])
def test_every_way_in_to_what_we_do_together_is_open(client: Visitor, world: Cast, name: str, joined: bool):
    if joined:
        make.gate(world.process)
    page = client.login_as(getattr(world, name)).get(reverse("together", args=[world.process.pk]))
    doors = shown(page)
    assert {door: client.get(reverse(door, args=[world.process.pk])).status_code for door in doors} == dict.fromkeys(
        doors, 200
    )
    assert ("open_page_edit" in doors, len(doors) > 10) == (joined or name in ("siv", "liv"), True)


@pytest.mark.parametrize(
    "role, doors",
    [
        (SeatRole.VOLUNTEER, ["experiences", "group_plans", "exchange", "board", "quality", "escalations", "replies"]),
        (SeatRole.RESEARCHER, ["experiences", "group_plans", "board", "quality", "escalations", "replies"]),
    ],
)
def test_a_seat_beside_the_circles_is_shown_what_is_for_it(
    client: Visitor, world: Cast, role: SeatRole, doors: list[str]
):
    someone = make.account(world.testvik, "Vera Ved")
    make.seat(world.process, role, someone)
    page = client.login_as(someone).get(reverse("together", args=[world.process.pk]))
    assert (page.status_code, shown(page)) == (200, doors)
    assert [client.get(reverse(door, args=[world.process.pk])).status_code for door in doors] == [200] * len(doors)


@pytest.mark.parametrize("name", ["fatima", "jonas", "amina", "odd", "nils"])
def test_every_way_in_to_ones_own_is_open(client: Visitor, world: Cast, name: str):
    page = client.login_as(getattr(world, name)).get(reverse("own"))
    doors = shown(page)
    assert {door: client.get(reverse(door)).status_code for door in doors} == dict.fromkeys(doors, 200)
    assert len(doors) > 5


@pytest.mark.parametrize(("name", "told"), [("nils", True), ("hanna", True), ("kari", False), ("anne", False)])
def test_what_is_told_to_one_stands_there_for_those_it_may_be_told_to(
    client: Visitor, world: Cast, name: str, told: bool
):
    if name == "hanna":
        someone = make.account(world.testvik, "Hanna Hjelper")
        make.role(someone, Role.HELPER)
    else:
        someone = getattr(world, name)
    page = client.login_as(someone).get(reverse("own"))
    assert ("told_to_me" in shown(page), client.get(reverse("told_to_me")).status_code == 200) == (told, told)


def test_strangers_and_staff_are_not_let_in(client: Visitor, world: Cast):
    there = reverse("together", args=[world.process.pk])
    assert client.get(there).status_code == 302
    assert [client.login_as(each).get(there).status_code for each in (world.odd, world.bo)] == [404, 404]
    assert client.login_as(world.fatima).post(there).status_code == 405
    assert client.post(reverse("own")).status_code == 405


def test_the_page_costs_a_few_questions(
    client: Visitor, world: Cast, django_assert_num_queries: DjangoAssertNumQueries
):
    client.login_as(world.fatima)
    with django_assert_num_queries(11):
        client.get(reverse("together", args=[world.process.pk]))
