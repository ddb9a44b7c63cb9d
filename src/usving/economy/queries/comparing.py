"""What a household may see beside its own figures, when it has asked for it: help to see, never a norm."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from usving.core.telling import page_language
from usving.economy.models import Book
from usving.economy.queries.calculating import budget_in_words
from usving.economy.rules.calculators import calculated
from usving.economy.rules.dated import NoRates, text_in
from usving.economy.rules.runs import Calculator
from usving.economy.rules.sifo import GROWN, Car, Home, Sex, Someone, Travel, budget_for
from usving.economy.rules.social import MIDDLE, OLDEST, Living
from usving.people.access import current, own_family
from usving.people.models import Account, Birth, FamilyMember

YEAR = 12


@dataclass(frozen=True)
class Beside:
    """The reference budget and the guiding rates for those who live here, in øre a month, each with its source."""

    budget: int
    parts: list[tuple[str, int]]
    budget_source: str
    social: int
    social_source: str


def beside(book: Book, *, day: date | None = None) -> Beside | None:
    """What stands beside a book; None where its owners have not asked for it, or there are no figures for the day."""
    if not book.people:
        return None
    today = (day or timezone.localdate()).isoformat()
    try:
        budget = budget_for(home_of(book.people), day=date.fromisoformat(today))
        social = calculated(Calculator.SOCIAL, social_of(book.people) | {"day": today})
    except NoRates:
        return None
    language = page_language()
    budget_source, social_source = (
        text_in("sifo", budget.source, language),
        text_in("social", social["source"], language),
    )
    return Beside(budget.ore, budget_in_words(budget), budget_source, social["ore"], social_source)


def home_of(said: dict[str, Any]) -> Home:
    """The home that a book or a form has said."""
    people = tuple(Someone(each["months"], Sex(each["sex"]) if each["sex"] else None) for each in said["people"])
    return Home(people, Travel(said["travel"]), Car(said["car"]), said["couple"])


def social_of(said: dict[str, Any]) -> dict[str, Any]:
    """The same home as the guiding rates ask of it: more adults than a couple are taken to share the home."""
    ages = [each["months"] for each in said["people"]]
    adults = sum(months >= GROWN for months in ages)
    couple = said["couple"] and adults == 2
    living = Living.COUPLE if couple else Living.SINGLE if adults <= 1 else Living.SHARED
    return {
        "living": living.value,
        "adults": adults,
        "small": sum(months < MIDDLE * YEAR for months in ages),
        "middle": sum(MIDDLE * YEAR <= months < OLDEST * YEAR for months in ages),
        "big": sum(OLDEST * YEAR <= months < GROWN for months in ages),
    }


def ages_in_family(user: Account, *, today: date | None = None) -> list[int]:
    """How old those in one's own family are, in months, the oldest first; only those whose birth one may know, and no names."""
    family = own_family(user)
    if family is None:
        return []
    day = today or timezone.localdate()
    members = FamilyMember.objects.filter(current(day), family=family).values("person")
    born = Birth.objects.filter(person__in=members).values_list("day", flat=True)
    return sorted((months_between(each, day) for each in born), reverse=True)


def months_between(born: date, day: date) -> int:
    """Whole months from one day to another."""
    return max(0, (day.year - born.year) * YEAR + day.month - born.month - (day.day < born.day))
