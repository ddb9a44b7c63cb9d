"""Simulated annealing over seatings: steps that make it dearer are taken less and less often."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp
from random import Random

from usving.engines.groups.rules import Groups
from usving.engines.groups.seating import Move, Seating

CLOCK_EVERY = 128
"""Steps between two looks at the clock and two changes of the temperature."""


@dataclass
class Clock:
    """The time allowed, in seconds. It can only cut a search off, never steer it."""

    seconds: float
    started: float = field(default_factory=time.monotonic)
    cut_off: bool = False

    def out(self) -> bool:
        """Whether time is out; from then on `cut_off` is true."""
        self.cut_off = self.cut_off or time.monotonic() - self.started >= self.seconds
        return self.cut_off


@dataclass(frozen=True)
class Cooling:
    """How long to search and how hot: the temperature falls by a constant factor from `hot` to `cold`, in prices."""

    steps: int
    hot: float
    cold: float

    def temperature(self, step: int) -> float:
        """The temperature at a step."""
        return float(self.hot * (self.cold / self.hot) ** (step / self.steps))


@dataclass
class Annealing:
    """A search from one seating, which moves people at the gatherings in `active` and keeps the cheapest seating seen.

    `floor` is a price no seating can be below; the search stops when it is there.
    """

    seating: Seating
    active: Sequence[int]
    rng: Random
    clock: Clock
    floor: int = -1

    def __post_init__(self) -> None:
        """Begin with the seating as the best."""
        self.best_price = self.seating.price
        self.since_best: list[Move] = []
        groups, rooms = self.seating.groups, self.seating.rooms
        even = [room.balanced and len(room.present) % max(1, room.fewest) == 0 for room in rooms]
        self.may_move_alone = [not sizes_are_fixed for sizes_are_fixed in even]
        self.movable = [number for number in self.active if len(groups[number]) > 1 and rooms[number].present]

    @property
    def groups(self) -> list[Groups]:
        """The groups of the seating; after a run, of the cheapest seen."""
        return self.seating.groups

    def run(self, cooling: Cooling) -> None:
        """Take the steps of the cooling, or stop at the floor or when time is out; end with the cheapest seen."""
        if self.movable:
            self.walk(cooling)
        for number, a, b, going, coming in reversed(self.since_best):
            back = (number, a, b, coming, going)
            in_groups, key_a, key_b = self.seating.group_change(back)
            self.seating.make(back, key_a, key_b, in_groups + self.seating.price_of(back))
        self.since_best.clear()

    def walk(self, cooling: Cooling) -> None:
        """Take the steps of the cooling."""
        temperature = cooling.hot
        for step in range(cooling.steps):
            if step % CLOCK_EVERY == 0:
                if self.best_price <= self.floor or self.clock.out():
                    return
                temperature = cooling.temperature(step)
            move = self.propose()
            if move is not None:
                self.consider(move, temperature)

    def consider(self, move: Move, temperature: float) -> None:
        """Make a move that is cheap enough for the temperature, and remember how far back the best seating is."""
        seating = self.seating
        in_groups, key_a, key_b = seating.group_change(move)
        change = in_groups + seating.price_of(move)
        if change > 0 and self.rng.random() >= exp(-change / temperature):
            return
        seating.make(move, key_a, key_b, change)
        self.since_best.append(move)
        if seating.price < self.best_price:
            self.best_price = seating.price
            self.since_best.clear()

    def propose(self) -> Move | None:
        """A move drawn by lot that keeps people together and sizes right, or None where the draw gives none."""
        draw, seating = self.rng.random, self.seating
        number = self.movable[int(draw() * len(self.movable))]
        groups, present = seating.groups[number], seating.rooms[number].present
        person = present[int(draw() * len(present))]
        a = seating.seat[number][person]
        b = int(draw() * (len(groups) - 1))
        b += b >= a
        going = seating.block[number][person]
        index = int(draw() * (len(groups[b]) + self.may_move_alone[number]))
        coming = seating.block[number][groups[b][index]] if index < len(groups[b]) else ()
        if index < len(groups[b]) and len(coming) < len(going):
            coming = self.filled_up(number, b, coming, len(going))
        return (number, a, b, going, coming) if self.fits(number, a, b, len(coming) - len(going)) else None

    def filled_up(self, number: int, b: int, coming: tuple[int, ...], size: int) -> tuple[int, ...]:
        """The people who come, with others of their group, up to `size`, so that a block may change with singles."""
        group = self.seating.groups[number][b]
        first = int(self.rng.random() * len(group))
        for person in group[first:] + group[:first]:
            block = self.seating.block[number][person]
            if person not in coming and len(coming) + len(block) <= size:
                coming += block
        return coming

    def fits(self, number: int, a: int, b: int, growth: int) -> bool:
        """Whether the sizes hold when group a grows and group b shrinks by so many."""
        if growth == 0:
            return True
        room, groups = self.seating.rooms[number], self.seating.groups[number]
        size_a, size_b = len(groups[a]) + growth, len(groups[b]) - growth
        if room.balanced:
            least = len(room.present) // room.fewest
            return least <= size_a <= room.largest and least <= size_b <= room.largest
        filled = sum(map(bool, groups)) + bool(size_a) - bool(groups[a]) + bool(size_b) - bool(groups[b])
        return size_a <= room.largest and size_b <= room.largest and filled >= self.seating.group_prices[number].count
