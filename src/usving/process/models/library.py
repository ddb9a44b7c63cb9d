"""The library that comes with the platform: methods, learning cards and films, as the files in `shipped` hold them."""

from functools import cache
from pathlib import Path

from usving.process.rules.methods.cards import Card, Film
from usving.process.rules.methods.content import Content
from usving.process.rules.methods.reading import read_card, read_films, read_method

SHIPPED = Path(__file__).resolve().parents[1] / "shipped"


@cache
def shipped_methods() -> dict[str, Content]:
    """The methods by their codes, which are the names of their files."""
    return {path.stem: read_method(path.read_bytes()) for path in sorted((SHIPPED / "methods").glob("*.toml"))}


@cache
def shipped_cards() -> dict[str, Card]:
    """The learning cards by their codes, in their order."""
    found = {path.stem: read_card(path.read_bytes()) for path in (SHIPPED / "cards").glob("*.toml")}
    return dict(sorted(found.items(), key=lambda each: each[1].place))


@cache
def shipped_films() -> tuple[Film, ...]:
    """The films to see together."""
    return read_films((SHIPPED / "films.toml").read_bytes()).films
