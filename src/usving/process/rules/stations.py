"""The seven stations of the U: arms, what each opens, moving on and going back."""

from dataclasses import dataclass
from enum import StrEnum

from usving.process.rules.seats import Side

FIRST, TURN, LAST = 1, 4, 7


class Arm(StrEnum):
    """Down the left one understands together, up the right one acts together."""

    UNDERSTANDING = "understanding"
    ACTING = "acting"


class Opens(StrEnum):
    """What a station asks one to open (Scharmer, Theory U: open mind, open heart, open will)."""

    NOTHING = ""
    MIND = "open-mind"
    HEART = "open-heart"
    WILL = "open-will"


class WhyNotMove(StrEnum):
    """Why the process cannot move to a station."""

    NO_SUCH_STATION = "no-such-station"
    HERE_ALREADY = "here-already"
    SKIPS = "skips"
    NOT_HANDED_OVER = "not-handed-over"
    REASON_MISSING = "reason-missing"


@dataclass(frozen=True)
class Move:
    """A wish to move: from and to which station, whether both sides have approved what the first takes with it, and why."""

    here: int
    to: int
    handed_over: bool
    reason: str = ""


def why_not_move(move: Move) -> WhyNotMove | None:
    """Say why a move cannot be made, or None. Forward is one step with a hand-over; back is any step with a reason."""
    if not FIRST <= move.to <= LAST:
        return WhyNotMove.NO_SUCH_STATION
    if move.to == move.here:
        return WhyNotMove.HERE_ALREADY
    if move.to > move.here + 1:
        return WhyNotMove.SKIPS
    if move.to > move.here and not move.handed_over:
        return WhyNotMove.NOT_HANDED_OVER
    if move.to < move.here and not move.reason.strip():
        return WhyNotMove.REASON_MISSING
    return None


def is_handed_over(approved_by: frozenset[Side]) -> bool:
    """A hand-over stands when both sides have approved the same text."""
    return approved_by == frozenset(Side)


def arm_of(number: int) -> Arm:
    """The arm a station lies on: 1–4 understanding, 5–7 acting."""
    return Arm.UNDERSTANDING if number <= TURN else Arm.ACTING
