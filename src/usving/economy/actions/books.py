"""Writing in a household's book. The trail says that something was written, never what or how much."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.economy.models import Book, Line
from usving.economy.models.refusals import REFUSALS
from usving.economy.rules.books import (
    LineKind,
    Source,
    Whose,
    WhyNotWrite,
    shifted,
    why_not_back,
    why_not_month,
    why_not_more,
)
from usving.people.models import Account, Family


@transaction.atomic
def open_book(*, whose: Whose, family: Family | None, by: Account) -> Book:
    """Make the book of the family, or of oneself alone; the one that is there where there is one."""
    owner: dict[str, Any] = {"family": family} if whose is Whose.FAMILY else {"account": by}
    book, fresh = Book.objects.get_or_create(**owner, defaults={"municipality_id": by.municipality_id})
    if fresh:
        record_in_book("economy.book_opened", book, by)
    return book


@transaction.atomic
def remove_book(book: Book, *, by: Account) -> None:
    """Delete a book with everything in it. There is no way back."""
    record_in_book("economy.book_removed", locked(book), by)
    book.delete()


@transaction.atomic
def write_line(
    book: Book, *, key: UUID, month: date, kind: LineKind, words: str, ore: int, recurs: bool, by: Account
) -> Line:
    """Put a line into a month. The same `key` twice is one line."""
    book = locked(book)
    check_room(book, month)
    line, fresh = Line.objects.get_or_create(
        pk=key,
        defaults={
            "municipality_id": book.municipality_id, "book": book, "month": month, "kind": kind.value, "words": words,
            "ore": ore, "recurs": recurs,
        },
    )  # fmt: skip
    if fresh:
        record_in_book("economy.line_written", book, by)
    return line


@transaction.atomic
def change_line(line: Line, *, kind: LineKind, words: str, ore: int, recurs: bool, by: Account) -> None:
    """Say a line anew. Nothing is written where nothing is changed."""
    locked(line.book)
    line.refresh_from_db(from_queryset=Line.objects.select_for_update(of=("self",)))
    said = {"kind": kind.value, "words": words, "ore": ore, "recurs": recurs}
    if said == {name: getattr(line, name) for name in said}:
        return
    for name, value in said.items():
        setattr(line, name, value)
    line.changed_at = timezone.now()
    line.save(update_fields=[*said, "changed_at"])
    record_in_book("economy.line_changed", line.book, by)


@transaction.atomic
def remove_line(line: Line, *, by: Account) -> None:
    """Take a line away; it can be fetched back for thirty days. Once is enough."""
    line.refresh_from_db(from_queryset=Line.objects.select_for_update(of=("self",)))
    if line.removed_at is None:
        line.removed_at = timezone.now()
        line.save(update_fields=["removed_at"])
        record_in_book("economy.line_removed", line.book, by)


@transaction.atomic
def fetch_line_back(line: Line, *, by: Account) -> None:
    """Put a line that was taken away back in its month; refused after thirty days."""
    line.refresh_from_db(from_queryset=Line.objects.select_for_update(of=("self",)))
    if reason := why_not_back(removed_at=line.removed_at, now=timezone.now()):
        raise Refused(REFUSALS[reason])
    line.removed_at = None
    line.save(update_fields=["removed_at"])
    record_in_book("economy.line_back", line.book, by)


@transaction.atomic
def copy_month(book: Book, *, to: date, only_recurring: bool, by: Account) -> int:
    """Copy what was typed in the month before, or only what comes every month, and return how many lines are new.

    What came from the bank is not copied: the bank will send its own. A line is copied once to a month, however often one asks.
    """
    book = locked(book)
    found = Line.objects.filter(book=book, month=shifted(to, -1), removed_at=None).exclude(source=Source.BANK.value)
    lines = list(found.filter(recurs=True) if only_recurring else found)
    if not lines:
        raise Refused(REFUSALS[WhyNotWrite.NOTHING_TO_COPY])
    check_room(book, to, len(lines))
    marks = {f"copy:{line.pk.hex}" for line in lines}
    there = set(Line.objects.filter(book=book, mark__in=marks).values_list("mark", flat=True))
    fresh = [_copy_of(line, to) for line in lines if f"copy:{line.pk.hex}" not in there]
    Line.objects.bulk_create(fresh)
    if fresh:
        record_in_book("economy.month_copied", book, by)
    return len(fresh)


def locked(book: Book) -> Book:
    """The book, so that nobody else writes in it now."""
    return Book.objects.select_for_update(of=("self",)).get(pk=book.pk)


def check_room(book: Book, month: date, new: int = 1) -> None:
    """Refuse a month that is too far off, and a line more than a book takes."""
    reason = why_not_month(month, today=timezone.localdate())
    reason = reason or why_not_more(there=Line.objects.filter(book=book).count(), new=new)
    if reason:
        raise Refused(REFUSALS[reason])


def record_in_book(event: str, book: Book, by: Account) -> None:
    """Write in the trail that a book was written in, without a word or a number of it: for whoever did it alone.

    A family reads its trail together, youths too, and its book is its adults' own.
    """
    record(event, by=by, about=book, account=by.pk)


def _copy_of(line: Line, to: date) -> Line:
    return Line(
        municipality_id=line.municipality_id, book_id=line.book_id, month=to, kind=line.kind, words=line.words,
        ore=line.ore, recurs=line.recurs, source=Source.COPIED.value, mark=f"copy:{line.pk.hex}",
    )  # fmt: skip
