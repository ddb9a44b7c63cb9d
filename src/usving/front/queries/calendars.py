"""The days to remember, gathered from the areas below; of each only when it is."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit
from uuid import NAMESPACE_OID, uuid5

from django.conf import settings
from django.utils import timezone

from usving.economy.queries.deadlines import deadlines_of
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.rules.calendar import Day
from usving.strengths.queries.agreements import days_of_return


def days_for(account: Account, who: Standing) -> list[Day]:
    """The coming days that someone follows, and those on which something lent is to go back, in order; each day once."""
    host = urlsplit(settings.BASE_URL).hostname
    return [
        Day(f"{uuid5(NAMESPACE_OID, f'{account.pk} {day}')}@{host}", day) for day in sorted(set(_days(account, who)))
    ]


def _days(account: Account, who: Standing) -> Iterator[date]:
    today = timezone.localdate()
    yield from (each.day for each in deadlines_of(account, today=today))
    yield from days_of_return(who, today=today)
