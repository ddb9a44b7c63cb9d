"""Answering the pulse, and closing it. Nothing here knows what anyone answered once it is given, and no trail is left of it."""

from uuid import UUID

from django.db import connection, transaction

from usving.audit.actions import record
from usving.people.models import Account
from usving.process.models import Gathering
from usving.process.rules.pulse import PulseOutcome


@transaction.atomic
def answer(gathering: UUID, *, safe: int, useful: int) -> PulseOutcome:
    """Give one's two marks, once. The trail says nothing of it: it would tell who, and when."""
    with connection.cursor() as cursor:
        cursor.execute("select process_answer_pulse(%s, %s, %s)", [gathering, safe, useful])
        (outcome,) = cursor.fetchone()
    return PulseOutcome(outcome)


@transaction.atomic
def close(gathering: Gathering, *, by: Account) -> bool:
    """Close the pulse before its time, so that it can be looked at together; returns whether it was open."""
    with connection.cursor() as cursor:
        cursor.execute("select process_close_pulse(%s)", [gathering.pk])
        (closed,) = cursor.fetchone()
    if closed:
        record("process.pulse_closed", by=by, about=gathering)
    return bool(closed)


@transaction.atomic
def close_all_due() -> int:
    """Close every pulse whose days are over; asked by the clock. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("select process_close_pulses()")
        (number,) = cursor.fetchone()
    return int(number)
