"""A household's book: whose it is, what stands in it, and what may be done with it. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

UNDO_DAYS = 30
MOST_LINES = 5_000  # in one book: a household with ten lines a day for more than a year
EARLIEST = date(2000, 1, 1)
MONTHS_AHEAD = 24


class Whose(StrEnum):
    """Whom a book belongs to: the adults of a family together, or one person alone."""

    FAMILY = "family"
    OWN = "own"


class LineKind(StrEnum):
    """What a line does to the money of the month."""

    INCOME = "income"
    EXPENSE = "expense"
    MOVED = "moved"  # between accounts of one's own: no money came or went


class Source(StrEnum):
    """How a line came into the book."""

    TYPED = "typed"
    COPIED = "copied"
    BANK = "bank"
    HELPER = "helper"


class CommitmentKind(StrEnum):
    """What waits to be paid."""

    DEBT = "debt"
    ONE_OFF = "one-off"


class WhyNotWrite(StrEnum):
    """Why something cannot be written in a book."""

    MONTH_TOO_FAR = "month-too-far"
    BOOK_IS_FULL = "book-is-full"
    NOTHING_TO_COPY = "nothing-to-copy"
    NO_WORDS = "no-words"


class WhyNotBack(StrEnum):
    """Why something that was taken away cannot be fetched back."""

    BACK_ALREADY = "line-back-already"
    TOO_LATE = "line-too-late"


@dataclass(frozen=True)
class Sum:
    """What came in and went out in a month, in øre; money moved between accounts of one's own is in neither."""

    income: int
    expense: int

    @property
    def left(self) -> int:
        """What is left of the month; below zero where more went out than came in."""
        return self.income - self.expense


def summed(lines: Iterable[tuple[str, int]]) -> Sum:
    """Return the sum of lines given as (kind, øre)."""
    total = dict.fromkeys(LineKind, 0)
    for kind, ore in lines:
        total[LineKind(kind)] += ore
    return Sum(total[LineKind.INCOME], total[LineKind.EXPENSE])


def month_of(day: date) -> date:
    """Return the first day of the month."""
    return day.replace(day=1)


def shifted(month: date, by: int) -> date:
    """Return the first day of the month so many months later, or earlier where `by` is below zero."""
    number = month.year * 12 + month.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)


def why_not_month(month: date, *, today: date) -> WhyNotWrite | None:
    """Say why a month is too far off to be written in, or None."""
    far = month < EARLIEST or month > shifted(month_of(today), MONTHS_AHEAD)
    return WhyNotWrite.MONTH_TOO_FAR if far else None


def why_not_more(*, there: int, new: int = 1) -> WhyNotWrite | None:
    """Say why a book takes no more lines, or None."""
    return WhyNotWrite.BOOK_IS_FULL if there + new > MOST_LINES else None


def why_not_back(*, removed_at: datetime | None, now: datetime) -> WhyNotBack | None:
    """Say why something taken away cannot be fetched back, or None."""
    if removed_at is None:
        return WhyNotBack.BACK_ALREADY
    return WhyNotBack.TOO_LATE if now - removed_at > timedelta(days=UNDO_DAYS) else None
