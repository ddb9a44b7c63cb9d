"""How long things are kept: purposes with periods that begin on a day and name their source. Read from a file, never code."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from usving.core.languages import texts_in

SOURCE = Path(__file__).parents[1] / "retention.toml"


@dataclass(frozen=True)
class Period:
    """So many days, from a day on, and who says so."""

    days: int
    since: date
    source: str


@dataclass(frozen=True)
class Purpose:
    """Why something is kept: its code, its words, what the time is counted from, the legal basis, and the periods."""

    code: str
    says: str
    counted: str
    basis: str
    periods: tuple[Period, ...]

    def in_words(self, language: str) -> "Purpose":
        """The same, with its words in a language; the legal basis is the law's own name for it."""
        words = words_in(language)
        return replace(self, says=words.get(self.says, self.says), counted=words.get(self.counted, self.counted))

    def period(self, today: date) -> Period | None:
        """The newest period that has begun; None before the first."""
        begun = [period for period in self.periods if period.since <= today]
        return max(begun, key=lambda period: period.since, default=None)


def purposes(source: Path = SOURCE) -> tuple[Purpose, ...]:
    """Read the purposes, in the order of the file."""
    read = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(_purpose(each) for each in read["purpose"])


@cache
def words_in(language: str, source: Path = SOURCE) -> dict[str, str]:
    """The words of the purposes and periods, from bokmål to a language."""
    return texts_in(tomllib.loads(source.read_text(encoding="utf-8")), language)


def _purpose(each: dict[str, Any]) -> Purpose:
    periods = tuple(Period(one["days"], one["from"], one["source"]) for one in each["period"])
    return Purpose(each["code"], each["says"], each["counted"], each["basis"], periods)
