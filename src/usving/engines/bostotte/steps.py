"""The steps of a calculation in plain bokmål, in the order in which a person can redo them by hand."""

from typing import Any

from usving.engines.bostotte.calculation import MONTHS, Calculation
from usving.engines.bostotte.household import Household
from usving.engines.bostotte.money import in_file, in_words, rounded_to_ore, to_ore
from usving.engines.bostotte.rates import Parameter
from usving.engines.bostotte.wording import Wording, wording_of

Step = dict[str, Any]


def steps_of(household: Household, calculation: Calculation) -> list[Step]:
    """Return every step: the rule's name, the sentence, the value, and the dated text that the rule comes from."""
    words = wording_of(household.terms)
    weighted = rounded_to_ore(calculation.income, household.terms.weight)
    own_share = rounded_to_ore(calculation.own_share, household.terms.weight)
    own_share_words, amount = in_words(own_share), in_file(calculation.ore_per_month)
    amount_words = in_words(calculation.ore_per_month)
    approved = to_ore(calculation.approved)
    approved_words = words.cap_sum if calculation.approved == household.terms.cap else in_words(approved)
    return [
        words.weight.copy(),
        _wealth(household, calculation),
        _weighted_income(household, calculation, words, weighted),
        _own_share(household, calculation, words, weighted, in_file(own_share), own_share_words),
        words.group.copy(),
        words.cap.copy(),
        _approved(household, in_file(approved), approved_words),
        _amount(household, calculation, words, approved_words, own_share_words, amount, amount_words),
        _minimum(household, calculation, words, amount),
    ]


def _step(rule: str, text: str, value: str, parameter: Parameter) -> Step:
    return {
        "rule": rule,
        "text": text,
        "value": value,
        "valid_from": parameter.first_day,
        "source": parameter.source,
    }


def _wealth(household: Household, calculation: Calculation) -> Step:
    """What the wealth counts as in income."""
    rates, rented = household.terms.rates, household.terms.rented
    parameter = rates["wealth_exempt_rented" if rented else "wealth_exempt_own_home"]
    if not household.net_wealth:
        return _step("wealth_supplement", "Ingen formue er lagt til inntekten.", "0.00", parameter)
    wealth, exempt = in_words(to_ore(household.net_wealth)), in_words(to_ore(calculation.exempt_wealth))
    text = f"Netto formue er {wealth} kr. Formue opp til {exempt} kr teller ikke."
    supplement = to_ore(calculation.supplement)
    if supplement:
        over = in_words(to_ore(household.net_wealth - calculation.exempt_wealth))
        percent = in_words(to_ore(rates["wealth_share"].value * 100))
        text += (
            f" {percent}\u00a0% av resten, {over} kr, er {in_words(supplement)} kr. Det legges til inntekten i året."
        )
        if not rented and household.home_tax_value is None:
            text += (
                " Formuesverdien av boligen er ikke oppgitt, så vi har brukt det høyeste fribeløpet."
                " Er formuesverdien lavere, blir tillegget større."
            )
    return _step("wealth_supplement", text, in_file(supplement), parameter)


def _weighted_income(household: Household, calculation: Calculation, words: Wording, weighted: int) -> Step:
    """The income as it is compared between households of different size."""
    text = f"Inntekten er {in_words(to_ore(household.income))} kr i året. "
    if calculation.supplement:
        text += f"Med tillegget for formue blir den {in_words(to_ore(calculation.income))} kr. "
    text += f"Delt på {words.weight_factor} er det {in_words(weighted)} kr."
    return _step("weighted_income", text, in_file(weighted), household.terms.rates["weight"])


def _own_share(
    household: Household, calculation: Calculation, words: Wording, weighted: int, value: str, in_text: str
) -> Step:
    """What the household pays itself before the allowance starts."""
    terms = household.terms
    rate, further_rate = terms.rates["own_share_rates"].values
    text = words.least_own_share
    if calculation.above_first:
        addition = rounded_to_ore(calculation.above_first * rate, terms.weight)
        text += _part(words.above_first, weighted - words.first_point, addition)
    else:
        text += words.below_first
    if calculation.above_second:
        addition = rounded_to_ore(calculation.above_second * further_rate, terms.weight)
        text += _part(words.above_second, weighted - words.second_point, addition)
    return _step("own_share", f"{text} Egenandelen blir {in_text} kr.", value, terms.points)


def _part(opening: str, above: int, addition: int) -> str:
    return f"{opening} av {in_words(above)} kr er {in_words(addition)} kr."


def _approved(household: Household, value: str, in_text: str) -> Step:
    """The housing cost that counts."""
    if household.housing_cost > household.terms.cap:
        cost = in_words(to_ore(household.housing_cost))
        text = f"Boutgiftene er {cost} kr i året. Det er over taket, så vi regner med {in_text} kr."
    else:
        text = f"Boutgiftene er {in_text} kr i året. Det er ikke over taket, så alt regnes med."
    return _step("approved_cost", text, value, household.terms.rates["cap"])


def _amount(
    household: Household,
    calculation: Calculation,
    words: Wording,
    approved: str,
    own_share: str,
    value: str,
    in_text: str,
) -> Step:
    """The allowance itself."""
    if calculation.approved * household.terms.weight <= calculation.own_share:
        text = f"Egenandelen på {own_share} kr dekker alle boutgiftene på {approved} kr. Da blir det ingen bostøtte."
    else:
        text = (
            f"{words.coverage_rule} ({approved} kr − {own_share} kr) × {words.coverage} / {MONTHS}"
            f" = {in_text} kr i måneden. Vi runder av først her, til nærmeste øre."
        )
    return _step("amount", text, value, household.terms.rates["coverage"])


def _minimum(household: Household, calculation: Calculation, words: Wording, value: str) -> Step:
    """Whether the amount is large enough to be paid out."""
    parameter = household.terms.rates["minimum_per_month"]
    if calculation.paid:
        return _step("minimum", words.paid, value, parameter)
    return _step("minimum", words.not_paid, "0.00", parameter)
