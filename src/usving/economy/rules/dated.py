"""Figures that hold from one day to another, read from data files. A day without figures is refused, never guessed."""

import hashlib
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from usving.core.languages import texts_in


class NoRates(Exception):
    """There are no figures for a day; `first` and `last` are the days that there are figures for."""

    def __init__(self, *, first: date, last: date) -> None:
        super().__init__(f"figures are known from {first} to {last}")
        self.first, self.last = first, last


def figures(name: str, day: date) -> dict[str, Any]:
    """Return the figures of `name` that hold on a day; raises NoRates where there are none."""
    rows = every(name)
    for row in rows:
        if row["valid_from"] <= day <= row["valid_to"]:
            return row
    raise NoRates(first=min(row["valid_from"] for row in rows), last=max(row["valid_to"] for row in rows))


@cache
def every(name: str) -> tuple[dict[str, Any], ...]:
    """Return every set of figures in a file, the earliest first."""
    rows = tomllib.loads(_text(name))["year"]
    return tuple(sorted(rows, key=lambda row: row["valid_from"]))


def version(name: str) -> str:
    """Return what tells one state of a file from another: its name and the first of its digest."""
    return f"{name} {hashlib.sha256(_text(name).encode()).hexdigest()[:16]}"


def text_in(name: str, text: str, language: str) -> str:
    """Return a text of a file in a language: what is reckoned and kept is in bokmål, what is shown is in the reader's."""
    return _texts(name, language).get(text, text)


@cache
def _texts(name: str, language: str) -> dict[str, str]:
    return texts_in(tomllib.loads(_text(name)), language)


@cache
def _text(name: str) -> str:
    return (files("usving.economy") / "shipped" / f"{name}.toml").read_text(encoding="utf-8")
