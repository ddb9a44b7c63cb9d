"""The housing allowance of one household in one month, every figure on the way kept exact."""

from decimal import Decimal, localcontext
from typing import NamedTuple

from usving.engines.bostotte.household import Household
from usving.engines.bostotte.money import EXACT, ZERO, rounded_to_ore
from usving.engines.bostotte.terms import Terms

MONTHS = 12


class Calculation(NamedTuple):
    """A finished calculation, in kroner a year. Weighted sums are true sums times the weight: nothing divides early."""

    exempt_wealth: Decimal
    """Net wealth that does not count, in kroner."""
    supplement: Decimal
    """Income that the rest of the wealth counts as."""
    income: Decimal
    """Income of the household with the supplement."""
    above_first: Decimal
    """Weighted: income above the first point of the own share, zero if below."""
    above_second: Decimal
    """Weighted: income above the second point, zero if below."""
    own_share: Decimal
    """Weighted: what the household pays itself."""
    approved: Decimal
    """Housing cost, at most the cap."""
    ore_per_month: int
    """The allowance in whole øre a month, rounded half up; zero where the own share eats it all."""
    paid: bool
    """Whether the allowance, so rounded, reaches the least that is paid out (forskrift om bustøtte § 13)."""


def calculate(household: Household) -> Calculation:
    """Return the calculation for a household with its income."""
    terms, weight = household.terms, household.terms.weight
    with localcontext(EXACT):
        exempt = exempt_wealth(terms, household.home_tax_value)
        supplement = wealth_supplement(terms, household.net_wealth, exempt)
        income = household.income + supplement
        first, second = terms.incomes
        rate, further_rate = terms.own_share_rates
        above_first, above_second = max(ZERO, income - first), max(ZERO, income - second)
        own_share = terms.least_own_share + rate * above_first + further_rate * above_second
        approved = min(household.housing_cost, terms.cap)
        covered = terms.coverage * max(ZERO, approved * weight - own_share)
        ore = rounded_to_ore(covered, weight * MONTHS)
    paid = ore >= terms.minimum_ore
    return Calculation(exempt, supplement, income, above_first, above_second, own_share, approved, ore, paid)


def exempt_wealth(terms: Terms, home_tax_value: Decimal | None) -> Decimal:
    """Return the net wealth that does not count: a fixed sum for tenants, the own home up to a limit for others.

    Forskrift om bustøtte § 6. Where the tax value of the home is not known, the limit stands for it.
    """
    return terms.exempt_wealth if home_tax_value is None else min(home_tax_value, terms.exempt_wealth)


def wealth_supplement(terms: Terms, net_wealth: Decimal, exempt: Decimal) -> Decimal:
    """Return the yearly income that net wealth above the exempt sum counts as (forskrift om bustøtte § 6)."""
    return (net_wealth - exempt) * terms.rates["wealth_share"].value if net_wealth > exempt else ZERO
