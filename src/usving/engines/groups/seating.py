"""A seating that the search changes step by step, and the price of every step."""

from collections.abc import Mapping, Sequence

from usving.engines.groups.prices import BROKEN, GroupPrices, Prices
from usving.engines.groups.rules import Groups, Room

Block = tuple[int, ...]
Move = tuple[int, int, int, Block, Block]
"""A gathering, two of its groups, the people who go from the first to the second, and those who come back."""


class Seating:
    """The groups of the first gatherings of a request, with who has met whom how often, and the price of it all.

    `met[a][b]` is the number of times a and b have met; for people who must be apart it is counted from `offset`, where
    the price table has the price of a broken rule.
    """

    def __init__(
        self,
        prices: Prices,
        rooms: Sequence[Room],
        group_prices: Sequence[GroupPrices],
        planned: Sequence[Mapping[int, int]],
        groups: Sequence[Groups],
    ) -> None:
        """Seat everybody as in `groups`, one list of groups for each gathering; later gatherings are left out."""
        self.rooms, self.group_prices, self.planned = rooms, group_prices, planned
        self.moved = prices.moved
        self.groups = [[list(group) for group in gathering] for gathering in groups]
        self.block = [{person: block for block in room.blocks for person in block} for room in rooms]
        self.seat = [{p: g for g, group in enumerate(gathering) for p in group} for gathering in self.groups]
        self.keys = [
            list(map(found.key, gathering)) for found, gathering in zip(group_prices, self.groups, strict=False)
        ]
        self.table_prices(prices)
        self.count_meetings(prices)
        self.price = self.reckon()

    def table_prices(self, prices: Prices) -> None:
        """The price of a meeting more and of one less, by how often two have met."""
        most = prices.most_meetings()
        self.offset = most + 1
        by_count = prices.of_meetings(most) + [BROKEN * count for count in range(most + 1)]
        self.by_count = by_count
        self.gain = [after - before for before, after in zip(by_count, by_count[1:], strict=False)] + [0]
        self.loss = [0] + [before - after for before, after in zip(by_count, by_count[1:], strict=False)]

    def count_meetings(self, prices: Prices) -> None:
        """Count past meetings and those of this seating."""
        people = range(len(prices.request.people))
        self.met = [[self.offset if b in prices.apart[a] else 0 for b in people] for a in people]
        for gathering in prices.request.past:
            for past_group in gathering:
                self.count_past(past_group)
        for groups in self.groups:
            for group in groups:
                self.count_group(group)

    def count_past(self, group: Sequence[int]) -> None:
        """Count a past group; what a rule now forbids is neither rewarded nor held against anybody."""
        for a in group:
            for b in group:
                if a != b and self.met[a][b] < self.offset:
                    self.met[a][b] += 1

    def count_group(self, group: Sequence[int]) -> None:
        """Count a meeting of everybody in a group."""
        for a in group:
            for b in group:
                if a != b:
                    self.met[a][b] += 1

    def reckon(self) -> int:
        """The price of the whole seating, from the start."""
        meetings = sum(self.by_count[row[b]] for a, row in enumerate(self.met) for b in range(a))
        in_groups = sum(sum(self.group_costs(number)) for number in range(len(self.groups)))
        return meetings + in_groups + self.moved * sum(map(self.moved_people, range(len(self.groups))))

    def group_costs(self, number: int) -> list[int]:
        """The prices of the groups of one gathering."""
        found = self.group_prices[number]
        return [found.of(key, group) for key, group in zip(self.keys[number], self.groups[number], strict=True)]

    def moved_people(self, number: int) -> int:
        """How many sit elsewhere than in the published plan."""
        seat = self.seat[number]
        return sum(seat[person] != group for person, group in self.planned[number].items())

    def price_of(self, move: Move) -> int:
        """By how much a move makes the seating dearer, apart from the groups' own prices."""
        number, a, b, going, coming = move
        if len(going) == len(coming) == 1 and not self.planned[number]:
            return self.price_of_swap(number, a, b, going[0], coming[0])
        groups, met, gain, loss, total = self.groups[number], self.met, self.gain, self.loss, 0
        stay_a = [person for person in groups[a] if person not in going]
        stay_b = [person for person in groups[b] if person not in coming]
        for movers, left, joined in ((going, stay_a, stay_b), (coming, stay_b, stay_a)):
            for person in movers:
                row = met[person]
                for other in left:
                    total += loss[row[other]]
                for other in joined:
                    total += gain[row[other]]
        if self.planned[number]:
            total += self.moved * self.planned_change(move)
        return total

    def price_of_swap(self, number: int, a: int, b: int, going: int, coming: int) -> int:
        """As `price_of`, for one against one where nothing is planned: the step most often looked at, kept fast."""
        groups, gain, loss = self.groups[number], self.gain, self.loss
        row_going, row_coming, total = self.met[going], self.met[coming], 0
        for other in groups[a]:
            if other != going:
                total += loss[row_going[other]] + gain[row_coming[other]]
        for other in groups[b]:
            if other != coming:
                total += loss[row_coming[other]] + gain[row_going[other]]
        return total

    def planned_change(self, move: Move) -> int:
        """How many more people a move takes from their planned group than it brings there."""
        number, a, b, going, coming = move
        plan = self.planned[number]
        left = [(plan.get(person), a, b) for person in going] + [(plan.get(person), b, a) for person in coming]
        return sum((wish == old) - (wish == new) for wish, old, new in left)

    def group_change(self, move: Move) -> tuple[int, int, int]:
        """By how much a move makes the two groups dearer, and their keys after it."""
        number, a, b, going, coming = move
        found, keys, groups = self.group_prices[number], self.keys[number], self.groups[number]
        if len(going) == len(coming) == 1:
            flow = found.code[going[0]] - found.code[coming[0]]
            if not flow:
                return 0, keys[a], keys[b]
        else:
            flow = found.key(going) - found.key(coming)
        key_a, key_b = keys[a] - flow, keys[b] + flow
        before = self.two_prices(number, a, b)
        after_a, after_b = found.known.get(key_a), found.known.get(key_b)
        if after_a is None:
            after_a = found.of(key_a, [p for p in groups[a] if p not in going] + list(coming))
        if after_b is None:
            after_b = found.of(key_b, [p for p in groups[b] if p not in coming] + list(going))
        return after_a + after_b - before, key_a, key_b

    def two_prices(self, number: int, a: int, b: int) -> int:
        """The prices of two groups of one gathering, either of which may be empty."""
        found, keys, groups = self.group_prices[number], self.keys[number], self.groups[number]
        return found.of(keys[a], groups[a]) + found.of(keys[b], groups[b])

    def make(self, move: Move, key_a: int, key_b: int, change: int) -> None:
        """Carry out a move whose price and keys are known."""
        number, a, b, going, coming = move
        groups, seat = self.groups[number], self.seat[number]
        stay_a = [person for person in groups[a] if person not in going]
        stay_b = [person for person in groups[b] if person not in coming]
        for movers, left, joined in ((going, stay_a, stay_b), (coming, stay_b, stay_a)):
            for person in movers:
                self.count_one(person, left, -1)
                self.count_one(person, joined, 1)
        groups[a], groups[b] = stay_a + list(coming), stay_b + list(going)
        seat.update((person, b) for person in going)
        seat.update((person, a) for person in coming)
        self.keys[number][a], self.keys[number][b] = key_a, key_b
        self.price += change

    def count_one(self, person: int, others: Sequence[int], change: int) -> None:
        """Count a meeting more or less of one person with others."""
        row, met = self.met[person], self.met
        for other in others:
            row[other] += change
            met[other][person] += change
