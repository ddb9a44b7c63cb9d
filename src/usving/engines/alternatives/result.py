"""The answer as plain data, as the format says."""

from typing import Any

import numpy as np

from usving.engines.alternatives.model import COSTS, Model, Plans
from usving.engines.alternatives.plans import Listed

NO_MORE = "Vi fant {found} av {asked} planer. Det finnes ingen flere som er nesten like gode og ikke slått av en annen."
STOPPED = "Søket ble stoppet før alt var prøvd, fordi det er svært mange mulige planer."
NO_FRONT = "Oversikten over kombinasjoner er utelatt: Det er så mange mulige planer at vi ikke fikk prøvd alle."


def result_of(model: Model, listed: Listed, front: tuple[Plans, bool] | None) -> dict[str, Any]:
    """Return the whole answer: now, the plans, what was proven, and the front if it was asked for.

    A front that may lack a combination is left out, and the note says so: what is given is complete and exact.
    """
    proven = listed.best.proven
    answer: dict[str, Any] = {
        "version": 1,
        "now": _plan(model, model.now) | {"affordable": _affordable(model)},
        "plans": [_plan(model, plan) | _against_now(model, plan) for plan in listed.plans],
        "proven_best": proven,
    }
    if not proven:
        answer["gap_percent"] = _gap_percent(listed)
    if front is not None and front[1]:
        answer["front"] = [_front_point(model, plan) for plan in front[0]]
    notes = _notes(model, listed, front)
    return answer | ({"note": notes} if notes else {})


def _plan(model: Model, plan: Plans) -> dict[str, Any]:
    given = plan.astype(np.int64) @ model.gives.T
    costs = plan.astype(np.int64) @ model.costs.T
    return {
        "uses": _ids(model, plan),
        "score": int(given @ model.weights),
        "areas": {area.id: int(value) for area, value in zip(model.question.areas, given, strict=True)},
        **{cost: int(value) for cost, value in zip(COSTS, costs, strict=True)},
    }


def _against_now(model: Model, plan: Plans) -> dict[str, list[str]]:
    return {"gained": _ids(model, plan & ~model.now), "lost": _ids(model, model.now & ~plan)}


def _affordable(model: Model) -> bool:
    """Say whether what is done now keeps every limit, exclude and need."""
    sums = model.problem.rows @ model.now.astype(np.int64)
    return bool((sums <= model.problem.at_most).all())


def _front_point(model: Model, plan: Plans) -> dict[str, Any]:
    areas = _plan(model, plan)["areas"]
    return {"uses": _ids(model, plan), "areas": {area: areas[area] for area in model.question.front}}


def _ids(model: Model, plan: Plans) -> list[str]:
    return [model.uses[column].id for column in np.flatnonzero(plan)]


def _gap_percent(listed: Listed) -> float:
    """Return how much better, in percent of the best score found, a plan not found can be at most; two decimals."""
    best = listed.best
    return round(100 * (best.bound - best.value) / max(1, best.value), 2)


def _notes(model: Model, listed: Listed, front: tuple[Plans, bool] | None) -> str:
    notes = []
    if listed.exhausted:
        notes.append(NO_MORE.format(found=len(listed.plans), asked=model.question.alternatives))
    if not listed.certain:
        notes.append(STOPPED)
    if front is not None and not front[1]:
        notes.append(NO_FRONT)
    return " ".join(notes)
