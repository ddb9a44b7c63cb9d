"""Days that come again, as dated data: when they fall, moved to the working day before where the rule says so."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from usving.core.holidays import is_working_day
from usving.economy.rules.books import shifted


@dataclass(frozen=True)
class Deadline:
    """A day of each month (or of one month of the year) that someone may choose to follow."""

    code: str
    says: str
    day: int
    weekday: bool
    valid_from: date
    valid_to: date
    source: str


@cache
def all_deadlines() -> tuple[Deadline, ...]:
    """Return every deadline of the data file, in its order."""
    text = (files("usving.economy") / "shipped" / "deadlines.toml").read_text(encoding="utf-8")
    return tuple(
        Deadline(
            row["code"], row["says"], row["day"], row.get("weekday", False), row["valid_from"], row["valid_to"],
            row["source"],
        )
        for row in tomllib.loads(text)["deadline"]
    )  # fmt: skip


def falls(deadline: Deadline, month: date) -> date | None:
    """Return the day a deadline falls in the month that begins on `month`; None where it is not known for it."""
    day = month.replace(day=deadline.day)
    if not deadline.valid_from <= day <= deadline.valid_to:
        return None
    while deadline.weekday and not is_working_day(day):
        day -= timedelta(days=1)
    return day


def coming(deadline: Deadline, *, today: date, months: int = 3) -> list[date]:
    """Return the days on which a deadline falls from today on, over so many months."""
    first = today.replace(day=1)
    days = [falls(deadline, shifted(first, number)) for number in range(months + 1)]
    return [day for day in days if day is not None and day >= today][:months]
