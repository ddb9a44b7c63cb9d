"""Finding a municipality by what people write: its number of today, its name, or one of those it had before."""

import re
from dataclasses import dataclass

from usving.engines.bostotte.municipalities import Municipality, register
from usving.people.rules.municipalities import replaced

WITH_NUMBER = re.compile(r".*\((\d{4})\)")  # as the list of choices writes it: «Våler (3114)»
KIND = re.compile(r"\s+kommune$", re.I)


@dataclass(frozen=True)
class Moved:
    """A number or a name that is no longer in use, and the municipalities of today it can mean: one, or the parts of it."""

    now: tuple[Municipality, ...]


@dataclass(frozen=True)
class Several:
    """A name that more than one municipality has."""

    places: tuple[Municipality, ...]


def found_place(text: str) -> Municipality | Moved | Several | None:
    """Return the municipality that `text` names; Moved for what is no longer in use; Several for a shared name; else None."""
    known = register().municipalities
    written = KIND.sub("", text.strip())
    if chosen := WITH_NUMBER.fullmatch(written):
        written = chosen[1]
    if written.isdecimal():
        number = written.zfill(4)
        return known.get(number) or _moved(number)
    same = [each for each in known.values() if each.name.casefold() == written.casefold()]
    if len(same) > 1:
        return Several(tuple(same))
    return same[0] if same else _moved(written.casefold())


def every_place() -> list[Municipality]:
    """Every municipality of today, by name."""
    return sorted(register().municipalities.values(), key=lambda each: (each.name, each.number))


def _moved(before: str) -> Moved | None:
    numbers = replaced().get(before)
    return Moved(tuple(register().municipalities[number] for number in numbers)) if numbers else None
