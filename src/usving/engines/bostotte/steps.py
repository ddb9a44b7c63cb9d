"""The steps of a calculation in plain bokmål, in the order in which a person can redo them by hand."""

from typing import Any

from usving.engines.bostotte.calculation import MONTHS, Calculation
from usving.engines.bostotte.household import Household
from usving.engines.bostotte.money import in_file, in_words, rounded_to_ore, sentence, to_ore
from usving.engines.bostotte.wording import Step, Wording, wording_of


def steps_of(household: Household, calculation: Calculation) -> list[dict[str, Any]]:
    """Return every step: the rule's name, the sentence, the value, and the dated text that the rule comes from."""
    words = wording_of(household.terms)
    weighted = rounded_to_ore(calculation.income, household.terms.weight)
    own_share = rounded_to_ore(calculation.own_share, household.terms.weight)
    own_share_words = in_words(own_share)
    capped = calculation.approved is household.terms.cap
    approved = words.cap_ore if capped else to_ore(calculation.approved)
    approved_words = words.cap_sum if capped else in_words(approved)
    amount = in_file(calculation.ore_per_month)
    return [
        words.weight.copy(),
        _wealth(household, calculation, words) if household.net_wealth else words.no_wealth.copy(),
        _weighted_income(household, calculation, words, weighted),
        _own_share(household, calculation, words, weighted, in_file(own_share), own_share_words),
        words.group.copy(),
        words.cap.copy(),
        _approved(household, words, in_file(approved), approved_words),
        _amount(household, calculation, words, approved_words, own_share_words, amount),
        _filled(words.paid, words.paid["text"], amount) if calculation.paid else words.not_paid.copy(),
    ]


def _filled(step: Step, text: str, value: str) -> Step:
    """Return a copy of a step with its sentence and its value."""
    filled = step.copy()
    filled["text"], filled["value"] = sentence(text), value
    return filled


def _wealth(household: Household, calculation: Calculation, words: Wording) -> Step:
    """What the wealth counts as in income."""
    wealth, exempt = in_words(to_ore(household.net_wealth)), in_words(to_ore(calculation.exempt_wealth))
    text = f"Netto formue er {wealth} kr. Formue opp til {exempt} kr teller ikke."
    supplement = to_ore(calculation.supplement)
    if supplement:
        over = in_words(to_ore(household.net_wealth - calculation.exempt_wealth))
        text += f" {words.wealth_share} av resten, {over} kr, er {in_words(supplement)} kr."
        text += " Det legges til inntekten i året."
        if not household.terms.rented and household.home_tax_value is None:
            text += (
                " Formuesverdien av boligen er ikke oppgitt, så vi har brukt det høyeste fribeløpet."
                " Er formuesverdien lavere, blir tillegget større."
            )
    return _filled(words.no_wealth, text, in_file(supplement))


def _weighted_income(household: Household, calculation: Calculation, words: Wording, weighted: int) -> Step:
    """The income as it is compared between households of different size."""
    text = f"Inntekten er {in_words(to_ore(household.income))} kr i året. "
    if calculation.supplement:
        text += f"Med tillegget for formue blir den {in_words(to_ore(calculation.income))} kr. "
    text += f"Delt på {words.weight_factor} er det {in_words(weighted)} kr."
    return _filled(words.weighted_income, text, in_file(weighted))


def _own_share(
    household: Household, calculation: Calculation, words: Wording, weighted: int, value: str, in_text: str
) -> Step:
    """What the household pays itself before the allowance starts."""
    weight, (rate, further_rate) = household.terms.weight, household.terms.own_share_rates
    text = words.least_own_share
    if calculation.above_first:
        addition = rounded_to_ore(calculation.above_first * rate, weight)
        text += _part(words.above_first, weighted - words.first_point, addition)
    else:
        text += words.below_first
    if calculation.above_second:
        addition = rounded_to_ore(calculation.above_second * further_rate, weight)
        text += _part(words.above_second, weighted - words.second_point, addition)
    return _filled(words.own_share, f"{text} Egenandelen blir {in_text} kr.", value)


def _part(opening: str, above: int, addition: int) -> str:
    return f"{opening} av {in_words(above)} kr er {in_words(addition)} kr."


def _approved(household: Household, words: Wording, value: str, in_text: str) -> Step:
    """The housing cost that counts."""
    if household.housing_cost > household.terms.cap:
        cost = in_words(to_ore(household.housing_cost))
        text = f"Boutgiftene er {cost} kr i året. Det er over taket, så vi regner med {in_text} kr."
    else:
        text = f"Boutgiftene er {in_text} kr i året. Det er ikke over taket, så alt regnes med."
    return _filled(words.approved, text, value)


def _amount(
    household: Household, calculation: Calculation, words: Wording, approved: str, own_share: str, value: str
) -> Step:
    """The allowance itself."""
    if calculation.approved * household.terms.weight <= calculation.own_share:
        text = f"Egenandelen på {own_share} kr dekker alle boutgiftene på {approved} kr. Da blir det ingen bostøtte."
    else:
        text = (
            f"{words.coverage_rule} ({approved} kr − {own_share} kr) × {words.coverage} / {MONTHS}"
            f" = {in_words(calculation.ore_per_month)} kr i måneden. Vi runder av først her, til nærmeste øre."
        )
    return _filled(words.amount, text, value)
