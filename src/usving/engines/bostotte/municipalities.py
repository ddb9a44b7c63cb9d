"""The municipalities of Norway and the group that decides the cap on housing costs in each."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from usving.engines.refusal import Refused

GROUP_OF_THE_REST = 4


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality: its official number, its Norwegian name, its group 1-4, and how the group was read if unclear."""

    number: str
    name: str
    group: int
    note: str


@dataclass(frozen=True, slots=True)
class Register:
    """The municipalities by number, the days for which their groups hold, and the texts that state them."""

    municipalities: dict[str, Municipality]
    valid_from: date
    valid_to: date
    source: str


@cache
def register() -> Register:
    """Return the register of municipalities that comes with the package."""
    data = tomllib.loads((files(__package__) / "data" / "municipalities.toml").read_text(encoding="utf-8"))
    groups = {number: int(group) for group, numbers in data["groups"].items() for number in numbers}
    found = {
        number: Municipality(number, name, groups.get(number, GROUP_OF_THE_REST), data["notes"].get(number, ""))
        for number, name in data["names"].items()
    }
    return Register(found, data["valid_from"], data["valid_to"], data["source"])


def municipality_of(number: object, first_day: date) -> Municipality:
    """Return the municipality with an official number of four digits; refuse a number that none has that month."""
    known = register()
    found = known.municipalities.get(number) if isinstance(number, str) else None
    if found is None:
        raise Refused(f"municipality: {number!r} is not the number of a municipality, as '3909'.")
    if not known.valid_from <= first_day <= known.valid_to:
        raise Refused(f"municipality: the groups of municipalities are not known for {first_day:%Y-%m}.")
    return found
