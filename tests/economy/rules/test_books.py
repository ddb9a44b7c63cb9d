"""Months, sums, and what may be done when."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.economy.rules.books import (
    LineKind,
    Sum,
    WhyNotBack,
    WhyNotWrite,
    shifted,
    summed,
    why_not_back,
    why_not_month,
    why_not_more,
)

pytestmark = pytest.mark.quick
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@given(st.lists(st.tuples(st.sampled_from(LineKind), st.integers(0, 10**9))))
def test_what_is_moved_counts_in_neither_sum(lines: list[tuple[LineKind, int]]):
    income = sum(ore for kind, ore in lines if kind == "income")
    expense = sum(ore for kind, ore in lines if kind == "expense")
    assert summed(lines) == Sum(income, expense)
    assert summed(lines).left == income - expense


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-200, 200))
def test_months_there_and_back(day: date, by: int):
    first = day.replace(day=1)
    assert shifted(shifted(first, by), -by) == first
    assert shifted(first, 1) == (first + timedelta(days=32)).replace(day=1)


@pytest.mark.parametrize(
    ("month", "why"),
    [
        (date(2026, 11, 1), None),
        (date(2000, 1, 1), None),
        (date(1999, 12, 1), WhyNotWrite.MONTH_TOO_FAR),
        (date(2028, 11, 1), None),
        (date(2028, 12, 1), WhyNotWrite.MONTH_TOO_FAR),
    ],
)
def test_months_that_may_be_written_in(month: date, why: WhyNotWrite | None):
    assert why_not_month(month, today=TODAY) is why


@pytest.mark.parametrize(
    ("removed_at", "why"),
    [
        (None, WhyNotBack.BACK_ALREADY),
        (NOW - timedelta(days=30), None),
        (NOW - timedelta(days=30, seconds=1), WhyNotBack.TOO_LATE),
    ],
)
def test_when_something_can_be_fetched_back(removed_at: datetime | None, why: WhyNotBack | None):
    assert why_not_back(removed_at=removed_at, now=NOW) is why


def test_a_book_is_full_at_last():
    assert [why_not_more(there=4_999), why_not_more(there=5_000)] == [None, WhyNotWrite.BOOK_IS_FULL]
