"""Closing a process: when it can be closed, how long it can then be read, and how long it can be opened again."""

from datetime import date, timedelta
from enum import StrEnum

READING_DAYS = 365  # how long seats keep reading where the process says nothing else
REOPENING_DAYS = 30  # a process that was closed by mistake is opened again within these days
SHORTEST_READING, LONGEST_READING = REOPENING_DAYS, 3650


class WhyNotClose(StrEnum):
    """Why a process cannot be closed."""

    CLOSED_ALREADY = "closed-already"
    REASON_MISSING = "closing-reason-missing"


class WhyNotReopen(StrEnum):
    """Why a process cannot be opened again."""

    NOT_CLOSED = "not-closed"
    TOO_LATE = "reopening-too-late"


def why_not_close(*, closed: bool, agreed: bool, reason: str) -> WhyNotClose | None:
    """Say why a process cannot be closed, or None.

    `agreed`: both sides have approved what the last station takes with it; without that a reason must be given, which all
    who sit there can read. The database function process_close says the same.
    """
    if closed:
        return WhyNotClose.CLOSED_ALREADY
    return None if agreed or reason.strip() else WhyNotClose.REASON_MISSING


def why_not_reopen(closed_on: date | None, *, today: date) -> WhyNotReopen | None:
    """Say why a process cannot be opened again, or None. The database function process_reopen says the same."""
    if closed_on is None:
        return WhyNotReopen.NOT_CLOSED
    return None if today <= last_reopening(closed_on) else WhyNotReopen.TOO_LATE


def last_reopening(closed_on: date) -> date:
    """The last day on which a process can be opened again."""
    return closed_on + timedelta(days=REOPENING_DAYS)


def last_reading(closed_on: date, days: int) -> date:
    """The last day on which seats read what they could read when the process closed; after it each has only their own."""
    return closed_on + timedelta(days=days)
