"""Leaving a seat or a family, and coming back the same day. Each counts from the next request on."""

from django.db import transaction

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.models import Account, Family
from usving.process.models import Leaving, Process, Seat
from usving.process.models.refusals import REFUSALS
from usving.process.rules.leaving import WhyNotLeave, WhyNotReturn

LEFT = frozenset({"left", "opened"})


@transaction.atomic
def leave_seat(seat: Seat, *, by: Account) -> Leaving:
    """Stand up from one's own seat, or as an adult from the family's. The gate is counted anew without them at once.

    Returns what can be undone until the end of the day. Raises Refused.
    """
    opened = _left(answer_of("process_leave", seat.pk))
    left = Leaving.objects.filter(by=by, seat=seat, undone_at__isnull=True).latest("left_at")
    record("process.seat_left", by=by, about=seat, account=by.pk, family=seat.family_id)
    _gate_opened(opened, seat.process, by)
    return left


@transaction.atomic
def leave_family(family: Family, *, take_back: bool, by: Account) -> Leaving:
    """Leave a family as an adult in it; `take_back`: nobody there reads any more what one shared with the family.

    The last adult takes the family's seats along. Raises Refused.
    """
    record("people.family_left", by=by, about=family, account=by.pk, family=family.pk)
    opened = _left(answer_of("process_leave_family", family.pk, take_back))
    taken_along = Leaving.objects.filter(by=by, family=family, seat__isnull=False, undone_at__isnull=True)
    for each in taken_along.select_related("process") if opened else ():
        _gate_opened(_is_open(each.process), each.process, by)
    return Leaving.objects.filter(by=by, family=family, seat__isnull=True).latest("left_at")


@transaction.atomic
def come_back(left: Leaving, *, by: Account) -> None:
    """Come back to what one left today. Raises Refused when the day is over."""
    outcome = answer_of("process_return", left.pk)
    if outcome == WhyNotLeave.NOT_YOURS:
        raise Refused(REFUSALS[WhyNotLeave.NOT_YOURS])
    if outcome != "back":
        raise Refused(REFUSALS[WhyNotReturn(outcome)])
    about = left.seat or left.family
    record("process.came_back", by=by, about=about, account=by.pk, family=left.family_id)


def _left(outcome: str) -> bool:
    """Return whether the gate opened by it; raise Refused where nobody left."""
    if outcome not in LEFT:
        raise Refused(REFUSALS[WhyNotLeave(outcome)])
    return outcome == "opened"


def _gate_opened(opened: bool, process: Process | None, by: Account) -> None:
    if opened and process is not None:
        record("process.gate_opened", by=by, about=process)


def _is_open(process: Process | None) -> bool:
    return process is not None and hasattr(process, "gate")
