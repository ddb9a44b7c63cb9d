"""What no plan can do better than: bounds that follow from counting seats, each with its proof in the docstring."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from usving.engines.groups.conflict import first_groups
from usving.engines.groups.input import Request
from usving.engines.groups.pairs import Pair, meetings, met_before, possible_pairs
from usving.engines.groups.rules import Groups, Room, room_of, together_lists


def pairs_in(size: int) -> int:
    """The pairs in one group of `size` people."""
    return size * (size - 1) // 2


def group_sizes(people: int, count: int, most: int) -> list[int]:
    """Sizes of `count` filled groups of at most `most` with the most pairs: full groups, one rest, the others of one.

    Moving a person from a smaller group to a larger one never loses pairs, so no other sizes hold more.
    """
    spare, sizes = people - count, []
    for _ in range(count):
        extra = min(most - 1, spare)
        sizes.append(1 + extra)
        spare -= extra
    return sizes


def even_sizes(people: int, count: int) -> list[int]:
    """Sizes of `count` groups that differ by at most one, large ones first."""
    return [people // count + (number < people % count) for number in range(count)]


def new_pairs_in(size: int, groups: int) -> int:
    """The most pairs in a group of `size` that did not meet at another gathering, where all sat in `groups` groups.

    Two who shared one of the `groups` groups have met. Spread as evenly as can be, fewest have (Turán's theorem).
    """
    each, rest = divmod(size, groups)
    return pairs_in(size) - rest * pairs_in(each + 1) - (groups - rest) * pairs_in(each)


def most_pairs(room: Room) -> int:
    """The most pairs that one gathering can hold under its sizes."""
    return sum(map(pairs_in, sizes_of(room, room.fewest)))


def most_between_blocks(room: Room) -> int:
    """The most pairs of one gathering beside those that must share a group there."""
    return most_pairs(room) - sum(pairs_in(len(block)) for block in room.blocks)


def sizes_of(room: Room, count: int) -> list[int]:
    """The sizes with the most pairs where a room has `count` groups."""
    people = len(room.present)
    if not count:
        return []
    return even_sizes(people, count) if room.balanced else group_sizes(people, count, room.largest)


def most_within(people: int, room: Room, everywhere: bool) -> int:
    """The most pairs among so many people of one side at a gathering; `everywhere` asks for one in each group."""
    if not people:
        return 0
    count = room.fewest if everywhere and people >= room.fewest else -(-people // room.largest)
    return sum(map(pairs_in, group_sizes(people, count, room.largest)))


@dataclass(frozen=True)
class Bounds:
    """Bounds for one request. Beyond the last gathering everybody is taken to be present, which is the best case."""

    request: Request

    @cached_property
    def first(self) -> list[tuple[Room, Groups]]:
        """The room of each gathering to be planned, and groups there that keep the rules. Raises `Refused` for none."""
        return first_groups(self.request)

    @cached_property
    def rooms(self) -> tuple[Room, ...]:
        """The rooms of the gatherings to be planned."""
        return tuple(room for room, _groups in self.first)

    @cached_property
    def full(self) -> Room:
        """A gathering where everybody is present: as one of the plan, or else in as few groups as hold them."""
        full = room_of(self.request, self.request.gatherings, together_lists(self.request))
        return next((room for room in self.rooms if room.present == full.present), full)

    @cached_property
    def open_pairs(self) -> frozenset[Pair]:
        """The possible pairs that have not met before."""
        return possible_pairs(self.request) - met_before(self.request)

    @cached_property
    def needs(self) -> list[int]:
        """For each person, how many others he or she has still to meet."""
        needs = [0] * len(self.request.people)
        for a, b in self.open_pairs:
            needs[a] += 1
            needs[b] += 1
        return needs

    def at_least(self) -> int:
        """A proven lower bound on the gatherings after which everybody has met everybody who may be met."""
        if not self.open_pairs:
            return 0
        count = max(self.by_capacity(), self.by_person(), self.by_blocks())
        while self.by_overlap(count) < len(self.open_pairs):
            count += 1
        return count

    def most_met(self, gatherings: int) -> int:
        """No plan has more of the open pairs met after so many of its gatherings."""
        planned = self.rooms[:gatherings]
        between = len(self.open_in_blocks(planned)) + sum(map(most_between_blocks, planned))
        capacity = min(sum(map(most_pairs, planned)), between)
        seats = self.seats(gatherings)
        by_person = sum(min(need, seat) for need, seat in zip(self.needs, seats, strict=True)) // 2
        return min(capacity, by_person, self.by_overlap(gatherings), self.by_sides(gatherings))

    def seats(self, gatherings: int) -> list[int]:
        """For each person, the seats beside him or her over so many gatherings."""
        people = range(len(self.request.people))
        return [sum(self.seats_beside(person, number) for number in range(gatherings)) for person in people]

    def seats_beside(self, person: int, gathering: int) -> int:
        """The seats beside a person at one gathering of the plan; none where he or she is absent."""
        return 0 if person in self.request.absent[gathering] else self.rooms[gathering].largest - 1

    def by_capacity(self) -> int:
        """The fewest gatherings that hold as many pairs as are open."""
        return first_reach(len(self.open_pairs), (most_pairs(room) for room in self.rooms), most_pairs(self.full))

    def open_in_blocks(self, among: Sequence[Room]) -> frozenset[Pair]:
        """The open pairs that must share a group at one of these gatherings."""
        return self.open_pairs & meetings(block for room in among for block in room.blocks)

    def by_blocks(self) -> int:
        """As `by_capacity`, for the pairs that need not share a group: those who must take their seats every time."""
        need = len(self.open_pairs) - len(self.open_in_blocks([*self.rooms, self.full]))
        return first_reach(need, map(most_between_blocks, self.rooms), most_between_blocks(self.full))

    def by_person(self) -> int:
        """The fewest gatherings with as many seats beside each person as that person needs."""
        return max(map(self.by_one_person, range(len(self.request.people))))

    def by_one_person(self, person: int) -> int:
        """The fewest gatherings with as many seats beside one person as that person needs."""
        seats = (self.seats_beside(person, gathering) for gathering in range(len(self.rooms)))
        return first_reach(self.needs[person], seats, self.full.largest - 1)

    def by_overlap(self, gatherings: int) -> int:
        """The most pairs that meet when groups larger than the number of groups must hold people who have met.

        Take the gathering with the fewest groups, g. Every other gathering has at least g groups, and each of its
        groups of s people holds at most `new_pairs_in(s, g)` pairs that did not meet there; the sum is largest for the
        most uneven sizes, since each further person in a group adds as many pairs as the one before or more. From
        g = `largest` on nothing need overlap, and more groups only hold fewer pairs. Only where everybody is present
        at all of them; otherwise the bound is left at all open pairs.
        """
        everybody = not any(self.request.absent[:gatherings])
        if gatherings < 2 or not everybody:
            return len(self.open_pairs)
        room = self.full
        most = room.fewest if room.balanced else max(room.fewest, min(room.largest, len(room.present)))
        return max(self.overlap_from(count, gatherings) for count in range(room.fewest, most + 1))

    def by_sides(self, gatherings: int) -> int:
        """The open pairs, less those of one side that cannot meet because every group needs one of that side.

        With c of a side in g groups, one sits in each; the c - g others make most pairs in as few groups as hold them.
        Only for balanced sizes; where sizes are free, more groups than the side has people set the rule aside.
        """
        sides = {person.side for person in self.request.people} - {None} if self.full.balanced else set()
        missed = 0
        for side in sides:
            members = {number for number, person in enumerate(self.request.people) if person.side == side}
            within = sum(a in members and b in members for a, b in self.open_pairs)
            most = sum(
                most_within(len(members.intersection(room.present)), room, side not in room.waived)
                for room in self.rooms[:gatherings]
            )
            missed += max(0, within - most)
        return len(self.open_pairs) - missed

    def overlap_from(self, count: int, gatherings: int) -> int:
        """The bound of `by_overlap` where the gathering with the fewest groups has `count` of them."""
        sizes = sizes_of(self.full, count)
        first, others = sum(map(pairs_in, sizes)), sum(new_pairs_in(size, count) for size in sizes)
        return first + (gatherings - 1) * others


def first_reach(need: int, planned: Iterable[int], beyond: int) -> int:
    """How many gatherings give `need` together: first those planned, then as many as it takes that give `beyond` each.

    Where those beyond give nothing, no number is enough, and the number planned is all that is proven.
    """
    given: Sequence[int] = list(accumulate(planned, initial=0))
    for count, total in enumerate(given):
        if total >= need:
            return count
    return len(given) - 1 + (-(-(need - given[-1]) // beyond) if beyond else 0)
