"""Which way a notice goes, where to and when; and what a telephone number is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.people.rules.notices import (
    CHOOSABLE,
    KINDS,
    LONGEST_PAUSE,
    Haste,
    NoticeKind,
    Reach,
    Way,
    WhyNotWishes,
    Wishes,
    leave_quiet,
    next_hour,
    route,
    why_not_wishes,
)
from usving.people.rules.phones import e164, grouped, new_code

pytestmark = pytest.mark.quick
OSLO = ZoneInfo("Europe/Oslo")
NEWS, CHANGED, SECURITY, RIGHTS = NoticeKind.NEWS, NoticeKind.CHANGED, NoticeKind.SECURITY, NoticeKind.RIGHTS
MAIL, PHONE = "fatima@testvik.example", "+4791234567"
BOTH = Reach(MAIL, PHONE)


def oslo(hour: int, minute: int = 0, *, day: int = 10) -> datetime:
    return datetime(2027, 2, day, hour, minute, tzinfo=OSLO)


@pytest.mark.parametrize(
    ("kind", "now", "at"),
    [
        (SECURITY, oslo(3), oslo(3)),
        (NoticeKind.LOGIN, oslo(23), oslo(23)),
        (CHANGED, oslo(12), oslo(12)),
        (CHANGED, oslo(20, 59), oslo(20, 59)),
        (CHANGED, oslo(21), oslo(8, day=11)),
        (CHANGED, oslo(3), oslo(8)),
        (CHANGED, oslo(8), oslo(8)),
        (RIGHTS, oslo(23), oslo(8, day=11)),
        (NEWS, oslo(12), oslo(17)),
        (NEWS, oslo(17), oslo(17, day=11)),
        (NEWS, oslo(23), oslo(17, day=11)),
    ],
)
def test_when_each_kind_goes(kind: NoticeKind, now: datetime, at: datetime):
    sending = route(kind, Wishes(), BOTH, now=now, before=None)
    assert sending is not None
    assert (sending.way, sending.address, sending.at) == (Way.EMAIL, MAIL, at)


@pytest.mark.parametrize(
    ("wishes", "reach", "expected"),
    [
        (Wishes(), BOTH, (Way.EMAIL, MAIL)),
        (Wishes(way=Way.SMS), BOTH, (Way.SMS, PHONE)),
        (Wishes(way=Way.NONE), BOTH, None),
        (Wishes(off=frozenset({"changed"})), BOTH, None),
        (Wishes(), Reach(MAIL, PHONE, failing=frozenset({Way.EMAIL})), (Way.SMS, PHONE)),
        (Wishes(), Reach(MAIL, "", failing=frozenset({Way.EMAIL})), None),
        (Wishes(way=Way.SMS), Reach(MAIL, PHONE, open=frozenset({Way.EMAIL})), (Way.EMAIL, MAIL)),
        (Wishes(way=Way.SMS), Reach(MAIL, ""), (Way.EMAIL, MAIL)),
        (Wishes(), Reach("", PHONE), (Way.SMS, PHONE)),
        (Wishes(), Reach("", ""), None),
    ],
)
def test_which_way_it_goes(wishes: Wishes, reach: Reach, expected: tuple[Way, str] | None):
    sending = route(CHANGED, wishes, reach, now=oslo(12), before=None)
    assert (sending and (sending.way, sending.address)) == expected


def test_what_must_be_told_is_told_in_a_pause_and_to_one_who_wants_nothing():
    quiet = Wishes(way=Way.NONE, off=frozenset(KINDS), paused_until=date(2027, 3, 1))
    told = {kind for kind in NoticeKind if route(kind, quiet, BOTH, now=oslo(12), before=None)}
    assert told == {kind for kind, what in KINDS.items() if not what.can_be_off} == set(NoticeKind) - set(CHOOSABLE)


def test_a_pause_ends_at_the_chosen_hour_of_its_last_day():
    wishes = Wishes(hour=10, paused_until=date(2027, 2, 20))
    for kind in (NEWS, CHANGED):
        sending = route(kind, wishes, BOTH, now=oslo(12), before=None)
        assert sending is not None
        assert sending.at == oslo(10, day=20)


@pytest.mark.parametrize(
    ("kind", "now", "before", "at"),
    [
        (CHANGED, oslo(23), oslo(9, day=11), oslo(8, day=11)),  # the quiet hours end in time
        (CHANGED, oslo(23), oslo(7, day=11), oslo(23)),  # they do not: it goes at once
        (CHANGED, oslo(9), oslo(9), None),  # too late
        (NEWS, oslo(12), oslo(16), oslo(12)),  # would wait for 17
        (NEWS, oslo(5), oslo(16), oslo(8)),  # the same, in the night
        (SECURITY, oslo(12), oslo(11), None),
    ],
)
def test_what_is_of_no_use_later_goes_in_time_or_not_at_all(
    kind: NoticeKind, now: datetime, before: datetime, at: datetime | None
):
    sending = route(kind, Wishes(), BOTH, now=now, before=before)
    assert (sending and sending.at) == at


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
WISHES = st.builds(Wishes, hour=st.integers(11, 18), quiet_from=st.integers(19, 23), quiet_to=st.integers(5, 11))


@given(MOMENTS, WISHES)
def test_nothing_goes_in_quiet_hours_and_nothing_waits_a_day_also_where_the_clock_is_moved(
    now: datetime, wishes: Wishes
):
    at = leave_quiet(now, wishes)
    assert wishes.quiet_to <= at.astimezone(OSLO).hour < wishes.quiet_from
    assert timedelta(0) <= at - now < timedelta(hours=17)


@given(MOMENTS, st.integers(8, 21))
def test_what_waits_goes_at_the_hour_on_the_wall_within_a_day(now: datetime, hour: int):
    at = next_hour(now, hour).astimezone(OSLO)
    assert (at.hour, at.minute) == (hour, 0)
    assert timedelta(0) < at.astimezone(UTC) - now <= timedelta(hours=25)


def test_only_what_can_wait_waits():
    assert {kind.value for kind, what in KINDS.items() if what.haste is Haste.ALWAYS} == {"login", "security"}


@pytest.mark.parametrize(
    ("wishes", "reach", "why"),
    [
        (Wishes(), BOTH, None),
        (Wishes(hour=21), BOTH, WhyNotWishes.HOUR_IS_QUIET),
        (Wishes(hour=8, quiet_to=9), BOTH, WhyNotWishes.HOUR_IS_QUIET),
        (Wishes(paused_until=date(2027, 2, 10)), BOTH, WhyNotWishes.PAUSE_PAST),
        (Wishes(paused_until=date(2027, 2, 11)), BOTH, None),
        (Wishes(paused_until=date(2027, 2, 11) + LONGEST_PAUSE), BOTH, WhyNotWishes.PAUSE_TOO_LONG),
        (Wishes(way=Way.SMS), Reach(MAIL, ""), WhyNotWishes.NO_NUMBER),
        (Wishes(way=Way.EMAIL), Reach("", PHONE), WhyNotWishes.NO_EMAIL),
        (Wishes(way=Way.EMAIL), Reach("", ""), None),
    ],
)
def test_why_not_so(wishes: Wishes, reach: Reach, why: WhyNotWishes | None):
    assert why_not_wishes(wishes, reach, today=date(2027, 2, 10)) == why


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("912 34 567", "+4791234567"),
        ("+47 912-34-567", "+4791234567"),
        ("004791234567", "+4791234567"),
        ("41234567", "+4741234567"),
        ("22 12 34 56", ""),  # not a mobile
        ("+4722123456", ""),
        ("9123456", ""),
        ("+46 70 123 45 67", "+46701234567"),
        ("46701234567", ""),  # no plus: no country
        ("+1234567890123456", ""),
        ("hei", ""),
        ("", ""),
    ],
)
def test_numbers(typed: str, number: str):
    assert e164(typed) == number
    assert e164(number) == number


def test_a_number_is_read_in_groups_and_a_code_is_six_digits():
    assert [grouped(number) for number in ("+4791234567", "+46701234567", "")] == ["912 34 567", "+46701234567", ""]
    assert {len(new_code()) for _each in range(50)} == {6}
