"""What one more krone of income does to the allowance."""

from decimal import Decimal, localcontext
from typing import Any

from usving.engines.bostotte.calculation import MONTHS, Calculation, calculate
from usving.engines.bostotte.household import Household, read_household
from usving.engines.bostotte.limit import income_limit
from usving.engines.bostotte.money import EXACT, HUNDRED, ZERO, in_file, to_ore


def marginal(data: dict[str, Any]) -> dict[str, Any]:
    """Return what a household loses in allowance for each further krone of income, and up to which income.

    `data` is an input of `bostotte`. In the result, `lost_per_krone` is a share of one with four decimals;
    `until_income_per_year` is the income in kroner from which another share holds, or None where none does; and
    `lost_at_once_per_month` is the allowance that falls away in one step there: the least one, where it ends.
    """
    household = read_household(data)
    calculation = calculate(household)
    limit = income_limit(household)
    if not calculation.paid or limit is None:
        return _result(ZERO, None, ZERO)
    last = limit * MONTHS / HUNDRED
    rate, end = _rate_and_end(household, calculation, last)
    lost = household.terms.coverage * rate / household.terms.weight
    return _result(lost, end, household.terms.rates["minimum_per_month"].value if end == last else ZERO)


def _rate_and_end(household: Household, calculation: Calculation, last: Decimal) -> tuple[Decimal, Decimal]:
    """Return the growth of the own share for a further weighted krone, and the yearly income up to which it holds."""
    terms = household.terms
    with localcontext(EXACT):
        first, second = (income - calculation.supplement for income in terms.incomes)
        rate, further_rate = terms.own_share_rates
        if household.income < min(first, last):
            return ZERO, min(first, last)
        if household.income < min(second, last):
            return rate, min(second, last)
        return rate + further_rate, last


def _result(lost: Decimal, end: Decimal | None, at_once: Decimal) -> dict[str, Any]:
    return {
        "version": 1,
        "lost_per_krone": f"{lost:.4f}",
        "until_income_per_year": None if end is None else in_file(to_ore(end)),
        "lost_at_once_per_month": in_file(to_ore(at_once)),
    }
