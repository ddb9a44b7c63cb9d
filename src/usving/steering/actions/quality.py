"""Asking how the process works: opening a round, answering it, closing it. No trail says who answered, or when."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.models import Process
from usving.process.rules.seats import Side
from usving.steering.models import QualityAnswer, QualityRound
from usving.steering.models.refusals import REFUSALS
from usving.steering.rules.quality import Moment, WordsFor, closes_on, why_not_open


@transaction.atomic
def open_round(process: Process, *, moment: Moment, by: Account) -> QualityRound:
    """Open a round today, before or after the clock would. Raises Refused where it has been held, or another is open."""
    Process.objects.select_for_update(of=("self",)).get(pk=process.pk)
    found = list(QualityRound.objects.filter(process=process))
    known, is_open = [Moment(r.moment) for r in found], [Moment(r.moment) for r in found if r.closed_at is None]
    if reason := why_not_open(moment, known=known, is_open=is_open):
        raise Refused(REFUSALS[reason])
    today = timezone.localdate()
    made = QualityRound.objects.create(
        municipality_id=by.municipality_id, process=process, moment=moment.value, opens=today, closes=closes_on(today),
        opened_by=by,
    )  # fmt: skip
    record("steering.quality_opened", by=by, about=made, moment=moment.value)
    return made


@transaction.atomic
def answer(
    asked: QualityRound, *, side: Side, marks: Mapping[str, int], words: str, words_for: WordsFor, by: Account
) -> bool:
    """Answer, or answer anew, while the round is open; returns whether it was. The trail says nothing of it."""
    held = QualityRound.objects.filter(pk=asked.pk, closed_at__isnull=True, closes__gte=timezone.localdate())
    if not held.exists():
        return False
    QualityAnswer.objects.update_or_create(
        round=asked, account=by,
        defaults={
            "municipality_id": by.municipality_id, "side": side.value, "marks": dict(marks), "words": words.strip(),
            "words_for": words_for.value,
        },
    )  # fmt: skip
    return True


@transaction.atomic
def close_round(asked: QualityRound, *, by: Account) -> bool:
    """Close a round before its time, so that it can be looked at together; returns whether it was open."""
    was_open = bool(answer_of("steering_shut_quality", asked.pk))
    if was_open:
        record("steering.quality_closed", by=by, about=asked)
    return was_open


@transaction.atomic
def follow_the_clock(today: date | None = None) -> tuple[int, int]:
    """Open the rounds whose day has come, and close those whose last day is over; returns how many of each."""
    day = today or timezone.localdate()
    closed = int(answer_of("steering_shut_due_quality", day))
    return int(answer_of("steering_open_due_quality", day)), closed
