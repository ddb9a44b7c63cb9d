"""Reminding by the clock of answers that are owed, each day's reminder once: the database says whom, the rule when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from usving.core.database.asking import answer_of, rows_of
from usving.insight.actions.replies import body_of
from usving.insight.rules.replies import newest_reminder
from usving.people.actions.notices import defer
from usving.people.rules.notices import NoticeKind, at_hour, local_day

NAMES = UUID("0f6c2e0a-6d3b-5c1f-8b0e-5c8a0f3f7a11")  # of which the ids of these notices are made
HOUR = 9
USEFUL = timedelta(days=6)  # then the next one comes


@dataclass(frozen=True)
class Waiting:
    """One who may be reminded of one answer: whoever owes it, leads where it is late, or told what waits."""

    reply: UUID
    experience: UUID
    account: UUID
    language: str
    due: date
    whom: str


def remind_by_the_clock(now: datetime | None = None) -> int:
    """Remind everyone whose hour has come, each in a transaction of its own; returns how many notices are new."""
    now = now or timezone.now()
    today = local_day(now)
    with transaction.atomic():
        waiting = [Waiting(*row) for row in rows_of("insight_reply_facts", now)]
    days = [(each, newest_reminder(each.due, today)) for each in waiting]
    return sum(_remind(each, day, now) for each, day in days if day and at_hour(day, HOUR) <= now)


@transaction.atomic
def _remind(each: Waiting, day: date, now: datetime) -> bool:
    message = uuid5(NAMES, f"{each.reply} {day.isoformat()} {each.account}")
    told = each.whom == "told"
    with translation.override(each.language):
        there = reverse("became", args=[each.experience]) if told else reverse("reply", args=[each.reply])
        subject = subject_of(each, day)
        body = body_of(subject, f"{settings.BASE_URL}{there}")
    kind = NoticeKind.NEWS if told else NoticeKind.FOLLOW_UP
    values = [message, each.account, kind.value, each.reply, now + USEFUL, subject, body, now]
    new = bool(answer_of("process_tell_by_clock", *values))
    if new:
        defer(message)
    return new


def subject_of(each: Waiting, day: date) -> str:
    """What a reminder says: that an answer waits, never to what."""
    if each.whom == "told":
        return _("Et svar til deg er forsinket. Vi har minnet den som skal svare")
    if day > each.due:
        return _("Noen venter på svar, og fristen er over")
    return _("Noen venter på svar fra deg") if day < each.due else _("Noen venter på svar fra deg i dag")
