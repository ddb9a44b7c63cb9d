"""The housing allowance of one household in one month, every figure on the way kept exact."""

from decimal import Decimal, localcontext
from typing import NamedTuple

from usving.engines.bostotte.household import Household
from usving.engines.bostotte.money import EXACT, ZERO, rounded_to_ore
from usving.engines.bostotte.rates import Rates
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
    terms = household.terms
    rates, weight = terms.rates, terms.weight
    with localcontext(EXACT):
        exempt = exempt_wealth(terms, household.home_tax_value)
        supplement = wealth_supplement(household.net_wealth, exempt, rates["wealth_share"].value)
        income = household.income + supplement
        first, second = terms.points.values
        above_first = max(ZERO, income - first * weight)
        above_second = max(ZERO, income - second * weight)
        own_share = weighted_own_share(rates, weight, above_first, above_second)
        approved = min(household.housing_cost, terms.cap)
        covered = rates["coverage"].value * max(ZERO, approved * weight - own_share)
        ore = rounded_to_ore(covered, weight * MONTHS)
        paid = ore >= rates["minimum_per_month"].value * 100
    return Calculation(exempt, supplement, income, above_first, above_second, own_share, approved, ore, paid)


def exempt_wealth(terms: Terms, home_tax_value: Decimal | None) -> Decimal:
    """Return the net wealth that does not count: a fixed sum for tenants, the own home up to a limit for others.

    Forskrift om bustøtte § 6. Where the tax value of the home is not known, the limit stands for it.
    """
    if terms.rented:
        return terms.rates["wealth_exempt_rented"].value
    most = terms.rates["wealth_exempt_own_home"].value
    return most if home_tax_value is None else min(home_tax_value, most)


def wealth_supplement(net_wealth: Decimal, exempt: Decimal, share: Decimal) -> Decimal:
    """Return the yearly income that net wealth above the exempt sum counts as (forskrift om bustøtte § 6)."""
    return (net_wealth - exempt) * share if net_wealth > exempt else ZERO


def weighted_own_share(rates: Rates, weight: Decimal, above_first: Decimal, above_second: Decimal) -> Decimal:
    """Return the own share times the weight: a least sum, and a share of the income above each of two points (§ 4)."""
    rate, further_rate = rates["own_share_rates"].values
    return rates["own_share_minimum"].value * weight + rate * above_first + further_rate * above_second
