"""The rates of a month, read from dated rows: every one of them known, or the month is refused."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from usving.engines.refusal import Refused

NAMES = (
    "cap",
    "cap_addition",
    "cap_addition_adapted",
    "weight",
    "wealth_share",
    "wealth_exempt_rented",
    "wealth_exempt_own_home",
    "own_share_minimum",
    "own_share_points",
    "own_share_points_young_disabled",
    "own_share_points_single_pensioner",
    "own_share_rates",
    "coverage",
    "minimum_per_month",
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One row of the rates: what it is called, its figures, the days it is used, and the text that states it."""

    name: str
    values: tuple[Decimal, ...]
    valid_from: date
    valid_to: date
    source: str

    @property
    def value(self) -> Decimal:
        """The figure of a parameter that has only one."""
        return self.values[0]


Rates = dict[str, Parameter]


@cache
def all_parameters() -> tuple[Parameter, ...]:
    """Return every dated row of every rates file of the package, sorted by name and first day."""
    found = [row for text in _rate_files() for row in _parameters(text)]
    return tuple(sorted(found, key=lambda row: (row.name, row.valid_from)))


@cache
def rates_of(first_day: date) -> Rates:
    """Return the parameters that hold on the first day of a month, by name; refuse a month that lacks one."""
    held = {row.name: row for row in all_parameters() if row.valid_from <= first_day <= row.valid_to}
    missing = [name for name in NAMES if name not in held]
    if missing:
        lacks = f"lacks {', '.join(missing)}" if held else "has no rates"
        raise Refused(f"month: {first_day:%Y-%m} {lacks}; {_known_months()}.")
    return held


def _known_months() -> str:
    """Say which months have all their rates."""
    newest = [
        max((row for row in all_parameters() if row.name == name), key=lambda row: row.valid_to) for name in NAMES
    ]
    first, last = max(row.valid_from for row in newest), min(row.valid_to for row in newest)
    return f"all rates are known from {first:%Y-%m} to {last:%Y-%m}"


def _rate_files() -> Iterator[str]:
    for file in (files(__package__) / "data" / "rates").iterdir():
        if file.name.endswith(".toml"):
            yield file.read_text(encoding="utf-8")


def _parameters(text: str) -> Iterator[Parameter]:
    for row in tomllib.loads(text, parse_float=Decimal)["parameter"]:
        yield Parameter(row["name"], _figures(row["value"]), row["valid_from"], row["valid_to"], row["source"])


def _figures(value: Any) -> tuple[Decimal, ...]:
    return tuple(Decimal(figure) for figure in (value if isinstance(value, list) else [value]))
