"""What someone needs to be able to come: said once, told to those who plan only where they choose it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class NeedKind(StrEnum):
    """The kinds of needs that those who plan can do something about."""

    FOOD = "food"
    CHILDCARE = "childcare"
    TRANSPORT = "transport"
    INTERPRETER = "interpreter"
    ACCESS = "access"


# Needs that are counted in people; the others are said in words alone.
COUNTED = frozenset({NeedKind.CHILDCARE, NeedKind.TRANSPORT})
MOST = 12  # of one family
TOLD_AFTER = timedelta(days=2)  # so long after a gathering its planners may still read what was told for it


@dataclass(frozen=True)
class Said:
    """One need as it was said: its kind, how many it is about, its words, and whether it is told to those who plan."""

    kind: NeedKind
    count: int
    words: str
    told: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said at all: such a need is not kept."""
        return not self.words and not self.count


def tidy(kind: NeedKind, *, count: int | None, words: str, told: bool) -> Said:
    """A need as it is kept: numbers only where they are asked for, and nothing told where nothing is said."""
    number = (count or 0) if kind in COUNTED else 0
    said = Said(kind, number, words.strip(), told)
    return Said(kind, 0, "", False) if said.is_empty else said


def sums(told: Iterable[Said]) -> dict[NeedKind, int]:
    """How much there is of each kind: people where they are counted, else how many have said something."""
    found = dict.fromkeys(NeedKind, 0)
    for each in told:
        found[each.kind] += each.count if each.kind in COUNTED else 1
    return found
