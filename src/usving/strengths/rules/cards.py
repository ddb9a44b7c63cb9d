"""The shipped value cards, as the file beside the code has them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "shipped" / "values.toml"
LANGUAGES = ("nb", "en")


@dataclass(frozen=True)
class ValueCard:
    """A card: its code, and for each language its name and a few words about it."""

    code: str
    names: dict[str, str]
    words: dict[str, str]

    def name(self, language: str) -> str:
        """The name in a language; bokmål where that one is not there."""
        return self.names.get(language, self.names["nb"])

    def about(self, language: str) -> str:
        """The words in a language; bokmål where that one is not there."""
        return self.words.get(language, self.words["nb"])


@cache
def shipped_cards() -> dict[str, ValueCard]:
    """The cards by code, in the order of the file."""
    with SHIPPED.open("rb") as source:
        rows = tomllib.load(source)["card"]
    return {row["code"]: _card(row) for row in rows}


def _card(row: dict[str, object]) -> ValueCard:
    said = {language: row[language] for language in LANGUAGES}
    return ValueCard(
        str(row["code"]),
        {language: str(words[0]) for language, words in said.items() if isinstance(words, list)},
        {language: str(words[1]) for language, words in said.items() if isinstance(words, list)},
    )
