"""What a station takes with it, and the way along the U."""

from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.models import (
    Contribution,
    HandOver,
    HandOverApproval,
    HandOverSource,
    Process,
    Station,
    StationMove,
)
from usving.process.models.refusals import REFUSALS
from usving.process.rules.seats import Side
from usving.process.rules.stations import Move, is_handed_over, why_not_move

NEWER_WORDING = _("Noen andre har skrevet et nytt forslag imens. Les det, og send ditt på nytt om du vil.")


@transaction.atomic
def propose_hand_over(
    station: Station,
    *,
    key: UUID,
    text: str,
    sources: Iterable[Contribution],
    side: Side,
    by: Account,
    instead_of: UUID | None,
) -> HandOver:
    """Word what a station takes with it. Whoever words it approves for their side; the other side is asked anew.

    `key` is the row's own id: the same form sent twice is one proposal. `instead_of` is the wording one had before one's
    eyes: if another has come meanwhile, this is refused and both are kept.
    """
    if already := HandOver.objects.filter(pk=key, by=by).first():
        return already
    _replace(station, instead_of)
    values = {"municipality_id": by.municipality_id, "process_id": station.process_id}
    new = HandOver(pk=key, station=station, text=text, proposed_by=side.value, by=by, **values)
    if not _added(new):
        raise Refused(NEWER_WORDING, field="text")
    HandOverSource.objects.bulk_create(HandOverSource(hand_over=new, contribution=each, **values) for each in sources)
    record("process.hand_over_proposed", by=by, about=new, side=side.value)
    _approve(new, side, by)
    return new


@transaction.atomic
def approve_hand_over(hand_over: HandOver, *, side: Side, by: Account) -> None:
    """Let one side stand by a wording. A wording that has been replaced meanwhile is refused."""
    locked = HandOver.objects.select_for_update().get(pk=hand_over.pk)
    if locked.replaced_at:
        raise Refused(_("Det har kommet et nytt forslag imens. Les det før du svarer."))
    _approve(locked, side, by)


@transaction.atomic
def move(process: Process, *, to: int, reason: str = "", by: Account) -> None:
    """Go on to the next station, or back to an earlier one with a reason that all can read."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    asked = Move(process.here, to, handed_over(process, process.here), reason)
    if why := why_not_move(asked):
        raise Refused(REFUSALS[why], field="reason" if asked.to < asked.here else None)
    StationMove.objects.create(
        municipality_id=by.municipality_id,
        process=process,
        came_from=process.here,
        went_to=to,
        reason=reason.strip(),
        by=by,
    )
    record("process.moved", by=by, about=process, came_from=process.here, went_to=to)
    process.here = to
    process.save(update_fields=["here"])


def handed_over(process: Process, number: int) -> bool:
    """Whether both sides have approved what a station takes with it."""
    sides = HandOverApproval.objects.filter(
        hand_over__station__process=process, hand_over__station__number=number, hand_over__replaced_at__isnull=True
    ).values_list("side", flat=True)
    return is_handed_over(frozenset(Side(side) for side in sides))


def _replace(station: Station, instead_of: UUID | None) -> None:
    """Let the living wording step back, if it is the one that was before the writer's eyes."""
    living = HandOver.objects.select_for_update().filter(station=station, replaced_at__isnull=True).first()
    if (living.pk if living else None) != instead_of:
        raise Refused(NEWER_WORDING, field="text")
    if living:
        living.replaced_at = timezone.now()
        living.save(update_fields=["replaced_at"])


def _added(new: HandOver) -> bool:
    """Write the row; False where a station has got another living wording a moment ago."""
    try:
        with transaction.atomic():
            new.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _approve(hand_over: HandOver, side: Side, by: Account) -> None:
    _row, fresh = HandOverApproval.objects.get_or_create(
        hand_over=hand_over,
        side=side.value,
        defaults={"municipality_id": by.municipality_id, "process_id": hand_over.process_id, "by": by},
    )
    if fresh:
        record("process.hand_over_approved", by=by, about=hand_over, side=side.value)
