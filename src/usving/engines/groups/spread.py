"""How evenly the sides, colours and organisations of those present are spread over the groups of one gathering."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from usving.engines.groups.input import Person, Request

Mark = tuple[str, str]
"""A kind of mark and its value, as ("colour", "red")."""

WHOLE = 12
"""One person in parts, so that a person with two, three or four highest colours counts for an equal part in each."""

KINDS = ("side", "colour", "organisation")


def marks_of(person: Person) -> dict[Mark, int]:
    """The marks of a person, each with the parts of the person it stands for."""
    marks = {("colour", colour): WHOLE // len(person.colours) for colour in person.colours}
    if person.side is not None:
        marks["side", person.side] = WHOLE
    if person.organisation is not None:
        marks["organisation", person.organisation] = WHOLE
    return marks


@dataclass(frozen=True)
class Spread:
    """The marks of those present at one gathering, and what an even spread gives each group."""

    marks: Mapping[int, Mapping[Mark, int]]
    totals: Mapping[Mark, int]

    @classmethod
    def of(cls, request: Request, present: Sequence[int]) -> "Spread":
        """The spread of the people present."""
        marks = {person: marks_of(request.people[person]) for person in present}
        totals: Counter[Mark] = Counter()
        for found in marks.values():
            totals.update(found)
        return cls(marks, totals)

    def held(self, group: Iterable[int]) -> Counter[Mark]:
        """What a group holds of each mark."""
        held: Counter[Mark] = Counter()
        for person in group:
            held.update(self.marks[person])
        return held

    def even(self, mark: Mark, size: int) -> tuple[int, int]:
        """The parts a group of `size` may have of a mark spread evenly: its share in whole people, down and up."""
        share, present = self.totals[mark] * size, len(self.marks) * WHOLE
        return share // present * WHOLE, -(-share // present) * WHOLE

    def off(self, group: Sequence[int]) -> dict[Mark, tuple[int, int]]:
        """For each mark, the parts that a group lacks of an even spread, and the parts it has too many."""
        held, off = self.held(group), {}
        for mark in self.totals:
            least, most = self.even(mark, len(group))
            off[mark] = (max(0, least - held[mark]), max(0, held[mark] - most))
        return off

    def evenness(self, kind: str, groups: Iterable[Sequence[int]]) -> float | None:
        """From 0 to 1: the part of a kind of mark that is where an even spread has it; None where nobody has any."""
        total = sum(parts for mark, parts in self.totals.items() if mark[0] == kind)
        if not total:
            return None
        off = [found for group in groups for mark, found in self.off(group).items() if mark[0] == kind]
        return 1 - max(sum(lacking for lacking, _ in off), sum(beyond for _, beyond in off)) / total

    def presence(self, groups: Sequence[Sequence[int]]) -> float | None:
        """From 0 to 1: in how many groups the sides are present, of all those where their numbers allow it."""
        sides = [mark for mark in self.totals if mark[0] == "side"]
        possible = sum(min(len(groups), self.totals[mark] // WHOLE) for mark in sides)
        held = [self.held(group) for group in groups]
        return sum(found[mark] > 0 for found in held for mark in sides) / possible if possible else None
