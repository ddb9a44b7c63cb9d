"""What a seating costs: every wish of the file as a whole number, the rules dearer than all wishes together.

From dear to cheap: a rule broken, a person moved from the published plan, then the weights of the file, then taste
(people who meet again, more groups than needed, a person alone).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from usving.engines.groups.input import Request
from usving.engines.groups.rules import Groups, Room, kept_apart, sides_needed
from usving.engines.groups.spread import WHOLE, Spread, marks_of

SCALE = 1000
"""The price of the dearest wish of the file, one pair that never meets or one person out of an even spread."""

BROKEN = 10**18
"""The price of one broken rule; the search starts where no rule is broken, so it never pays it."""


@dataclass(frozen=True)
class Prices:
    """The prices of one request, and the seats of its published plan."""

    request: Request

    @cached_property
    def weights(self) -> dict[str, int]:
        """The weights of the file, as prices."""
        given = vars(self.request.weights)
        largest = max(given.values()) or 1.0
        return {name: round(SCALE * weight / largest) for name, weight in given.items()}

    @property
    def new_pair(self) -> int:
        """The price of a possible pair that never meets."""
        return self.weights["meet_new"]

    @cached_property
    def again(self) -> int:
        """The price of a pair's second meeting; the third is twice that. Cheap where groups could split to avoid it."""
        return self.new_pair // (20 if self.request.sizes == "balanced" else 500)

    @cached_property
    def extra_group(self) -> int:
        """The price of each group: one group too many at every gathering costs less than one pair."""
        return max(self.new_pair, SCALE // 10) // (2 * self.request.gatherings + 2)

    @cached_property
    def moved(self) -> int:
        """The price of one person away from the published plan: more than all wishes can give back."""
        people, gatherings = len(self.request.people), self.request.gatherings
        return (
            SCALE * people * (people + 10 * gatherings)
            + self.again * (gatherings + len(self.request.past)) ** 2 * people**2
        )

    def of_meetings(self, meetings: int) -> list[int]:
        """The price of a pair that has met 0, 1, 2 ... times, to `meetings` times."""
        return [self.new_pair, *(self.again * count * (count - 1) // 2 for count in range(1, meetings + 1))]

    def smallest_wish(self) -> int:
        """The smallest price a wish of the file can have; where nobody has any mark, that of a pair."""
        people = self.request.people
        used = {kind for person in people for kind, _ in marks_of(person)}
        wishes = [self.weights[kind] // 4 for kind in used] + [self.new_pair]
        return min((wish for wish in wishes if wish), default=1)

    def most_meetings(self) -> int:
        """No pair meets more often than this, and one beyond, so that a step may look ahead."""
        return self.request.gatherings + len(self.request.past) + 1

    @cached_property
    def apart(self) -> tuple[frozenset[int], ...]:
        """For each person, those who may never be in the same group."""
        return kept_apart(self.request)


@dataclass
class GroupPrices:
    """The price of one group at one gathering. People with the same marks are alike, so prices are kept by marks."""

    prices: Prices
    room: Room
    count: int
    known: dict[int, int] = field(default_factory=dict)
    evens: dict[int, list[tuple[int, int, int, bool]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Number the kinds of people; a group's key is a number with a digit for each kind, how many it has of it."""
        self.spread = Spread.of(self.prices.request, self.room.present)
        self.needed = sides_needed(self.prices.request, self.room, self.count)
        weights = self.prices.weights
        self.priced = [mark for mark in self.spread.totals if weights[mark[0]] or mark[0] == "side"]
        places = {mark: place for place, mark in enumerate(self.priced)}
        kinds: dict[tuple[tuple[int, int], ...], int] = {}
        self.code: dict[int, int] = {}
        self.parts: dict[int, tuple[tuple[int, int], ...]] = {}
        for person in self.room.present:
            marks = self.spread.marks[person].items()
            parts = tuple((places[mark], share) for mark, share in marks if mark in places)
            self.parts[person] = parts
            self.code[person] = (self.room.largest + 1) ** kinds.setdefault(parts, len(kinds))

    def least(self) -> int:
        """A price that the groups of this gathering cannot be below: as few groups as the rules allow, all even."""
        return self.prices.extra_group * self.count

    def key(self, group: Sequence[int]) -> int:
        """The key of a group; 0 is the empty group."""
        return sum(self.code[person] for person in group)

    def of(self, key: int, group: Sequence[int]) -> int:
        """The price of a group with this key."""
        price = self.known.get(key)
        if price is None:
            price = self.known[key] = self.reckon(group) if group else 0
        return price

    def reckon(self, group: Sequence[int]) -> int:
        """The price of a group that is not empty."""
        held = [0] * len(self.priced)
        for person in group:
            for place, share in self.parts[person]:
                held[place] += share
        uneven = broken = 0
        for parts, (least, most, weight, needed) in zip(held, self.even(len(group)), strict=True):
            if parts < least:
                uneven += weight * (least - parts)
            elif parts > most:
                uneven += weight * (parts - most)
            broken += needed and not parts
        alone = self.prices.extra_group // 2 if len(group) == 1 else 0
        return uneven // WHOLE + broken * BROKEN + self.prices.extra_group + alone

    def even(self, size: int) -> list[tuple[int, int, int, bool]]:
        """For each priced mark: the parts a group of this size has when even, its weight, whether it must be there."""
        if size not in self.evens:
            self.evens[size] = [
                (
                    *self.spread.even(mark, size),
                    self.prices.weights[mark[0]],
                    mark[0] == "side" and mark[1] in self.needed,
                )
                for mark in self.priced
            ]
        return self.evens[size]


def planned_seats(request: Request, rooms: Sequence[Room]) -> list[Mapping[int, int]]:
    """For each gathering, the group of each person in the published plan, for those whose group can stay.

    A balanced gathering may need fewer groups than were published; then the largest of them stay.
    """
    seats: list[Mapping[int, int]] = []
    for number, room in enumerate(rooms):
        plan = request.planned[number] if number < len(request.planned) else ()
        here: Groups = [[person for person in group if person in room.present] for group in plan]
        filled = [group for group in here if group]
        if room.balanced and len(filled) > room.fewest:
            largest = sorted(filled, key=len, reverse=True)[: room.fewest]
            filled = [group for group in filled if group in largest]
        seats.append({person: index for index, group in enumerate(filled) for person in group})
    return seats
