"""What a book is compared with, and the deadlines that its owners follow: only what they ask for themselves."""

from collections.abc import Collection
from typing import Any

from django.db import transaction

from usving.economy.actions.books import locked, record_in_book
from usving.economy.models import Book
from usving.people.models import Account


@transaction.atomic
def compare_with(book: Book, *, people: dict[str, Any], by: Account) -> None:
    """Keep who lives here, so that the reference budget may stand beside; empty takes the comparison away."""
    book = locked(book)
    if book.people != people:
        book.people = people
        book.save(update_fields=["people"])
        record_in_book("economy.comparison_chosen", book, by)


@transaction.atomic
def follow_deadlines(book: Book, *, codes: Collection[str], by: Account) -> None:
    """Follow these deadlines and no others."""
    book = locked(book)
    if sorted(book.deadlines) != sorted(codes):
        book.deadlines = sorted(codes)
        book.save(update_fields=["deadlines"])
        record_in_book("economy.deadlines_chosen", book, by)
