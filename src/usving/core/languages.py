"""Texts that come with the platform in several languages, and the one that a reader gets: bokmål where theirs is not there.

A file holds a text either as a table or list for each language (`nb`, `nn`, `en`), or as a key with the other languages
beside it (`says`, `says_nn`, `says_en`).
"""

from collections.abc import Mapping
from typing import Any, TypeVar

SOURCE = "nb"
OTHERS = ("nn", "en")
LANGUAGES = (SOURCE, *OTHERS)
T = TypeVar("T")


def in_language(said: Mapping[str, T], language: str) -> T:
    """What is said in a language; bokmål where that one is not there."""
    return said.get(language) or said[SOURCE]


def languages_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """The languages that a row of a file has a table or a list for."""
    return {language: row[language] for language in LANGUAGES if language in row}


def texts_in(tables: Any, language: str) -> dict[str, str]:
    """Every text of a file that has another language beside it: from bokmål to that language.

    For what is also kept or compared in bokmål, as a calculation that is frozen: the data stays as it is, and whoever shows
    it looks up the reader's words.
    """
    if isinstance(tables, list):
        return {text: other for each in tables for text, other in texts_in(each, language).items()}
    if not isinstance(tables, dict):
        return {}
    here = {text: tables[f"{key}_{language}"] for key, text in tables.items() if f"{key}_{language}" in tables}
    return here | {text: other for each in tables.values() for text, other in texts_in(each, language).items()}


def beside(row: Mapping[str, Any], key: str) -> dict[str, str]:
    """A text of a row in each language that it has: the key itself is bokmål, the others stand beside it."""
    return {SOURCE: row[key]} | {other: row[f"{key}_{other}"] for other in OTHERS if f"{key}_{other}" in row}
