"""The calendar file, read back by a reader that is not its writer's own."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from usving.process.rules.calendar import Entry, last_change, written

pytestmark = pytest.mark.quick
OSLO = ZoneInfo("Europe/Oslo")
CHANGED = datetime(2026, 10, 1, 12, tzinfo=UTC)


def entry(number: int = 1, **said: object) -> Entry:
    starts = datetime(2026, 10, 22, 17, tzinfo=OSLO)
    plain = {"starts_at": starts, "ends_at": starts + timedelta(hours=3), "changed_at": CHANGED, "sequence": 0}
    return Entry(**{"uid": f"{number}@usving.example", "called_off": False, **plain, **said})  # type: ignore[arg-type]


def test_the_lines_of_one_gathering():
    text = written([entry()], title="Avtale", follows=False).decode()
    assert text.splitlines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//U-sving//Samlinger//NB",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "SUMMARY:Avtale",
        "DTSTART:20261022T150000Z",
        "DTEND:20261022T180000Z",
        "DTSTAMP:20261001T120000Z",
        "UID:1@usving.example",
        "SEQUENCE:0",
        "CLASS:PRIVATE",
        "LAST-MODIFIED:20261001T120000Z",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    assert text.endswith("\r\n")


def test_one_that_is_called_off_says_so_and_takes_no_time():
    (event,) = Calendar.from_ical(written([entry(called_off=True, sequence=3)], title="x", follows=True)).events
    assert (str(event["STATUS"]), event["SEQUENCE"], str(event["TRANSP"])) == ("CANCELLED", 3, "TRANSPARENT")


def test_the_hour_is_the_same_on_the_clock_when_summer_time_ends():
    starts = datetime(2026, 10, 26, 17, tzinfo=OSLO)
    (event,) = Calendar.from_ical(written([entry(starts_at=starts)], title="x", follows=True)).events
    assert event["DTSTART"].dt == datetime(2026, 10, 26, 16, tzinfo=UTC)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40))
def test_whatever_it_is_called_nothing_else_is_read_out_of_it(title: str):
    calendar = Calendar.from_ical(written([entry(place=title)], title=title, follows=True))
    assert [str(event["SUMMARY"]) for event in calendar.events] == [title]
    assert [str(event["LOCATION"]) for event in calendar.events] == [title]
    assert len(calendar.events) == 1


def test_a_place_is_there_only_where_it_is_given():
    assert b"LOCATION" not in written([entry()], title="x", follows=True)


def test_a_calendar_of_nothing_is_a_calendar():
    assert Calendar.from_ical(written([], title="x", follows=True)).events == []
    assert last_change([]) is None


def test_the_last_change():
    assert last_change([entry(), entry(changed_at=CHANGED + timedelta(hours=1)), entry()]) == CHANGED + timedelta(
        hours=1
    )
