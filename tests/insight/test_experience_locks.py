"""Two locks and a plain rule on what people tell: they agree for everyone, in every audience and with every choice."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.insight import told
from usving.people.models import FamilyMember, Mandate
from usving.people.rules.roles import Role
from usving.process.models import Seat
from usving.process.rules.audience import Audience
from usving.process.rules.seats import Side

pytestmark = pytest.mark.django_db
EVERYONE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")


def tell_everything(world: Cast) -> dict[tuple[str, str, str], Any]:
    """One experience of each audience and each choice, by a family and by a provider."""
    places = {
        "fatima": {"family": world.sol, "circle": make.circle(world.process, Side.FAMILIES)},
        "kari": {"circle": make.circle(world.process, Side.PROVIDERS)},
    }
    found = {}
    for name, audience, choice in product(places, Audience, ("", "for_contact", "for_helper")):
        if name == "kari" and (audience is Audience.FAMILY or choice == "for_contact"):
            continue
        values = places[name] | ({choice: True} if choice else {})
        made = told.experience(getattr(world, name), world.process, audience, **values)
        if audience is Audience.CHOSEN:
            told.reader(made, world.bekk_seat)
        found[name, audience.value, choice] = made.pk
    return found


def helper_of(world: Cast) -> None:
    make.role(world.odd, Role.HELPER)
    today = timezone.localdate()
    make.make(
        Mandate, municipality=world.testvik, person=world.fatima.person, helper=world.odd, kind="support", may_write=True,
        may_answer=False, starts=today, ends=today + timedelta(days=30),
    )  # fmt: skip


def agree(world: Cast) -> dict[str, set[Any]]:
    seen = {}
    for name in EVERYONE:
        account = getattr(world, name)
        seen[name] = told.by_the_database(account)
        assert seen[name] == told.by_the_door(account), name
        assert seen[name] == told.by_the_rule(account), name
    return seen


@pytest.mark.parametrize("joined", [False, True])
@pytest.mark.parametrize("helped", [False, True])
def test_the_locks_and_the_rule_agree(joined: bool, helped: bool):
    world = cast()
    made = tell_everything(world)
    if joined:
        make.gate(world.process)
    if helped:
        helper_of(world)
    seen = agree(world)
    fatimas = {key for key in made if key[0] == "fatima"}
    assert {key for key in made if made[key] in seen["fatima"]} >= fatimas
    assert seen["bo"] == seen["anne"] == set()
    assert {key for key, pk in made.items() if pk in seen["odd"]} == (
        {key for key in fatimas if key[2] == "for_helper"} if helped else set()
    )
    contacts = {key for key in fatimas if key[2] == "for_contact"}
    for_all = {key for key in fatimas if key[1] == "all"} if joined else set()
    assert {key for key, pk in made.items() if pk in seen["nils"] and key in fatimas} == contacts | for_all


def test_there_is_something_to_leak():
    world = cast()
    made = tell_everything(world)
    with as_owner():
        assert len(made) == 23
    assert told.by_the_database(world.odd) == set()


def test_what_was_for_all_stays_with_the_circle_when_the_family_left_before_they_joined():
    world = cast()
    made = tell_everything(world)
    yesterday = timezone.localdate() - timedelta(days=1)
    with as_owner():
        Seat.objects.filter(pk=world.sol_seat.pk).update(ends=yesterday)
    make.gate(world.process)
    seen = agree(world)
    assert made["fatima", "all", ""] not in seen["kari"]
    assert made["fatima", "all", ""] in seen["per"]


def test_what_was_for_the_family_is_not_the_familys_when_its_author_has_left():
    world = cast()
    made = tell_everything(world)
    assert made["fatima", "family", ""] in told.by_the_database(world.jonas)
    with as_owner():
        FamilyMember.objects.filter(person=world.fatima.person).update(ends=timezone.localdate() - timedelta(days=1))
    assert made["fatima", "family", ""] not in agree(world)["jonas"]
