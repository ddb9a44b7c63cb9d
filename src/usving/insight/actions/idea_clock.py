"""What the clock tells of ideas: an answer that waits, a pilot to look at, something made use of to look at again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from usving.core.database.asking import answer_of, rows_of
from usving.insight.rules.ideas import answer_reminders
from usving.insight.rules.pilots import reminders
from usving.people.actions.notices import defer
from usving.people.rules.notices import NoticeKind, at_hour

NAMES = UUID("0b8a3f52-6d21-5c77-8f0e-2a4f6f7d91ce")  # of which the ids of these notices are made
LATE = timedelta(days=3)  # so long after its day a notice may still go: the machine may have been off
FIRST_HOUR = 9


@dataclass(frozen=True)
class Due:
    """One notice that is due: what for, about which row, to whom, counted from which day, and where it leads."""

    code: str
    about: UUID
    account: UUID
    language: str
    day: date
    address: str


def remind_of_ideas(now: datetime | None = None) -> int:
    """Tell everyone of what is due, each thing once; returns how many notices are new. Asked by nobody: the clock."""
    now = timezone.localtime(now or timezone.now())
    if now.hour < FIRST_HOUR:
        return 0
    return sum(_tell(due, now) for due in list(_due(now.date())) if due.day <= now.date() < due.day + LATE)


def _due(today: date) -> Iterator[Due]:
    with transaction.atomic():
        ideas = rows_of("insight_idea_facts", today)
        pilots = rows_of("insight_pilot_facts", today)
        uses = rows_of("insight_use_facts", today)
    for idea, account, language, last in ideas:
        for code, day in answer_reminders(last):
            yield Due(code, idea, account, language, day, reverse("idea", args=[idea]))
    for pilot, account, language, starts, ends in pilots:
        for reminder in reminders(starts, ends):
            yield Due(reminder.code, pilot, account, language, reminder.day, reverse("pilot", args=[pilot]))
    for use, account, language, day in uses:
        yield Due("look-again", use, account, language, day, reverse("use", args=[use]))


@transaction.atomic
def _tell(due: Due, now: datetime) -> bool:
    message = uuid5(NAMES, f"{due.code} {due.about} {due.day.isoformat()} {due.account}")
    with translation.override(due.language):
        subject = subject_of(due.code)
        said = {"what": subject, "address": f"{settings.BASE_URL}{due.address}"}
        body = _("Hei!\n\n%(what)s.\n\n%(address)s\n\nHilsen U-sving\n") % said
    use = at_hour(due.day + LATE, FIRST_HOUR)
    values = [message, due.account, NoticeKind.FOLLOW_UP.value, due.about, use, subject[:200], body, now]
    new = bool(answer_of("process_tell_by_clock", *values))
    if new:
        defer(message)
    return new


def subject_of(code: str) -> str:
    """What a notice says: that there is something, never what."""
    return {
        "answer-soon": _("Noen venter på svar fra dere. Fristen er om tre dager"),
        "answer-late": _("Noen har ventet på svar fra dere lenger enn avtalt"),
        "stop-rule": _("Dere er halvveis i noe dere prøver. Se på regelen for å stoppe"),
        "review": _("Noe dere prøver, er over i dag. Nå skal begge sider se på det"),
        "look-again": _("Det er et år siden noe ble tatt i bruk. Er det i bruk fortsatt?"),
    }[code]
