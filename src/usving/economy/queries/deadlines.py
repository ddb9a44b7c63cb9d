"""The days that someone follows: deadlines they have chosen, and costs with a day in their own books."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from usving.core.telling import page_language
from usving.economy.access import books_visible_to
from usving.economy.models import Commitment
from usving.economy.rules.dated import text_in
from usving.economy.rules.deadlines import all_deadlines, coming
from usving.people.models import Account

DAYS_AHEAD = 92


@dataclass(frozen=True)
class Day:
    """A day to remember: what it is, where one reads more, and the text it comes from. No amounts."""

    day: date
    says: Any
    url: str
    source: str = ""


def deadlines_of(account: Account, *, today: date | None = None) -> list[Day]:
    """The coming days that someone follows, the nearest first. Nothing for one who has chosen none."""
    now = today or timezone.localdate()
    books = list(books_visible_to(account))
    codes = {code for book in books for code in book.deadlines}
    here, language = reverse("economy"), page_language()
    shared = [
        Day(day, text_in("deadlines", each.says, language), here, text_in("deadlines", each.source, language))
        for each in all_deadlines()
        if each.code in codes
        for day in coming(each, today=now)
    ]
    return sorted([*shared, *_own(books, now)], key=lambda each: (each.day, str(each.says)))


def _own(books: list[Any], now: date) -> list[Day]:
    if not books:
        return []
    until = now + timedelta(days=DAYS_AHEAD)
    found = Commitment.objects.filter(book__in=books, done=False, removed_at=None, due__range=(now, until))
    return [Day(each.due, each.words, reverse("commitments", args=[each.book_id])) for each in found if each.due]
