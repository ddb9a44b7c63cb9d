"""Telling people by the clock, each thing once: the database says whom it concerns, the schedules what is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from usving.core.database.asking import answer_of, rows_of
from usving.core.telling import told as written
from usving.people.actions.notices import defer
from usving.people.rules.notices import at_hour
from usving.process.rules.notices import Fact, Of, Schedule, Whom, due, useful_until

NAMES = UUID("6d0f5c1e-2f0b-5a8e-9a41-0f1f7e3b9c52")  # of which the ids of these notices are made


@dataclass(frozen=True)
class Told:
    """One who may be told of one thing. `when` and `place` are empty where the person has not asked to have them sent."""

    fact: Fact
    about: UUID
    account: UUID
    language: str
    address: str
    when: datetime | None = None
    place: str = ""


def tell_by_the_clock(now: datetime | None = None) -> int:
    """Tell everyone of everything whose hour has come, each in a transaction of its own; returns how many notices are new."""
    now = now or timezone.now()
    waiting = [(told, schedule) for told in _facts(now) for schedule in due(told.fact, now)]
    return sum(_tell(told, schedule, now) for told, schedule in waiting)


def _facts(now: datetime) -> list[Told]:
    with transaction.atomic():
        found = [told for row in rows_of("process_gathering_facts", now) for told in _of_gathering(*row)]
        return found + [_of_task(*row) for row in rows_of("process_task_facts", now)]


def _of_gathering(
    gathering: UUID, account: UUID, language: str, starts_at: datetime, ends_at: datetime, place: str,
    tells_when: bool, coming: str, came: bool | None, pulse_answered: bool, told_at: datetime | None,
) -> Iterator[Told]:  # fmt: skip
    page = reverse("gathering", args=[gathering])
    whom: dict[str, Any] = {"about": gathering, "account": account, "language": language, "address": page}
    if coming == "unknown":
        yield Told(Fact(Of.GATHERING, Whom.SILENT, starts_at, told_at), **whom)
    if coming == "yes":
        shown: dict[str, Any] = {"when": starts_at, "place": place} if tells_when else {}
        yield Told(Fact(Of.GATHERING, Whom.COMING, starts_at, told_at), **whom, **shown)
    if (came or (came is None and coming == "yes")) and not pulse_answered:
        yield Told(Fact(Of.END, Whom.THERE, ends_at, told_at), **whom)


def _of_task(task: UUID, account: UUID, language: str, day: Any, told_at: datetime | None) -> Told:
    fact = Fact(Of.TASK, Whom.OWNER, at_hour(day, 12), told_at)
    return Told(fact, task, account, language, reverse("my_page"))


@transaction.atomic
def _tell(told: Told, schedule: Schedule, now: datetime) -> bool:
    message = key_of(told, schedule)
    with translation.override(told.language):
        subject = subject_of(told, schedule)
        said = {"what": subject, "address": f"{settings.BASE_URL}{told.address}"}
        body = _("Hei!\n\n%(what)s.\n\n%(address)s\n\nHilsen U-sving\n") % said
    use = useful_until(schedule, told.fact.moment)
    values = [message, told.account, schedule.kind.value, told.about, use, subject[:200], body, now]
    new = answer_of("process_tell_by_clock", *values)
    if new:
        defer(message)
    return bool(new)


def key_of(told: Told, schedule: Schedule) -> UUID:
    """The id of a notice: the same for the same thing, time and person, so that nobody is told twice."""
    return uuid5(NAMES, f"{schedule.code} {told.about} {told.fact.moment.isoformat()} {told.account}")


def subject_of(told: Told, schedule: Schedule) -> str:
    """What a notice says: that there is something; time and place only where the person has asked for them."""
    if schedule.code == "day-before" and told.when:
        said = {"when": written(told.when, "moment"), "place": told.place}
        return _("Husk avtalen i morgen: %(when)s, %(place)s") % said
    return {
        "week-before": _("Vi venter på svar fra deg om du kommer"),
        "day-before": _("Husk avtalen i morgen"),
        "pulse-open": _("Vi har to korte spørsmål til deg"),
        "task-soon": _("Noe du har tatt på deg, skal være gjort om tre dager"),
        "task-today": _("Noe du har tatt på deg, skal være gjort i dag"),
    }[schedule.code]
