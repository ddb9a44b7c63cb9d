"""Taking in what a bank wrote, and sorting it into the household's own words. The file itself is kept nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from usving.core.refusal import Refused
from usving.economy.actions.books import check_room, locked, record_in_book
from usving.economy.models import Book, Line, SortingRule
from usving.economy.models.refusals import REFUSALS
from usving.economy.queries.bank import known_marks, mark_of, rules_in
from usving.economy.rules.bank import BankRow, WhyNotFile, sorted_by
from usving.economy.rules.books import LineKind, Source, WhyNotWrite, month_of
from usving.people.models import Account


@dataclass(frozen=True)
class Taken:
    """How many lines are new, and how many were there from before."""

    new: int
    known: int


@transaction.atomic
def take_in(book: Book, *, rows: Sequence[BankRow], by: Account) -> Taken:
    """Put the movements of a file into their months, sorted by the rules; the same movement twice is one line."""
    if not rows:
        raise Refused(REFUSALS[WhyNotFile.NO_ROWS])
    book = locked(book)
    known = known_marks(book, rows)
    fresh = [row for row in rows if mark_of(row) not in known]
    for month in {month_of(row.day) for row in fresh}:
        check_room(book, month, len(fresh))
    rules = rules_in(book)
    Line.objects.bulk_create([_line(book, row, rules) for row in fresh])
    if fresh:
        record_in_book("economy.bank_taken_in", book, by)
    return Taken(len(fresh), len(rows) - len(fresh))


@transaction.atomic
def sort_lines(book: Book, *, contains: str, words: str, moved: bool, also_next_time: bool, by: Account) -> int:
    """Give every line from the bank whose text holds `contains`, and that has no name yet, our own words; say how many.

    `also_next_time`: keep it as a rule, for the next file.
    """
    if not words and not moved:
        raise Refused(REFUSALS[WhyNotWrite.NO_WORDS], field="words")
    book = locked(book)
    if also_next_time:
        SortingRule.objects.update_or_create(
            book=book, contains=contains,
            defaults={"municipality_id": book.municipality_id, "words": words, "moved": moved},
        )  # fmt: skip
    unsorted = Line.objects.filter(book=book, source=Source.BANK.value, words="", removed_at=None)
    unsorted = unsorted.exclude(kind=LineKind.MOVED.value).filter(bank_words__icontains=contains)
    changed = unsorted.update(words=words, **({"kind": LineKind.MOVED.value} if moved else {}))
    record_in_book("economy.lines_sorted", book, by)
    return changed


@transaction.atomic
def remove_rule(rule: SortingRule, *, by: Account) -> None:
    """Forget a rule; what it has sorted keeps its words."""
    book = rule.book
    rule.delete()
    record_in_book("economy.rule_removed", book, by)


def _line(book: Book, row: BankRow, rules: list[tuple[str, str, bool]]) -> Line:
    words, moved = sorted_by(row.words, rules) or ("", False)
    kind: Any = LineKind.MOVED if moved else LineKind.INCOME if row.ore > 0 else LineKind.EXPENSE
    return Line(
        municipality_id=book.municipality_id, book=book, month=month_of(row.day), kind=kind.value, words=words,
        ore=abs(row.ore), source=Source.BANK.value, day=row.day, bank_words=row.words, mark=mark_of(row),
    )  # fmt: skip
