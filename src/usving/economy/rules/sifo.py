"""The reference budget for one household: what each one and the home together need in a month, from dated figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from usving.core.money import ORE
from usving.economy.rules.dated import figures

GROWN = 18 * 12
PENSIONER = 67 * 12
OWN_TICKET = 6 * 12
ADULT_TICKET = 20 * 12
LARGEST_HOUSEHOLD = 7
SMALL_CAR = 4


class Sex(StrEnum):
    """Which of the tables counts for someone of eleven years or more."""

    WOMAN = "woman"
    MAN = "man"
    PREGNANT = "pregnant"
    NURSING = "nursing"


class Travel(StrEnum):
    """Whose tickets are counted."""

    NOBODY = "nobody"
    ADULTS = "adults"
    EVERYONE = "everyone"


class Car(StrEnum):
    """Whether the household has a car, and of which kind."""

    NONE = "none"
    PETROL = "petrol"
    ELECTRIC = "electric"


class WhyNotBudget(StrEnum):
    """Why a household has no reference budget."""

    NOBODY = "budget-nobody"
    SEX_MISSING = "budget-sex-missing"
    NO_SUCH_AGE = "budget-no-such-age"


@dataclass(frozen=True)
class Someone:
    """One in the household: age in whole months, and which table counts (None under eleven years)."""

    months: int
    sex: Sex | None = None


@dataclass(frozen=True)
class Home:
    """A household: its people, whose tickets count, its car, and whether two of the adults are a couple."""

    people: tuple[Someone, ...]
    travel: Travel = Travel.NOBODY
    car: Car = Car.NONE
    couple: bool = False


@dataclass(frozen=True)
class Part:
    """One part of the budget: a code or the words of the table, and what it comes to in øre a month."""

    code: str
    says: str
    ore: int


@dataclass(frozen=True)
class Budget:
    """The parts in order, their sum in øre a month, and where the figures are from."""

    parts: tuple[Part, ...]
    ore: int
    source: str
    checked: str
    capped: bool
    """Whether more people live here than the tables go to."""


def why_not_someone(someone: Someone, *, day: date) -> WhyNotBudget | None:
    """Say why no table counts for someone, or None."""
    rows = figures("sifo", day)["person"]
    if _row(rows, someone):
        return None
    at_age = [row for row in rows if row["ages"][0] <= someone.months <= row["ages"][1]]
    return WhyNotBudget.SEX_MISSING if at_age and someone.sex is None else WhyNotBudget.NO_SUCH_AGE


def budget_for(home: Home, *, day: date) -> Budget:
    """Return the reference budget of a household on a day. Everyone must have a table: see `why_not_someone`.

    Raises NoRates for a day without figures.
    """
    year = figures("sifo", day)
    parts = [*_of_people(home, year), *_discount(home, year), *_of_home(home, year), *_around(home, year)]
    return Budget(
        tuple(parts), sum(part.ore for part in parts), year["source"], year["checked"],
        capped=len(home.people) > LARGEST_HOUSEHOLD,
    )  # fmt: skip


def _row(rows: Iterable[dict[str, Any]], someone: Someone) -> dict[str, Any] | None:
    """The row of the table for someone; under eleven years the tables ask for no sex."""
    for row in rows:
        if row["ages"][0] <= someone.months <= row["ages"][1] and row.get("sex") in (None, someone.sex):
            return row
    return None


def _of_people(home: Home, year: dict[str, Any]) -> list[Part]:
    parts = []
    for someone in home.people:
        row = _row(year["person"], someone)
        if row is None:
            raise ValueError(f"no table counts for {someone}")
        parts.append(Part(row["group"], row["says"], sum(row["sums"]) * ORE))
        if someone.months < 12:
            parts.append(Part("infant-equipment", "", year["infant"]["equipment"] * ORE))
    return parts


def _discount(home: Home, year: dict[str, Any]) -> list[Part]:
    """What a couple with more than two children saves on food."""
    children = sum(someone.months < GROWN for someone in home.people)
    if not home.couple or children <= 2:
        return []
    food = sum(row["sums"][0] for someone in home.people if (row := _row(year["person"], someone)))
    return [Part("food-together", "", -food * year["discount"]["food_percent"])]  # a percent of a krone is an øre


def _of_home(home: Home, year: dict[str, Any]) -> list[Part]:
    place = min(len(home.people), LARGEST_HOUSEHOLD) - 1
    return [Part(code, "", sums[place] * ORE) for code, sums in year["household"].items()] if home.people else []


def _around(home: Home, year: dict[str, Any]) -> list[Part]:
    parts = [Part(f"ticket-{who}", "", year["travel"][who] * ORE) for who in _tickets(home)]
    if home.car is not Car.NONE:
        parts.append(Part(f"car-{home.car}", "", year["car"][home.car][len(home.people) > SMALL_CAR] * ORE))
    return parts


def _tickets(home: Home) -> list[str]:
    """The kind of ticket of each one whose ticket counts."""
    if home.travel is Travel.NOBODY:
        return []
    youngest = GROWN if home.travel is Travel.ADULTS else OWN_TICKET
    ages = [someone.months for someone in home.people if someone.months >= youngest]
    return ["pensioner" if age >= PENSIONER else "adult" if age >= ADULT_TICKET else "child" for age in ages]
