"""An exact search in whole numbers: many branches at a time, cut off by bounds from prices on the rules.

A linear relaxation says what each rule is worth. With these prices every use has a net gain, and what slack there is
at its price plus the positive gains still open is more than any plan can have (Lagrange's bound; Fisher, Management
Science 27:1, 1981). A branch is cut off when the bound is below the best plan yet. Where branches stay many, the
relaxation is asked again from one of them, and its prices join the others.
"""

from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from usving.engines.alternatives.prices import Prices, Proposed, relaxed
from usving.engines.alternatives.problem import Accept, Outcome, Plans, Problem, Whole

FIRST_BRANCHES = 64
"""Branches followed at a time until there is a first plan; few, so that it comes soon."""
FIRST_NODES = 6000
"""So long, or four times the way down if that is longer."""
BRANCHES = 4096
SHARE_OF_GAIN = 0.3
"""Measured on drawn questions of 25 to 50 uses: half the nodes of an order by net gain alone."""
MOST_TIES = 4000
NODES_PER_PRICE = 6000
"""How many nodes are looked at before the relaxation is asked again."""
MOST_NODES = 3_000_000
"""Nodes after which the search stops and says how far it is from certain. A count, not a clock: the same everywhere."""
NODES_PER_SEARCH = 1000
"""What beginning a search costs, counted in nodes."""
MANY_USES = 100
"""From here on a node takes so much longer that there are fewer of them for an answer."""


@dataclass
class Branches:
    """Half-finished plans of one level: slack in each rule, value so far, bound on the whole value, uses chosen."""

    level: int
    slack: Whole
    value: Whole
    bound: Whole
    plans: Plans

    def only(self, keep: "NDArray[np.bool_] | NDArray[np.intp]") -> "Branches":
        """Return those branches that an index or a mask says."""
        return Branches(self.level, self.slack[keep], self.value[keep], self.bound[keep], self.plans[keep])

    def __len__(self) -> int:
        return len(self.value)


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


@dataclass
class Searcher:
    """All the searches behind one answer, and the nodes that they have left together.

    Each may take half of what is left: the best plan is looked for first and has most, and the last still has some.
    """

    left: int
    known: dict[tuple[int, bytes], Whole] = field(default_factory=dict)
    """The prices that a search ended with, by what they stay true for: any limits, but the same objective and rules."""

    @classmethod
    def of(cls, uses: int) -> Self:
        """Return the searcher for a question of so many uses."""
        return cls(2 * MOST_NODES * MANY_USES // max(MANY_USES, uses))

    def __call__(self, problem: Problem, accept: Accept | None = None) -> Outcome:
        """Return what `search` does, within half of the nodes that are left."""
        parts = (problem.objective, problem.rows, problem.chosen)
        same = len(problem.rows), b"".join(part.tobytes() for part in parts)
        one = _Search(problem, accept, self.known.get(same))
        outcome = one.run(self.left // 2)
        self.known[same] = one.prices.values
        self.left -= min(self.left, one.nodes + NODES_PER_SEARCH)
        return outcome


class _Search:
    def __init__(self, problem: Problem, accept: Accept | None, known: Whole | None = None) -> None:
        self.problem, self.accept = problem, accept
        free = np.flatnonzero(~problem.chosen)
        self.start = int(problem.objective[problem.chosen].sum())
        self.unit = max(1, int(np.gcd.reduce(problem.objective[free], initial=0)))
        gain = problem.objective[free] // self.unit
        rows, slack = _tightened(problem.rows[:, free], problem.at_most - problem.rows[:, problem.chosen].sum(axis=1))
        proposed = relaxed(gain, rows, slack)
        order = _order(gain, rows, proposed)
        self.columns, self.gain, self.rows = free[order], gain[order], np.ascontiguousarray(rows[:, order].T)
        # What the uses still to decide can give back to each rule at most, counted from each level on.
        nothing = np.zeros((1, len(slack)), dtype=np.int64)
        self.relief = np.vstack([np.minimum(self.rows, 0)[::-1].cumsum(axis=0)[::-1], nothing])
        self.prices = Prices(self.gain, self.rows.T, slack)
        if known is not None:
            self.prices.add_known(known)
        self.prices.add(proposed)
        self.best, self.nodes, self.next_price = Best(), 0, NODES_PER_PRICE
        self.first_nodes = max(FIRST_NODES, 4 * FIRST_BRANCHES * len(self.columns))
        self.stack = [self._root(slack[None, :])] if (slack >= self.relief[0]).all() else []

    def _root(self, slack: Whole) -> Branches:
        value = np.zeros(1, dtype=np.int64)
        root = Branches(0, slack, value, self._bound(slack, value, 0), self.problem.chosen[None, :].copy())
        return self._promising(root)

    def run(self, most_nodes: int) -> Outcome:
        while self.stack and self.nodes <= most_nodes:
            branches = self._promising(self.stack.pop())
            self.nodes += len(branches)
            if branches.level == len(self.columns):
                self._finish(branches)
            elif len(branches):
                self._push(self._branch(self._repriced(branches)))
        return self._outcome()

    def _promising(self, branches: Branches) -> Branches:
        """Return the branches that can still be as good as the best: better than it, once ties are given up."""
        keep = branches.bound >= self._least() * self.prices.scale
        return branches if keep.all() else branches.only(keep)

    def _least(self) -> int:
        """Return the value from which on a plan is worth looking for."""
        if self.best.value is None:
            return -self.prices.total
        return self.best.value if self.best.every else self.best.value + 1

    def _repriced(self, branches: Branches) -> Branches:
        """Ask the relaxation again from the most promising branch, when it is time."""
        if self.nodes >= self.next_price and len(branches) > 1:
            self.next_price = self.nodes + NODES_PER_PRICE
            self.prices.ask(branches.slack[int(branches.bound.argmax())], branches.level)
        return branches

    def _branch(self, branches: Branches) -> Branches:
        """Return the branches of the next level: each with the next use, and without it, where the rules allow."""
        level, row = branches.level, self.rows[branches.level]
        touched = np.flatnonzero(row)  # the other rules stand as they stood
        slack, relief = branches.slack[:, touched], self.relief[level + 1][touched]
        yes = np.flatnonzero((slack - row[touched] >= relief).all(axis=1))
        no = np.flatnonzero((slack >= relief).all(axis=1))
        parents = np.concatenate([yes, no])
        slack, value = branches.slack[parents], branches.value[parents]
        slack[: len(yes)] -= row
        value[: len(yes)] += self.gain[level]
        bound = self._bound(slack, value, level + 1)
        kept = self._in_order(bound)
        plans = branches.plans[parents[kept]]  # the widest part, and so the last
        plans[kept < len(yes), self.columns[level]] = True
        return Branches(level + 1, slack[kept], value[kept], bound[kept], plans)

    def _bound(self, slack: Whole, value: Whole, level: int) -> Whole:
        """Return the bound on the whole value, times the scale, that the prices give each branch."""
        bound: Whole = value * self.prices.scale + self.prices.bounds(slack, level)
        return bound

    def _in_order(self, bound: Whole) -> NDArray[np.intp]:
        """Return which branches are promising; the most promising last, where they are too many to follow at once."""
        kept: NDArray[np.intp] = np.flatnonzero(bound >= self._least() * self.prices.scale)
        if len(kept) > self._at_a_time():
            kept = kept[np.argsort(bound[kept], kind="stable")]
        return kept

    def _at_a_time(self) -> int:
        """Return how many branches are followed at a time."""
        soon = self.best.value is None and self.nodes < self.first_nodes
        return FIRST_BRANCHES if soon else BRANCHES

    def _push(self, branches: Branches) -> None:
        """Put branches on the stack in parts, the last on top."""
        size = self._at_a_time()
        if len(branches) <= size:
            self.stack.append(branches)
            return
        for end in range(len(branches) % size or size, len(branches) + size, size):
            self.stack.append(branches.only(np.arange(max(0, end - size), min(end, len(branches)))))

    def _finish(self, branches: Branches) -> None:
        """Take whole plans in among the best, after asking whether they are accepted."""
        if self.accept is not None and len(branches):
            branches = branches.only(self.accept(branches.plans))
        if len(branches):
            value = int(branches.value.max())
            if self.best.value is None or value >= self.best.value:
                self.best.add(value, branches.plans[branches.value == value])

    def _outcome(self) -> Outcome:
        opened = [int(branches.bound.max()) // self.prices.scale for branches in self.stack if len(branches)]
        if self.best.value is None:
            none = np.zeros((0, len(self.problem.chosen)), dtype=np.bool_)
            bound = self._whole(max(opened)) if opened else -1
            return Outcome(none, not opened, bound if opened else 0, bound)
        every = self.best.every and not self.stack
        value = self._whole(self.best.value)
        return Outcome(np.vstack(self.best.found), every, value, self._whole(max([self.best.value, *opened])))

    def _whole(self, value: int) -> int:
        """Return a value counted in units of all gains, and from nothing, as one of the problem."""
        return self.start + value * self.unit


def _tightened(rows: Whole, at_most: Whole) -> tuple[Whole, Whole]:
    """Return the rules divided by what all their numbers have in common; what is left over cannot be used."""
    units = np.maximum(1, np.gcd.reduce(rows, axis=1, initial=0)) if rows.size else np.ones(len(rows), dtype=np.int64)
    return rows // units[:, None], at_most // units


def _order(gain: Whole, rows: Whole, proposed: Proposed) -> Whole:
    """Return the columns in order of how much a wrong decision on each costs: it is cut off at once.

    The gain itself counts a little, so that large uses in doubt are not left until after many small ones.
    """
    net_gains = gain * proposed.possible - proposed.prices @ rows
    order: Whole = np.argsort(-(np.abs(net_gains) + SHARE_OF_GAIN * np.abs(gain)), kind="stable")
    return order
