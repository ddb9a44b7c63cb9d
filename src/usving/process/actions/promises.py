"""Giving the promise of secrecy at a gathering, and taking it back."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.models import Gathering, Promise, Seat
from usving.process.models.refusals import REFUSALS
from usving.process.rules.promises import NOW, Meeting, PromiseWay, why_not_promise


@transaction.atomic
def promise(gathering: Gathering, *, key: UUID, seat: UUID, by: Account, asked: bool) -> Promise:
    """Give one's own promise, under the name one has today. Given twice it is given once; given back, it can be given anew.

    `key` is the row's own id. Raises Refused before the day, and where one is not asked.
    """
    _refuse(gathering, asked=asked)
    living = Promise.objects.filter(gathering=gathering, account=by, taken_back_at__isnull=True).first()
    given = living or Promise.objects.filter(pk=key, account=by).first()
    if given:
        return given
    new = Promise.objects.create(
        pk=key, municipality_id=by.municipality_id, gathering=gathering, seat_id=seat, account=by, name=by.person.name,
        text=NOW.value, way=PromiseWay.TAP.value, recorded_by=by,
    )  # fmt: skip
    record("process.promise_given", by=by, about=new, account=by.pk, text=NOW.value)
    return new


@transaction.atomic
def promise_on_paper(gathering: Gathering, *, key: UUID, seat: Seat, name: str, by: Account) -> Promise:
    """Write in a promise that someone gave on paper; it says who wrote it in. Raises Refused before the day."""
    _refuse(gathering, asked=True)
    new, fresh = Promise.objects.get_or_create(
        pk=key,
        defaults={
            "municipality_id": by.municipality_id, "gathering": gathering, "seat": seat, "name": name,
            "text": NOW.value, "way": PromiseWay.PAPER.value, "recorded_by": by,
        },
    )  # fmt: skip
    if fresh:
        record(
            "process.promise_written_in",
            by=by,
            about=new,
            account=seat.account_id,
            family=seat.family_id,
            text=NOW.value,
        )
    return new


@transaction.atomic
def take_back(given: Promise, *, by: Account) -> None:
    """Take a promise back; those who were there see it. What was said stays said."""
    if answer_of("process_take_back_promise", given.pk):
        record("process.promise_taken_back", by=by, about=given, account=given.account_id, family=given.seat.family_id)


def _refuse(gathering: Gathering, *, asked: bool) -> None:
    if reason := why_not_promise(meeting_of(gathering), asked=asked, now=timezone.localtime()):
        raise Refused(REFUSALS[reason])


def meeting_of(gathering: Gathering) -> Meeting:
    """What the rule wants to know of a gathering."""
    starts, ends = timezone.localtime(gathering.starts_at), timezone.localtime(gathering.ends_at)
    off, closed = gathering.called_off_at is not None, gathering.process.closed_at is not None
    return Meeting(starts, ends, off, closed)
