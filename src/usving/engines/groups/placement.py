"""Place the people of one gathering so that every rule holds, or prove that it cannot be done."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from usving.engines.groups.rules import Groups, Room

Block = tuple[int, ...]


class Undecided(Exception):
    """The placing came to its limit of attempts with neither groups nor a proof that there are none."""


@dataclass(frozen=True)
class Demand:
    """What the groups of one gathering must keep: the room, people apart, and sides that every group needs."""

    room: Room
    apart: Sequence[Collection[int]]
    side_of: Mapping[int, str]
    """The side of each person present whose side every group needs; nobody else."""


@dataclass
class Placing:
    """Depth-first search over blocks, hardest first. `count` groups may be used; in a balanced room all of them are.

    Each block tries the group that `wishes` names for its first person before the others.
    """

    demand: Demand
    count: int
    wishes: Mapping[int, int] = field(default_factory=dict)
    limit: int = 20_000

    def __post_init__(self) -> None:
        """Order the blocks, and count the people left of each side and the groups that lack it."""
        self.order = sorted(self.demand.room.blocks, key=self.hardness)
        self.groups: Groups = [[] for _ in range(self.count)]
        self.sides: list[Counter[str]] = [Counter() for _ in range(self.count)]
        self.group_of: dict[int, int] = {}
        self.left = Counter(self.demand.side_of.values())
        asked = self.count if self.demand.room.balanced else 0
        self.lacking = dict.fromkeys(self.left, asked)
        self.full = 0
        self.attempts = 0

    def hardness(self, block: Block) -> tuple[bool, int, int, int, int]:
        """Blocks with a wish first, large ones, those with many to keep away from, those with a side that is needed."""
        conflicts = sum(len(self.demand.apart[person]) for person in block)
        sided = sum(person in self.demand.side_of for person in block)
        return block[0] not in self.wishes, -len(block), -conflicts, -sided, block[0]

    def find(self) -> Groups | None:
        """Groups that keep every rule, or None where there are none; raises `Undecided` at the limit."""
        trail: list[Iterator[int]] = []
        while len(trail) < len(self.order):
            trail.append(iter(self.options(self.order[len(trail)])))
            while not self.advance(trail):
                trail.pop()
                if not trail:
                    return None
                self.take_out(self.order[len(trail) - 1])
        return self.groups

    def advance(self, trail: list[Iterator[int]]) -> bool:
        """Put the block at the end of the trail into its next option that leaves hope."""
        block = self.order[len(trail) - 1]
        for option in trail[-1]:
            self.attempts += 1
            if self.attempts > self.limit:
                raise Undecided(f"{self.limit} attempts")
            self.put_in(block, option)
            if self.hopeful():
                return True
            self.take_out(block)
        return False

    def put_in(self, block: Block, option: int) -> None:
        """Seat a block."""
        self.count_group(option, -1)
        self.groups[option].extend(block)
        self.group_of.update((person, option) for person in block)
        taken = Counter(self.demand.side_of[person] for person in block if person in self.demand.side_of)
        self.sides[option].update(taken)
        self.left.subtract(taken)
        self.count_group(option, 1)

    def take_out(self, block: Block) -> None:
        """Undo `put_in`; the block was the last one seated in its group."""
        option = self.group_of[block[0]]
        self.count_group(option, -1)
        del self.groups[option][-len(block) :]
        for person in block:
            del self.group_of[person]
        taken = Counter(self.demand.side_of[person] for person in block if person in self.demand.side_of)
        self.sides[option].subtract(taken)
        self.left.update(taken)
        self.count_group(option, 1)

    def count_group(self, option: int, change: int) -> None:
        """Count a group among the full ones and those that lack a side, or take it out of the counts; empty ones may stay so."""
        group, room = self.groups[option], self.demand.room
        self.full += change * (len(group) == room.largest)
        if group or room.balanced:
            for side in self.lacking:
                self.lacking[side] += change * (not self.sides[option][side])

    def hopeful(self) -> bool:
        """Whether enough people are left of each side for the groups that still lack it."""
        return all(self.lacking[side] <= left for side, left in self.left.items())

    def options(self, block: Block) -> list[int]:
        """The groups a block may join: the wished one, then those that lack its side, then the smallest.

        Empty groups are alike when nothing is wished, so only the first of them is tried.
        """
        room, side_of = self.demand.room, self.demand.side_of
        away = {
            self.group_of[other] for person in block for other in self.demand.apart[person] if other in self.group_of
        }
        sides = {side_of[person] for person in block if person in side_of}
        wish = self.wishes.get(block[0], -1)
        largest = room.largest if self.full < room.at_largest else room.largest - 1
        found, fresh = [], True
        for number, group in enumerate(self.groups):
            if len(group) + len(block) <= largest and number not in away and (group or fresh):
                missing = sum(self.sides[number][side] == 0 for side in sides)
                found.append((number != wish, -missing, len(group), number))
            fresh = fresh and bool(group or self.wishes)
        return [number for *_, number in sorted(found)]
