"""The guiding rates of social assistance for one household, from dated figures. Guidance, not a right and not a ceiling."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from usving.core.money import ORE
from usving.economy.rules.dated import figures

MIDDLE, OLDEST = 6, 11  # the ages from which a child has the next rate


class Living(StrEnum):
    """How the one who applies lives."""

    SINGLE = "single"
    COUPLE = "couple"
    SHARED = "shared"


@dataclass(frozen=True)
class Rate:
    """One line of the reckoning: whose rate, how many, and what each has, in øre a month."""

    code: str
    count: int
    ore_each: int

    @property
    def ore(self) -> int:
        """What they have together."""
        return self.count * self.ore_each


@dataclass(frozen=True)
class Guidance:
    """The rates in order, their sum in øre a month, and where the figures are from."""

    rates: tuple[Rate, ...]
    ore: int
    source: str
    checked: str


def guidance_for(living: Living, *, small: int, middle: int, big: int, day: date, adults: int = 1) -> Guidance:
    """Return the guiding rates: for the one who applies (or `adults` who share a home), and children of 0–5, 6–10 and 11–17.

    Raises NoRates for a day without figures.
    """
    year = figures("social", day)
    counts = {
        living.value: adults if living is Living.SHARED else 1,
        "child_0": small,
        "child_6": middle,
        "child_11": big,
    }
    rates = tuple(Rate(code, count, year[code] * ORE) for code, count in counts.items() if count)
    return Guidance(rates, sum(rate.ore for rate in rates), year["source"], year["checked"])
