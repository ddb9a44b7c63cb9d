"""The best plan, and others nearly as good that are as different from those before them as possible."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from usving.engines.alternatives.choice import choose
from usving.engines.alternatives.model import Model, Plans, Whole
from usving.engines.alternatives.problem import Accept, Outcome, Solver


@dataclass(frozen=True, eq=False)
class Listed:
    """The plans to show, as rows, best first, and what was proven of them."""

    plans: Plans
    best: Outcome
    exhausted: bool
    """Whether fewer were found than asked for because there are no more."""
    certain: bool
    """Whether every search behind the list was finished."""


def listed_plans(model: Model, solver: Solver) -> Listed:
    """Return the best plan and, one after the other, the most different ones near it (Brill et al., 1982).

    Each further plan reaches the score that is asked for and differs in as many uses as possible from those before
    it, counted together. It is not one that a listed plan dominates, nor one that dominates a listed plan.
    """
    problem, asked = model.problem, model.question.alternatives
    first, best = choose(model, problem, solver)
    if first is None:  # stopped before there was any plan; what is required was found to be possible
        first = model.required
        best = replace(best, plans=first[None, :], value=int(first @ model.score))
    plans, certain = first[None, :], best.certain
    score = int(first @ model.score)
    # In hundredths, so that the share stays whole: 100 x score >= (100 - percent) x best score.
    near = problem.with_least(100 * model.score, (100 - model.question.within_percent) * score)
    while len(plans) < asked:
        plan, outcome = choose(model, near.maximising(_differing(plans)), solver, _beside(model, plans))
        certain = certain and outcome.certain
        if plan is None:
            return Listed(plans, best, outcome.proven, certain)
        plans = np.vstack([plans, plan])
    return Listed(plans, best, False, certain)


def _differing(plans: Plans) -> Whole:
    """Return what choosing each use adds to the number of differences from all of the plans together."""
    chosen: Whole = plans.sum(axis=0, dtype=np.int64)
    return len(plans) - 2 * chosen


def _beside(model: Model, listed: Plans) -> Accept:
    """Return the question whether a plan may stand beside the listed ones."""
    gives, costs = _gives_and_costs(model, listed)

    def accept(plans: Plans) -> NDArray[np.bool_]:
        """Say of each plan whether it is new, not dominated by a listed plan, and dominates none."""
        new_gives, new_costs = _gives_and_costs(model, plans)
        kept = np.ones(len(plans), dtype=np.bool_)
        for plan, plan_gives, plan_costs in zip(listed, gives, costs, strict=True):
            kept &= (plans != plan).any(axis=1)
            kept &= ~dominates(plan_gives, plan_costs, new_gives, new_costs)
            kept &= ~dominates(new_gives, new_costs, plan_gives, plan_costs)
        return kept

    return accept


def _gives_and_costs(model: Model, plans: Plans) -> tuple[Whole, Whole]:
    whole = plans.astype(np.int64)
    return whole @ model.gives.T, whole @ model.costs.T


def dominates(gives: Whole, costs: Whole, other_gives: Whole, other_costs: Whole) -> NDArray[np.bool_]:
    """Say whether plans give at least as much in every area, more in one, and cost no more of anything than others."""
    as_much = np.logical_and((gives >= other_gives).all(axis=-1), (gives > other_gives).any(axis=-1))
    return np.logical_and(as_much, (costs <= other_costs).all(axis=-1))
