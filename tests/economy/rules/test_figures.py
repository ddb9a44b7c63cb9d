"""The published cases with their source, and every file of figures whole for every day it promises."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.core.money import ORE
from usving.economy.rules.dated import NoRates, every, figures, text_in
from usving.economy.rules.deadlines import all_deadlines, coming, falls
from usving.economy.rules.places import Moved, Several, found_place
from usving.economy.rules.sifo import Car, Home, Sex, Someone, Travel, WhyNotBudget, budget_for, why_not_someone
from usving.economy.rules.social import Living, guidance_for
from usving.economy.rules.startlan import Purse, Terms, by_rate, by_years, gap_to, loan_for, per_month_for
from usving.engines.bostotte.municipalities import register
from usving.people.rules.municipalities import replaced

pytestmark = pytest.mark.quick
DAY = date(2026, 11, 23)
YEAR = 12


def adult(sex: Sex, years: int = 30) -> Someone:
    return Someone(years * YEAR, sex)


def test_every_text_of_the_figures_is_said_in_the_readers_language_and_what_is_unknown_as_it_stands():
    said = [text_in("sifo", "Barn 0–5 måneder", language) for language in ("nb", "nn", "en")]
    assert said == ["Barn 0–5 måneder", "Barn 0–5 månader", "Child 0–5 months"]
    for name in ("sifo", "social", "startlan"):
        for row in every(name):
            assert [text_in(name, row[key], "en") != row[key] for key in ("source", "checked")] == [True, True]
    assert text_in("sifo", "Et år som er borte", "en") == "Et år som er borte"


def test_sifos_example_family_by_the_tables():
    """SIFO's reference budget 2026: a couple of 25–50, a boy of 5 and a girl of 11, petrol car, tickets for the adults.

    The tables give 37 438 kr a month. SIFO's own example sheet says 37 358: 80 kr less, in clothes.
    """
    people = (adult(Sex.WOMAN), adult(Sex.MAN), Someone(5 * YEAR), Someone(11 * YEAR, Sex.WOMAN))
    found = budget_for(Home(people, Travel.ADULTS, Car.PETROL, couple=True), day=DAY)
    assert found.ore == 37_438 * ORE
    by_kind = [
        sum(p.ore for p in found.parts if p.says),
        sum(p.ore for p in found.parts if p.code.startswith("ticket")),
    ]
    assert by_kind == [26_505 * ORE, 2_038 * ORE]
    assert sum(p.ore for p in found.parts if p.code in ("groceries", "articles", "furniture", "media")) == 5_520 * ORE
    assert [p.ore for p in found.parts if p.code == "car-petrol"] == [3_375 * ORE]


@pytest.mark.parametrize(
    ("someone", "kroner"),
    [
        (Someone(0), 2_485),
        (Someone(6), 3_920),
        (Someone(2 * YEAR), 4_340),
        (Someone(4 * YEAR), 4_535),
        (Someone(7 * YEAR), 5_730),
        (Someone(12 * YEAR, Sex.WOMAN), 6_720),
        (Someone(16 * YEAR, Sex.WOMAN), 7_470),
        (Someone(12 * YEAR, Sex.MAN), 6_650),
        (Someone(16 * YEAR, Sex.MAN), 7_850),
        (adult(Sex.WOMAN, 20), 7_635),
        (adult(Sex.WOMAN, 40), 7_470),
        (adult(Sex.WOMAN, 60), 7_050),
        (adult(Sex.WOMAN, 80), 7_065),
        (adult(Sex.MAN, 20), 7_965),
        (adult(Sex.MAN, 40), 7_780),
        (adult(Sex.MAN, 60), 7_375),
        (adult(Sex.MAN, 80), 7_310),
        (adult(Sex.PREGNANT), 8_085),
        (adult(Sex.NURSING), 9_140),
    ],
)
def test_each_person_of_the_tables_comes_to_the_sum_that_sifo_prints(someone: Someone, kroner: int):
    [part] = [part for part in budget_for(Home((someone,)), day=DAY).parts if part.says]
    assert part.ore == kroner * ORE


def test_a_couple_with_three_children_saves_twelve_percent_of_the_food():
    people = (adult(Sex.WOMAN), adult(Sex.MAN), *(Someone(5 * YEAR),) * 3)
    saved = [p.ore for p in budget_for(Home(people, couple=True), day=DAY).parts if p.code == "food-together"]
    assert saved == [-(4_280 + 4_760 + 3 * 2_585) * 12]
    for home in (Home(people), Home(people[:4], couple=True)):
        assert "food-together" not in [part.code for part in budget_for(home, day=DAY).parts]


def test_more_than_seven_are_reckoned_as_seven_for_the_home_and_it_is_said():
    home = budget_for(Home((Someone(5 * YEAR),) * 9), day=DAY)
    assert (home.capped, [part.ore for part in home.parts if part.code == "groceries"]) == (True, [1_120 * ORE])


@given(st.integers(0, 1560), st.sampled_from([None, *Sex]))
def test_every_age_has_its_table_or_its_reason(months: int, sex: Sex | None):
    someone = Someone(months, sex)
    reason = why_not_someone(someone, day=DAY)
    if sex in (Sex.WOMAN, Sex.MAN):
        assert reason is None
    if reason is None:
        assert budget_for(Home((someone,)), day=DAY).ore > 0
    elif sex is None:
        assert (reason, months >= 11 * YEAR) == (WhyNotBudget.SEX_MISSING, True)


def test_the_tables_leave_no_age_out_and_none_twice():
    for year in every("sifo"):
        for sex in ("woman", "man"):
            spans = sorted(row["ages"] for row in year["person"] if row.get("sex", sex) == sex)
            assert spans[0][0] == 0
            assert all(after[0] == before[1] + 1 for before, after in zip(spans, spans[1:], strict=False))
        assert {name: len(sums) for name, sums in year["household"].items()} == dict.fromkeys(
            ("groceries", "articles", "furniture", "media"), 7
        )


def test_the_guiding_rates_of_social_assistance():
    """The State's guiding rates from 1 January 2026 (nav.no): a couple with children of 3, 7 and 15."""
    found = guidance_for(Living.COUPLE, small=1, middle=1, big=1, day=DAY)
    assert found.ore == (13_800 + 4_050 + 4_150 + 5_400) * ORE
    assert guidance_for(Living.SINGLE, small=0, middle=0, big=0, day=DAY).ore == 8_300 * ORE
    assert guidance_for(Living.SHARED, small=0, middle=0, big=0, day=DAY, adults=3).ore == 3 * 6_950 * ORE


@pytest.mark.parametrize("name", ["sifo", "social", "startlan"])
def test_there_are_figures_for_every_day_of_2026_and_none_beyond_what_is_known(name: str):
    day = date(2026, 1, 1)
    while day.year == 2026:
        assert figures(name, day)["source"]
        day += timedelta(days=1)
    last = max(row["valid_to"] for row in every(name))
    for unknown in (date(2025, 12, 31), last + timedelta(days=1)):
        with pytest.raises(NoRates):
            figures(name, unknown)


def test_the_loan_of_an_annuity():
    """By hand: 10 000 kr a month over 30 years at 6 % a year is 10 000 × (1 − 1.005⁻³⁶⁰) / 0.005 = 1 667 916.14 kr."""
    assert loan_for(10_000 * ORE, Decimal(6), 30) == 1_667_000 * ORE
    assert per_month_for(166_791_614, Decimal(6), 30) == 1_000_000
    assert loan_for(10_000 * ORE, Decimal(0), 10) == 1_200_000 * ORE
    assert loan_for(0, Decimal(5), 30) == loan_for(-1, Decimal(5), 30) == 0


purses = st.builds(Purse, *(st.integers(0, 10_000_000) for _ in range(4)))
terms = st.builds(Terms, st.decimals(0, 12, places=2), st.decimals(0, 5, places=2), st.integers(1, 50))


@given(purses, terms)
def test_a_higher_rate_gives_no_larger_loan_and_more_years_no_smaller(purse: Purse, about: Terms):
    rates = [ore for _percent, ore in by_rate(purse, about)]
    assert rates == sorted(rates, reverse=True)
    years = [ore for _years, ore in by_years(purse, about, most=50)]
    assert years == sorted(years)


@given(purses, terms, st.integers(0, 500_000_000), st.integers(0, 100_000_000))
def test_what_is_missing_is_enough(purse: Purse, about: Terms, price: int, own: int):
    gap = gap_to(price, own, purse, about, most=50)
    if not gap.closed:
        richer = Purse(purse.income + gap.missing_per_month, purse.living, purse.debts, purse.running)
        assert gap_to(price, own, richer, about, most=50).closed
        assert gap_to(price, own + gap.missing_capital, purse, about, most=50).closed
        if gap.years_enough:
            assert gap_to(price, own, purse, Terms(about.percent, about.buffer, gap.years_enough), most=50).closed


def test_a_number_of_before_leads_to_one_of_today():
    known = register().municipalities
    names = {each.name.casefold() for each in known.values()}
    assert all(now in known for numbers in replaced().values() for now in numbers)
    assert not set(replaced()) & (set(known) | names)
    assert found_place("0709") == found_place("709") == found_place("0712") == Moved((known["3909"],))
    assert found_place("3909") == found_place("larvik") == found_place("Larvik kommune") == known["3909"]
    assert found_place("Larvik (3909)") == known["3909"]
    assert found_place("Våler") == Several((known["3114"], known["3419"]))
    assert found_place("Våler (3114)") == known["3114"]
    assert found_place("Våler kommune (3419)") == known["3419"]
    assert found_place("Trondheim") == known["5001"]


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("0710", ["Sandefjord"]), ("0715", ["Holmestrand"]), ("0729", ["Færder"]), ("1401", ["Kinn"]),
        ("1432", ["Sunnfjord"]), ("1504", ["Ålesund"]), ("1507", ["Ålesund", "Haram"]), ("1571", ["Heim"]),
        ("1850", ["Narvik", "Hamarøy"]), ("1902", ["Tromsø"]), ("2012", ["Alta"]), ("5012", ["Heim", "Hitra", "Orkland"]),
        ("5030", ["Trondheim"]), ("Lardal", ["Larvik"]), ("skedsmo", ["Lillestrøm"]), ("Re", ["Tønsberg"]),
    ],
)  # fmt: skip
def test_a_number_or_a_name_of_before_leads_to_all_it_can_mean(before: str, names: list[str]):
    found = found_place(before)
    assert isinstance(found, Moved)
    assert [each.name for each in found.now] == names


@pytest.mark.parametrize(
    ("month", "paid"),
    [
        (date(2026, 11, 1), date(2026, 11, 20)),  # a Friday
        (date(2026, 12, 1), date(2026, 12, 18)),  # the 20th is a Sunday
        (date(2027, 2, 1), date(2027, 2, 19)),  # a Saturday
    ],
)
def test_money_comes_on_the_working_day_before(month: date, paid: date):
    """Husbanken's guide 2.9: paid on the 20th, or the working day before."""
    [each] = [each for each in all_deadlines() if each.code == "bostotte-paid"]
    assert falls(each, month) == paid


def test_deadlines_come_in_order_from_today_and_no_further_than_they_are_known():
    [each] = [each for each in all_deadlines() if each.code == "bostotte-application"]
    assert coming(each, today=date(2026, 11, 25)) == [date(2026, 11, 25), date(2026, 12, 25), date(2027, 1, 25)]
    assert coming(each, today=date(2026, 11, 26))[0] == date(2026, 12, 25)
    assert coming(each, today=date(2027, 12, 26)) == []
