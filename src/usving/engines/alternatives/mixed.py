"""The same problems by scipy's mixed-integer solver (HiGHS): one best plan at a time, in floating point.

Slower than the search, and its bound is only as good as its tolerances; it stands beside the search as a second
opinion that shares none of its code.
"""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from usving.engines.alternatives.problem import Accept, Outcome, Plans, Problem, Whole


def mixed(problem: Problem, accept: Accept | None = None) -> Outcome:
    """Return one best plan of a problem; a plan that is not accepted is ruled out, and the solver asked again."""
    while True:
        plan = _best(problem)
        if plan is None:
            return Outcome(np.zeros((0, len(problem.chosen)), dtype=np.bool_), True, 0, -1)
        value = int(plan @ problem.objective)
        if accept is None or accept(plan[None, :])[0]:
            return Outcome(plan[None, :], False, value, value)
        problem = without(problem, plan)


def without(problem: Problem, plan: Plans) -> Problem:
    """Return the problem without one plan: at least one use must be different."""
    row: Whole = np.where(plan, 1, -1).astype(np.int64)
    return problem.with_most(row, int(plan.sum()) - 1)


def _best(problem: Problem) -> Plans | None:
    if not len(problem.chosen):
        return problem.chosen if problem.allows(problem.chosen[None, :])[0] else None
    rules = [LinearConstraint(problem.rows, -np.inf, problem.at_most)] if len(problem.rows) else []
    answer = milp(
        -problem.objective,
        constraints=rules,
        integrality=np.ones(len(problem.chosen)),
        bounds=Bounds(problem.chosen.astype(float), 1),
        options={"mip_rel_gap": 0},
    )
    if answer.status == 2:
        return None
    if answer.status != 0:
        raise RuntimeError(f"scipy.optimize.milp stopped: {answer.message}")
    plan: Plans = answer.x > 0.5
    if not problem.allows(plan[None, :])[0]:
        raise RuntimeError("scipy.optimize.milp returned a plan that breaks a rule when counted in whole numbers")
    return plan
