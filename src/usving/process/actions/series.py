"""Planning several gatherings at once, and moving those of a series that are still to come."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.actions.gathering_notices import tell_moved
from usving.process.actions.gatherings import mark_changed, plan
from usving.process.models import Gathering, GatheringSeries, Process
from usving.process.models.refusals import REFUSALS
from usving.process.rules.series import Planned, moved, why_not_days


@transaction.atomic
def plan_series(
    *, key: UUID, process: Process, title: str, gatherings: Iterable[Mapping[str, Any]], by: Account
) -> GatheringSeries:
    """Plan several gatherings that belong together; each mapping is what `plan` takes, with its own start.

    `key` is the series' own id, and each gathering's is made from it: the same form sent twice makes them once. Raises Refused
    where one of them cannot be planned; then none is.
    """
    listed = list(gatherings)
    days = [timezone.localtime(fields["starts_at"]).date() for fields in listed]
    if reason := why_not_days(days, frame=(process.starts, process.ends)):
        raise Refused(REFUSALS[reason], field="count")
    series, fresh = GatheringSeries.objects.get_or_create(
        pk=key, defaults={"municipality_id": by.municipality_id, "process": process, "title": title}
    )
    if fresh:
        for number, fields in enumerate(listed):
            plan(key=uuid5(key, str(number)), process=process, fields={**fields, "series": series}, by=by)
        record("process.series_planned", by=by, about=series, gatherings=len(listed))
    return series


def to_move(series: GatheringSeries) -> list[Gathering]:
    """The gatherings of a series that are still to come and not called off, in order."""
    coming = Gathering.objects.filter(series=series, starts_at__gt=timezone.now(), called_off_at__isnull=True)
    return list(coming.order_by("starts_at"))


def moves_of(gatherings: list[Gathering], weeks: int) -> list[tuple[Gathering, datetime, Planned]]:
    """Where each of them would go: the same time of day, some weeks on or back, past holidays."""
    days = [timezone.localtime(each.starts_at).date() for each in gatherings]
    return [(each, _at(each.starts_at, to.day), to) for each, to in zip(gatherings, moved(days, weeks), strict=True)]


@transaction.atomic
def move_series(series: GatheringSeries, *, weeks: int, seen: Iterable[datetime], by: Account) -> int:
    """Move those that are still to come; every answer is kept. Returns how many were moved.

    `seen` is where they stood on the page: where they stand elsewhere by now, nothing is moved, and 0 is returned. So a
    double click moves once. Raises Refused where one would fall outside the process, or before now.
    """
    gatherings = [Gathering.objects.select_for_update().get(pk=each.pk) for each in to_move(series)]
    if [each.starts_at for each in gatherings] != list(seen):
        return 0
    moves = moves_of(gatherings, weeks)
    days = [to.day for _gathering, _at, to in moves]
    if reason := why_not_days(days, frame=(max(series.process.starts, timezone.localdate()), series.process.ends)):
        raise Refused(REFUSALS[reason])
    for gathering, starts_at, _to in moves:
        gathering.starts_at = starts_at
        mark_changed(gathering, moved=True)
        gathering.save(update_fields=["starts_at", "sequence", "changed_at"])
        record("process.gathering_changed", by=by, about=gathering)
        tell_moved(gathering)
    record("process.series_moved", by=by, about=series, gatherings=len(moves), weeks=weeks)
    return len(moves)


def _at(starts_at: datetime, day: date) -> datetime:
    """The same time of day on another day, whatever summer time does in between."""
    local = timezone.localtime(starts_at)
    return timezone.make_aware(datetime.combine(day, local.time().replace(tzinfo=None)), local.tzinfo)
