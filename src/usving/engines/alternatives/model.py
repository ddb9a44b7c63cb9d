"""The question as whole numbers in rows and columns, and the question whether what is required can be had."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from usving.engines.alternatives.problem import Problem
from usving.engines.alternatives.question import Question, Use
from usving.engines.refusal import Refused

Whole = NDArray[np.int64]
Plans = NDArray[np.bool_]

COSTS = ("per_month", "once", "hours")
LIMITS = {"per_month": "money_per_month", "once": "money_once", "hours": "hours_per_month"}


@dataclass(frozen=True, eq=False)
class Model:
    """A question as arrays: uses are columns, sorted by id; plans are rows of true and false."""

    question: Question
    uses: tuple[Use, ...]
    costs: Whole
    """(3, uses): kroner a month, kroner once, hours a month."""
    gives: Whole
    """(areas, uses), in the order of the question's areas."""
    weights: Whole
    problem: Problem
    """The score to maximise under the limits, the excludes and the needs."""

    @cached_property
    def now(self) -> Plans:
        """What the household does now, as one plan."""
        return np.array([use.now for use in self.uses], dtype=np.bool_)

    @cached_property
    def score(self) -> Whole:
        """What each use adds to the score."""
        return self.weights @ self.gives


def model_of(question: Question) -> Model:
    """Return the arrays of a question; refuse required uses that cannot be had together."""
    uses = tuple(sorted(question.uses, key=lambda use: use.id))
    _check_required(question, uses)
    costs = _whole([[getattr(use, cost) for use in uses] for cost in COSTS], len(uses))
    gives = _whole([[use.gives.get(area.id, 0) for use in uses] for area in question.areas], len(uses))
    weights = np.array([area.weight for area in question.areas], dtype=np.int64)
    rows, at_most = _rows(question, uses, costs)
    required = np.array([use.required for use in uses], dtype=np.bool_)
    return Model(question, uses, costs, gives, weights, Problem(weights @ gives, rows, at_most, required))


def _whole(rows: list[list[int]], width: int) -> Whole:
    return np.array(rows, dtype=np.int64).reshape(len(rows), width)


def _rows(question: Question, uses: tuple[Use, ...], costs: Whole) -> tuple[Whole, Whole]:
    """Return every rule as a row of numbers and the most that the chosen ones may add up to."""
    rows, at_most = [], []
    for cost, row in zip(COSTS, costs, strict=True):
        limit = getattr(question, LIMITS[cost])
        if limit is not None:
            rows.append(row)
            at_most.append(limit)
    for signs, most in _pairs(uses):
        row = np.zeros(len(uses), dtype=np.int64)
        for column, sign in signs:
            row[column] = sign
        rows.append(row)
        at_most.append(most)
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(uses)), np.array(at_most, dtype=np.int64)


def _pairs(uses: tuple[Use, ...]) -> list[tuple[tuple[tuple[int, int], ...], int]]:
    """Return the excludes (both not chosen together) and the needs (the one not without the other)."""
    column = {use.id: index for index, use in enumerate(uses)}
    excludes = {tuple(sorted((column[use.id], column[other]))) for use in uses for other in use.excludes}
    needs = {(column[use.id], column[other]) for use in uses for other in use.needs}
    return [(((one, 1), (other, 1)), 1) for one, other in sorted(excludes)] + [
        (((one, 1), (other, -1)), 0) for one, other in sorted(needs)
    ]


def _check_required(question: Question, uses: tuple[Use, ...]) -> None:
    """Refuse when the required uses, with all that they need, exclude each other or break a limit."""
    together = _with_needs(uses)
    ids = {use.id for use in together}
    for use in together:
        for other in use.excludes:
            if other in ids:
                first, second = sorted((use.id, other))
                raise Refused(f"uses: '{first}' and '{second}' are both required or needed, but exclude each other.")
    for cost in COSTS:
        limit = getattr(question, LIMITS[cost])
        total = sum(getattr(use, cost) for use in together)
        if limit is not None and total > limit:
            costing = ", ".join(f"'{use.id}'" for use in together if getattr(use, cost))
            raise Refused(
                f"uses: the required {costing} take {total} {cost} together, more than {LIMITS[cost]} {limit}."
            )


def _with_needs(uses: tuple[Use, ...]) -> list[Use]:
    """Return the required uses and everything they need, directly or through another."""
    by_id = {use.id: use for use in uses}
    found: dict[str, Use] = {}
    waiting = [use.id for use in uses if use.required]
    while waiting:
        use = by_id[waiting.pop()]
        if use.id not in found:
            found[use.id] = use
            waiting.extend(use.needs)
    return [found[id] for id in sorted(found)]
