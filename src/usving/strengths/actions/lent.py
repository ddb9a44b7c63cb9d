"""What the clock does in the exchange: a gentle word about what is lent, and telling the one who remains where the other left."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from usving.core.database.asking import answer_of, rows_of
from usving.people.actions.notices import defer
from usving.people.rules.notices import NoticeKind, local_day
from usving.strengths.actions.agreements import body_of
from usving.strengths.rules.agreements import remind_on

NAMES = UUID("0d8d1b52-57a3-5d0b-9c39-6b0f9a2f7b11")  # of which the ids of these notices are made


def remind_of_lent(now: datetime | None = None) -> int:
    """Remind each who has borrowed something, on the few days that the rule names; returns how many notices are new.

    What is given back, or lent until another day, is reminded of no more; each day's notice goes once.
    """
    now = now or timezone.now()
    today, told = local_day(now), 0
    for agreement, account, language, due in _facts("strengths_lent_facts"):
        if remind_on(due, today=today):
            told += _tell(agreement, account, language, f"{due} {today}", _lent, NoticeKind.FOLLOW_UP, now)
    return told


def settle_those_gone(now: datetime | None = None) -> int:
    """Take down what those had put up who have left, and tell whoever waits for them, once; returns how many are told."""
    now = now or timezone.now()
    gone = _facts("strengths_settle_those_gone")
    return sum(
        _tell(agreement, account, language, "gone", _gone, NoticeKind.NEWS, now)
        for agreement, account, language in gone
    )


@transaction.atomic
def _facts(function: str) -> list[tuple[Any, ...]]:
    return rows_of(function)


@transaction.atomic
def _tell(
    agreement: UUID,
    account: UUID,
    language: str,
    what: str,
    subject: Callable[[], str],
    kind: NoticeKind,
    now: datetime,
) -> bool:
    message = uuid5(NAMES, f"{agreement} {account} {what}")
    with translation.override(language):
        title, words = subject(), body_of(agreement, subject)()
    useful = now + timedelta(days=2)
    new = answer_of("process_tell_by_clock", message, account, kind.value, agreement, useful, title, words, now)
    if new:
        defer(message)
    return bool(new)


def _lent() -> str:
    return _("Husk noe du har lånt")


def _gone() -> str:
    return _("Det er noe nytt til deg i et bytte")
