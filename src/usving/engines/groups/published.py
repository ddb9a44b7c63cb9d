"""Groups near to a published plan whose sizes are free: how many groups to make, so that as few as can be move.

More groups need fewer sides in each of them, so one group more may leave everybody where they are. With balanced sizes the
number of groups is fixed, and the search itself finds the way.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from usving.engines.groups.annealing import Annealing, Clock, Cooling
from usving.engines.groups.conflict import demand_of
from usving.engines.groups.input import Request
from usving.engines.groups.placement import Block, Placing, Undecided
from usving.engines.groups.prices import GroupPrices, Prices
from usving.engines.groups.rules import Groups, Room, holds, sides_needed
from usving.engines.groups.seating import Seating

STEPS_A_PERSON = 400
MOST_STEPS = 8_000


@dataclass(frozen=True)
class Published:
    """One gathering and the group of each person in its published plan, for those who are still present."""

    request: Request
    prices: Prices
    room: Room
    plan: Mapping[int, int]
    clock: Clock

    def moved(self, groups: Groups) -> int:
        """How many sit elsewhere in these groups than in the plan."""
        seat = {person: index for index, group in enumerate(groups) for person in group}
        return sum(seat[person] != group for person, group in self.plan.items())

    def must_move(self, count: int) -> int:
        """No `count` groups move fewer: each beyond those of the plan takes someone, and newcomers are only so many."""
        newcomers = len(self.room.present) - len(self.plan)
        return count - len(set(self.plan.values())) - newcomers

    def made_for(self, groups: Groups, least: int) -> int:
        """The fewest groups that need the same sides as these do: with so many or more, these keep every rule."""
        needed = sides_needed(self.request, self.room, filled(groups))
        numbers = range(least, filled(groups))
        return next((n for n in numbers if sides_needed(self.request, self.room, n) == needed), filled(groups))

    def slots(self, count: int) -> int:
        """How many groups to make room for: those of the plan by their numbers, and one that may be empty."""
        return max(count, *self.plan.values()) + 1

    def numbers(self, block: Block) -> list[int]:
        """The planned groups of those of a block."""
        return [self.plan[person] for person in block if person in self.plan]

    def lawful(self, groups: Groups) -> bool:
        """Whether these groups keep every rule."""
        return holds(self.request, self.room, self.prices.apart, groups)


def nearest(wanted: Published, fewest: Groups) -> tuple[Groups, int]:
    """Groups that keep every rule and move as few as can be, and the least number of groups that they were made for.

    `fewest` are as few groups as the rules allow; they are the answer where nothing is published or the number is fixed.
    Where as few move, fewer groups are better.
    """
    least = filled(fewest)
    if wanted.room.balanced or not wanted.plan:
        return fewest, least
    best = settled(wanted, aligned(wanted, fewest), least)
    for count in counts(wanted, least):
        if wanted.clock.out() or wanted.must_move(count) > wanted.moved(best):
            break
        best = min([best, *made_of(wanted, count)], key=lambda groups: (wanted.moved(groups), filled(groups)))
    return best, wanted.made_for(best, least)


def filled(groups: Groups) -> int:
    """How many of the groups are not empty."""
    return sum(map(bool, groups))


def counts(wanted: Published, least: int) -> list[int]:
    """The numbers of groups to try: the fewest, the plan's own, and those from which on a side is not needed in each."""
    sides = Counter(wanted.request.people[person].side for person in wanted.room.present)
    planned = len(set(wanted.plan.values()))
    tried = {least, planned, planned + 1, *(people + 1 for people in sides.values())}
    return sorted(count for count in tried if least <= count <= len(wanted.room.blocks))


def aligned(wanted: Published, groups: Groups) -> Groups:
    """The same groups, each with the number of the planned group that it has most people of."""
    shared = Counter((wanted.plan[p], index) for index, group in enumerate(groups) for p in group if p in wanted.plan)
    found: Groups = [[] for _ in range(max(wanted.plan.values()) + 1)]
    rest = dict(enumerate(groups))
    for (number, index), _people in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if index in rest and not found[number]:
            found[number] = list(rest.pop(index))
    return found + [list(group) for group in rest.values()]


def made_of(wanted: Published, count: int) -> list[Groups]:
    """Groups near to the plan, at least `count`, that keep every rule: from the plan itself, or from a placing of all."""
    found = settled(wanted, as_published(wanted, count), count)
    if wanted.lawful(found):
        return [found]
    try:
        demand = demand_of(wanted.request, wanted.room, wanted.prices.apart, count)
        placed = Placing(demand, wanted.slots(count), wanted.plan, limit=200 + 4 * len(wanted.room.blocks)).find()
    except Undecided:
        return []
    if placed is None or not filled_up(wanted, placed, count) or not wanted.lawful(placed):
        return []
    return [settled(wanted, placed, count)]


def as_published(wanted: Published, count: int) -> Groups:
    """The plan with the newcomers let in where there is room, and `count` groups; rules may be broken, sizes not."""
    groups: Groups = [[] for _ in range(wanted.slots(count))]
    apart = wanted.prices.apart
    for block in sorted(wanted.room.blocks, key=lambda block: (not wanted.numbers(block), -len(block), block)):
        numbers = wanted.numbers(block)

        def cost(number: int, block: Block = block, numbers: Sequence[int] = numbers) -> tuple[int, bool, bool, int]:
            foes = sum(other in apart[person] for person in block for other in groups[number])
            return -numbers.count(number), foes > 0, not groups[number], number

        fitting = [number for number, group in enumerate(groups) if len(group) + len(block) <= wanted.room.largest]
        if not fitting:
            fitting = [len(groups)]
            groups.append([])
        groups[min(fitting, key=cost)].extend(block)
    filled_up(wanted, groups, count)
    return groups


def filled_up(wanted: Published, groups: Groups, count: int) -> bool:
    """Let people into empty groups until so many are filled; whether that could be done."""
    block_of = {person: block for block in wanted.room.blocks for person in block}
    while filled(groups) < count:
        crowded = next((group for group in groups if len({block_of[person] for person in group}) > 1), None)
        empty = next((group for group in groups if not group), None)
        if crowded is None or empty is None:
            return False
        empty.extend(block_of[crowded[-1]])
        crowded[:] = [person for person in crowded if person not in empty]
    return True


def settled(wanted: Published, groups: Groups, count: int) -> Groups:
    """These groups after a short search for others, at least `count`, that break fewer rules and move fewer of the plan."""
    if wanted.moved(groups) == 0 and wanted.lawful(groups):
        return groups
    prices = GroupPrices(wanted.prices, wanted.room, count)
    seating = Seating(wanted.prices, [wanted.room], [prices], [wanted.plan], [groups])
    walk = Annealing(seating, [0], Random(wanted.request.seed), wanted.clock)
    steps = min(MOST_STEPS, STEPS_A_PERSON * len(wanted.room.present))
    walk.run(Cooling(steps, wanted.prices.moved * 1.0, wanted.prices.moved * 0.1))
    return walk.groups[0]
