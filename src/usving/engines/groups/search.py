"""The search: constructions first, then annealing, over as few gatherings as can be and then over all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from usving.engines.groups.annealing import Annealing, Clock, Cooling
from usving.engines.groups.bounds import Bounds
from usving.engines.groups.conflict import demand_of
from usving.engines.groups.construct import Wishes, column_order, scattered, starts
from usving.engines.groups.input import Request
from usving.engines.groups.placement import Placing, Undecided
from usving.engines.groups.prices import SCALE, GroupPrices, Prices, planned_seats
from usving.engines.groups.published import Published, nearest
from usving.engines.groups.rules import Groups, Room, holds
from usving.engines.groups.seating import Seating

STEPS_A_SEAT = 800
MOST_WORK = 3_000_000
"""The most steps of a search, times the people a step looks at; less where marks make a step dearer."""

RUNS = 6
MANY_PEOPLE = 150
"""From here on one run has all the steps: each is too short to forget its start anyway."""


@dataclass
class Search:
    """The search for one request; `seconds` can only cut it off."""

    request: Request
    bounds: Bounds
    seconds: float
    rng: Random = field(init=False)

    def __post_init__(self) -> None:
        """Find groups that keep every rule, or refuse the request."""
        self.rng = Random(self.request.seed)
        self.clock = Clock(self.seconds)
        fewest = [groups for _room, groups in self.bounds.first]
        self.rooms = self.bounds.rooms
        self.prices = Prices(self.request)
        self.planned = planned_seats(self.request, self.rooms)
        near = [
            nearest(Published(self.request, self.prices, room, plan, self.clock), groups)
            for room, plan, groups in zip(self.rooms, self.planned, fewest, strict=True)
        ]
        self.safe = [groups for groups, _count in near]
        self.group_prices = self.prices_of_groups([count for _groups, count in near])

    def prices_of_groups(self, counts: Sequence[int]) -> list[GroupPrices]:
        """The prices of the groups of each gathering; gatherings alike share them, and what they come to know."""
        known: dict[tuple[Room, int], GroupPrices] = {}
        alike = [(replace(room, number=1), count) for room, count in zip(self.rooms, counts, strict=True)]
        for key in alike:
            if key not in known:
                known[key] = GroupPrices(self.prices, *key)
        return [known[key] for key in alike]

    def placed(self, number: int, count: int, wishes: Mapping[int, int]) -> Groups | None:
        """Groups near to the wishes that keep every rule, with the sides that `count` groups need; None where not found."""
        room = self.rooms[number]
        slots = count if room.balanced else max(count, *wishes.values(), *self.planned[number].values(), 0) + 1
        demand = demand_of(self.request, room, self.prices.apart, count)
        try:
            found = Placing(demand, slots, wishes, limit=200 + 4 * len(room.blocks)).find()
        except Undecided:
            return None
        return found if found is not None and holds(self.request, room, self.prices.apart, found) else None

    def run(self) -> list[Groups]:
        """Groups for every gathering. Tries to let all meet in as few gatherings as the bound allows, then in more."""
        lengths = list(self.lengths())
        best: list[Groups] = []
        for length in lengths:
            best = self.over(length, best, self.steps(length) // len(lengths))
            if self.clock.cut_off or self.all_met(best):
                break
        return self.continued(best) if len(best) < self.request.gatherings else best

    def lengths(self) -> Iterator[int]:
        """The numbers of gatherings to try: the proven fewest and the next two, then all."""
        last, fewest = self.request.gatherings, max(1, self.bounds.at_least())
        yield from range(fewest, min(fewest + 3, last))
        yield last

    def steps(self, gatherings: int) -> int:
        """The number of steps for so many gatherings: fixed by the file, so that the clock decides nothing."""
        people = len(self.request.people)
        wanted = STEPS_A_SEAT * people * gatherings * min(gatherings, 8)
        work = MOST_WORK if self.only_meetings() else MOST_WORK // (2 + people // MANY_PEOPLE)
        return min(wanted, work // (4 + min(self.request.group_size, people)))

    def only_meetings(self) -> bool:
        """Whether nobody has a mark that the file would have spread."""
        return self.prices.smallest_wish() >= (self.prices.new_pair or SCALE)

    def runs(self) -> int:
        """How many times to search from a fresh start or from the best so far."""
        return RUNS if len(self.request.people) < MANY_PEOPLE else 1

    def all_met(self, groups: Sequence[Groups]) -> bool:
        """Whether all who may meet have met after these gatherings."""
        seating = self.seating(groups)
        return all(seating.met[a][b] for a, b in self.bounds.open_pairs)

    def over(self, length: int, before: Sequence[Groups], steps: int) -> list[Groups]:
        """The best groups found over the first `length` gatherings; `before` is what a shorter search came to."""
        floor, active = self.floor(length), range(length)
        best = self.annealing(self.seated([self.scattered() for _ in active]), active, floor)
        for start in self.starting_points(length, before):
            found = self.annealing(start, active, floor)
            best = min(best, found, key=lambda run: run.best_price)
            if best.best_price <= floor:
                return best.groups
        for number in range(self.runs()):
            if self.clock.out():
                break
            from_best = number % 2 == 0
            start = best.groups if from_best else self.seated([self.scattered() for _ in active])
            found = self.annealing(start, active, floor)
            found.run(self.cooling(steps // self.runs(), 0.35 if from_best else 0.5))
            best = min(best, found, key=lambda run: run.best_price)
        return best.groups

    def continued(self, before: Sequence[Groups]) -> list[Groups]:
        """The gatherings after everybody has met, for variety: those before them stay as they are."""
        last = self.request.gatherings
        groups = [*before, *self.seated([self.scattered() for _ in range(last)])[len(before) :]]
        found = self.annealing(groups, range(len(before), last), -1)
        found.run(self.cooling(self.steps(last - len(before)) // self.runs(), 0.35))
        return found.groups

    def annealing(self, groups: Sequence[Groups], active: Sequence[int], floor: int) -> Annealing:
        """A search from these groups."""
        return Annealing(self.seating(groups), active, self.rng, self.clock, floor)

    def cooling(self, steps: int, heat: float) -> Cooling:
        """From `heat`, in prices of a new pair, to where hardly one is given up; lower where smaller wishes count."""
        unit = self.prices.new_pair or SCALE
        cold = 0.2 if self.only_meetings() else 0.05
        return Cooling(max(1, steps), unit * heat, unit * cold)

    def floor(self, length: int) -> int:
        """A price at which more search is not worth its time: nobody misses more than a proven bound says.

        What may be left is taste, and less than the smallest wish for an even spread where the file has any.
        """
        missing = len(self.bounds.open_pairs) - self.bounds.most_met(length)
        in_groups = sum(found.least() for found in self.group_prices[:length])
        return self.prices.new_pair * missing + in_groups + self.prices.smallest_wish() - 1

    def starting_points(self, length: int, before: Sequence[Groups]) -> Iterator[list[Groups]]:
        """Seatings to begin with: a shorter search and one gathering more, and the constructions."""
        if before:
            yield [*before, *self.seated([self.scattered() for _ in range(length)])[len(before) :]]
        fewest = self.fewest()
        most = fewest if self.request.sizes == "balanced" else fewest + 1
        for wishes in starts(self.request, fewest, most, length, self.rng):
            if self.clock.out():
                return
            yield self.seated(wishes)

    def fewest(self) -> int:
        """How many groups the gathering with the most people present needs."""
        return max(1, *(found.count for found in self.group_prices))

    def scattered(self) -> Wishes:
        """Groups by lot."""
        return scattered(column_order(self.request), self.fewest(), self.rng)

    def seating(self, groups: Sequence[Groups]) -> Seating:
        """A seating of these groups that the search can change."""
        return Seating(self.prices, self.rooms, self.group_prices, self.planned, groups)

    def seated(self, wishes: Sequence[Wishes]) -> list[Groups]:
        """Groups that keep every rule, near to the wishes; the published plan comes before any other wish."""
        return [self.seated_at(number, self.planned[number] or wish) for number, wish in enumerate(wishes)]

    def seated_at(self, number: int, wishes: Mapping[int, int]) -> Groups:
        """Groups at one gathering near to the wishes, or the safe ones where the wishes lead astray or time is out."""
        room, count = self.rooms[number], self.group_prices[number].count
        slots = count if room.balanced else max(count, *wishes.values(), *self.planned[number].values(), 0) + 1
        settled = self.clock.out() or (not room.balanced and self.planned[number])
        found = self.safe[number] if settled else self.placed(number, count, wishes) or self.safe[number]
        return found + [[] for _ in range(slots - len(found))]
