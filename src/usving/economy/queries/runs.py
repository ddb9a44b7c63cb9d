"""Showing what came out of a calculator, a moment ago or long since, and doing a kept one again."""

from typing import Any

from usving.economy.models import Run
from usving.economy.queries import calculating
from usving.economy.rules.calculators import calculated
from usving.economy.rules.dated import NoRates
from usving.economy.rules.runs import Calculator, digest_of
from usving.engines.refusal import Refused


def shown(calculator: Calculator, put_in: dict[str, Any], came_out: dict[str, Any]) -> dict[str, Any]:
    """What a template needs to show what came out."""
    context: dict[str, Any] = {"came_out": came_out, "put_in": put_in, "calculator": calculator.value}
    context["where_from"] = calculating.where_from(calculator, came_out)
    if calculator is Calculator.BOSTOTTE:
        result = came_out["result"]
        steps = [step | {"name": calculating.step_name(step["rule"])} for step in result["steps"]]
        context |= {"ore": calculating.ore_of(result["amount_per_month"]), "paid": result["paid"], "steps": steps}
    elif calculator is Calculator.SIFO:
        context |= {"parts": calculating.parts_in_words(came_out)}
    elif calculator is Calculator.SOCIAL:
        context |= {"rates": calculating.rates_in_words(came_out)}
    return context


def still_the_same(run: Run) -> bool:
    """Whether the run is as it was kept, and comes out the same with the rules of today."""
    calculator = Calculator(run.calculator)
    digest = digest_of(calculator=calculator, put_in=run.put_in, rules=run.rules, came_out=run.came_out)
    try:
        return digest == run.sha256 and calculated(calculator, run.put_in) == run.came_out
    except (NoRates, Refused):
        return False
