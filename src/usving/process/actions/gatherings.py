"""Planning gatherings, answering to them, and noting who came."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core import live
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.actions.gathering_notices import tell_called_off, tell_moved
from usving.process.actions.methods import keep_versions
from usving.process.models import Attendance, Circle, Gathering, GatheringGuest, Process, Seat
from usving.process.models.refusals import REFUSALS
from usving.process.queries.gatherings import has_begun
from usving.process.rules.gatherings import AnswerWay, Coming, GatheringKind, Plan, WhyNotPlan, why_not_plan
from usving.process.rules.seats import Side

SIDE_OF_KIND = {GatheringKind.FAMILIES: Side.FAMILIES, GatheringKind.PROVIDERS: Side.PROVIDERS}
CALENDAR = {"starts_at", "minutes", "place", "venue"}  # what a calendar shows of a gathering


def hold(gathering: Gathering) -> Gathering:
    """Lock a gathering and return it as it stands: until the answer is given, nobody else changes it."""
    return (
        Gathering.objects.select_for_update(of=("self",))
        .select_related("process", "host", "circle", "venue")
        .get(pk=gathering.pk)
    )


@transaction.atomic
def plan(
    *, key: UUID, process: Process, fields: Mapping[str, Any], guests: Iterable[Seat] = (), by: Account
) -> Gathering:
    """Plan a gathering. `key` is the row's own id: the same form sent twice is one gathering, as it was said last.

    Nobody is told yet: who is asked is shown before `answers.invite` sends anything.
    """
    fields = _on_the_minute(fields)
    _refuse_bad_plan(process, fields)
    gathering, fresh = Gathering.objects.get_or_create(
        pk=key,
        defaults={
            **fields,
            "municipality_id": by.municipality_id,
            "process": process,
            "code": f"samling-{key.hex[:8]}",
            "circle": _circle(process, GatheringKind(fields["kind"])),
        },
    )
    if not fresh:
        return change(gathering, fields=fields, guests=guests, by=by)
    _ask(gathering, guests, by)
    keep_versions(process, gathering.agenda)
    record("process.gathering_planned", by=by, about=gathering, kind=gathering.kind)
    return gathering


@transaction.atomic
def change(gathering: Gathering, *, fields: Mapping[str, Any], guests: Iterable[Seat] = (), by: Account) -> Gathering:
    """Change what is planned. Who has answered and who came is kept; what is as it was before leaves no trace."""
    fields = _on_the_minute(fields)
    gathering = Gathering.objects.select_for_update(of=("self",)).select_related("process").get(pk=gathering.pk)
    _refuse_bad_plan(gathering.process, fields)
    before = {name: getattr(gathering, name) for name in fields}
    for name, value in fields.items():
        setattr(gathering, name, value)
    moved = any(before.get(name) != value for name, value in fields.items() if name in CALENDAR)
    mark_changed(gathering, moved=moved)
    if gathering.kind != GatheringKind.BILATERAL or before["kind"] != gathering.kind:
        gathering.circle = _circle(gathering.process, GatheringKind(gathering.kind))
    gathering.save()
    keep_versions(gathering.process, gathering.agenda)
    if _ask(gathering, guests, by) or before != dict(fields):
        record("process.gathering_changed", by=by, about=gathering)
    if moved and not gathering.called_off_at:
        tell_moved(gathering)
    live.changed(gathering.pk)
    return gathering


@transaction.atomic
def call_off(gathering: Gathering, *, off: bool, by: Account) -> None:
    """Call a gathering off, or on again."""
    gathering = Gathering.objects.select_for_update().get(pk=gathering.pk)
    if off is bool(gathering.called_off_at):
        return
    gathering.called_off_at = timezone.now() if off else None
    mark_changed(gathering, moved=True)
    gathering.save(update_fields=["called_off_at", "sequence", "changed_at"])
    record("process.gathering_called_off" if off else "process.gathering_called_on", by=by, about=gathering)
    tell_called_off(gathering)
    live.changed(gathering.pk)


@transaction.atomic
def answer(gathering: Gathering, *, seat: UUID, coming: Coming, people: int = 1, by: Account) -> Attendance:
    """Say whether a seat comes, and how many they are; said again, the last word counts.

    Raises Refused where the gathering has been called off or is over.
    """
    gathering = Gathering.objects.select_related("process").get(pk=gathering.pk)
    if gathering.called_off_at:
        raise Refused(_("Samlingen er avlyst."))
    if gathering.ends_at <= timezone.now():
        raise Refused(_("Samlingen er over."))
    attendance, _fresh = Attendance.objects.update_or_create(
        gathering=gathering,
        seat_id=seat,
        defaults={
            "coming": coming.value,
            "people": people,
            "municipality_id": by.municipality_id,
            "how": AnswerWay.SELF.value,
            "noted_by": None,
            "answered_at": timezone.now(),
        },
    )
    family = attendance.seat.family_id
    record("process.gathering_answered", by=by, about=gathering, account=by.pk, family=family, coming=coming.value)
    return attendance


def mark_changed(gathering: Gathering, *, moved: bool) -> None:
    """Let calendars know that something is new; `moved` where the time or the place is, or it is called off or on."""
    gathering.changed_at = timezone.now()
    gathering.sequence += moved


@transaction.atomic
def note_who_came(gathering: Gathering, *, came: Mapping[UUID, bool | None], by: Account) -> None:
    """Note who came, seat by seat; None is not known. Raises Refused before the gathering has begun."""
    if not has_begun(gathering):
        raise Refused(_("Samlingen har ikke begynt. Noter hvem som kom, når dere er i gang."))
    for seat, there in came.items():
        Attendance.objects.update_or_create(
            gathering=gathering, seat_id=seat, defaults={"came": there, "municipality_id": by.municipality_id}
        )
    record("process.attendance_noted", by=by, about=gathering, seats=len(came))


def _on_the_minute(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What is planned, with its time cut to the minute: nobody meets at a second, and a process file knows none."""
    return {**fields, "starts_at": fields["starts_at"].replace(second=0, microsecond=0)}


def _refuse_bad_plan(process: Process, fields: Mapping[str, Any]) -> None:
    planned = Plan(GatheringKind(fields["kind"]), timezone.localtime(fields["starts_at"]), fields["minutes"])
    if reason := why_not_plan(planned, frame=(process.starts, process.ends)):
        raise Refused(REFUSALS[reason], field="starts_at" if reason is WhyNotPlan.OUTSIDE_FRAME else "minutes")


def _circle(process: Process, kind: GatheringKind) -> Circle | None:
    side = SIDE_OF_KIND.get(kind)
    return Circle.objects.get(process=process, side=side) if side else None


def _ask(gathering: Gathering, guests: Iterable[Seat], by: Account) -> bool:
    """Set who a talk is with, and return whether that is new; other kinds follow their circle and need no list."""
    wanted = {seat.pk for seat in guests} if gathering.kind == GatheringKind.BILATERAL else set()
    present = set(gathering.guests.values_list("seat_id", flat=True))
    gathering.guests.filter(seat__in=present - wanted).delete()
    GatheringGuest.objects.bulk_create(
        GatheringGuest(municipality_id=by.municipality_id, gathering=gathering, seat_id=seat)
        for seat in wanted - present
    )
    return wanted != present
