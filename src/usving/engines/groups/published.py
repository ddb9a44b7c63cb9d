"""Groups near to a published plan whose sizes are free: how many groups to make, so that as few as can be move.

More groups need fewer sides in each of them, so one group more may leave everybody where they are. With balanced sizes the
number of groups is fixed, and the search itself finds the way.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from usving.engines.groups.annealing import Annealing, Clock, Cooling
from usving.engines.groups.conflict import demand_of
from usving.engines.groups.input import Request
from usving.engines.groups.placement import Placing, Undecided
from usving.engines.groups.prices import GroupPrices, Prices
from usving.engines.groups.rules import Groups, Room, holds
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


def nearest(wanted: Published, fewest: Groups) -> tuple[Groups, int]:
    """Groups that keep every rule and move as few as can be, and the least number of groups that they were made for.

    `fewest` are as few groups as the rules allow; they are the answer where nothing is published or the number is fixed.
    """
    least = sum(map(bool, fewest))
    if wanted.room.balanced or not wanted.plan:
        return fewest, least
    made = [(groups, count) for count in counts(wanted, least) if (groups := made_of(wanted, count)) is not None]
    return min(made, key=lambda found: (wanted.moved(found[0]), found[1]), default=(fewest, least))


def counts(wanted: Published, least: int) -> list[int]:
    """The numbers of groups to try: the fewest, the plan's own, and those from which on a side is not needed in each."""
    sides = Counter(wanted.request.people[person].side for person in wanted.room.present)
    filled = len(set(wanted.plan.values()))
    tried = {least, filled, filled + 1, *(people + 1 for people in sides.values())}
    return sorted(count for count in tried if least <= count <= len(wanted.room.blocks))


def made_of(wanted: Published, count: int) -> Groups | None:
    """At least `count` groups near to the plan that keep every rule, or None where none were found."""
    room, apart = wanted.room, wanted.prices.apart
    demand = demand_of(wanted.request, room, apart, count)
    slots = max(count, *wanted.plan.values()) + 1
    try:
        found = Placing(demand, slots, wanted.plan, limit=200 + 4 * len(room.blocks)).find()
    except Undecided:
        return None
    if found is None or not filled_up(wanted, found, count) or not holds(wanted.request, room, apart, found):
        return None
    return settled(wanted, found, count)


def filled_up(wanted: Published, groups: Groups, count: int) -> bool:
    """Let people into empty groups until so many are filled; whether that could be done."""
    block_of = {person: block for block in wanted.room.blocks for person in block}
    while sum(map(bool, groups)) < count:
        crowded = next((group for group in groups if len({block_of[person] for person in group}) > 1), None)
        empty = next((group for group in groups if not group), None)
        if crowded is None or empty is None:
            return False
        empty.extend(block_of[crowded[-1]])
        crowded[:] = [person for person in crowded if person not in empty]
    return True


def settled(wanted: Published, groups: Groups, count: int) -> Groups:
    """These groups after a short search for others, at least `count`, that move fewer of the plan."""
    if wanted.moved(groups) == 0:
        return groups
    prices = GroupPrices(wanted.prices, wanted.room, count)
    seating = Seating(wanted.prices, [wanted.room], [prices], [wanted.plan], [groups])
    walk = Annealing(seating, [0], Random(wanted.request.seed), wanted.clock)
    steps = min(MOST_STEPS, STEPS_A_PERSON * len(wanted.room.present))
    walk.run(Cooling(steps, wanted.prices.moved * 1.0, wanted.prices.moved * 0.1))
    return walk.groups[0]
