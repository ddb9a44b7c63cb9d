"""One plan out of equally good ones: less a month, then less once, then fewer hours, then the ids in order."""

from dataclasses import replace

import numpy as np

from usving.engines.alternatives.model import Model, Plans, Whole
from usving.engines.alternatives.problem import Accept, Outcome, Problem, Solver


def choose(
    model: Model, problem: Problem, solver: Solver, accept: Accept | None = None
) -> tuple[Plans | None, Outcome]:
    """Return the one plan that is best and, among the best, first in the order of ties; None where there is none.

    The outcome beside it says what was proven about the value.
    """
    outcome = solver(problem, accept)
    if not len(outcome.plans) or outcome.every or not outcome.proven:
        return first_of(model, outcome.plans), outcome
    plan, settled = _first_in_turn(model, problem.with_exactly(problem.objective, outcome.value), solver, accept)
    return (first_of(model, outcome.plans) if plan is None else plan), replace(outcome, settled=settled)


def first_of(model: Model, plans: Plans) -> Plans | None:
    """Return the first of some plans, rows, in the order of ties; None of none."""
    if not len(plans):
        return None
    costs = plans.astype(np.int64) @ model.costs.T
    order = np.lexsort(costs.T[::-1])
    cheapest = plans[(costs == costs[order[0]]).all(axis=1)]
    first: Plans = min(cheapest, key=lambda plan: tuple(np.flatnonzero(plan)))
    return first


def _first_in_turn(model: Model, problem: Problem, solver: Solver, accept: Accept | None) -> tuple[Plans | None, bool]:
    """Return the first plan where the equally good ones are too many to hold: one cost after the other.

    Beside it stands whether every search was finished, so that it is the first indeed.
    """
    for costs in model.costs:
        outcome = solver(problem.maximising(-costs), accept)
        if outcome.every or not outcome.proven:
            return first_of(model, outcome.plans), outcome.proven
        problem = problem.with_exactly(-costs, outcome.value)
    return _first_by_ids(problem.maximising(np.zeros_like(problem.objective)), solver, accept)


def _first_by_ids(problem: Problem, solver: Solver, accept: Accept | None) -> tuple[Plans | None, bool]:
    """Return the allowed plan whose sorted ids come first, and whether that is certain; the columns stand in that order.

    A list that ends is before the same list with more behind it, so the plan stops as soon as it may.
    """
    plan = problem.chosen.copy()
    for column in range(len(plan)):
        if not problem.chosen[column:].any() and _is_allowed(problem, plan, accept):
            return plan, True
        if plan[column]:
            continue
        plan[column] = True
        with_use = Problem(problem.objective, problem.rows, problem.at_most, plan.copy())
        outcome = solver(with_use, accept)
        if not len(outcome.plans):
            if not outcome.proven:
                return None, False
            plan[column] = False
            problem = problem.with_most(_unit(len(plan), column), 0)
    return plan if _is_allowed(problem, plan, accept) else None, True


def _is_allowed(problem: Problem, plan: Plans, accept: Accept | None) -> bool:
    row = plan[None, :]
    return bool(problem.allows(row)[0] and (accept is None or accept(row)[0]))


def _unit(size: int, column: int) -> Whole:
    row = np.zeros(size, dtype=np.int64)
    row[column] = 1
    return row
