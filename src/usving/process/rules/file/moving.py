"""Moving a process in time."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from usving.process.rules.file.document import ProcessFile
from usving.process.rules.file.refusal import Refused, inside
from usving.process.rules.file.shapes import Day


def moved(document: ProcessFile, starts: date) -> ProcessFile:
    """Return the process with `starts` as its first day and every other date moved by the same number of days.

    Clock times stay. Weekdays stay only when the distance is whole weeks. Raises `Refused` when a date would leave
    the years that a process file may hold.
    """
    Day().read(starts, "process.starts")
    distance = starts - document.process.starts
    return replace(document, **_moved_parts(document, distance, ""))


def _moved_parts(table: Any, distance: timedelta, place: str) -> dict[str, Any]:
    names = [field.name for field in fields(table)]
    return {name: _moved(getattr(table, name), distance, inside(place, name)) for name in names}


def _moved(part: Any, distance: timedelta, place: str) -> Any:
    if isinstance(part, date):
        return _moved_day(part, distance, place)
    if isinstance(part, tuple):
        return tuple(_moved(row, distance, f"{place}[{number}]") for number, row in enumerate(part))
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **_moved_parts(part, distance, place))
    return part


def _moved_day(day: date, distance: timedelta, place: str) -> date:
    try:
        there = day + distance
    except OverflowError:
        raise Refused(f"{place}: {day} cannot be moved by {distance.days} days") from None
    Day().read(date(there.year, there.month, there.day), place)
    return there
