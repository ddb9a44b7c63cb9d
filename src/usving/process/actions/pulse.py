"""Answering the pulse, and closing it. Nothing here knows what anyone answered once it is given, and no trail is left of it."""

from uuid import UUID

from django.db import transaction

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.people.models import Account
from usving.process.models import Gathering
from usving.process.rules.pulse import PulseOutcome


@transaction.atomic
def answer(gathering: UUID, *, safe: int, useful: int) -> PulseOutcome:
    """Give one's two marks, once. The trail says nothing of it: it would tell who, and when."""
    return PulseOutcome(answer_of("process_answer_pulse", gathering, safe, useful))


@transaction.atomic
def close(gathering: Gathering, *, by: Account) -> bool:
    """Close the pulse before its time, so that it can be looked at together; returns whether it was open."""
    closed = bool(answer_of("process_close_pulse", gathering.pk))
    if closed:
        record("process.pulse_closed", by=by, about=gathering)
    return closed


@transaction.atomic
def close_all_due() -> int:
    """Close every pulse whose days are over; asked by the clock. Returns how many."""
    return answer_of("process_close_pulses")
