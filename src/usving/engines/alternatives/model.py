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
LARGEST_SCORE = 10**12
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
    def required(self) -> Plans:
        """What is required and what that needs, as one plan: the least that can be had."""
        together = {use.id for use in _with_needs(self.uses)}
        return np.array([use.id in together for use in self.uses], dtype=np.bool_)

    @cached_property
    def score(self) -> Whole:
        """What each use adds to the score."""
        return self.weights @ self.gives


def model_of(question: Question) -> Model:
    """Return the arrays of a question; refuse required uses that cannot be had together."""
    uses = tuple(sorted(question.uses, key=lambda use: use.id))
    _check_required(question, uses)
    _check_size(question)
    costs = _whole([[getattr(use, cost) for use in uses] for cost in COSTS], len(uses))
    gives = _whole([[use.gives.get(area.id, 0) for use in uses] for area in question.areas], len(uses))
    weights = np.array([area.weight for area in question.areas], dtype=np.int64)
    rows, at_most = _rows(question, uses, costs)
    required = np.array([use.required for use in uses], dtype=np.bool_)
    return Model(question, uses, costs, gives, weights, Problem(weights @ gives, rows, at_most, required))


def _check_size(question: Question) -> None:
    """Refuse a score too large for whole numbers of 64 bits, with room for what is counted from it."""
    weights = {area.id: area.weight for area in question.areas}
    score = sum(weights[area] * given for use in question.uses for area, given in use.gives.items())
    if score > LARGEST_SCORE:
        raise Refused(f"uses: all of them together score {score}, more than {LARGEST_SCORE}.")


def _whole(rows: list[list[int]], width: int) -> Whole:
    return np.array(rows, dtype=np.int64).reshape(len(rows), width)


def _rows(question: Question, uses: tuple[Use, ...], costs: Whole) -> tuple[Whole, Whole]:
    """Return every rule as a row of numbers and the most that the chosen ones may add up to."""
    limits = [getattr(question, LIMITS[cost]) for cost in COSTS]
    rows = [row for row, limit in zip(costs, limits, strict=True) if limit is not None]
    at_most = [limit for limit in limits if limit is not None]
    column = {use.id: index for index, use in enumerate(uses)}
    excludes = {frozenset((use.id, other)) for use in uses for other in use.excludes}
    for pair in sorted(sorted(pair) for pair in excludes):
        rows.append(_signs(len(uses), {column[id]: 1 for id in pair}))
        at_most.append(1)
    for use in uses:
        for other in use.needs:
            rows.append(_signs(len(uses), {column[use.id]: 1, column[other]: -1}))
            at_most.append(0)
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(uses)), np.array(at_most, dtype=np.int64)


def _signs(width: int, signs: dict[int, int]) -> Whole:
    row = np.zeros(width, dtype=np.int64)
    for column, sign in signs.items():
        row[column] = sign
    return row


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
