"""Colours: three ways to see oneself, for making groups and nothing else: what they come to, and how a file is read.

The own exercise is this house's own words. It is no test, and is not made from one.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST, MOST_LINES = 100, 200
COLUMNS = {
    "who": ("who", "hvem", "kode"),
    "red": ("red", "rød", "rod", "raud"),
    "blue": ("blue", "blå", "bla"),
    "green": ("green", "grønn", "gronn", "grøn"),
}
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without those that are mistaken for each other
CODE = re.compile(f"[{ALPHABET}]{{6}}")


class Colour(StrEnum):
    """The three colours."""

    RED = "red"
    BLUE = "blue"
    GREEN = "green"


class ColourSource(StrEnum):
    """Where numbers come from."""

    NONE = ""  # a slot that waits to be filled
    LICENSED = "licensed"
    TYPED = "typed"
    EXERCISE = "exercise"


class Pile(StrEnum):
    """Where someone lays a statement."""

    OFTEN = "often"
    SOMETIMES = "sometimes"
    SELDOM = "seldom"


WORTH = {Pile.OFTEN: 2, Pile.SOMETIMES: 1, Pile.SELDOM: 0}

# The statements of the own exercise by code, and the colour each speaks for; the words are in models.colours.
STATEMENTS: Mapping[str, Colour] = {
    "begin": Colour.RED,
    "listen": Colour.BLUE,
    "order": Colour.GREEN,
    "decide": Colour.RED,
    "include": Colour.BLUE,
    "check": Colour.GREEN,
    "push": Colour.RED,
    "care": Colour.BLUE,
    "think": Colour.GREEN,
}


class WhyNotRead(StrEnum):
    """Why a file of colours cannot be read."""

    EMPTY = "empty"
    NO_COLUMNS = "no-columns"
    TOO_MANY = "too-many"
    NO_WHO = "no-who"
    BAD_NUMBER = "bad-number"
    TWICE = "twice"


class Unreadable(Exception):
    """A file of colours that cannot be read: why, and on which line (0 is the whole file)."""

    def __init__(self, reason: WhyNotRead, line: int = 0) -> None:
        super().__init__(f"line {line}: {reason}")
        self.reason, self.line = reason, line


@dataclass(frozen=True)
class Result:
    """One line of a file: who, and the three numbers."""

    line: int
    who: str
    red: int
    blue: int
    green: int


def sorted_out(piles: Mapping[str, Pile]) -> tuple[int, int, int]:
    """What the own exercise comes to: red, blue, green, each from 0 to 6."""
    totals = dict.fromkeys(Colour, 0)
    for statement, colour in STATEMENTS.items():
        totals[colour] += WORTH[piles[statement]]
    return totals[Colour.RED], totals[Colour.BLUE], totals[Colour.GREEN]


def strongest(scores: Sequence[int]) -> tuple[Colour, ...]:
    """The colour with the highest number, more than one where they tie, none where all are 0."""
    most = max(scores, default=0)
    return tuple(colour for colour, score in zip(Colour, scores, strict=True) if score == most > 0)


def read(text: str) -> list[Result]:
    """Read a file with the columns who, red, blue and green, split by commas or semicolons. Raises Unreadable."""
    lines = [line for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    if len(lines) < 2:
        raise Unreadable(WhyNotRead.EMPTY)
    if len(lines) - 1 > MOST_LINES:
        raise Unreadable(WhyNotRead.TOO_MANY)
    split = ";" if lines[0].count(";") >= lines[0].count(",") and ";" in lines[0] else ","
    rows = list(csv.reader(lines, delimiter=split))
    places = _places(rows[0])
    found = [_result(number, row, places) for number, row in enumerate(rows[1:], start=2)]
    _refuse_doubles(found)
    return found


def _places(header: Sequence[str]) -> dict[str, int]:
    names = [name.strip().lower() for name in header]
    places = {column: names.index(name) for column, said in COLUMNS.items() for name in said if name in names}
    if len(places) < len(COLUMNS):
        raise Unreadable(WhyNotRead.NO_COLUMNS, 1)
    return places


def _result(number: int, row: Sequence[str], places: Mapping[str, int]) -> Result:
    cells = {column: row[place].strip() if place < len(row) else "" for column, place in places.items()}
    if not cells["who"]:
        raise Unreadable(WhyNotRead.NO_WHO, number)
    numbers = []
    for colour in Colour:
        said = cells[colour.value]
        if not re.fullmatch(r"[0-9]{1,3}", said) or int(said) > MOST:
            raise Unreadable(WhyNotRead.BAD_NUMBER, number)
        numbers.append(int(said))
    return Result(number, cells["who"], *numbers)


def _refuse_doubles(found: Iterable[Result]) -> None:
    seen: set[str] = set()
    for each in found:
        if each.who.casefold() in seen:
            raise Unreadable(WhyNotRead.TWICE, each.line)
        seen.add(each.who.casefold())
