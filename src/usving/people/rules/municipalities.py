"""Numbers and names that municipalities had before."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def replaced() -> dict[str, tuple[str, ...]]:
    """The numbers of today for each number of before, and for each name of before in small letters."""
    text = (files("usving.people") / "old_municipalities.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    found: dict[str, tuple[str, ...]] = {}
    for now, before in _pairs(data["replaced"], data["names"]):
        found[before] = (*found.get(before, ()), now)
    return found


def _pairs(*tables: dict[str, list[str]]) -> Iterable[tuple[str, str]]:
    return ((now, old.casefold()) for table in tables for now, before in table.items() for old in before)
