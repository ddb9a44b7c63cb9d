"""How days, hours and numbers are written, in the language of the reader. No page writes a format of its own.

Bokmål and nynorsk as Språkrådet asks: 8. juni 2026, kl. 18.00, groups of three with a narrow space and a decimal comma.
English as it is written in Europe: 8 June 2026, 18:00, groups with a comma and a decimal point.
"""

from datetime import date, datetime, time
from decimal import Decimal

from django.utils.dateformat import format as formatted
from django.utils.dateformat import time_format
from django.utils.timezone import is_aware, localdate, localtime
from django.utils.translation import get_language

from usving.core.languages import SOURCE

Day = date | datetime
NARROW = "\N{NARROW NO-BREAK SPACE}"
TOGETHER = "\N{WORD JOINER}"  # a dash may not end a line between two hours

# For each way to write: the format of Norwegian and of English, in Django's letters.
FORMATS = {
    "day": ("j. F Y", "j F Y"),
    "day_month": ("j. F", "j F"),
    "month": ("F Y", "F Y"),
    "weekday": ("l j. F", "l j F"),
    "weekday_year": ("l j. F Y", "l j F Y"),
    "short_day": ("j. b Y", "j M Y"),
    "short_weekday": ("D j. b Y", "D j M Y"),
    "clock": ("H.i", "H:i"),
    "moment": ("l j. F Y \\k\\l.\N{NO-BREAK SPACE}H.i", r"l j F Y \a\t H:i"),
}


def page_language() -> str:
    """The language of the page, in two letters."""
    return (get_language() or SOURCE)[:2]


def in_english() -> bool:
    """Whether the reader reads English."""
    return page_language() == "en"


def told(value: Day | time | None, way: str) -> str:
    """Write a day or an hour in one of the ways of FORMATS; nothing for None."""
    if value is None or value == "":
        return ""
    letters = FORMATS[way][in_english()]
    if isinstance(value, time):
        return time_format(value, letters)
    if isinstance(value, datetime) and is_aware(value):
        value = localtime(value)
    return formatted(value, letters)


def near_day(value: Day | None) -> str:
    """Write a day with its weekday, and with the year only where it is not this one."""
    if value is None or value == "":
        return ""
    day = localtime(value).date() if isinstance(value, datetime) and is_aware(value) else value
    return told(day, "weekday" if day.year == localdate().year else "weekday_year")


def hours(start: datetime, end: datetime) -> str:
    """Write from when to when, never broken over two lines: 18.00–20.00."""
    return f"{told(start, 'clock')}–{TOGETHER}{told(end, 'clock')}"


def number(value: int | float | Decimal | str | None, places: int = 0) -> str:
    """Write a number, also one that is kept as text, with `places` decimals and in groups of three; nothing for None."""
    if value is None or value == "":
        return ""
    plain = f"{Decimal(value) if isinstance(value, str) else value:,.{places}f}"
    if in_english():
        return plain
    return plain.translate({ord(","): NARROW, ord("."): ",", ord("-"): "\N{MINUS SIGN}"})
