"""Moving along the U: on by one with a hand-over, back with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.process.rules.seats import Side
from usving.process.rules.stations import Arm, Move, WhyNotMove, arm_of, is_handed_over, why_not_move

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("move", "why"),
    [
        (Move(1, 2, True), None),
        (Move(1, 2, False), WhyNotMove.NOT_HANDED_OVER),
        (Move(1, 3, True), WhyNotMove.SKIPS),
        (Move(4, 4, True), WhyNotMove.HERE_ALREADY),
        (Move(4, 2, False, "Vi mangler noe"), None),
        (Move(4, 2, True, "  "), WhyNotMove.REASON_MISSING),
        (Move(7, 8, True), WhyNotMove.NO_SUCH_STATION),
        (Move(1, 0, True, "tilbake"), WhyNotMove.NO_SUCH_STATION),
    ],
)
def test_why_not_move(move, why):
    assert why_not_move(move) == why


@given(here=st.integers(1, 7), to=st.integers(-2, 10), handed=st.booleans(), reason=st.text(max_size=3))
def test_no_move_ever_skips_a_station_on_the_way_on(here, to, handed, reason):
    if why_not_move(Move(here, to, handed, reason)) is None and to > here:
        assert (to, handed) == (here + 1, True)


@pytest.mark.parametrize(
    ("sides", "stands"), [((), False), ((Side.FAMILIES,), False), ((Side.PROVIDERS,), False), (tuple(Side), True)]
)
def test_a_hand_over_stands_when_both_sides_have_approved(sides, stands):
    assert is_handed_over(frozenset(sides)) is stands


def test_the_turn_is_the_last_of_understanding():
    assert [arm_of(number) for number in range(1, 8)] == [Arm.UNDERSTANDING] * 4 + [Arm.ACTING] * 3
