"""What a file from a bank holds, before any of it is taken in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.economy.models import Book, Line, SortingRule
from usving.economy.rules.bank import BankRow, Columns, RowProblem, Table, read_rows, sorted_by

MARK = "bank:"
SHOWN = 8
PROBLEMS = {
    RowProblem.NO_DAY: _("ingen dato vi kan lese"),
    RowProblem.NO_AMOUNT: _("ingen sum vi kan lese"),
    RowProblem.TOO_SHORT: _("for få kolonner"),
    RowProblem.DAY_TOO_FAR: _("datoen er for langt fram eller for langt tilbake"),
}


@dataclass(frozen=True)
class Preview:
    """The first movements with what they will be called, and how many are new, known from before, and left out."""

    rows: list[tuple[BankRow, str]]
    new: int
    known: int
    left_out: list[tuple[int, Any]]
    left_out_more: int

    @property
    def named(self) -> bool:
        """Whether a rule gives any of those shown words of the household's own."""
        return any(words for _row, words in self.rows)


def preview(book: Book, table: Table, columns: Columns) -> Preview:
    """Return what would be taken in."""
    read = read_rows(table, columns, today=timezone.localdate())
    known = known_marks(book, read.rows)
    fresh = [row for row in read.rows if mark_of(row) not in known]
    rules = rules_in(book)
    shown = [(row, (sorted_by(row.words, rules) or ("", False))[0]) for row in fresh[:SHOWN]]
    left_out = [(line, PROBLEMS[why]) for line, why in read.left_out[:SHOWN]]
    return Preview(shown, len(fresh), len(read.rows) - len(fresh), left_out, max(0, len(read.left_out) - SHOWN))


def mark_of(row: BankRow) -> str:
    """What tells a movement in a book from every other one."""
    return MARK + row.mark[:59]


def known_marks(book: Book, rows: Sequence[BankRow]) -> set[str]:
    """The marks of those movements that are in the book already."""
    marks = [mark_of(row) for row in rows]
    return set(Line.objects.filter(book=book, mark__in=marks).values_list("mark", flat=True))


def rules_in(book: Book) -> list[tuple[str, str, bool]]:
    """The rules of a book, as the sorting asks for them."""
    return list(SortingRule.objects.filter(book=book).values_list("contains", "words", "moved"))
