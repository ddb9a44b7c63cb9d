"""When a process can be closed and opened again."""

from datetime import date

import pytest

from usving.process.rules.closing import WhyNotClose, WhyNotReopen, last_reading, why_not_close, why_not_reopen
from usving.process.rules.seats import AFTER_CLOSING, Act, SeatRole, may

pytestmark = pytest.mark.quick
CLOSED = date(2027, 5, 1)


@pytest.mark.parametrize(
    ("closed", "agreed", "reason", "expected"),
    [
        (False, True, "", None),
        (False, True, "Vi er ferdige.", None),
        (False, False, "Vi er for få.", None),
        (False, False, "", WhyNotClose.REASON_MISSING),
        (False, False, "  \n", WhyNotClose.REASON_MISSING),
        (True, True, "Vi er ferdige.", WhyNotClose.CLOSED_ALREADY),
    ],
)
def test_a_process_closes_when_both_sides_agree_or_with_a_reason(
    closed: bool, agreed: bool, reason: str, expected: WhyNotClose | None
):
    assert why_not_close(closed=closed, agreed=agreed, reason=reason) == expected


@pytest.mark.parametrize(
    ("closed_on", "today", "expected"),
    [
        (None, CLOSED, WhyNotReopen.NOT_CLOSED),
        (CLOSED, CLOSED, None),
        (CLOSED, date(2027, 5, 31), None),
        (CLOSED, date(2027, 6, 1), WhyNotReopen.TOO_LATE),
    ],
)
def test_a_process_opens_again_within_thirty_days(closed_on: date | None, today: date, expected: WhyNotReopen | None):
    assert why_not_reopen(closed_on, today=today) == expected


def test_reading_lasts_as_many_days_as_the_process_says():
    assert last_reading(CLOSED, 365) == date(2028, 4, 30)


def test_in_a_closed_process_a_seat_only_protects_and_reopens():
    everything = {(role, act) for role in SeatRole for act in Act if may(role, act)}
    left = {(role, act) for role in SeatRole for act in Act if may(role, act, is_open=False)}
    assert left == {(role, act) for role, act in everything if act in AFTER_CLOSING}
    assert {act for _role, act in left} == {Act.REPORT, Act.HIDE, Act.CLOSE}
