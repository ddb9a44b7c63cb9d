"""Finding a municipality by what people write: its number of today, one it had before, or its name."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from usving.engines.bostotte.municipalities import Municipality, register


@dataclass(frozen=True)
class Moved:
    """A number that is no longer in use, and the municipality that has taken its place."""

    now: Municipality


def found_place(text: str) -> Municipality | Moved | None:
    """Return the municipality that `text` names; Moved for a number of before; None where there is none, or several."""
    known = register().municipalities
    written = text.strip()
    if written.isdigit():
        number = written.zfill(4)
        if number in known:
            return known[number]
        return Moved(known[replaced()[number]]) if number in replaced() else None
    same = [each for each in known.values() if each.name.casefold() == written.casefold()]
    return same[0] if len(same) == 1 else None


def every_place() -> list[Municipality]:
    """Every municipality of today, by name."""
    return sorted(register().municipalities.values(), key=lambda each: (each.name, each.number))


@cache
def replaced() -> dict[str, str]:
    """The number of today for each number of before."""
    text = (files("usving.economy") / "shipped" / "old_municipalities.toml").read_text(encoding="utf-8")
    return {old: now for now, before in tomllib.loads(text)["replaced"].items() for old in before}
