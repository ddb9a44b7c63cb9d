"""Writing down what was decided, who sees to what, and what became of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.actions.minutes import touch
from usving.process.models import Decision, Gathering, Task
from usving.process.models.refusals import REFUSALS
from usving.process.rules.tasks import TaskState, WhyNotTask, why_not_answer

FIELD_OF = {WhyNotTask.WORDS_MISSING: "words", WhyNotTask.DATE_MISSING: "due", WhyNotTask.DATE_PAST: "due"}


@transaction.atomic
def decide(gathering: Gathering, *, key: UUID, text: str, by: Account) -> Decision:
    """Write down something decided at a gathering. Sent twice it is decided once; refused once the minutes are fixed."""
    if already := Decision.objects.filter(pk=key, gathering=gathering).first():
        return already
    touch(gathering, by=by)
    made = Decision.objects.create(
        pk=key,
        municipality_id=by.municipality_id,
        process_id=gathering.process_id,
        gathering=gathering,
        text=text,
        by=by,
    )
    record("process.decided", by=by, about=made)
    return made


def hold(decision: Decision) -> Decision:
    """Lock a decision and return it as it stands."""
    return Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)


@transaction.atomic
def word_decision(decision: Decision, *, text: str, by: Account) -> None:
    """Word a decision anew, until the minutes of its gathering are fixed."""
    if decision.text == text:
        return
    touch(decision.gathering, by=by)
    decision.text = text
    decision.save(update_fields=["text"])
    record("process.decision_worded", by=by, about=decision)


@transaction.atomic
def remove_decision(decision: Decision, *, by: Account) -> None:
    """Take a decision away that was not one; its tasks stay with the gathering."""
    touch(decision.gathering, by=by)
    record("process.decision_removed", by=by, about=decision)
    Decision.objects.filter(pk=decision.pk).delete()


@transaction.atomic
def set_task(
    gathering: Gathering,
    *,
    key: UUID,
    text: str,
    due: date,
    owner: Mapping[str, Any],
    decision: Decision | None,
    by: Account,
) -> Task:
    """Write down who sees to something, and until when. `owner` holds the seat, the side or the organisation."""
    made, fresh = Task.objects.get_or_create(
        pk=key,
        defaults={
            "municipality_id": by.municipality_id, "process_id": gathering.process_id, "gathering": gathering,
            "decision": decision, "text": text, "due": due, "first_due": due, "by": by, **owner,
        },
    )  # fmt: skip
    if fresh:
        record("process.task_set", by=by, about=made)
    return made


@transaction.atomic
def answer_task(task: Task, *, state: TaskState, words: str = "", due: date | None = None, by: Account) -> Task:
    """Say what became of a task: done, moved to another day, dropped, or open again. Said again, the last word counts.

    Raises Refused where a reason or a day is missing.
    """
    if reason := why_not_answer(state, words=words, due=due, today=timezone.localdate()):
        raise Refused(REFUSALS[reason], field=FIELD_OF[reason])
    locked = Task.objects.select_for_update().filter(pk=task.pk).first()
    if locked is None:
        raise Refused(_("Prosessen er avsluttet, eller oppgaven er ikke din lenger."))
    if state is TaskState.MOVED and due:
        locked.due = due
    if (locked.state, locked.words) == (state.value, words) and locked.due == task.due:
        return locked
    locked.state, locked.words = state.value, words.strip()
    locked.answered_at, locked.answered_by = timezone.now(), by
    locked.save(update_fields=["state", "words", "due", "answered_at", "answered_by"])
    record("process.task_answered", by=by, about=locked, state=state.value)
    return locked
