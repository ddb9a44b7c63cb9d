"""From a household's question to the plans: what `alternatives` reads when it is first asked."""

from typing import Any

from usving.engines.alternatives.enumeration import MOST_USES, enumeration
from usving.engines.alternatives.front import front_of
from usving.engines.alternatives.model import Model, model_of
from usving.engines.alternatives.plans import listed_plans
from usving.engines.alternatives.problem import Solver
from usving.engines.alternatives.question import read_question
from usving.engines.alternatives.result import result_of
from usving.engines.alternatives.search import Searcher


def answered(data: dict[str, Any]) -> dict[str, Any]:
    """Return the result for the household in `data`; raises `Refused` as `alternatives` does."""
    model = model_of(read_question(data))
    return answer(model, _solver_for(model))


def answer(model: Model, solver: Solver) -> dict[str, Any]:
    """Return the result for a model by any exact solver; all of them give the same."""
    listed = listed_plans(model, solver)  # first, as the front is the one to go without where there is too much to try
    return result_of(model, listed, front_of(model, solver) if model.question.front else None)


def _solver_for(model: Model) -> Solver:
    return enumeration(model.problem) if len(model.uses) <= MOST_USES else Searcher.of(len(model.uses))
