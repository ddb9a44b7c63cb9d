"""The rules that always hold: who may share a group, who must, and how large the groups of one gathering are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from usving.engines.groups.input import Request

Groups = list[list[int]]
"""The groups of one gathering while they are being made; a group may be empty."""


@dataclass(frozen=True)
class Room:
    """One gathering as the rules leave it.

    `fewest` is the smallest number of groups that holds everybody present, `largest` the largest group allowed.
    `balanced` asks for exactly `fewest` groups, whose sizes differ by at most one. `waived` are the sides that the other
    rules leave no way to have in every group.
    """

    number: int
    present: tuple[int, ...]
    blocks: tuple[tuple[int, ...], ...]
    fewest: int
    largest: int
    balanced: bool
    waived: frozenset[str] = frozenset()

    def counts(self) -> range:
        """The numbers of groups that may be tried: as many as there are blocks, but none too small for a block."""
        most = len(self.blocks)
        if self.balanced:
            widest = max(map(len, self.blocks), default=1)
            while most > self.fewest and -(-len(self.present) // most) < widest:
                most -= 1
        return range(self.fewest, most + 1)

    def in_groups(self, count: int) -> "Room":
        """The same gathering with so many groups. Where sizes are free any number will do, and nothing changes."""
        if not self.balanced or count == self.fewest:
            return self
        return replace(self, fewest=count, largest=-(-len(self.present) // count))

    @property
    def at_largest(self) -> int:
        """How many groups may have the largest size: all where sizes are free or the numbers come out even."""
        rest = len(self.present) % self.fewest if self.balanced and self.fewest else 0
        return rest or len(self.present)

    def size_holds(self, sizes: Sequence[int]) -> bool:
        """Whether groups of these sizes, empty ones left out, are as the rule on sizes asks."""
        filled = [size for size in sizes if size]
        if any(size > self.largest for size in filled):
            return False
        return not self.balanced or not filled or (len(filled) == self.fewest and max(filled) - min(filled) <= 1)


def room_of(request: Request, gathering: int, together: Iterable[Sequence[int]]) -> Room:
    """The room of a gathering counted from 0; those present of each list in `together` share a group."""
    absent = request.absent[gathering] if gathering < len(request.absent) else frozenset()
    present = tuple(person for person in range(len(request.people)) if person not in absent)
    fewest = -(-len(present) // request.group_size)
    balanced = request.sizes == "balanced"
    largest = -(-len(present) // fewest) if balanced and fewest else min(request.group_size, len(present))
    return Room(gathering + 1, present, joined(present, together), fewest, largest, balanced)


def joined(present: Sequence[int], lists: Iterable[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Those present in blocks that must share a group: the lists, and lists that overlap, run together."""
    block = {person: [person] for person in present}
    for people in lists:
        here = [person for person in people if person in block]
        for person in here[1:]:
            first, second = block[here[0]], block[person]
            if first is not second:
                first.extend(second)
                block.update((member, first) for member in second)
    return tuple(tuple(sorted(block[person])) for person in present if min(block[person]) == person)


def households(request: Request) -> tuple[tuple[int, ...], ...]:
    """The households with more than one person in the file."""
    members: dict[str, list[int]] = {}
    for number, person in enumerate(request.people):
        if person.household is not None:
            members.setdefault(person.household, []).append(number)
    return tuple(tuple(people) for people in members.values() if len(people) > 1)


def together_lists(request: Request) -> tuple[tuple[int, ...], ...]:
    """All lists of people who share a group: those of the file, and the households where these stay together."""
    return request.together + (households(request) if request.households == "together" else ())


def household_pairs(request: Request) -> Iterator[tuple[int, int]]:
    """The pairs whom the household rule keeps apart; those whom `together` joins are not among them."""
    if request.households != "apart":
        return
    blocks = joined(range(len(request.people)), request.together)
    block_of = {person: block for block in blocks for person in block}
    for people in households(request):
        yield from ((a, b) for a, b in combinations(people, 2) if block_of[a] is not block_of[b])


def kept_apart(request: Request) -> tuple[frozenset[int], ...]:
    """For each person, those who may never be in the same group."""
    apart: list[set[int]] = [set() for _ in request.people]
    named = (pair for people in request.apart for pair in combinations(people, 2))
    for pairs in (named, household_pairs(request)):
        for a, b in pairs:
            apart[a].add(b)
            apart[b].add(a)
    return tuple(map(frozenset, apart))


def rooms(request: Request) -> tuple[Room, ...]:
    """The rooms of all gatherings to be planned."""
    lists = together_lists(request)
    return tuple(room_of(request, gathering, lists) for gathering in range(request.gatherings))


def sides_needed(request: Request, room: Room, count: int) -> frozenset[str]:
    """The sides with at least `count` people present: enough for one in each of `count` groups. Those waived are not."""
    present = Counter(request.people[person].side for person in room.present)
    enough = frozenset(side for side, people in present.items() if side is not None and people >= count)
    return enough - room.waived


def holds(request: Request, room: Room, apart: Sequence[frozenset[int]], groups: Groups) -> bool:
    """Whether the groups of one gathering keep every rule. Each person present is taken to sit in exactly one."""
    filled = [group for group in groups if group]
    group_of = {person: number for number, group in enumerate(filled) for person in group}
    needed = sides_needed(request, room, len(filled))
    return (
        room.size_holds([len(group) for group in filled])
        and all(len({group_of[person] for person in block}) == 1 for block in room.blocks)
        and not any(apart[person] & set(group) for group in filled for person in group)
        and all(needed <= {request.people[person].side for person in group} for group in filled)
    )
