"""The shipped value cards, as the file beside the code has them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from usving.core.languages import in_language, languages_of

SHIPPED = Path(__file__).parents[1] / "shipped" / "values.toml"


@dataclass(frozen=True)
class ValueCard:
    """A card: its code, and for each language its name and a few words about it."""

    code: str
    names: dict[str, str]
    words: dict[str, str]

    def name(self, language: str) -> str:
        """The name in a language; bokmål where that one is not there."""
        return in_language(self.names, language)

    def about(self, language: str) -> str:
        """The words in a language; bokmål where that one is not there."""
        return in_language(self.words, language)


@cache
def shipped_cards() -> dict[str, ValueCard]:
    """The cards by code, in the order of the file."""
    with SHIPPED.open("rb") as source:
        rows = tomllib.load(source)["card"]
    return {row["code"]: _card(row) for row in rows}


def _card(row: dict[str, Any]) -> ValueCard:
    said = languages_of(row)
    return ValueCard(
        row["code"],
        {language: name for language, (name, _about) in said.items()},
        {language: about for language, (_name, about) in said.items()},
    )
