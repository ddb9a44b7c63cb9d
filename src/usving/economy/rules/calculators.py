"""Every calculator in one way: what is put in and what comes out are plain JSON, so that a run can be kept and done again."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from usving.economy.rules import dated
from usving.economy.rules.runs import Calculator
from usving.economy.rules.sifo import Car, Home, Sex, Someone, Travel, budget_for
from usving.economy.rules.social import Living, guidance_for
from usving.economy.rules.startlan import Purse, Terms, beginning, by_rate, by_years, gap_to, loan_for
from usving.engines.bostotte import bostotte, marginal

Json = dict[str, Any]


def calculated(calculator: Calculator, put_in: Json) -> Json:
    """Return what comes out. The same in gives the same out, as long as `rules_of` is the same.

    Raises NoRates for a day without figures, and the engine's Refused for an input it does not take.
    """
    return WAYS[calculator](put_in)


def rules_of(calculator: Calculator) -> str:
    """Return what tells one state of the rules from another: the name and the first of the digest of the figures."""
    if calculator is not Calculator.BOSTOTTE:
        return dated.version(calculator.value)
    return f"bostotte {_rates_of_the_engine()[:16]}"


def _bostotte(put_in: Json) -> Json:
    return {"result": bostotte(put_in), "marginal": marginal(put_in)}


def _sifo(put_in: Json) -> Json:
    people = [Someone(each["months"], Sex(each["sex"]) if each["sex"] else None) for each in put_in["people"]]
    home = Home(tuple(people), Travel(put_in["travel"]), Car(put_in["car"]), put_in["couple"])
    budget = budget_for(home, day=date.fromisoformat(put_in["day"]))
    return asdict(budget) | {"parts": [asdict(part) for part in budget.parts]}


def _social(put_in: Json) -> Json:
    children = {size: put_in[size] for size in ("small", "middle", "big")}
    day, adults = date.fromisoformat(put_in["day"]), put_in.get("adults", 1)
    guidance = guidance_for(Living(put_in["living"]), **children, day=day, adults=adults)
    return asdict(guidance) | {"rates": [asdict(rate) | {"ore": rate.ore} for rate in guidance.rates]}


def _startlan(put_in: Json) -> Json:
    figures = beginning(date.fromisoformat(put_in["day"]))
    purse = Purse(put_in["income"], put_in["living"], put_in["debts"], put_in["running"])
    terms = Terms(Decimal(put_in["percent"]), Decimal(put_in["buffer"]), put_in["years"])
    most = figures["most_years"]
    out: Json = {
        "free": purse.free,
        "tested_percent": str(terms.percent + terms.buffer),
        "loan": loan_for(purse.free, terms.percent + terms.buffer, terms.years),
        "by_rate": [[str(percent), ore] for percent, ore in by_rate(purse, terms)],
        "by_years": [list(pair) for pair in by_years(purse, terms, most=most)],
        "source": figures["source"],
        "checked": figures["checked"],
    }
    if put_in["price"] is not None:
        gap = gap_to(put_in["price"], put_in["own"], purse, terms, most=most)
        out["gap"] = asdict(gap) | {"closed": gap.closed}
    return out


WAYS: dict[Calculator, Callable[[Json], Json]] = {
    Calculator.BOSTOTTE: _bostotte,
    Calculator.SIFO: _sifo,
    Calculator.SOCIAL: _social,
    Calculator.STARTLAN: _startlan,
}


@cache
def _rates_of_the_engine() -> str:
    data = files("usving.engines.bostotte") / "data"
    names = sorted(file.name for file in (data / "rates").iterdir() if file.name.endswith(".toml"))
    digest = hashlib.sha256((data / "municipalities.toml").read_bytes())
    for name in names:
        digest.update((data / "rates" / name).read_bytes())
    return digest.hexdigest()
