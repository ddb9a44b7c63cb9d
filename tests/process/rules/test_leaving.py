"""Who can leave, and until when it can be undone."""

from datetime import date

import pytest

from usving.process.rules.leaving import WhyNotLeave, WhyNotReturn, why_not_leave, why_not_return

pytestmark = pytest.mark.quick
TODAY, YESTERDAY = date(2027, 5, 2), date(2027, 5, 1)


@pytest.mark.parametrize(
    ("mine", "speaks", "leads", "others", "expected"),
    [
        (True, True, False, 0, None),
        (True, False, False, 0, WhyNotLeave.NOT_AN_ADULT),
        (False, True, False, 0, WhyNotLeave.NOT_YOURS),
        (True, True, True, 1, None),
        (True, True, True, 0, WhyNotLeave.LAST_LEADER),
    ],
)
def test_why_not_leave(mine: bool, speaks: bool, leads: bool, others: int, expected: WhyNotLeave | None):
    assert why_not_leave(mine=mine, speaks=speaks, leads=leads, other_leaders=others) == expected


@pytest.mark.parametrize(
    ("left_on", "undone", "expected"),
    [
        (TODAY, False, None),
        (TODAY, True, WhyNotReturn.BACK_ALREADY),
        (YESTERDAY, False, WhyNotReturn.DAY_IS_OVER),
        (YESTERDAY, True, WhyNotReturn.BACK_ALREADY),
    ],
)
def test_one_comes_back_the_same_day_and_once(left_on: date, undone: bool, expected: WhyNotReturn | None):
    assert why_not_return(left_on=left_on, undone=undone, today=TODAY) == expected
