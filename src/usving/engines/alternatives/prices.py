"""What each rule of a problem is worth, as whole numbers, from its linear relaxation."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from usving.engines.alternatives.problem import Whole

LARGEST_SUM = 2**61
FINEST_SCALE = 40


@dataclass(frozen=True, eq=False)
class Prices:
    """Net gains of the uses at the prices, and the bound they give; both times `scale`."""

    gains: Whole
    bound: int
    scale: int
    impossible: bool
    """Whether the prices prove that no plan keeps the rules."""


def prices_of(objective: Whole, rows: Whole, at_most: Whole) -> Prices:
    """Return the prices of a problem's rules: exact numbers, good if the linear relaxation was solved well."""
    if not len(rows) or not len(objective):
        return _exact(objective, rows, at_most, np.zeros(len(rows)))
    answer = linprog(-objective, A_ub=rows, b_ub=at_most, bounds=(0, 1), method="highs")
    if answer.status == 0:
        return _exact(objective, rows, at_most, -answer.ineqlin.marginals)
    if answer.status == 2 and _proves_impossible(rows, at_most):
        return Prices(np.zeros(len(objective), dtype=np.int64), 0, 1, True)
    return _exact(objective, rows, at_most, np.zeros(len(rows)))


def _proves_impossible(rows: Whole, at_most: Whole) -> bool:
    """Say whether prices exist at which even the best use of every column breaks the rules together.

    The relaxation is asked how little the rules must be loosened; its prices then show, in whole numbers, that they
    must be loosened at all (Farkas' lemma). Where rounding leaves that open, the search itself has to find out.
    """
    loosened = np.hstack([rows, -np.ones((len(rows), 1))])
    cost = np.append(np.zeros(rows.shape[1]), 1.0)
    bounds = [(0, 1)] * rows.shape[1] + [(0, None)]
    answer = linprog(cost, A_ub=loosened, b_ub=at_most, bounds=bounds, method="highs")
    if answer.status != 0:
        return False
    nothing = np.zeros(rows.shape[1], dtype=np.int64)
    return _exact(nothing, rows, at_most, -answer.ineqlin.marginals).bound < 0


def _exact(objective: Whole, rows: Whole, at_most: Whole, prices: NDArray[np.float64]) -> Prices:
    """Return the net gains and the bound at prices rounded to whole multiples of the finest scale that fits."""
    sizes = [abs(int(most)) + int(row.sum()) for most, row in zip(at_most, np.abs(rows), strict=True)]
    total = int(np.abs(objective).sum())
    for exponent in range(FINEST_SCALE, -1, -4):
        scale = 2**exponent
        whole = [max(0, round(float(price) * scale)) for price in prices]
        if total * scale + sum(price * size for price, size in zip(whole, sizes, strict=True)) < LARGEST_SUM:
            break
    else:
        scale, whole = 1, [0] * len(sizes)
    exact = np.array(whole, dtype=np.int64)
    gains = objective * scale - exact @ rows
    return Prices(gains, int(exact @ at_most + np.maximum(gains, 0).sum()), scale, False)
