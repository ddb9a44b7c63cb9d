"""A youth turns eighteen: said by the date of birth, or by an adult of the family; and what that lets them do."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.people.access import family_ids
from usving.people.models import FamilyMember
from usving.people.models.statements import Birth
from usving.people.rules.ages import NotOfAge, why_not_of_age
from usving.process.rules.gate import Matter

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def place_of(world: Cast) -> FamilyMember:
    with as_owner():
        return FamilyMember.objects.get(family=world.sol, person=world.amina.person)


def say_it(client: Visitor, world: Cast, name: str) -> int:
    there = reverse("member_of_age", args=[world.sol.pk, place_of(world).pk])
    return client.login_as(getattr(world, name)).post(there).status_code


def born(world: Cast, years: int) -> None:
    today = timezone.localdate()
    day = date(today.year - years, today.month, min(today.day, 28))
    make.make(Birth, municipality=world.testvik, person=world.amina.person, day=day)


@pytest.mark.parametrize(
    ("youth", "age", "by_adult", "expected"),
    [
        (True, 18, False, None),
        (True, 17, False, NotOfAge.TOO_YOUNG),
        (True, 17, True, NotOfAge.TOO_YOUNG),
        (True, None, False, NotOfAge.AGE_UNKNOWN),
        (True, None, True, None),
        (False, 18, True, NotOfAge.NOT_A_YOUTH),
    ],
)
def test_why_not_of_age(youth: bool, age: int | None, by_adult: bool, expected: NotOfAge | None):
    assert why_not_of_age(youth=youth, age=age, by_adult=by_adult) == expected


@pytest.mark.parametrize(
    ("name", "years", "status", "kind"),
    [
        ("amina", 18, 302, "adult"),
        ("amina", 17, 302, "youth"),
        ("amina", None, 302, "youth"),
        ("fatima", None, 302, "adult"),
        ("fatima", 17, 302, "youth"),
        ("per", 18, 404, "youth"),
        ("nils", 18, 404, "youth"),
        ("odd", 18, 404, "youth"),
    ],
)
def test_the_date_decides_and_else_an_adult(
    client: Visitor, world: Cast, name: str, years: int | None, status: int, kind: str
):
    if years:
        born(world, years)
    assert say_it(client, world, name) == status
    assert place_of(world).kind == kind
    assert client.get(reverse("member_of_age", args=[world.sol.pk, place_of(world).pk])).status_code == 405
    assert client.post(reverse("member_of_age", args=[world.sol.pk, uuid4()])).status_code == 404


def test_an_adult_from_then_on_speaks_for_the_family(client: Visitor, world: Cast):
    voice = reverse("gate_voice", args=[world.process.pk])
    client.login_as(world.amina).post(voice, {"matter": Matter.GUEST.value, "says": "ja"})
    with as_owner():
        assert family_ids(world.amina, adult=True) == frozenset()
    born(world, 18)
    say_it(client, world, "amina")
    with as_owner():
        assert family_ids(world.amina, adult=True) == {world.sol.pk}
