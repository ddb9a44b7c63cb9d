"""The housing allowance (bostøtte) of one household in one month, step by step, from dated rates.

The result is guidance: only Husbanken's own decision counts. Rates, caps and municipality groups are data files
beside the code, each figure with the days it is used and the public text that states it; a month without all of
its rates is refused, never guessed.
"""

from typing import Any

from usving.engines.bostotte.calculation import calculate
from usving.engines.bostotte.household import read_household
from usving.engines.bostotte.limit import income_limit
from usving.engines.bostotte.marginal import marginal
from usving.engines.bostotte.money import in_file
from usving.engines.bostotte.steps import steps_of

__all__ = ["bostotte", "marginal"]

NO_LIMIT = "Ingen inntekt gir bostøtte: boutgiftene er for lave, eller formuen er for stor."


def bostotte(data: dict[str, Any], *, limit: bool = False) -> dict[str, Any]:
    """Return the allowance of the household in `data`, or with `limit` the income at which the least one is paid.

    `data` and the results follow `docs/referanse/bostotte.schema.json` and `bostotte-result.schema.json`: money
    is kroner a year in the input and kroner a month, as text with two decimals, in the result. Raises `Refused`
    with a sentence that names the place for an input that breaks the format or a month without rates.
    """
    household = read_household(data, income=not limit)
    if limit:
        highest = income_limit(household)
        if highest is None:
            return {"income_limit_per_month": None, "note": NO_LIMIT}
        return {"income_limit_per_month": in_file(highest)}
    calculation = calculate(household)
    return {
        "version": 1,
        "amount_per_month": in_file(calculation.ore_per_month if calculation.paid else 0),
        "paid": calculation.paid,
        "steps": steps_of(household, calculation),
    }
