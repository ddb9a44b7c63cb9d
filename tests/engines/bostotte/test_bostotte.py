"""The allowance itself: published cases, cases worked by hand, and what must hold for every household."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.bostotte.households import ADULT, PLAIN, household, households
from usving.engines.bostotte import bostotte

CAPS = {1: 92234, 2: 113774, 3: 125977, 4: 138182, 5: 150385}
ADDITIONS = {"0301": 27982, "4601": 19079, "3205": 12720, "3909": 0}
POINTS = {None: (137462, 245278), "young-disabled": (137462, 295795), "single-pensioner": (148275, 256613)}


def value_of(rule: str, data: dict[str, Any]) -> str:
    (value,) = [step["value"] for step in bostotte(data)["steps"] if step["rule"] == rule]
    return str(value)


def exact_amount(data: dict[str, Any]) -> Fraction:
    """The formula of the regulation, written once more with fractions; children are those born in 2015."""
    people = len(data["persons"])
    children = sum(person["born"].startswith("2015") for person in data["persons"])
    weight = 1 + Fraction(13, 100) * (people - children - 1) + Fraction(15, 100) * children
    exempt = 333557 if data["tenure"] == "rented" else 700468
    income = (data["income_per_year"] + Fraction(65, 100) * max(0, data["net_wealth"] - exempt)) / weight
    first, second = POINTS[data["special"]]
    own = 26576 + Fraction(1644, 10000) * max(0, income - first) + Fraction(6356, 10000) * max(0, income - second)
    cap = CAPS[min(people, 5)] + ADDITIONS[data["municipality"]] + (5724 if data["adapted"] else 0)
    return max(Fraction(0), Fraction(737, 1000) * (min(cap, data["housing_cost_per_year"]) - own) / 12)


def half_up(amount: Fraction) -> str:
    ore = (2 * 100 * amount.numerator + amount.denominator) // (2 * amount.denominator)
    return f"{ore // 100}.{ore % 100:02}"


@pytest.mark.parametrize(
    ("adults", "children", "income", "weighted", "source"),
    [
        (3, 0, 300000, "238095.24", "Husbanken's guide, 2.5.1: 238 095"),
        (1, 2, 300000, "230769.23", "Husbanken's guide, 2.5.1: 230 769"),
        (1, 1, 300000, "260869.57", "Husbanken's annual report 2023, table 5: 260 870"),
        (2, 3, 500000, "316455.70", "Husbanken's annual report 2023, table 5: 316 456"),
    ],
)
def test_weighted_income_is_as_published(adults: int, children: int, income: int, weighted: str, source: str) -> None:
    assert value_of("weighted_income", household(adults, children, income_per_year=income)) == weighted, source


def test_the_supplement_for_wealth_is_as_published() -> None:
    """husbanken.no on wealth, 2026-08-30: a tenant with 350 000 gets about 890 kroner a month in addition."""
    supplement = Decimal(value_of("wealth_supplement", PLAIN | {"net_wealth": 350000}))
    assert supplement == Decimal("10687.95")
    assert f"{supplement / 12:.2f}" == "890.66"


def test_a_parent_and_a_child_in_larvik() -> None:
    answer = bostotte(PLAIN)
    assert (answer["version"], answer["amount_per_month"], answer["paid"]) == (1, "3500.74", True)
    assert [(step["rule"], step["value"]) for step in answer["steps"]] == [
        ("weight", "1.15"),
        ("wealth_supplement", "0.00"),
        ("weighted_income", "260869.57"),
        ("own_share", "56774.20"),
        ("municipality_group", "4"),
        ("cap", "113774.00"),
        ("approved_cost", "113774.00"),
        ("amount", "3500.74"),
        ("minimum", "3500.74"),
    ]


def test_the_steps_can_be_followed_by_hand() -> None:
    texts = {step["rule"]: step["text"].replace("\u00a0", " ") for step in bostotte(PLAIN)["steps"]}
    assert texts["weight"] == (
        "Vi regner alderen per 1. juni 2026. Søkeren teller 1. Andre voksne: 0 × 0,13. "
        "Barn under 18 år: 1 × 0,15. Vekttallet blir 1,15."
    )
    assert texts["own_share"] == (
        "Egenandelen er minst 26 576 kr i året. "
        "I tillegg kommer 16,44 % av inntekten over 137 462 kr: 16,44 % av 123 407,57 kr er 20 288,20 kr. "
        "Så kommer 63,56 % av inntekten over 245 278 kr: 63,56 % av 15 591,57 kr er 9 910 kr. "
        "Egenandelen blir 56 774,20 kr."
    )
    assert texts["amount"] == (
        "Bostøtten er 73,7 % av boutgiftene minus egenandelen, delt på 12 måneder: "
        "(113 774 kr − 56 774,20 kr) × 73,7 % / 12 = 3 500,74 kr i måneden. "
        "Vi runder av først her, til nærmeste øre."
    )


@pytest.mark.parametrize("size", range(1, 8))
@pytest.mark.parametrize("municipality", sorted(ADDITIONS))
def test_the_cap_follows_size_and_municipality(size: int, municipality: str) -> None:
    data = household(1, size - 1, municipality=municipality)
    assert Decimal(value_of("cap", data)) == CAPS[min(size, 5)] + ADDITIONS[municipality]
    assert Decimal(value_of("cap", data | {"adapted": True})) == CAPS[min(size, 5)] + ADDITIONS[municipality] + 5724


@pytest.mark.parametrize(
    ("born", "month", "weight"),
    [
        ("2008-06-01", "2026-06", "1.13"),
        ("2008-06-02", "2026-06", "1.15"),
        ("2008-06-02", "2026-07", "1.13"),
        ("2009-02-28", "2027-02", "1.15"),
        ("2009-02-28", "2027-03", "1.13"),
        ("2026-06-01", "2026-06", "1.15"),
    ],
)
def test_a_person_is_a_child_until_18_on_the_first_of_the_month(born: str, month: str, weight: str) -> None:
    data = PLAIN | {"persons": [ADULT, {"born": born}], "month": month}
    assert value_of("weight", data) == weight


def test_a_very_young_applicant_with_a_child_counts_as_the_applicant() -> None:
    data = PLAIN | {"persons": [{"born": "2009-01-01"}, {"born": "2025-01-01"}]}
    assert value_of("weight", data) == "1.15"


@pytest.mark.parametrize(
    ("tenure", "home_tax_value", "supplement"),
    [
        ("rented", None, "303187.95"),
        ("owned", None, "64695.80"),
        ("owned", 700468, "64695.80"),
        ("owned", 900000, "64695.80"),
        ("cooperative", 500000, "195000.00"),
        ("owned", 0, "520000.00"),
    ],
)
def test_wealth_in_an_own_home_is_exempt_up_to_a_limit(
    tenure: str, home_tax_value: int | None, supplement: str
) -> None:
    data = PLAIN | {"tenure": tenure, "net_wealth": 800000, "home_tax_value": home_tax_value}
    assert value_of("wealth_supplement", data) == supplement


def test_an_unknown_tax_value_of_the_home_is_said_aloud() -> None:
    texts = [
        " ".join(step["text"] for step in bostotte(PLAIN | {"tenure": "owned", "net_wealth": 800000} | known)["steps"])
        for known in ({}, {"home_tax_value": 500000})
    ]
    assert ["Formuesverdien av boligen er ikke oppgitt" in text for text in texts] == [True, False]


def test_lillestrom_says_how_its_group_was_read() -> None:
    (text,) = [
        step["text"]
        for step in bostotte(PLAIN | {"municipality": "3205"})["steps"]
        if step["rule"] == "municipality_group"
    ]
    assert text == (
        "Lillestrøm er i kommunegruppe 3. Forskriften nevner Skedsmo, som nå er en del av Lillestrøm. "
        "Vi regner hele Lillestrøm i gruppe 3. Husbanken avgjør."
    )


def test_costs_below_the_own_share_give_nothing() -> None:
    answer = bostotte(PLAIN | {"housing_cost_per_year": 50000})
    assert (answer["amount_per_month"], answer["paid"]) == ("0.00", False)
    assert "dekker alle boutgiftene" in answer["steps"][-2]["text"]


@pytest.mark.parametrize(
    ("cost", "amount", "paid"),
    [
        # 26 576 + 12 x 62.995 / 0.737 = 27 601.699: from there the amount is 63.00 when rounded to the øre.
        (27601, "0.00", False),
        (27601.69, "0.00", False),
        (27601.70, "63.00", True),
        (27602, "63.01", True),
    ],
)
def test_less_than_63_kroner_is_not_paid(cost: float, amount: str, paid: bool) -> None:
    answer = bostotte(PLAIN | {"income_per_year": 0, "housing_cost_per_year": cost})
    assert (answer["amount_per_month"], answer["paid"]) == (amount, paid)


def test_every_step_is_dated_and_has_a_source() -> None:
    for step in bostotte(PLAIN | {"adapted": True, "net_wealth": 400000})["steps"]:
        assert set(step) == {"rule", "text", "value", "valid_from", "source"}
        assert step["valid_from"] == "2026-06-01"
        assert "Forskrift om bustøtte § " in step["source"] or "forskrift om bustøtte § " in step["source"]


def test_a_result_is_the_callers_own() -> None:
    first = bostotte(PLAIN)
    first["steps"][0]["text"] = "changed"
    assert bostotte(PLAIN)["steps"][0]["text"] != "changed"


@given(households())
@settings(max_examples=200, deadline=None)
def test_the_amount_is_the_formula_rounded_half_up_once(data: dict[str, Any]) -> None:
    exact = half_up(exact_amount(data))
    paid = Decimal(exact) >= 63
    answer = bostotte(data)
    assert (answer["amount_per_month"], answer["paid"]) == (exact if paid else "0.00", paid)


@given(households(), st.integers(1, 50_000))
@settings(max_examples=100, deadline=None)
def test_more_income_never_gives_more(data: dict[str, Any], more: int) -> None:
    before = Decimal(bostotte(data)["amount_per_month"])
    after = Decimal(bostotte(data | {"income_per_year": data["income_per_year"] + more})["amount_per_month"])
    assert after <= before


@given(households(), st.integers(1, 50_000))
@settings(max_examples=100, deadline=None)
def test_higher_housing_costs_never_give_less(data: dict[str, Any], more: int) -> None:
    before = Decimal(bostotte(data)["amount_per_month"])
    dearer = data | {"housing_cost_per_year": data["housing_cost_per_year"] + more}
    assert Decimal(bostotte(dearer)["amount_per_month"]) >= before


@given(households())
@settings(max_examples=50, deadline=None)
def test_tenure_alone_changes_nothing_without_wealth(data: dict[str, Any]) -> None:
    amounts = {
        bostotte(data | {"net_wealth": 0, "tenure": tenure})["amount_per_month"]
        for tenure in ("rented", "cooperative", "owned")
    }
    assert len(amounts) == 1


@pytest.mark.parametrize(("born", "said"), [([], False), (["2018-01-10"], False), (["1990-04-02"], True)])
def test_the_figures_of_a_single_pensioner_say_so_where_there_are_several_adults(born: list[str], said: bool) -> None:
    persons = [{"born": day} for day in ["1950-04-02", *born]]
    steps = bostotte({**PLAIN, "persons": persons, "special": "single-pensioner"})["steps"]
    text = next(step["text"] for step in steps if step["rule"] == "own_share")
    assert ("gjelder for en pensjonist som er alene, men husstanden har 2 voksne" in text) == said
