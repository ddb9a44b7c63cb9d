"""An exact search in whole numbers: many branches at a time, cut off by a bound from prices on the rules.

A linear relaxation (scipy) says what each rule is worth. With these prices every use has a net gain, and the sum of
the positive ones is more than any plan can have (Lagrange's bound; Fisher, Management Science 27:1, 1981). Going
against the sign of a net gain costs exactly that gain, so a branch is cut off as soon as what it has given up is more
than the distance from the bound to the best plan yet. The prices are rounded to whole numbers before use: any prices
that are not negative give a true bound, so no answer depends on floating point.
"""

from dataclasses import dataclass, field

import numpy as np

from usving.engines.alternatives.prices import Prices, prices_of
from usving.engines.alternatives.problem import Accept, Outcome, Plans, Problem, Whole

FIRST_BRANCHES = 64
"""Branches followed at a time until there is a first plan; few, so that it comes soon."""
BRANCHES = 4096
MOST_TIES = 20_000
MOST_NODES = 20_000_000
"""Nodes after which the search stops and says how far it is from certain. A count, not a clock: the same everywhere."""


@dataclass
class Branches:
    """Half-finished plans of one level: slack in each rule, bound times the scale, value, and the uses decided on."""

    level: int
    slack: Whole
    bound: Whole
    value: Whole
    plans: Plans

    def only(self, keep: "Plans | Whole") -> "Branches":
        """Return those branches that an index or a mask says."""
        return Branches(self.level, self.slack[keep], self.bound[keep], self.value[keep], self.plans[keep])

    def __len__(self) -> int:
        return len(self.bound)


@dataclass
class Best:
    """The best plans so far."""

    value: int | None = None
    found: list[Plans] = field(default_factory=list)
    ties: int = 0
    every: bool = True

    def add(self, value: int, plans: Plans) -> None:
        """Take in plans of one value, at least as good as those here; past `MOST_TIES` only the first stay."""
        if self.value is None or value > self.value:
            self.value, self.found, self.ties, self.every = value, [], 0, True
        if self.ties + len(plans) > MOST_TIES:
            self.every = False
        if self.every or not self.found:
            self.found.append(plans[:MOST_TIES])
            self.ties += len(plans)


def search(problem: Problem, accept: Accept | None = None, *, most_nodes: int = MOST_NODES) -> Outcome:
    """Return every best plan of a problem, or one where they are too many to keep."""
    return _Search(problem, accept).run(most_nodes)


class _Search:
    def __init__(self, problem: Problem, accept: Accept | None) -> None:
        self.problem, self.accept = problem, accept
        self.free = np.flatnonzero(~problem.chosen)
        rows = problem.rows[:, self.free]
        start = problem.at_most - problem.rows[:, problem.chosen].sum(axis=1)
        prices = prices_of(problem.objective[self.free], rows, start)
        # The dearest decisions first: a wrong one is cut off at once.
        order = np.argsort(-np.abs(prices.gains), kind="stable")
        self.columns, self.rows = self.free[order], np.ascontiguousarray(rows[:, order].T)
        self.gains, self.scale = prices.gains[order], prices.scale
        self.gain = problem.objective[self.columns]
        # What the uses still to decide can give back to each rule at most, counted from each level on.
        self.relief = np.vstack([np.minimum(self.rows, 0)[::-1].cumsum(axis=0)[::-1], np.zeros((1, len(start)), int)])
        self.best = Best()
        self.stack = [self._root(start, prices)]

    def _root(self, start: Whole, prices: Prices) -> Branches:
        value = int(self.problem.objective[self.problem.chosen].sum())
        bound = prices.bound + value * self.scale
        root = Branches(0, start[None, :], np.array([bound]), np.array([value]), self.problem.chosen[None, :].copy())
        possible = not prices.impossible and bool((start >= self.relief[0]).all())
        return root if possible else root.only(np.zeros(0, dtype=np.int64))

    def run(self, most_nodes: int) -> Outcome:
        nodes = 0
        while self.stack and nodes <= most_nodes:
            branches = self._promising(self.stack.pop())
            nodes += len(branches)
            if branches.level == len(self.columns):
                self._finish(branches)
            elif len(branches):
                self._push(self._branch(branches))
        return self._outcome()

    def _promising(self, branches: Branches) -> Branches:
        """Return the branches that can still be as good as the best: better than it, once ties are given up."""
        if self.best.value is None or not len(branches):
            return branches
        least = self.best.value if self.best.every else self.best.value + 1
        keep = branches.bound >= least * self.scale
        return branches if keep.all() else branches.only(keep)

    def _branch(self, branches: Branches) -> Branches:
        """Return the branches of the next level: each with the next use, and without it, where the rules allow."""
        level, gain = branches.level, int(self.gains[branches.level])
        relief = self.relief[level + 1]
        with_use = branches.slack - self.rows[level]
        yes = np.flatnonzero((with_use >= relief).all(axis=1))
        no = np.flatnonzero((branches.slack >= relief).all(axis=1))
        plans = branches.plans[np.concatenate([yes, no])]
        plans[: len(yes), self.columns[level]] = True
        return Branches(
            level + 1,
            np.concatenate([with_use[yes], branches.slack[no]]),
            np.concatenate([branches.bound[yes] - max(0, -gain), branches.bound[no] - max(0, gain)]),
            np.concatenate([branches.value[yes] + self.gain[level], branches.value[no]]),
            plans,
        )

    def _push(self, branches: Branches) -> None:
        """Put branches on the stack in parts, the most promising on top."""
        branches = self._promising(branches)
        size = FIRST_BRANCHES if self.best.value is None else BRANCHES
        if len(branches) > size:
            branches = branches.only(np.argsort(branches.bound, kind="stable"))
        first = len(branches) % size
        for start in range(first - size if first else 0, len(branches), size):
            self.stack.append(branches.only(np.arange(max(0, start), start + size)))

    def _finish(self, branches: Branches) -> None:
        """Take whole plans in among the best, after asking whether they are accepted."""
        if self.accept is not None and len(branches):
            branches = branches.only(self.accept(branches.plans))
        if len(branches):
            value = int(branches.value.max())
            if self.best.value is None or value >= self.best.value:
                self.best.add(value, branches.plans[branches.value == value])

    def _outcome(self) -> Outcome:
        open_bounds = [int(branches.bound.max()) // self.scale for branches in self.stack if len(branches)]
        if self.best.value is None:
            bound = max(open_bounds, default=-1)
            return Outcome(np.zeros((0, len(self.problem.chosen)), dtype=np.bool_), True, 0 if bound < 0 else bound, bound)
        every = self.best.every and not self.stack
        return Outcome(np.vstack(self.best.found), every, self.best.value, max([self.best.value, *open_bounds]))
