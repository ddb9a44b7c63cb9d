"""How much each side said: for the facilitator, never of a person, never of few."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.after import held
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.process.models import Gathering, Room
from usving.process.queries.pulse import voice_of_sides
from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db
TEN = "en to tre fire fem seks syv åtte ni ti"


@pytest.fixture
def world() -> Cast:
    return cast()


def crowd(world: Cast, gathering: Gathering, families: int = 3, providers: int = 3) -> None:
    """So many of each side came, the two and one that `held` lets come among them."""
    for number in range(families - 2):
        adult = make.account(world.testvik, f"Voksen {number}")
        seat = make.seat(world.process, SeatRole.FAMILY, make.family(world.testvik, f"Familie {number}", adult))
        make.attendance(gathering, seat, came=True)
    for number in range(providers - 1):
        seat = make.seat(world.process, SeatRole.PROVIDER, make.account(world.testvik, f"Ansatt {number}", staff=True))
        make.attendance(gathering, seat, came=True)


def say(
    world: Cast, gathering: Gathering, who: Any, side: Side, times: int, audience: Audience = Audience.CIRCLE
) -> None:
    for _each in range(times):
        circle = make.circle(world.process, side)
        family = world.sol if side is Side.FAMILIES else None
        here = make.station(world.process, 1)
        make.contribution(who, here, TEN, audience, circle=circle, gathering=gathering, family=family)


def told(world: Cast, gathering: Gathering, by: str = "siv") -> list[tuple[str, int, int, int]]:
    with acting_as(getattr(world, by).pk):
        return [(each.side, each.said, each.words, each.share) for each in voice_of_sides(gathering)]


def test_it_is_told_when_the_room_is_ended_though_more_time_was_planned(world: Cast):
    gathering = held(world)
    with as_owner():
        Gathering.objects.filter(pk=gathering.pk).update(starts_at=timezone.now())
    crowd(world, gathering)
    say(world, gathering, world.fatima, Side.FAMILIES, 5)
    room = make.make(Room, municipality=world.testvik, gathering=gathering, opened_at=timezone.now())
    assert told(world, gathering) == []
    with as_owner():
        Room.objects.filter(pk=room.pk).update(ended_at=timezone.now())
    assert [side for side, *_rest in told(world, gathering)] == ["families", "providers"]


def test_it_counts_what_was_shared_also_what_the_facilitator_may_not_read(client: Visitor, world: Cast):
    gathering = held(world)
    crowd(world, gathering)
    say(world, gathering, world.fatima, Side.FAMILIES, 4)
    say(world, gathering, world.nils, Side.PROVIDERS, 1)
    say(world, gathering, world.siv, Side.PROVIDERS, 3)  # the facilitator is not a side
    say(world, gathering, world.fatima, Side.FAMILIES, 2, Audience.ME)
    say(world, gathering, world.fatima, Side.FAMILIES, 2, Audience.FAMILY)
    assert told(world, gathering) == [("families", 4, 40, 80), ("providers", 1, 10, 20)]
    content = client.login_as(world.siv).get(reverse("voice_share", args=[gathering.pk])).content.decode()
    assert "Familiene" in content
    assert TEN not in content


@pytest.mark.parametrize(
    ("families", "providers", "said", "shown"), [(3, 3, 5, True), (2, 3, 5, False), (3, 2, 5, False), (3, 3, 4, False)]
)
def test_of_few_nothing_is_shown(world: Cast, families: int, providers: int, said: int, shown: bool):
    gathering = held(world)
    crowd(world, gathering, families, providers)
    say(world, gathering, world.fatima, Side.FAMILIES, said)
    assert (told(world, gathering) != []) is shown


@pytest.mark.parametrize(("name", "sees"), [("siv", 200), ("liv", 404), ("nils", 404), ("fatima", 404), ("odd", 404)])
def test_it_is_for_the_facilitator_alone(client: Visitor, world: Cast, name: str, sees: int):
    gathering = held(world)
    crowd(world, gathering)
    say(world, gathering, world.fatima, Side.FAMILIES, 5)
    assert client.login_as(getattr(world, name)).get(reverse("voice_share", args=[gathering.pk])).status_code == sees
    assert (told(world, gathering, name) != []) is (sees == 200)


def test_nothing_while_it_lasts_and_nothing_of_one_side_alone(world: Cast):
    apart = held(world, GatheringKind.FAMILIES)
    crowd(world, apart)
    say(world, apart, world.fatima, Side.FAMILIES, 5)
    ahead = make.gathering(world.process, days=1)
    crowd(world, ahead)
    say(world, ahead, world.fatima, Side.FAMILIES, 5)
    assert (told(world, apart), told(world, ahead)) == ([], [])
