"""Wishes for a home: three kinds, each in someone's own words, and the order they count in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

UNDO = timedelta(days=30)


class WishKind(StrEnum):
    """How much a wish weighs for the one who has it. The order of the codes is the order they count in."""

    RED_LINE = "red-line"
    MUST = "must"
    WISH = "wish"


class WhyNotWish(StrEnum):
    """Why a wish cannot be kept so."""

    SAID_TWICE = "said-twice"
    UNDO_TOO_LATE = "undo-too-late"


@dataclass(frozen=True)
class Criterion:
    """One wish as whoever weighs homes later reads it: whose it is (an id), what kind, the words, the value it came from."""

    wish: object
    whose: object
    kind: WishKind
    position: int
    words: str
    value: str = ""


def in_order(criteria: Iterable[Criterion]) -> list[Criterion]:
    """Red lines first, then what must be there, then wishes; in each kind by the place its owner gave it.

    Nobody's wishes come before another's: those with the same place stand by their words.
    """
    kinds = list(WishKind)
    return sorted(criteria, key=lambda each: (kinds.index(each.kind), each.position, each.words.casefold()))


def why_not_say(words: str, *, said: Iterable[str]) -> WhyNotWish | None:
    """Say why someone cannot have this wish beside those they have `said`, or None."""
    same = " ".join(words.casefold().split())
    return WhyNotWish.SAID_TWICE if same in {" ".join(each.casefold().split()) for each in said} else None


def why_not_undo(removed_at: datetime, *, now: datetime) -> WhyNotWish | None:
    """Say why what was taken away cannot come back, or None."""
    return WhyNotWish.UNDO_TOO_LATE if now - removed_at > UNDO else None
