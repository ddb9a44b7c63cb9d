"""The board of both sides: who sits there, what needs the yes of both, and why something cannot be decided now."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum


class Matter(StrEnum):
    """What kind of thing is taken up."""

    FRAME = "frame"
    MONEY = "money"
    SHARING = "sharing"
    PEOPLE = "people"
    PRACTICAL = "practical"
    OTHER = "other"


class Heard(StrEnum):
    """Who can be heard before something is decided."""

    FAMILIES = "families"
    CHILDREN = "children"
    PROVIDERS = "providers"
    VOLUNTEERS = "volunteers"
    CONTRACTOR = "contractor"
    LEADERS = "leaders"


# Which matters one side cannot decide without the other; the rest holds as soon as the board has written it down.
NEEDS_BOTH = frozenset({Matter.FRAME, Matter.MONEY, Matter.SHARING, Matter.PEOPLE})
SIDES = ("families", "providers")


class WhyNotBoard(StrEnum):
    """Why something cannot be done on the board now."""

    ONE_MORE_ALREADY = "board-one-more-already"
    NOBODY = "board-nobody"
    UNEVEN = "board-uneven"
    DAY_PAST = "board-day-past"
    WITHDRAWN = "board-point-withdrawn"
    IN_FORCE = "board-decision-in-force"
    NEWER_WORDS = "board-newer-words"
    NOBODY_HEARD = "board-nobody-heard"
    DECIDED = "board-point-decided"
    NOT_IN_FORCE = "board-decision-not-in-force"


def is_chosen(*, own: bool, yeses: int, circle: int) -> bool:
    """Whether one who is proposed is chosen: the one it is says yes, and more than half of the circle's seats with them."""
    return own and 2 * yeses > circle


def why_not_sit(*, ours: int, theirs: int) -> WhyNotBoard | None:
    """Say why one more of a side cannot take a seat now, or None: neither side gets more than one ahead of the other."""
    return WhyNotBoard.ONE_MORE_ALREADY if ours > theirs else None


def why_not_decide(sitting: Mapping[str, int], *, heard: int, follow_up: date, today: date) -> WhyNotBoard | None:
    """Say why the board cannot decide now, or None: there are as many from each side, someone is heard, and a day is ahead."""
    families, providers = (sitting.get(side, 0) for side in SIDES)
    if not families and not providers:
        return WhyNotBoard.NOBODY
    if families != providers:
        return WhyNotBoard.UNEVEN
    if not heard:
        return WhyNotBoard.NOBODY_HEARD
    return WhyNotBoard.DAY_PAST if follow_up < today else None


def holds(matter: Matter, yeses: frozenset[str]) -> bool:
    """Whether a decision is in force: with the yes of both sides to these words where the matter needs it, else at once."""
    return matter not in NEEDS_BOTH or yeses >= set(SIDES)
