"""Several gatherings at once: their dates from a rhythm, moved past public holidays; or the whole U, from its templates."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from usving.process.rules.holidays import is_free

MOST = 20  # gatherings in one series
WEEK = timedelta(weeks=1)


class Rhythm(StrEnum):
    """How often a series meets."""

    WEEKLY = "1"
    SECOND = "2"
    THIRD = "3"
    FOURTH = "4"
    MONTHLY = "month"  # the same weekday of each month, such as the third Thursday


class WhyNotSeries(StrEnum):
    """Why a series cannot be made or moved so."""

    OUTSIDE_FRAME = "series-outside-frame"
    NONE_TO_MOVE = "none-to-move"


@dataclass(frozen=True)
class Planned:
    """One day of a series, and the holiday it was moved away from, if any."""

    day: date
    instead_of: date | None = None


def days_of(first: date, rhythm: Rhythm, count: int) -> list[Planned]:
    """The days of a series. A day that is a public holiday goes a week on, and no two are the same or change places."""
    found: list[Planned] = []
    for number in range(count):
        wanted = nominal(first, rhythm, number)
        day = wanted
        while is_free(day) or (found and day <= found[-1].day):
            day += WEEK
        found.append(Planned(day, wanted if day != wanted else None))
    return found


def nominal(first: date, rhythm: Rhythm, number: int) -> date:
    """The day of the gathering `number` (from 0), before any holiday is looked at."""
    if rhythm is not Rhythm.MONTHLY:
        return first + WEEK * int(rhythm.value) * number
    years, month = divmod(first.month - 1 + number, 12)
    return weekday_of(first.year + years, month + 1, first.weekday(), (first.day - 1) // 7)


def weekday_of(year: int, month: int, weekday: int, which: int) -> date:
    """The weekday number `which` (from 0) of a month; the last one where the month has no fifth."""
    begins = date(year, month, 1)
    day = begins + timedelta(days=(weekday - begins.weekday()) % 7) + WEEK * which
    return day if day.month == month else day - WEEK


def moved(days: list[date], weeks: int) -> list[Planned]:
    """The same days some weeks on (or back, below 0), moved past holidays in the same direction and kept in order."""
    step = WEEK if weeks > 0 else -WEEK
    ordered = sorted(days, reverse=weeks < 0)
    found: dict[date, Planned] = {}
    taken: set[date] = set()
    for each in ordered:
        wanted = day = each + WEEK * weeks
        while is_free(day) or day in taken:
            day += step
        taken.add(day)
        found[each] = Planned(day, wanted if day != wanted else None)
    return [found[each] for each in sorted(days)]


def why_not_days(days: list[date], *, frame: tuple[date, date]) -> WhyNotSeries | None:
    """Say why a series on these days cannot be, or None."""
    if not days:
        return WhyNotSeries.NONE_TO_MOVE
    return None if all(frame[0] <= day <= frame[1] for day in days) else WhyNotSeries.OUTSIDE_FRAME
