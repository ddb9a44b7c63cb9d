"""What the engine refuses, and the sentence it says."""

from decimal import Decimal
from typing import Any

import pytest

from tests.engines.bostotte.households import PLAIN
from usving.engines.bostotte import bostotte
from usving.engines.refusal import Refused


def refusal_of(data: Any) -> str:
    with pytest.raises(Refused) as refused:
        bostotte(data)
    return str(refused.value)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"version": 2}, "version: must be 1."),
        ({"month": "2026-13"}, "month: must be a year and a month, as '2026-06'."),
        ({"month": "2026-6"}, "month: must be a year and a month, as '2026-06'."),
        ({"month": 202606}, "month: must be a year and a month, as '2026-06'."),
        ({"municipality": "3805"}, "municipality: '3805' is not the number of a municipality, as '3909'."),
        ({"municipality": 3909}, "municipality: must be an official number as a text, as '3909'."),
        ({"persons": []}, "persons: must be a list of at least one person, the applicant first."),
        ({"persons": ["x"]}, "persons[0]: must be an object with the key 'born' and no other."),
        ({"persons": [{"born": "1990-02-30"}]}, "persons[0].born: must be a day that exists, as '1990-04-02'."),
        ({"persons": [{"born": "19900402"}]}, "persons[0].born: must be a day that exists, as '1990-04-02'."),
        (
            {"persons": [{"born": "1990-04-02"}, {"born": "2026-06-02"}]},
            "persons[1].born: 2026-06-02 is after 2026-06-01, the first of the month; leave persons[1] out this month.",
        ),
        (
            {"persons": [{"born": "2008-06-02"}]},
            "persons[0].born: the applicant must be 18 or more, or have a child in the household.",
        ),
        ({"income_per_year": -1}, "income_per_year: must not be negative."),
        ({"income_per_year": "300000"}, "income_per_year: must be an amount in kroner, as a number."),
        ({"income_per_year": True}, "income_per_year: must be an amount in kroner, as a number."),
        ({"income_per_year": float("nan")}, "income_per_year: must be an amount in kroner, as a number."),
        ({"income_per_year": 10.005}, "income_per_year: must have at most two decimals."),
        ({"housing_cost_per_year": 10**13}, "housing_cost_per_year: must be at most 1000000000000 kroner."),
        ({"tenure": "squatted"}, "tenure: must be one of rented, cooperative, owned."),
        ({"tenure": None}, "tenure: must be one of rented, cooperative, owned."),
        ({"adapted": 0}, "adapted: must be true or false."),
        ({"special": "student"}, "special: must be null, young-disabled or single-pensioner."),
        ({"home_tax_value": 1}, "home_tax_value: a rented home has none."),
        ({"wealth": 0}, "wealth: is not a key of this format."),
    ],
)
def test_an_input_that_breaks_the_format_is_refused_with_its_place(change: dict[str, Any], sentence: str) -> None:
    assert bostotte(PLAIN)["paid"] is True
    assert refusal_of(PLAIN | change) == sentence


@pytest.mark.parametrize(
    "key", ["version", "month", "municipality", "persons", "income_per_year", "tenure", "housing_cost_per_year"]
)
def test_a_required_key_that_is_missing_is_named(key: str) -> None:
    assert refusal_of({name: value for name, value in PLAIN.items() if name != key}) == f"{key}: is missing."


def test_the_other_keys_may_be_left_out() -> None:
    least = {name: value for name, value in PLAIN.items() if name not in ("net_wealth", "adapted", "special")}
    assert bostotte(least) == bostotte(PLAIN)


def test_a_debt_is_no_wealth() -> None:
    assert bostotte(PLAIN | {"net_wealth": -1_000_000})["amount_per_month"] == "3500.74"


def test_an_amount_may_be_written_in_three_ways() -> None:
    amounts = [bostotte(PLAIN | {"income_per_year": income})["steps"] for income in (300000, 300000.0, Decimal(300000))]
    assert amounts[0] == amounts[1] == amounts[2]


def test_ore_in_a_float_are_what_the_file_says() -> None:
    by_float, by_decimal = (PLAIN | {"income_per_year": income} for income in (300000.10, Decimal("300000.10")))
    assert bostotte(by_float)["steps"] == bostotte(by_decimal)["steps"]


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_what_is_no_object_is_refused(data: Any) -> None:
    assert refusal_of(data) == "The input must be an object."
