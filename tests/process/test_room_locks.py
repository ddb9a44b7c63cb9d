"""Two locks on the room: the doors and the database agree on every table of it; the wall shows what its rule says."""

from itertools import product
from typing import Any

import pytest
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.access import room as doors
from usving.process.access import standing_of
from usving.process.models import (
    ContributionPhoto,
    Gathering,
    GatheringGuest,
    Heard,
    Hiding,
    Parked,
    Room,
    RoomLeader,
    RoomNote,
    WallPost,
)
from usving.process.queries.wall import wall_of
from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.room import shows_on_wall
from usving.process.rules.seats import Side

pytestmark = pytest.mark.django_db
DOORS = {
    Room: doors.rooms_visible_to,
    RoomLeader: doors.room_leaders_visible_to,
    Parked: doors.parked_visible_to,
    Heard: doors.heard_visible_to,
    RoomNote: doors.room_notes_visible_to,
    WallPost: doors.wall_posts_visible_to,
    ContributionPhoto: doors.photos_visible_to,
}
# Said by whom, in whose circle.
AUTHORS = {"fatima": Side.FAMILIES, "per": Side.FAMILIES, "nils": Side.PROVIDERS}


@pytest.fixture(params=[False, True], ids=["gate closed", "gate open"])
def gate_is_open(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def world(gate_is_open: bool) -> Cast:
    """Every kind of gathering with its room open, and on each wall everything that anyone could have put there."""
    world = cast()
    if gate_is_open:
        make.gate(world.process)
    for kind in GatheringKind:
        furnish(world, make.gathering(world.process, kind, days=0))
    return world


def furnish(world: Cast, gathering: Gathering) -> None:
    common = {"municipality": gathering.municipality, "gathering": gathering}
    make.make(Room, **common)
    make.make(RoomLeader, **common, seat=world.siv_seat)
    make.make(Parked, **common, words="Hva med køen?")
    make.make(Heard, **common, seat=world.sol_seat)
    make.make(RoomNote, **common, author=world.siv, words="Husk å puste")
    if gathering.kind == GatheringKind.BILATERAL:
        make.make(GatheringGuest, **common, seat=world.sol_seat)
    for name, audience, hidden in product(AUTHORS, Audience, (False, True)):
        hang(world, gathering, name, audience, hidden=hidden)


def hang(world: Cast, gathering: Gathering, name: str, audience: Audience, *, hidden: bool) -> None:
    author = getattr(world, name)
    family = {"fatima": world.sol, "per": world.bekk}.get(name)
    if audience is Audience.FAMILY and family is None:
        return
    circle = make.circle(world.process, AUTHORS[name])
    place = {"gathering": gathering, "circle": circle, "family": family}
    said = make.contribution(author, make.station(world.process), f"{name} {audience} {hidden}", audience, **place)
    common = {"municipality": gathering.municipality, "contribution": said}
    make.make(WallPost, **common, gathering=gathering)
    make.make(ContributionPhoto, **common, words="Et hus", large=b"a", small=b"a", width=1, height=1)
    if hidden:
        make.make(Hiding, **common, process=world.process, by=world.siv, reason="Navn på andre")


def everyone(world: Cast) -> list[Account]:
    names = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")
    return [getattr(world, name) for name in names]


def test_doors_and_database_agree(world: Cast):
    seen: dict[str, set[bool]] = {model.__name__: set() for model in DOORS}
    for account in everyone(world):
        with as_owner(), acting_as(account.pk):
            by_door = {m: set(door(standing_of(account)).values_list("pk", flat=True)) for m, door in DOORS.items()}
        with acting_as(account.pk):
            by_database: dict[Any, set[Any]] = {m: set(m.objects.values_list("pk", flat=True)) for m in DOORS}
        assert by_database == by_door, account
        for model, found in by_database.items():
            seen[model.__name__].add(bool(found))
    assert seen == {model.__name__: {True, False} for model in DOORS}


PRESENT = {
    GatheringKind.FAMILIES: {"fatima", "jonas", "amina", "per", "siv"},
    GatheringKind.PROVIDERS: {"nils", "kari", "siv"},
    GatheringKind.JOINT: {"fatima", "jonas", "amina", "per", "nils", "kari", "siv"},
    GatheringKind.BILATERAL: {"fatima", "jonas", "amina", "siv"},
    GatheringKind.OPEN: {"fatima", "jonas", "amina", "per", "nils", "kari", "siv"},
}


def test_the_wall_shows_those_present_what_its_rule_says_and_others_nothing(world: Cast, gate_is_open: bool):
    with as_owner():
        gatherings = list(Gathering.objects.select_related("process"))
    for gathering in gatherings:
        kind = GatheringKind(gathering.kind)
        expected = {
            f"{name} {audience} {hidden}"
            for name, audience, hidden in product(AUTHORS, Audience, (False, True))
            if shows_on_wall(
                kind, audience, in_circle=kind == AUTHORS[name].value, gate_is_open=gate_is_open, hidden=hidden
            )
        }
        for account in everyone(world):
            name = account.person.name.split()[0].lower()
            with acting_as(account.pk):
                shown = {post.words for post in wall_of(gathering)}
            assert shown == (expected if name in PRESENT[kind] else set()), (kind, name)


def test_the_walls_hold_something_to_leak(world: Cast, gate_is_open: bool):
    with as_owner():
        assert WallPost.objects.count() == 5 * (2 * 5 * 2 + 4 * 2)
        families = Gathering.objects.get(kind="families")
    with acting_as(world.siv.pk):
        assert len(wall_of(families)) == 4


def test_nobody_sees_the_wall_when_the_gathering_is_over(world: Cast):
    with as_owner():
        Room.objects.update(ended_at=timezone.now())
        gatherings = list(Gathering.objects.all())
    for account in everyone(world):
        with acting_as(account.pk):
            assert [wall_of(gathering) for gathering in gatherings] == [[]] * 5


def test_a_leader_who_has_not_come_in_sees_nothing_of_it(world: Cast):
    with acting_as(world.liv.pk):
        assert doors.on_my_walls() == frozenset()
    with acting_as(world.siv.pk):
        assert doors.on_my_walls() != frozenset()


def test_nobody_puts_up_what_others_said(world: Cast):
    from django.db import transaction
    from django.db.utils import ProgrammingError

    with as_owner():
        families = Gathering.objects.get(kind="families")
        said = make.contribution(world.per, make.station(world.process), "Pers", Audience.CIRCLE, gathering=families,
                                 circle_id=families.circle_id)  # fmt: skip
    for other in (world.fatima, world.siv):
        with acting_as(other.pk), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            WallPost.objects.create(municipality=world.testvik, contribution=said, gathering=families)
