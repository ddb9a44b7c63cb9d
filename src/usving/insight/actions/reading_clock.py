"""What the clock does about what is understood together: drawing weeks, noting lost sources, reminding of questions."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from usving.core.database.asking import answer_of, ids_of, rows_of
from usving.insight.actions.replies import body_of
from usving.people.actions.notices import defer
from usving.people.rules.notices import NoticeKind, at_hour

NAMES = UUID("8c1f0d3a-52b7-5e64-9f4d-7a3b1c9e2d55")  # of which the ids of these notices are made
USEFUL = timedelta(days=14)
HOUR = 9


def note_lost_sources() -> int:
    """Say of every finding that has lost a source that it must be looked at again; returns how many. Asked by nobody."""
    with transaction.atomic():
        return len(ids_of("insight_settle_lost"))


def remind_of_questions(now: datetime | None = None) -> int:
    """Remind those who lead of questions to look at again, from their day and once a month; returns how many are new."""
    now = timezone.localtime(now or timezone.now())
    if now.hour < HOUR:
        return 0
    with transaction.atomic():
        due = rows_of("insight_questions_to_look_at", now.date())
    return sum(_tell(question, account, language, now.date(), now) for question, account, language in due)


@transaction.atomic
def _tell(question: UUID, account: UUID, language: str, day: date, now: datetime) -> bool:
    message = uuid5(NAMES, f"{question} {account} {day.isoformat()}")
    with translation.override(language):
        subject = _("Det er tid for å se på et åpent spørsmål igjen")
        body = body_of(subject, f"{settings.BASE_URL}{reverse('question', args=[question])}")
    values = [message, account, NoticeKind.FOLLOW_UP.value, question, at_hour(day + USEFUL, HOUR), subject, body, now]
    new = bool(answer_of("process_tell_by_clock", *values))
    if new:
        defer(message)
    return new
