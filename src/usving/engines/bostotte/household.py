"""The household that an input describes, checked field by field."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from usving.engines.bostotte.money import ZERO, read_kroner
from usving.engines.bostotte.rates import rates_of
from usving.engines.bostotte.terms import Terms, terms_for
from usving.engines.refusal import Refused

GROWN = 18
TENURES = ("rented", "cooperative", "owned")
SPECIALS = (None, "young-disabled", "single-pensioner")
WITHOUT_INCOME = frozenset({"version", "month", "municipality", "persons", "tenure", "housing_cost_per_year"})
REQUIRED = WITHOUT_INCOME | {"income_per_year"}
KEYS = REQUIRED | {"net_wealth", "adapted", "special", "home_tax_value"}
MONTH = re.compile(r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Household(NamedTuple):
    """A household in one month: its terms, income and housing cost in kroner a year, wealth in kroner."""

    terms: Terms
    income: Decimal
    net_wealth: Decimal
    housing_cost: Decimal
    home_tax_value: Decimal | None


def read_household(data: dict[str, Any], *, income: bool = True) -> Household:
    """Return the household of an input; refuse what breaks the format. Without `income`, the one given is ignored."""
    _check_keys(data, income)
    return Household(
        _terms(data),
        read_kroner(data["income_per_year"], "income_per_year") if income else ZERO,
        read_kroner(data.get("net_wealth", 0), "net_wealth", negative=True),
        read_kroner(data["housing_cost_per_year"], "housing_cost_per_year"),
        _home_tax_value(data),
    )


def _check_keys(data: dict[str, Any], income: bool) -> None:
    if not isinstance(data, dict):
        raise Refused("The input must be an object.")
    required = REQUIRED if income else WITHOUT_INCOME
    if not data.keys() >= required:
        raise Refused(f"{min(required - data.keys())}: is missing.")
    if data["version"] != 1 or isinstance(data["version"], bool):
        raise Refused("version: must be 1.")
    if not KEYS.issuperset(data):
        raise Refused(f"{min(str(key) for key in data.keys() - KEYS)}: is not a key of this format.")


def _terms(data: dict[str, Any]) -> Terms:
    if not isinstance(data["month"], str):
        raise Refused("month: must be a year and a month, as '2026-06'.")
    first_day = _first_day(data["month"])
    adults, children = _count(data["persons"], first_day)
    tenure, special, adapted = data["tenure"], data.get("special"), data.get("adapted", False)
    if not isinstance(tenure, str) or tenure not in TENURES:
        raise Refused(f"tenure: must be one of {', '.join(TENURES)}.")
    if (special is not None and not isinstance(special, str)) or special not in SPECIALS:
        raise Refused("special: must be null, young-disabled or single-pensioner.")
    if not isinstance(adapted, bool):
        raise Refused("adapted: must be true or false.")
    municipality = data["municipality"]
    if not isinstance(municipality, str):
        raise Refused("municipality: must be an official number as a text, as '3909'.")
    return terms_for(first_day, municipality, adults, children, tenure == "rented", adapted, special)


@lru_cache(maxsize=512)
def _first_day(month: str) -> date:
    """Return the first day of a month that has all its rates."""
    if not MONTH.fullmatch(month):
        raise Refused("month: must be a year and a month, as '2026-06'.")
    first_day = date(int(month[:4]), int(month[5:]), 1)
    rates_of(first_day)
    return first_day


def _count(persons: object, first_day: date) -> tuple[int, int]:
    """Return how many are 18 or more on the first of the month, the applicant among them, and how many are under."""
    if not isinstance(persons, list) or not persons:
        raise Refused("persons: must be a list of at least one person, the applicant first.")
    today = first_day.isoformat()
    # Texts of dates written year first sort as the dates do, and 29 February comes before 1 March in every year.
    youngest_adult = f"{first_day.year - GROWN:04}{today[4:]}"
    born = [_born(person, index, today) for index, person in enumerate(persons)]
    children = sum([day > youngest_adult for day in born[1:]])
    if born[0] > youngest_adult and not children:
        raise Refused("persons[0].born: the applicant must be 18 or more, or have a child in the household.")
    return len(born) - children, children


def _born(person: object, index: int, today: str) -> str:
    """Return the day a person was born, as a text that sorts; refuse a day that does not exist or has not come."""
    if not isinstance(person, dict) or len(person) != 1 or "born" not in person:
        raise Refused(f"persons[{index}]: must be an object with the key 'born' and no other.")
    born = person["born"]
    if not isinstance(born, str) or not _is_day(born):
        raise Refused(f"persons[{index}].born: must be a day that exists, as '1990-04-02'.")
    if born > today:
        leave = f"; leave persons[{index}] out this month" if index else ""
        raise Refused(f"persons[{index}].born: {born} is after {today}, the first of the month{leave}.")
    return born


@lru_cache(maxsize=65536)
def _is_day(text: str) -> bool:
    if not DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _home_tax_value(data: dict[str, Any]) -> Decimal | None:
    """Return the tax value of an own home, or None where it is not said; a rented home has none that counts."""
    value = data.get("home_tax_value")
    if value is None:
        return None
    if data["tenure"] == "rented":
        raise Refused("home_tax_value: a rented home has none.")
    return read_kroner(value, "home_tax_value")
