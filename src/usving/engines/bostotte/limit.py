"""The income at which exactly the least allowance would be paid: the calculation run backwards, without searching."""

from decimal import Decimal, localcontext

from usving.engines.bostotte.calculation import MONTHS, exempt_wealth, wealth_supplement
from usving.engines.bostotte.household import Household
from usving.engines.bostotte.money import EXACT, ZERO, rounded_to_ore
from usving.engines.bostotte.terms import Terms


def income_limit(household: Household) -> int | None:
    """Return the highest income, in øre a month, with which the least allowance is paid.

    It is rounded half up to the øre, as amounts are, and what is then calculated from it is the least allowance.
    None where no income gives an allowance: the housing costs are too low, or the wealth alone counts as too much.
    The income in the household is not looked at.
    """
    terms = household.terms
    with localcontext(EXACT):
        found = _income_times(terms, min(household.housing_cost, terms.cap))
        if found is None:
            return None
        income, factor = found
        exempt = exempt_wealth(terms, household.home_tax_value)
        supplement = wealth_supplement(terms, household.net_wealth, exempt)
        without_wealth = income - supplement * factor
        return None if without_wealth < ZERO else rounded_to_ore(without_wealth, factor * MONTHS)


def _income_times(terms: Terms, approved: Decimal) -> tuple[Decimal, Decimal] | None:
    """Return the income of the least allowance times a factor, and that factor, so that nothing is divided here.

    Solves coverage x (approved x weight - own share x weight) = 12 x minimum x weight for the income, where the own
    share is flat up to the first point, grows by one rate up to the second, and by both rates from there.
    """
    rates, weight, coverage = terms.rates, terms.weight, terms.coverage
    room = coverage * (approved - rates["own_share_minimum"].value) - MONTHS * rates["minimum_per_month"].value
    if room < ZERO:
        return None
    first, second = terms.points.values
    rate, further_rate = terms.own_share_rates
    up_to_second = coverage * rate * (second - first)
    if room <= up_to_second:
        factor = coverage * rate
        return weight * (first * factor + room), factor
    factor = coverage * (rate + further_rate)
    return weight * (second * factor + room - up_to_second), factor
