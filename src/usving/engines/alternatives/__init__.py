"""What a household can do with what it has: the best plan by its own judgement, and others nearly as good.

Exact, in whole numbers: up to 16 uses every plan is written out; above that a search that proves its answer, or says
how far it came: all the searches behind one answer share what they may look at.
"""

from typing import Any

from usving.engines.alternatives.enumeration import MOST_USES, enumeration
from usving.engines.alternatives.front import front_of
from usving.engines.alternatives.model import Model, model_of
from usving.engines.alternatives.plans import listed_plans
from usving.engines.alternatives.problem import Solver
from usving.engines.alternatives.question import read_question
from usving.engines.alternatives.result import result_of
from usving.engines.alternatives.search import Searcher

__all__ = ["alternatives"]


def alternatives(data: dict[str, Any]) -> dict[str, Any]:
    """Return the plans, and the front if asked for, of the household in `data`.

    `data` and the result follow `docs/referanse/alternatives.schema.json` and `alternatives-result.schema.json`:
    kroner a month, kroner once and hours a month, all whole and none negative. Raises `Refused` with a sentence that
    names the place for an input that breaks the format, or for required uses that cannot be had together.
    """
    model = model_of(read_question(data))
    return answer(model, _solver_for(model))


def answer(model: Model, solver: Solver) -> dict[str, Any]:
    """Return the result for a model by any exact solver; all of them give the same."""
    listed = listed_plans(model, solver)  # first, as the front is the one to go without where there is too much to try
    return result_of(model, listed, front_of(model, solver) if model.question.front else None)


def _solver_for(model: Model) -> Solver:
    return enumeration(model.problem) if len(model.uses) <= MOST_USES else Searcher.of(len(model.uses))
