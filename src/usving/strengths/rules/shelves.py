"""What is shipped: suggestions of what one may be good at or have, and ways of getting papers on it. Data beside the code."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

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
        return self.words.get(language, self.words["nb"])


@dataclass(frozen=True)
class GrowthPath:
    """A way to papers on what one can: what it is, first steps, who gives it; with where that is from and when it was checked."""

    code: str
    names: dict[str, str]
    about: dict[str, str]
    steps: dict[str, tuple[str, ...]]
    source: str
    checked: date

    def name(self, language: str) -> str:
        """What it is called."""
        return self.names.get(language, self.names["nb"])

    def told(self, language: str) -> str:
        """What it is, in plain words."""
        return self.about.get(language, self.about["nb"])

    def first_steps(self, language: str) -> tuple[str, ...]:
        """Steps that one may begin with."""
        return self.steps.get(language, self.steps["nb"])


@cache
def suggestions() -> dict[str, Suggestion]:
    """The suggestions by code, in the order of the file."""
    rows = _read("resources.toml")["suggestion"]
    return {
        row["code"]: Suggestion(row["code"], ResourceKind(row["kind"]), {"nb": row["nb"], "en": row["en"]})
        for row in rows
    }


@cache
def growth_paths() -> dict[str, GrowthPath]:
    """The ways by code, in the order of the file."""
    return {row["code"]: _path(row) for row in _read("paths.toml")["path"]}


def _path(row: dict[str, Any]) -> GrowthPath:
    nb, en = row["nb"], row["en"]
    return GrowthPath(
        row["code"],
        {"nb": nb["name"], "en": en["name"]},
        {"nb": nb["about"], "en": en["about"]},
        {"nb": tuple(nb["steps"]), "en": tuple(en["steps"])},
        row["source"],
        row["checked"],
    )


def _read(name: str) -> dict[str, Any]:
    with (SHIPPED / name).open("rb") as source:
        return tomllib.load(source)
