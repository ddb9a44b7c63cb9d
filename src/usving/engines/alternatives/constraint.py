"""The same problems by CP-SAT of OR-Tools, an optional extra: one best plan at a time, proven in whole numbers.

OR-Tools is imported when the solver is called and never before, so that nothing needs it.
"""

import importlib
import importlib.util
from typing import Any

import numpy as np

from usving.engines.alternatives.mixed import without
from usving.engines.alternatives.problem import Accept, Outcome, Plans, Problem


def is_installed() -> bool:
    """Say whether OR-Tools is there."""
    return importlib.util.find_spec("ortools") is not None


def constraint(problem: Problem, accept: Accept | None = None) -> Outcome:
    """Return one best plan of a problem; a plan that is not accepted is ruled out, and the solver asked again."""
    while True:
        plan = _best(problem)
        if plan is None:
            return Outcome(np.zeros((0, len(problem.chosen)), dtype=np.bool_), True, 0, -1)
        value = int(plan @ problem.objective)
        if accept is None or accept(plan[None, :])[0]:
            return Outcome(plan[None, :], False, value, value)
        problem = without(problem, plan)


def _best(problem: Problem) -> Plans | None:
    cp_model: Any = importlib.import_module("ortools.sat.python.cp_model")
    model = cp_model.CpModel()
    uses = [model.new_bool_var(str(column)) for column in range(len(problem.chosen))]
    for row, most in zip(problem.rows, problem.at_most, strict=True):
        model.add(sum(int(factor) * use for factor, use in zip(row, uses, strict=True)) <= int(most))
    for column in np.flatnonzero(problem.chosen):
        model.add(uses[column] == 1)
    model.maximize(sum(int(factor) * use for factor, use in zip(problem.objective, uses, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    if status != cp_model.OPTIMAL:
        raise RuntimeError(f"CP-SAT stopped: {solver.status_name(status)}")
    return np.array([bool(solver.value(use)) for use in uses], dtype=np.bool_)
