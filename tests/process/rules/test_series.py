"""The days of a series, and moving them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.process.rules.holidays import is_free
from usving.process.rules.series import (
    MOST,
    Planned,
    Rhythm,
    WhyNotSeries,
    days_of,
    moved,
    nominal,
    weekday_of,
    why_not_days,
)

pytestmark = pytest.mark.quick
DAYS = st.dates(date(2020, 1, 1), date(2060, 1, 1))


def test_every_third_thursday_goes_past_maundy_thursday():
    found = days_of(date(2027, 2, 11), Rhythm.THIRD, 4)
    assert found == [
        Planned(date(2027, 2, 11)),
        Planned(date(2027, 3, 4)),
        Planned(date(2027, 4, 1), instead_of=date(2027, 3, 25)),
        Planned(date(2027, 4, 15)),
    ]


def test_a_weekly_series_is_pushed_on_where_the_next_week_is_taken():
    found = days_of(date(2027, 4, 29), Rhythm.WEEKLY, 4)  # Ascension Day is Thursday 6 May 2027
    assert [each.day for each in found] == [
        date(2027, 4, 29),
        date(2027, 5, 13),
        date(2027, 5, 20),
        date(2027, 5, 27),
    ]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (date(2027, 1, 21), [date(2027, 1, 21), date(2027, 2, 18), date(2027, 3, 18)]),  # the third Thursday
        (date(2027, 1, 29), [date(2027, 1, 29), date(2027, 2, 26), date(2027, 4, 2)]),  # the fifth Friday; Good Friday
        (date(2027, 11, 8), [date(2027, 11, 8), date(2027, 12, 13), date(2028, 1, 10)]),  # over New Year
    ],
)
def test_the_same_weekday_each_month(first: date, expected: list[date]):
    assert [each.day for each in days_of(first, Rhythm.MONTHLY, 3)] == expected


@pytest.mark.parametrize(("which", "expected"), [(0, date(2027, 2, 1)), (3, date(2027, 2, 22)), (4, date(2027, 2, 22))])
def test_a_month_without_a_fifth_has_its_last(which: int, expected: date):
    assert weekday_of(2027, 2, 0, which) == expected


@given(DAYS, st.sampled_from(list(Rhythm)), st.integers(1, MOST))
def test_no_day_is_a_holiday_and_all_go_forward_on_the_same_weekday(first: date, rhythm: Rhythm, count: int):
    found = days_of(first, rhythm, count)
    days = [each.day for each in found]
    assert days == sorted(set(days))
    assert len(days) == count
    assert [day for day in days if is_free(day) or day.weekday() != first.weekday()] == []
    for number, each in enumerate(found):
        wanted = nominal(first, rhythm, number)
        assert each.instead_of == (None if each.day == wanted else wanted)


@given(st.lists(DAYS, unique=True, max_size=8), st.sampled_from([1, -1]))
def test_a_series_that_is_moved_keeps_its_number_and_its_weekdays(days: list[date], weeks: int):
    found = moved(days, weeks)
    assert len({each.day for each in found}) == len(days)
    assert [each.day.weekday() for each in found] == [day.weekday() for day in sorted(days)]
    assert [each for each in found if is_free(each.day)] == []
    assert all((to.day - day).days * weeks >= 7 for day, to in zip(sorted(days), found, strict=True))


def test_a_week_on_past_a_holiday_and_back():
    before = [date(2027, 3, 18), date(2027, 4, 8)]
    later = moved(before, 1)
    assert later == [Planned(date(2027, 4, 1), instead_of=date(2027, 3, 25)), Planned(date(2027, 4, 15))]
    assert moved([date(2027, 4, 1)], -1) == [Planned(date(2027, 3, 18), instead_of=date(2027, 3, 25))]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], WhyNotSeries.NONE_TO_MOVE),
        ([date(2027, 1, 1)], None),
        ([date(2027, 1, 1), date(2027, 12, 31)], None),
        ([date(2026, 12, 31)], WhyNotSeries.OUTSIDE_FRAME),
        ([date(2027, 6, 1), date(2028, 1, 1)], WhyNotSeries.OUTSIDE_FRAME),
    ],
)
def test_why_not_days(days: list[date], expected: WhyNotSeries | None):
    assert why_not_days(days, frame=(date(2027, 1, 1), date(2027, 1, 1) + timedelta(days=364))) == expected
