"""Values: how near one lives to what matters, and what has changed from one round to the next. Words, never a sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

LEAST, MOST = 0, 10  # how important something is, and how far it is lived today
NEAR, SOME_WAY = 1, 3  # how many steps apart still is near, and still is some way


class Gap(StrEnum):
    """How what matters stands against how it is lived."""

    UNSAID = "unsaid"
    LIVED = "lived"
    SOME_WAY = "some-way"
    FAR = "far"


class Became(StrEnum):
    """What became of a value from one round to the next."""

    KEPT = "kept"
    NEW = "new"
    SET_ASIDE = "set-aside"


class Turn(StrEnum):
    """Which way a mark went from one round to the next."""

    UNSAID = "unsaid"
    UP = "up"
    DOWN = "down"
    SAME = "same"


class WhyNotValues(StrEnum):
    """Why something cannot be done with values."""

    NONE_CHOSEN = "none-chosen"
    NAMED_TWICE = "named-twice"


@dataclass(frozen=True)
class Held:
    """A value as it stands in one round. `key` is the same for the same value in every round."""

    key: str
    name: str
    importance: int | None = None
    lived: int | None = None
    why: str = ""


@dataclass(frozen=True)
class Change:
    """One value in two rounds; the side where it was not chosen is None."""

    name: str
    became: Became
    before: Held | None
    after: Held | None

    @property
    def importance(self) -> Turn:
        """Which way it went with how important it is."""
        return turn(*(held.importance if held else None for held in (self.before, self.after)))

    @property
    def lived(self) -> Turn:
        """Which way it went with how it is lived."""
        return turn(*(held.lived if held else None for held in (self.before, self.after)))


def gap(importance: int | None, lived: int | None) -> Gap:
    """Say how far it is from what matters to how it is lived; living more of it than it matters is no gap."""
    if importance is None or lived is None:
        return Gap.UNSAID
    apart = importance - lived
    return Gap.LIVED if apart <= NEAR else Gap.SOME_WAY if apart <= SOME_WAY else Gap.FAR


def turn(before: int | None, after: int | None) -> Turn:
    """Say which way a mark went."""
    if before is None or after is None:
        return Turn.UNSAID
    return Turn.SAME if before == after else Turn.UP if after > before else Turn.DOWN


def changes(first: Iterable[Held], last: Iterable[Held]) -> list[Change]:
    """Hold two rounds side by side: the values of the last in their order, then those set aside in the order they had."""
    before, after = {held.key: held for held in first}, {held.key: held for held in last}
    now = [
        Change(held.name, Became.KEPT if key in before else Became.NEW, before.get(key), held)
        for key, held in after.items()
    ]
    gone = [Change(held.name, Became.SET_ASIDE, held, None) for key, held in before.items() if key not in after]
    return now + gone


def key_of(card: str, name: str) -> str:
    """The same for the same value: the card's code, or one's own words whatever the capitals and spaces."""
    return card or "own:" + " ".join(name.casefold().split())


def why_not_name(names: Iterable[str]) -> WhyNotValues | None:
    """Say why own cards cannot have these names beside each other, or None."""
    keys = [key_of("", name) for name in names]
    return WhyNotValues.NAMED_TWICE if len(keys) != len(set(keys)) else None


def moved(order: list[str], which: str, *, up: bool) -> list[str]:
    """The order with one moved a step; the first cannot go up, nor the last down."""
    here = order.index(which)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(order):
        return order
    changed = list(order)
    changed[here], changed[there] = changed[there], changed[here]
    return changed
