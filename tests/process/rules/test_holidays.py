"""Public holidays, against days that stand in printed calendars."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.process.rules.holidays import easter, holidays, is_free

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    "sunday",
    [
        date(1818, 3, 22),  # the earliest that can be
        date(1943, 4, 25),  # the latest
        date(2000, 4, 23),
        date(2019, 4, 21),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),
    ],
)
def test_easter(sunday: date):
    assert easter(sunday.year) == sunday


def test_the_holidays_of_2027():
    assert sorted(holidays(2027)) == [
        date(2027, 1, 1),
        date(2027, 3, 25),
        date(2027, 3, 26),
        date(2027, 3, 28),
        date(2027, 3, 29),
        date(2027, 5, 1),
        date(2027, 5, 6),
        date(2027, 5, 16),
        date(2027, 5, 17),
        date(2027, 12, 25),
        date(2027, 12, 26),
    ]


def test_two_holidays_may_fall_on_one_day():
    assert easter(2008) + timedelta(days=39) == date(2008, 5, 1)
    assert len(holidays(2008)) == 11


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_in_spring(year: int):
    sunday = easter(year)
    assert sunday.weekday() == 6
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 5, 17), True),
        (date(2027, 5, 18), False),
        (date(2027, 12, 24), True),
        (date(2027, 12, 31), True),
        (date(2027, 12, 23), False),
        (date(2026, 11, 29), False),
    ],
)
def test_is_free(day: date, expected: bool):
    assert is_free(day) is expected
