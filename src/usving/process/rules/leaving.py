"""Leaving: a seat, the process as a family, a family. It counts at once, and can be undone until the end of the day.

A seat that is not a family's can also be ended by those who lead the process, with a last day.
"""

from datetime import date
from enum import StrEnum


class WhyNotLeave(StrEnum):
    """Why a seat or a family cannot be left."""

    NOT_YOURS = "not-yours"
    NOT_AN_ADULT = "leaving-takes-an-adult"
    LAST_LEADER = "last-leader"


class WhyNotReturn(StrEnum):
    """Why one cannot come back."""

    BACK_ALREADY = "back-already"
    DAY_IS_OVER = "day-is-over"


class WhyNotEnd(StrEnum):
    """Why those who lead cannot end someone's seat. The database function process_why_not_end says which."""

    REFUSED = "seat-refused"
    OVER = "seat-is-over"
    DAY_PAST = "last-day-past"
    LAST_TO_LEAD = "last-to-lead"


def why_not_leave(*, mine: bool, speaks: bool, leads: bool, other_leaders: int) -> WhyNotLeave | None:
    """Say why a seat cannot be left, or None. Nobody is asked why they leave.

    `speaks`: one holds the seat oneself, or is an adult of the family that does. The last one who leads an open process
    gives the lead to someone else first. The database function process_leave says the same.
    """
    if not mine:
        return WhyNotLeave.NOT_YOURS
    if not speaks:
        return WhyNotLeave.NOT_AN_ADULT
    return WhyNotLeave.LAST_LEADER if leads and other_leaders == 0 else None


def why_not_return(*, left_on: date, undone: bool, today: date) -> WhyNotReturn | None:
    """Say why one cannot come back to what one left, or None. The database function process_return says the same."""
    if undone:
        return WhyNotReturn.BACK_ALREADY
    return None if left_on == today else WhyNotReturn.DAY_IS_OVER
