"""The income limit undoes the calculation, and the marginal effect is what one more krone does."""

from decimal import Decimal
from typing import Any

from hypothesis import assume, given, settings

from tests.engines.bostotte.households import PLAIN, household, households
from usving.engines.bostotte import bostotte, marginal


def test_the_limit_of_one_person_in_larvik() -> None:
    """By hand: 92 234 - 26 576 - 12 x 63 / 0.737 = 64 632.22; less 0.1644 x 107 816 = 17 724.95 up to the second
    point; the rest at 80 per cent: 245 278 + 46 907.27 / 0.8 = 303 912.09 a year, 25 326.01 a month."""
    assert bostotte(household(1, 0), limit=True) == {"income_limit_per_month": "25326.01"}


def test_the_income_in_the_file_is_ignored() -> None:
    """By hand: (113 774 - 26 576 - 1 025.78 - 17 724.95) / 0.8 + 245 278, times 1.15, by 12."""
    without = {key: value for key, value in PLAIN.items() if key != "income_per_year"}
    limits = [bostotte(data, limit=True) for data in (PLAIN, without, PLAIN | {"income_per_year": "much"})]
    assert limits == [{"income_limit_per_month": "31705.22"}] * 3


def test_no_income_is_low_enough_where_costs_are_low_or_wealth_is_large() -> None:
    note = "Ingen inntekt gir bostøtte: boutgiftene er for lave, eller formuen er for stor."
    for change in ({"housing_cost_per_year": 27601}, {"net_wealth": 5_000_000}):
        assert bostotte(PLAIN | change, limit=True) == {"income_limit_per_month": None, "note": note}
        assert bostotte(PLAIN | change | {"income_per_year": 0})["paid"] is False


@given(households())
@settings(max_examples=150, deadline=None)
def test_at_the_limit_exactly_the_minimum_is_paid_and_a_krone_a_month_above_it_nothing(data: dict[str, Any]) -> None:
    limit = bostotte(data, limit=True)["income_limit_per_month"]
    if limit is None:
        assert bostotte(data | {"income_per_year": 0})["paid"] is False
        return
    at_limit = bostotte(data | {"income_per_year": 12 * Decimal(limit)})
    above = bostotte(data | {"income_per_year": 12 * (Decimal(limit) + 1)})
    assert (at_limit["amount_per_month"], at_limit["paid"]) == ("63.00", True)
    assert (above["amount_per_month"], above["paid"]) == ("0.00", False)


def test_the_marginal_effect_between_and_above_the_points() -> None:
    """12.1 and 59.0 per cent of weighted income; one person weighs 1."""
    lost = [marginal(household(1, 0, income_per_year=income)) for income in (100_000, 200_000, 250_000, 310_000)]
    assert [(row["lost_per_krone"], row["until_income_per_year"]) for row in lost] == [
        ("0.0000", "137462.00"),
        ("0.1212", "245278.00"),
        ("0.5896", "303912.12"),
        ("0.0000", None),
    ]
    assert [row["lost_at_once_per_month"] for row in lost] == ["0.00", "0.00", "63.00", "0.00"]


@given(households())
@settings(max_examples=100, deadline=None)
def test_the_marginal_effect_is_the_difference_that_more_income_makes(data: dict[str, Any]) -> None:
    effect = marginal(data)
    before = bostotte(data)
    if effect["until_income_per_year"] is None:
        assert not before["paid"]
        return
    room = Decimal(effect["until_income_per_year"]) - data["income_per_year"]
    assume(room >= 12)
    more = int(room)
    after = bostotte(data | {"income_per_year": data["income_per_year"] + more})
    lost = Decimal(before["amount_per_month"]) - Decimal(after["amount_per_month"])
    # Four decimals of a rate and two rounded amounts leave this much between them.
    assert abs(lost - Decimal(effect["lost_per_krone"]) * more / 12) <= Decimal("0.02") + Decimal("0.00005") * more / 12
