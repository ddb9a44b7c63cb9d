"""The room: opening, moving, time, and what the wall may show; plain rules, no database."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.room import (
    Going,
    Move,
    Spot,
    WhyNotRoom,
    audience_for,
    has_begun,
    has_wall,
    moved,
    shows_on_wall,
    step_ends,
    why_not_open,
    would_end,
)

pytestmark = pytest.mark.quick
START = datetime(2026, 9, 3, 17, tzinfo=UTC)
END = START + timedelta(hours=3)
SIX = START + timedelta(hours=1)


@pytest.mark.parametrize(
    ("now", "called_off", "expected"),
    [
        (START - timedelta(days=1), False, WhyNotRoom.TOO_EARLY),
        (datetime(2026, 9, 3, tzinfo=UTC), False, None),
        (START, False, None),
        (START, True, WhyNotRoom.CALLED_OFF),
        (END + timedelta(hours=12), False, None),
        (END + timedelta(hours=12, minutes=1), False, WhyNotRoom.TOO_LATE),
    ],
)
def test_when_a_room_is_opened(now: datetime, called_off: bool, expected: WhyNotRoom | None):
    assert why_not_open(START, END, called_off=called_off, now=now) == expected


@pytest.mark.parametrize(
    ("opened_at", "now", "expected"),
    [
        (None, START - timedelta(minutes=1), False),
        (None, START, True),
        (START - timedelta(minutes=5), START - timedelta(minutes=1), True),
        (START - timedelta(days=7), START - timedelta(minutes=1), False),
        (START - timedelta(days=7), START, True),
    ],
)
def test_when_a_gathering_has_begun(opened_at: datetime | None, now: datetime, expected: bool):
    assert has_begun(START, opened_at, now=now) is expected


@pytest.mark.parametrize(
    ("going", "move", "expected"),
    [
        (Going(1, START), Move.NEXT, Going(2, SIX)),
        (Going(2, START, 5), Move.BACK, Going(1, SIX)),
        (Going(1, START), Move.SKIP, Going(2, SIX, 0, frozenset({1}))),
        (Going(2, START, 0, frozenset({1})), Move.BACK, Going(1, SIX)),
        (Going(1, START, 5), Move.EXTEND, Going(1, START, 10)),
        (Going(3, START), Move.NEXT, Going(3, START)),
        (Going(3, START), Move.SKIP, Going(3, START)),
        (Going(1, START), Move.BACK, Going(1, START)),
    ],
)
def test_moves_among_three_steps(going: Going, move: Move, expected: Going):
    assert moved(going, move, steps=3, now=SIX) == expected


def test_time_left_and_the_pace():
    going = Going(2, START, extra=5)
    assert step_ends(going, 20) == START + timedelta(minutes=25)
    assert would_end(going, [10, 20, 30], now=START) == START + timedelta(minutes=55)
    late = START + timedelta(minutes=40)
    assert would_end(going, [10, 20, 30], now=late) == late + timedelta(minutes=30)


# Which of the five audiences hang on the wall of each kind of gathering: (said in the circle that meets, gate open).
SHOWN = {
    (GatheringKind.FAMILIES, True, False): {Audience.CIRCLE, Audience.ALL},
    (GatheringKind.FAMILIES, True, True): {Audience.CIRCLE, Audience.ALL},
    (GatheringKind.PROVIDERS, True, False): {Audience.CIRCLE, Audience.ALL},
    (GatheringKind.PROVIDERS, True, True): {Audience.CIRCLE, Audience.ALL},
    (GatheringKind.JOINT, True, True): {Audience.ALL},
    (GatheringKind.JOINT, False, True): {Audience.ALL},
}


def test_what_the_wall_shows():
    for kind, circle, gate in product(GatheringKind, (True, False), (True, False)):
        for audience in Audience:
            said = shows_on_wall(kind, audience, in_circle=circle, gate_is_open=gate, hidden=False)
            assert said == (audience in SHOWN.get((kind, circle, gate), set())), (kind, audience, circle, gate)
            assert not shows_on_wall(kind, audience, in_circle=circle, gate_is_open=gate, hidden=True)


def test_there_is_no_wall_where_there_is_nothing_all_may_read():
    assert {kind for kind in GatheringKind if has_wall(kind, gate_is_open=False)} == {"families", "providers"}
    assert {kind for kind in GatheringKind if has_wall(kind, gate_is_open=True)} == {"families", "providers", "joint"}


@pytest.mark.parametrize("kind", GatheringKind)
def test_a_journal_is_always_ones_own_and_a_circle_is_never_all(kind: GatheringKind):
    assert audience_for(Spot.ME, kind) is Audience.ME
    assert audience_for(Spot.CIRCLE, kind) is Audience.CIRCLE
    assert (audience_for(Spot.WALL, kind) is Audience.ALL) == (kind is GatheringKind.JOINT)
