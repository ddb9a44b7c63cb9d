"""Groups at a gathering: what the engine is asked, what its answer means for seats, and what has changed.

The unit is a seat with the number of people it comes with: the house knows a family's seat, never which of them are there.
In the engine each of them is `seat:1`, `seat:2`, …; two seats have met when anyone of the one has sat with anyone of the other.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any

MOST_PEOPLE = 60
SMALLEST, LARGEST = 2, 12

Table = dict[str, int]
"""One table: how many people of each seat sit there."""

Pair = frozenset[str]
"""Two seats."""


class Sizes(StrEnum):
    """How large the groups are."""

    BALANCED = "balanced"
    FREE = "free"


class Families(StrEnum):
    """Whether those who come with one seat sit together."""

    TOGETHER = "together"
    APART = "apart"  # only those who have said that they gladly do


class ColourUse(StrEnum):
    """What the colours are used for."""

    IGNORED = "ignored"
    MIXED = "mixed"
    ALIKE = "alike"


class PairRule(StrEnum):
    """What is to hold for two seats."""

    TOGETHER = "together"
    APART = "apart"


class AllMeet(StrEnum):
    """Whether all can meet in the gatherings that are left."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Sitter:
    """A seat that comes: how many people, its side, its organisation, the colours it lets be used, whether it gladly parts."""

    seat: str
    people: int
    side: str | None = None
    organisation: str | None = None
    colours: tuple[tuple[int, int, int], ...] = ()
    parts: bool = False

    @property
    def ids(self) -> list[str]:
        """Its people as the engine knows them."""
        return [f"{self.seat}:{number}" for number in range(1, self.people + 1)]

    def scores(self) -> list[dict[str, int]]:
        """The colours of each of its people: their own where each has told one, otherwise what the seat's come to together."""
        if len(self.colours) != self.people:
            together = tuple(map(sum, zip(*self.colours, strict=True))) if self.colours else (0, 0, 0)
            return [_named(together)] * self.people
        return [_named(colours) for colours in self.colours]


@dataclass(frozen=True)
class Choices:
    """How groups are wanted. Nothing of this says anything of anyone."""

    size: int
    sizes: Sizes = Sizes.BALANCED
    sides: bool = True
    families: Families = Families.TOGETHER
    colours: ColourUse = ColourUse.IGNORED

    def as_json(self) -> dict[str, Any]:
        """As it is kept with the groups."""
        return {
            "size": self.size,
            "sizes": self.sizes.value,
            "sides": self.sides,
            "families": self.families.value,
            "colours": self.colours.value,
        }


def choices_of(kept: Mapping[str, Any]) -> Choices:
    """The choices as they were kept."""
    return Choices(
        kept["size"],
        Sizes(kept["sizes"]),
        kept["sides"],
        Families(kept["families"]),
        ColourUse(kept["colours"]),
    )


@dataclass(frozen=True)
class Task:
    """All that groups are made of: who comes tonight, who else belongs there, the rules, and the tables before.

    `past` are all tables of earlier gatherings, one after another; `planned` those that are published for this one.
    `left` counts the gatherings from this one on.
    """

    choices: Choices
    here: tuple[Sitter, ...]
    away: tuple[Sitter, ...] = ()
    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    past: tuple[Table, ...] = ()
    planned: tuple[Table, ...] = ()
    left: int = 1
    seed: int = 0

    @property
    def everyone(self) -> tuple[Sitter, ...]:
        """Those who come tonight and those who come another time."""
        return self.here + self.away


def tables_of(groups: Iterable[Iterable[str]]) -> list[Table]:
    """The engine's groups as tables of seats."""
    tables = []
    for group in groups:
        table: Table = {}
        for person in group:
            seat = person.rpartition(":")[0]
            table[seat] = table.get(seat, 0) + 1
        tables.append(table)
    return tables


def met_at(tables: Iterable[Collection[str]]) -> set[Pair]:
    """The seats that have met at these tables."""
    return {frozenset(pair) for table in tables for pair in combinations(sorted(table), 2)}


def may_meet(task: Task) -> set[Pair]:
    """The pairs of seats that no rule keeps apart."""
    seats = sorted(sitter.seat for sitter in task.everyone)
    return {frozenset(pair) for pair in combinations(seats, 2)} - {frozenset(pair) for pair in task.apart}


def numbered(tables: Sequence[Table], before: Mapping[int, Table]) -> dict[int, Table]:
    """Give the tables their numbers: those with most people of a table that is published keep its number."""
    shared = sorted(
        (
            (-sum(min(count, old.get(seat, 0)) for seat, count in table.items()), number, index)
            for index, table in enumerate(tables)
            for number, old in before.items()
        ),
    )
    found: dict[int, int] = {}
    for overlap, number, index in shared:
        if overlap and index not in found and number not in found.values():
            found[index] = number
    free = (number for number in range(1, len(tables) + len(before) + 1) if number not in found.values())
    for index in range(len(tables)):
        if index not in found:
            found[index] = next(free)
    return {number: tables[index] for index, number in sorted(found.items(), key=lambda pair: pair[1])}


@dataclass(frozen=True)
class Changed:
    """What is otherwise than in the published groups, as seats."""

    came: tuple[str, ...]
    left: tuple[str, ...]
    moved: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.came or self.left or self.moved)


def changed(before: Mapping[int, Table], after: Mapping[int, Table]) -> Changed:
    """Compare two sets of numbered tables. A seat that only comes with more or fewer at its old table has not moved."""
    old, new = _where(before), _where(after)
    return Changed(
        came=tuple(sorted(new.keys() - old.keys())),
        left=tuple(sorted(old.keys() - new.keys())),
        moved=tuple(
            sorted(
                seat
                for seat in old.keys() & new.keys()
                if not (new[seat] <= old[seat] or old[seat] <= new[seat])
            )
        ),
    )  # fmt: skip


def _where(tables: Mapping[int, Table]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for number, table in tables.items():
        for seat in table:
            found.setdefault(seat, set()).add(number)
    return found


def _named(colours: Sequence[int]) -> dict[str, int]:
    return dict(zip(("red", "blue", "green"), colours, strict=True))
