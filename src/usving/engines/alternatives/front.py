"""Every combination of some areas of life that no other possible combination beats."""

import numpy as np

from usving.engines.alternatives.choice import choose, first_of
from usving.engines.alternatives.model import Model, Plans, Whole
from usving.engines.alternatives.problem import Outcome, Problem, Solver

Points = dict[tuple[int, ...], Plans]
"""A plan for each combination of areas."""


LARGEST_SUM = 2**50
"""Two areas are walked along together while both fit in one number of this size."""


def front_of(model: Model, solver: Solver) -> tuple[Plans, bool]:
    """Return one plan for each non-dominated combination of the areas asked for, and whether these are all.

    The plans are sorted by the areas, ascending; each is the first in the order of ties for its combination.
    """
    areas = [area.id for area in model.question.areas]
    gives = model.gives[[areas.index(area) for area in model.question.front]]
    largest = [int(row.sum()) + 1 for row in gives]
    walk = len(gives) == 2 and largest[0] * largest[1] < LARGEST_SUM
    found, certain = _along_two(model, gives, solver) if walk else _from_corners(model, gives, solver)
    order = sorted(found)
    return np.array([found[point] for point in order], dtype=np.bool_).reshape(len(order), len(model.uses)), certain


def _along_two(model: Model, gives: Whole, solver: Solver) -> tuple[Points, bool]:
    """Return the front of two areas: the most of the first and then of the second, with ever more of the second.

    The walk ends where the second area has the most it can have (Haimes, Lasdon and Wismer, 1971).
    """
    first, second = gives
    found: Points = {}
    end = solver(model.problem.maximising(second), None)
    problem = model.problem.maximising(first * (int(second.sum()) + 1) + second)
    certain, reached = end.proven, -1
    while reached < end.value and certain:
        wanted = problem.with_least(second, reached + 1) if found else problem
        plan, outcome = choose(model, wanted, solver)
        certain = certain and outcome.certain
        if plan is None:
            break
        reached = int(plan @ second)
        found[int(plan @ first), reached] = plan
    return found, certain


def _from_corners(model: Model, gives: Whole, solver: Solver) -> tuple[Points, bool]:
    """Return the front of any number of areas.

    A corner says how much of each area is wanted. What is found there with the largest sum is not dominated, and
    splits the corner in one for each area (Klamroth, Lacour and Vanderpooten, EJOR 245:3, 2015).
    """
    found: Points = {}
    corners, certain = [(0,) * len(gives)], True
    while corners and certain:
        corner = corners.pop()
        outcome = solver(_above(model.problem.maximising(gives.sum(axis=0)), gives, corner), None)
        points, settled = _points(model, outcome, gives, solver)
        certain = certain and outcome.proven and settled
        found |= points
        # A corner in which nothing was found holds no combination, so it is not looked at again.
        corners = _still_open(corners + [corner] * bool(points), points)
    return found, certain


def _above(problem: Problem, gives: Whole, corner: tuple[int, ...]) -> Problem:
    """Return the problem with at least so much of each area."""
    for row, least in zip(gives, corner, strict=True):
        if least:
            problem = problem.with_least(row, least)
    return problem


def _points(model: Model, outcome: Outcome, gives: Whole, solver: Solver) -> tuple[Points, bool]:
    """Return every combination among the best plans, each with its first plan in the order of ties, if that is certain."""
    sums = outcome.plans.astype(np.int64) @ gives.T
    points, certain = {}, True
    for point in np.unique(sums, axis=0):
        if outcome.every:
            plan = first_of(model, outcome.plans[(sums == point).all(axis=1)])
        else:
            exact = model.problem.maximising(-model.costs[0])
            for row, value in zip(gives, point, strict=True):
                exact = exact.with_exactly(row, int(value))
            plan, exactly = choose(model, exact, solver)
            certain = certain and exactly.certain
        if plan is not None:
            points[tuple(int(value) for value in point)] = plan
    return points, certain


def _still_open(corners: list[tuple[int, ...]], points: Points) -> list[tuple[int, ...]]:
    """Return the corners after points were found: each one under a point moves past it in every area in turn."""
    for point in points:
        opened: set[tuple[int, ...]] = set()
        for corner in corners:
            if all(low <= value for low, value in zip(corner, point, strict=True)):
                opened.update(corner[:at] + (value + 1,) + corner[at + 1 :] for at, value in enumerate(point))
            else:
                opened.add(corner)
        corners = [corner for corner in opened if not _inside_another(corner, opened)]
    return sorted(corners)


def _inside_another(corner: tuple[int, ...], corners: set[tuple[int, ...]]) -> bool:
    """Say whether another corner is at or under this one everywhere, so that it covers all that this one does."""
    return any(
        other != corner and all(low <= high for low, high in zip(other, corner, strict=True)) for other in corners
    )
