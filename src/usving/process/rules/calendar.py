"""A calendar file: what happens when, in words that say nothing of the matter. Facts in, bytes out (RFC 5545, RFC 7986)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

REFRESH = timedelta(hours=4)  # how often a program that follows it should look again
DAY_IS_MADE = timedelta(days=100)  # before it: a day has no time of change, and is to look the same each time
PRODUCT = "-//U-sving//Samlinger//NB"


@dataclass(frozen=True)
class Entry:
    """One gathering: an id that never changes, when, how many times it has been moved, and whether it is called off.

    `place` is empty where nobody has chosen to have it there.
    """

    uid: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    sequence: int
    called_off: bool
    place: str = ""


@dataclass(frozen=True)
class Day:
    """A whole day to remember: an id that never changes and tells nothing, and when."""

    uid: str
    on: date


def written(
    entries: Iterable[Entry], *, title: str, follows: bool, days: Iterable[Day] = (), days_title: str = ""
) -> bytes:
    """The file. Every entry is called `title` and nothing else, every day `days_title`.

    `follows`: it is an address that a program looks at again.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if follows:
        calendar.add("name", title)
        calendar.add("x-wr-calname", title)
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT4H")
    for entry in entries:
        calendar.add_component(_event(entry, title))
    for day in days:
        calendar.add_component(_day(day, days_title))
    return bytes(calendar.to_ical())


def last_change(entries: Iterable[Entry]) -> datetime | None:
    """When the newest of them was changed."""
    return max((entry.changed_at for entry in entries), default=None)


def _event(entry: Entry, title: str) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.called_off else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.called_off else "OPAQUE")
    event.add("class", "PRIVATE")
    event.add("summary", title)
    if entry.place:
        event.add("location", entry.place)
    return event


def _day(day: Day, title: str) -> Event:
    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", datetime.combine(day.on, time(), UTC) - DAY_IS_MADE)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add("summary", title)
    return event
