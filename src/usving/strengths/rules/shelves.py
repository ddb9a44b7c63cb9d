"""What is shipped: suggestions of what one may be good at or have, and ways of getting papers on it. Data beside the code."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from usving.core.languages import beside, in_language, languages_of
from usving.strengths.rules.resources import ResourceKind

SHIPPED = Path(__file__).parents[1] / "shipped"


@dataclass(frozen=True)
class Suggestion:
    """Something that people often forget that they can, have or know."""

    code: str
    kind: ResourceKind
    words: dict[str, str]

    def said(self, language: str) -> str:
        """The words in a language; bokmål where that one is not there."""
        return in_language(self.words, language)


@dataclass(frozen=True)
class GrowthPath:
    """A way to papers on what one can: what it is, first steps, who gives it; with where that is from and when it was checked."""

    code: str
    names: dict[str, str]
    about: dict[str, str]
    steps: dict[str, tuple[str, ...]]
    sources: dict[str, str]
    checked: date

    def name(self, language: str) -> str:
        """What it is called."""
        return in_language(self.names, language)

    def told(self, language: str) -> str:
        """What it is, in plain words."""
        return in_language(self.about, language)

    def first_steps(self, language: str) -> tuple[str, ...]:
        """Steps that one may begin with."""
        return in_language(self.steps, language)

    def source(self, language: str) -> str:
        """Where it is from."""
        return in_language(self.sources, language)


@cache
def suggestions() -> dict[str, Suggestion]:
    """The suggestions by code, in the order of the file."""
    rows = _read("resources.toml")["suggestion"]
    return {row["code"]: Suggestion(row["code"], ResourceKind(row["kind"]), languages_of(row)) for row in rows}


@cache
def growth_paths() -> dict[str, GrowthPath]:
    """The ways by code, in the order of the file."""
    return {row["code"]: _path(row) for row in _read("paths.toml")["path"]}


def _path(row: dict[str, Any]) -> GrowthPath:
    said = languages_of(row)
    return GrowthPath(
        row["code"],
        {language: each["name"] for language, each in said.items()},
        {language: each["about"] for language, each in said.items()},
        {language: tuple(each["steps"]) for language, each in said.items()},
        beside(row, "source"),
        row["checked"],
    )


def _read(name: str) -> dict[str, Any]:
    with (SHIPPED / name).open("rb") as source:
        return tomllib.load(source)
