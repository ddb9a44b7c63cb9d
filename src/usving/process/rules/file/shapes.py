"""What one value in a process file may be: how it is read, and how it is described in schema and reference."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NoReturn, Protocol

from usving.process.rules.file.refusal import Refused, nearest, refuse_unless, shown

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2199, 12, 31)
# Control characters, line and paragraph separators, and lone surrogates: none can be a readable line in a database.
UNREADABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
# In this order: true is also an int, and a moment is also a date.
KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (int, "a whole number"),
    (float, "a number with decimals"),
    (str, "text"),
    (datetime, "a date with a clock time"),
    (date, "a date"),
    (time, "a clock time"),
    (list, "a list"),
    (dict, "a table"),
)


class Shape(Protocol):
    """A kind of value: reads it or refuses, and describes itself."""

    def read(self, value: object, place: str) -> object:
        """Return the value as the document holds it, or raise `Refused` naming the place."""

    def schema(self) -> dict[str, object]:
        """Describe the value as JSON Schema; TOML dates and moments count as text in ISO 8601."""

    def words(self) -> str:
        """Describe the value in a few words for the reference."""


def kind_of(value: object) -> str:
    """Name the kind of a TOML value in plain words."""
    return next(words for kind, words in KINDS if isinstance(value, kind))


def wrong_kind(value: object, place: str, wanted: str) -> NoReturn:
    """Refuse a value of the wrong kind, saying what is wanted and what was found."""
    raise Refused(f"{place}: must be {wanted}, not {kind_of(value)}")


@dataclass(frozen=True)
class Text:
    """One line of readable text, at most so many characters."""

    most: int

    def read(self, value: object, place: str) -> str:
        """Return the line; refuse other kinds, blank or overlong text, and characters that cannot be shown."""
        if not isinstance(value, str):
            wrong_kind(value, place, "text")
        refuse_unless(len(value) <= self.most, place, f"has {len(value)} characters; the most is {self.most}")
        refuse_unless(value.strip() != "", place, "must not be empty")
        # A form that trims would otherwise change what was loaded, and the next export would differ.
        refuse_unless(value == value.strip(), place, "must not begin or end with a space")
        odd = next((sign for sign in value if unicodedata.category(sign) in UNREADABLE), "")
        refuse_unless(odd == "", place, f"has the character {odd!a}; write one line of plain text")
        return value

    def schema(self) -> dict[str, object]:
        """Describe the line as JSON Schema."""
        return {"type": "string", "minLength": 1, "maxLength": self.most}

    def words(self) -> str:
        """Describe the line in words."""
        return f"text, at most {self.most} characters"


@dataclass(frozen=True)
class Pattern:
    """A short code of a fixed form, with an example to show whoever gets it wrong."""

    form: str
    wanted: str
    most: int = 60

    def read(self, value: object, place: str) -> str:
        """Return the code; refuse other kinds, and text of another form."""
        if not isinstance(value, str):
            wrong_kind(value, place, self.wanted)
        fits = len(value) <= self.most and re.fullmatch(self.form, value) is not None
        refuse_unless(fits, place, f"must be {self.wanted}, not {shown(value)}")
        return value

    def schema(self) -> dict[str, object]:
        """Describe the code as JSON Schema."""
        return {"type": "string", "pattern": f"^(?:{self.form})$", "maxLength": self.most}

    def words(self) -> str:
        """Describe the code in words."""
        return self.wanted


@dataclass(frozen=True)
class OneOf:
    """One of a few known words."""

    known: tuple[str, ...]

    def read(self, value: object, place: str) -> str:
        """Return the word; refuse other kinds and unknown words, suggesting the nearest."""
        if not isinstance(value, str):
            wrong_kind(value, place, f"one of {', '.join(self.known)}")
        if value not in self.known:
            raise Refused(f"{place}: {shown(value)} is not one of {', '.join(self.known)}{nearest(value, self.known)}")
        return value

    def schema(self) -> dict[str, object]:
        """Describe the words as JSON Schema."""
        return {"enum": list(self.known)}

    def words(self) -> str:
        """Describe the words in words."""
        return "one of " + ", ".join(f"`{word}`" for word in self.known)


@dataclass(frozen=True)
class Whole:
    """A whole number between two limits, both included."""

    least: int
    most: int
    otherwise: str = "must be {least} to {most}, not {number}"

    def read(self, value: object, place: str) -> int:
        """Return the number; refuse other kinds (true and false too) and numbers outside the limits."""
        if isinstance(value, bool) or not isinstance(value, int):
            wrong_kind(value, place, "a whole number")
        # TOML allows numbers of a million digits, written in hexadecimal, and Python refuses to spell them out.
        number = str(value) if abs(value) < 10**12 else "a number of more than twelve digits"
        sentence = self.otherwise.format(least=self.least, most=self.most, number=number)
        refuse_unless(self.least <= value <= self.most, place, sentence)
        return value

    def schema(self) -> dict[str, object]:
        """Describe the number as JSON Schema."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def words(self) -> str:
        """Describe the number in words."""
        return f"whole number, {self.least} to {self.most}"


@dataclass(frozen=True)
class Day:
    """A date, written without quotation marks."""

    def read(self, value: object, place: str) -> date:
        """Return the date; refuse other kinds, moments, and years no process can lie in."""
        if isinstance(value, datetime) or not isinstance(value, date):
            wrong_kind(value, place, "a date such as 2027-08-23 (no quotation marks)")
        sentence = f"must be a date from {FIRST_DAY} to {LAST_DAY}, not {value}"
        refuse_unless(FIRST_DAY <= value <= LAST_DAY, place, sentence)
        return value

    def schema(self) -> dict[str, object]:
        """Describe the date as JSON Schema."""
        return {"type": "string", "format": "date"}

    def words(self) -> str:
        """Describe the date in words."""
        return "date, such as `2027-08-23`"


@dataclass(frozen=True)
class Moment:
    """A date and a clock time on whole minutes, local to the municipality, written without quotation marks."""

    def read(self, value: object, place: str) -> datetime:
        """Return the moment; refuse other kinds, time zones, seconds, and years no process can lie in."""
        if not isinstance(value, datetime):
            wrong_kind(value, place, "a date with a clock time such as 2027-08-23T17:00:00 (no quotation marks)")
        refuse_unless(value.tzinfo is None, place, "must be local time, without a time zone")
        refuse_unless(value.second == 0 and value.microsecond == 0, place, "must be on a whole minute")
        Day().read(value.date(), place)
        return value

    def schema(self) -> dict[str, object]:
        """Describe the moment as JSON Schema; `date-time` would demand the time zone that is left out."""
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00$"}

    def words(self) -> str:
        """Describe the moment in words."""
        return "local date and clock time, such as `2027-08-23T17:00:00`"
