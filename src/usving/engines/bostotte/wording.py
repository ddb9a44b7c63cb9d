"""The sentences that are the same for every household of one kind, written once for each kind."""

from dataclasses import dataclass
from functools import lru_cache

from usving.engines.bostotte.calculation import MONTHS
from usving.engines.bostotte.money import as_factor, as_percent, in_file, in_words, sentence, to_ore
from usving.engines.bostotte.municipalities import register
from usving.engines.bostotte.rates import Parameter
from usving.engines.bostotte.terms import Terms

Step = dict[str, str]

MONTH_NAMES = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Whole steps, steps to fill in, and pieces of sentences in bokmål that no household's own money changes."""

    weight: Step
    no_wealth: Step
    weighted_income: Step
    own_share: Step
    group: Step
    cap: Step
    approved: Step
    amount: Step
    paid: Step
    not_paid: Step
    wealth_share: str
    weight_factor: str
    least_own_share: str
    below_first: str
    above_first: str
    above_second: str
    first_point: int
    second_point: int
    """The points of the own share in øre."""
    cap_ore: int
    cap_sum: str
    coverage: str
    coverage_rule: str


@lru_cache(maxsize=8192)
def wording_of(terms: Terms) -> Wording:
    """Return the sentences of one kind of household."""
    rates = terms.rates
    first, second = (to_ore(point) for point in terms.points.values)
    rate, further_rate = (as_percent(rate) for rate in rates["own_share_rates"].values)
    coverage = as_percent(rates["coverage"].value)
    exempt = rates["wealth_exempt_rented" if terms.rented else "wealth_exempt_own_home"]
    return Wording(
        weight=_weight(terms),
        no_wealth=_step("wealth_supplement", "Ingen formue er lagt til inntekten.", "0.00", exempt),
        weighted_income=_step("weighted_income", "", "", rates["weight"]),
        own_share=_step("own_share", "", "", terms.points),
        group=_group(terms),
        cap=_cap(terms),
        approved=_step("approved_cost", "", "", rates["cap"]),
        amount=_step("amount", "", "", rates["coverage"]),
        paid=_minimum(terms, "Dette er nok, så beløpet blir betalt ut."),
        not_paid=_minimum(terms, "Dette er for lite, så det blir ikke betalt ut noe."),
        wealth_share=as_percent(rates["wealth_share"].value),
        weight_factor=f"vekttallet {as_factor(terms.weight)}",
        least_own_share=_for_whom(terms)
        + f"Egenandelen er minst {in_words(to_ore(rates['own_share_minimum'].value))} kr i året.",
        below_first=f" Inntekt etter vekttallet opp til {in_words(first)} kr gir ikke noe i tillegg.",
        above_first=f" I tillegg kommer {rate} av inntekten over {in_words(first)} kr: {rate}",
        above_second=f" Så kommer {further_rate} av inntekten over {in_words(second)} kr: {further_rate}",
        first_point=first,
        second_point=second,
        cap_ore=to_ore(terms.cap),
        cap_sum=in_words(to_ore(terms.cap)),
        coverage=coverage,
        coverage_rule=f"Bostøtten er {coverage} av boutgiftene minus egenandelen, delt på {MONTHS} måneder:",
    )


def _step(rule: str, text: str, value: str, parameter: Parameter) -> Step:
    return {
        "rule": rule,
        "text": sentence(text),
        "value": value,
        "valid_from": parameter.valid_from.isoformat(),
        "source": parameter.source,
    }


def _for_whom(terms: Terms) -> str:
    """Say it where the figures of one who is alone are used for several adults: that is for Husbanken to judge."""
    if terms.points.name != "own_share_points_single_pensioner" or terms.adults == 1:
        return ""
    return f"Grensene her gjelder for en pensjonist som er alene, men husstanden har {terms.adults} voksne. "


def _minimum(terms: Terms, verdict: str) -> Step:
    """Whether the amount is large enough to be paid out; the value of one that is stands to be filled in."""
    parameter = terms.rates["minimum_per_month"]
    least = in_words(to_ore(parameter.value))
    return _step("minimum", f"Bostøtte under {least} kr i måneden blir ikke betalt ut. {verdict}", "0.00", parameter)


def _weight(terms: Terms) -> Step:
    """How many ordinary purses the household's income is shared between."""
    parameter, first = terms.rates["weight"], terms.first_day
    applicant, other, child = (as_factor(part) for part in parameter.values)
    text = (
        f"Vi regner alderen per 1. {MONTH_NAMES[first.month - 1]} {first.year}. "
        f"Søkeren teller {applicant}. Andre voksne: {terms.adults - 1} × {other}. "
        f"Barn under 18 år: {terms.children} × {child}. Vekttallet blir {as_factor(terms.weight)}."
    )
    return _step("weight", text, in_file(to_ore(terms.weight)), parameter)


def _group(terms: Terms) -> Step:
    """Which group of municipalities decides the cap."""
    municipality, known = terms.municipality, register()
    text = f"{municipality.name} er i kommunegruppe {municipality.group}."
    return {
        "rule": "municipality_group",
        "text": f"{text} {municipality.note}".rstrip(),
        "value": str(municipality.group),
        "valid_from": known.valid_from.isoformat(),
        "source": known.source,
    }


def _cap(terms: Terms) -> Step:
    """The highest housing cost that counts."""
    parameter, group = terms.rates["cap"], terms.municipality.group
    cap = parameter.values[min(terms.size, len(parameter.values)) - 1]
    addition = terms.rates["cap_addition"].values[group - 1]
    people = f"{terms.size} personer" if terms.size > 1 else "1 person"
    text = f"Taket for boutgifter er {in_words(to_ore(cap))} kr i året for {people}."
    if addition:
        text += f" Gruppe {group} har et tillegg på {in_words(to_ore(addition))} kr."
    if terms.adapted:
        adapted = in_words(to_ore(terms.rates["cap_addition_adapted"].value))
        text += f" En spesialtilpasset bolig har et tillegg på {adapted} kr."
    if terms.cap != cap:
        text += f" Taket blir {in_words(to_ore(terms.cap))} kr."
    return _step("cap", text, in_file(to_ore(terms.cap)), parameter)
