"""The sentences that are the same for every household of one kind, written once for each kind."""

from dataclasses import dataclass
from functools import lru_cache

from usving.engines.bostotte.calculation import MONTHS
from usving.engines.bostotte.money import as_factor, as_percent, in_file, in_words, to_ore
from usving.engines.bostotte.municipalities import register
from usving.engines.bostotte.terms import Terms

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
    """Whole steps and pieces of sentences in bokmål that no household's own money changes."""

    weight: dict[str, str]
    group: dict[str, str]
    cap: dict[str, str]
    weight_factor: str
    least_own_share: str
    below_first: str
    above_first: str
    above_second: str
    first_point: int
    second_point: int
    """The points of the own share in øre."""
    cap_sum: str
    coverage: str
    coverage_rule: str
    paid: str
    not_paid: str


@lru_cache(maxsize=8192)
def wording_of(terms: Terms) -> Wording:
    """Return the sentences of one kind of household."""
    rates = terms.rates
    first, second = (to_ore(point) for point in terms.points.values)
    rate, further_rate = (as_percent(rate) for rate in rates["own_share_rates"].values)
    coverage = as_percent(rates["coverage"].value)
    least = in_words(to_ore(rates["own_share_minimum"].value))
    minimum = f"Bostøtte under {in_words(to_ore(rates['minimum_per_month'].value))} kr i måneden blir ikke betalt ut."
    return Wording(
        weight=_weight(terms),
        group=_group(terms),
        cap=_cap(terms),
        weight_factor=f"vekttallet {as_factor(terms.weight)}",
        least_own_share=f"Egenandelen er minst {least} kr i året.",
        below_first=f" Inntekt etter vekttallet opp til {in_words(first)} kr gir ikke noe i tillegg.",
        above_first=f" I tillegg kommer {rate} av inntekten over {in_words(first)} kr: {rate}",
        above_second=f" Så kommer {further_rate} av inntekten over {in_words(second)} kr: {further_rate}",
        first_point=first,
        second_point=second,
        cap_sum=in_words(to_ore(terms.cap)),
        coverage=coverage,
        coverage_rule=f"Bostøtten er {coverage} av boutgiftene minus egenandelen, delt på {MONTHS} måneder:",
        paid=f"{minimum} Dette er nok, så beløpet blir betalt ut.",
        not_paid=f"{minimum} Dette er for lite, så det blir ikke betalt ut noe.",
    )


def _weight(terms: Terms) -> dict[str, str]:
    """How many ordinary purses the household's income is shared between."""
    parameter, first = terms.rates["weight"], terms.first_day
    applicant, other, child = (as_factor(part) for part in parameter.values)
    text = (
        f"Vi regner alderen per 1. {MONTH_NAMES[first.month - 1]} {first.year}. "
        f"Søkeren teller {applicant}. Andre voksne: {terms.adults - 1} × {other}. "
        f"Barn under 18 år: {terms.children} × {child}. Vekttallet blir {as_factor(terms.weight)}."
    )
    return {
        "rule": "weight",
        "text": text,
        "value": in_file(to_ore(terms.weight)),
        "valid_from": parameter.first_day,
        "source": parameter.source,
    }


def _group(terms: Terms) -> dict[str, str]:
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


def _cap(terms: Terms) -> dict[str, str]:
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
    return {
        "rule": "cap",
        "text": text,
        "value": in_file(to_ore(terms.cap)),
        "valid_from": parameter.first_day,
        "source": parameter.source,
    }
