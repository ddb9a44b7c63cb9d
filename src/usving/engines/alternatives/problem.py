"""One question of whole numbers: which uses give the most of something and keep every rule."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Plans = NDArray[np.bool_]
Accept = Callable[[Plans], NDArray[np.bool_]]
"""Says of each plan, a row, whether it may be given as an answer."""


@dataclass(frozen=True, eq=False)
class Problem:
    """Maximise objective x plan, where rows x plan is at most `at_most` and everything `chosen` is in the plan."""

    objective: Whole
    rows: Whole
    at_most: Whole
    chosen: Plans

    def maximising(self, objective: Whole) -> "Problem":
        """Return the same rules with another objective."""
        return replace(self, objective=objective)

    def with_most(self, row: Whole, most: int) -> "Problem":
        """Return the problem with one more rule: row x plan is at most `most`."""
        return replace(self, rows=np.vstack([self.rows, row]), at_most=np.append(self.at_most, most))

    def with_least(self, row: Whole, least: int) -> "Problem":
        """Return the problem with one more rule: row x plan is at least `least`."""
        return self.with_most(-row, -least)

    def with_exactly(self, row: Whole, value: int) -> "Problem":
        """Return the problem with one more rule: row x plan is exactly `value`."""
        return self.with_most(row, value).with_least(row, value)

    def allows(self, plans: Plans) -> NDArray[np.bool_]:
        """Say of each plan whether it keeps every rule; counted afresh in whole numbers."""
        sums = plans.astype(np.int64) @ self.rows.T
        return np.logical_and((sums <= self.at_most).all(axis=1), plans[:, self.chosen].all(axis=1))


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a solver found: the best plans as rows, none if no plan keeps the rules."""

    plans: Plans
    every: bool
    """Whether `plans` holds every plan with the best value, and not only one or some of them."""
    value: int
    """The value of those plans; without meaning where there are none."""
    bound: int
    """No plan has more than this; equal to `value` where it is proven best."""
    settled: bool = True
    """Whether the choice among equally good plans was followed to its end."""

    @property
    def proven(self) -> bool:
        """Whether no better plan exists, or, where none was found, none at all."""
        return self.bound <= self.value if len(self.plans) else self.bound < self.value

    @property
    def certain(self) -> bool:
        """Whether nothing about the answer was left untried: neither a better plan nor an equal one that goes before."""
        return self.proven and self.settled


Solver = Callable[[Problem, Accept | None], Outcome]
