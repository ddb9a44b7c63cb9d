"""What the rules of a problem are worth: prices that bound every plan, and prices that show that there is none.

Any prices that are not negative give a true bound, so a linear relaxation in floating point may propose them: they
are rounded to whole multiples of one scale first, and every bound is then counted in whole numbers.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from usving.engines.alternatives.problem import Whole

LARGEST_SUM = 2**61
FINEST_SCALE = 40
MOST_PRICES = 24


class Prices:
    """Sets of prices for one order of columns; the least of the bounds they give counts.

    `objective` and the rows of `rules` stand for columns in the order in which they are decided on, so that what is
    still open at a level is the tail from there on.
    """

    def __init__(self, objective: Whole, rules: Whole, at_most: Whole) -> None:
        self.objective, self.rules = objective, rules
        self.sizes = [abs(int(most)) + int(rule.sum()) for most, rule in zip(at_most, np.abs(rules), strict=True)]
        self.total = int(np.abs(objective).sum())
        self.scale = 2 ** max(0, min(FINEST_SCALE, 58 - self.total.bit_length()))
        self.values, self.values_open = self._none()
        self.limits, self.limits_open = self._none()

    def _none(self) -> tuple[Whole, Whole]:
        return np.zeros((0, len(self.sizes)), dtype=np.int64), np.zeros((0, len(self.objective) + 1), dtype=np.int64)

    def ask(self, slack: Whole, level: int) -> None:
        """Add the prices of the relaxation from one level on, with so much slack left in each rule."""
        self.add(relaxed(self.objective[level:], self.rules[:, level:], slack))

    def add(self, proposed: "Proposed") -> None:
        """Round proposed prices and keep them."""
        if proposed.possible:
            self._add_value(proposed.prices)
        else:
            self._add_limit(proposed.prices)

    def _add_value(self, prices: NDArray[np.float64]) -> None:
        """Keep prices that bound the objective."""
        whole = self._whole(prices, self.total)
        if whole is not None:
            self._keep_value(whole)

    def add_known(self, known: Whole) -> None:
        """Keep prices, rows, that another problem with the same objective and rules ended with; its limits were others."""
        for whole in known:
            if self._fits(whole.tolist(), self.total):
                self._keep_value(whole)

    def _keep_value(self, whole: Whole) -> None:
        gains = self.objective * self.scale - whole @ self.rules
        self.values = np.vstack([self.values, whole])[-MOST_PRICES:]
        self.values_open = np.vstack([self.values_open, _tails(gains)])[-MOST_PRICES:]

    def _add_limit(self, prices: NDArray[np.float64]) -> None:
        """Keep prices at which the rules together can be broken by every plan (Farkas' lemma)."""
        whole = self._whole(prices, 0)
        if whole is not None:
            self.limits = np.vstack([self.limits, whole])[-MOST_PRICES:]
            self.limits_open = np.vstack([self.limits_open, _tails(-(whole @ self.rules))])[-MOST_PRICES:]

    def _whole(self, prices: NDArray[np.float64], total: int) -> Whole | None:
        """Return prices as whole multiples of one in `scale`; None if sums of them would not fit in 64 bits."""
        whole = [max(0, round(float(price) * self.scale)) for price in prices]
        return np.array(whole, dtype=np.int64) if self._fits(whole, total) else None

    def _fits(self, whole: list[int], total: int) -> bool:
        """Say whether every sum that these prices can give fits in 64 bits."""
        largest: int = total * self.scale + sum(price * size for price, size in zip(whole, self.sizes, strict=True))
        return largest < LARGEST_SUM

    def bounds(self, slack: Whole, level: int) -> Whole:
        """Return, for each row of slack, the most that the columns from a level on can add, times the scale.

        A row that cannot keep the rules at all gets a bound below every value.
        """
        most = np.full(len(slack), self.total * self.scale, dtype=np.int64)
        if len(self.values):
            most = (slack @ self.values.T + self.values_open[:, level]).min(axis=1)
        if len(self.limits):
            broken = (slack @ self.limits.T + self.limits_open[:, level] < 0).any(axis=1)
            most[broken] = -(self.total + 1) * 2 * self.scale
        return most


@dataclass(frozen=True, eq=False)
class Proposed:
    """Prices in floating point, one for each rule: that bound the objective, or that show that no plan is possible."""

    prices: NDArray[np.float64]
    possible: bool


def relaxed(objective: Whole, rules: Whole, slack: Whole) -> Proposed:
    """Return the prices of the linear relaxation; all zero where it says nothing."""
    nothing = Proposed(np.zeros(len(rules)), True)
    if not len(rules) or not len(objective):
        return nothing
    answer = linprog(-objective, A_ub=rules, b_ub=slack, bounds=(0, 1), method="highs")
    if answer.status == 0:
        return Proposed(-answer.ineqlin.marginals, True)
    return _loosened(rules, slack) if answer.status == 2 else nothing


def _loosened(rules: Whole, slack: Whole) -> Proposed:
    """Return the prices that show how much the rules must be loosened before any plan keeps them."""
    loosened = np.hstack([rules, -np.ones((len(rules), 1))])
    cost = np.append(np.zeros(rules.shape[1]), 1.0)
    bounds = [(0, 1)] * rules.shape[1] + [(0, None)]
    answer = linprog(cost, A_ub=loosened, b_ub=slack, bounds=bounds, method="highs")
    if answer.status != 0:
        return Proposed(np.zeros(len(rules)), True)
    return Proposed(-answer.ineqlin.marginals, False)


def _tails(gains: Whole) -> Whole:
    """Return, for each level, the sum of the positive gains from there on; zero after the last."""
    tails = np.zeros(len(gains) + 1, dtype=np.int64)
    tails[:-1] = np.maximum(gains, 0)[::-1].cumsum()[::-1]
    return tails
