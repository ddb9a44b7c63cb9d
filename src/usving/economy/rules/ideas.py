"""Our own suggestions for ways to use money, time and effort, as the file beside the code has them. No amounts: they differ."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "shipped" / "uses.toml"


@dataclass(frozen=True)
class Suggestion:
    """A suggestion in one language: what it is, and what it may be good for."""

    words: str
    area: str


@cache
def shipped_ideas(language: str) -> tuple[Suggestion, ...]:
    """The suggestions in a language; bokmål where that one is not there."""
    with SHIPPED.open("rb") as source:
        rows = tomllib.load(source)["use"]
    return tuple(Suggestion(*row.get(language, row["nb"])) for row in rows)
