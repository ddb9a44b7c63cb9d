"""Several gatherings as they will be: by a rhythm, or from the U that is shipped."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from usving.process.models import Gathering, GatheringSeries, Method, Process
from usving.process.queries.setup_begin import shipped
from usving.process.rules import file
from usving.process.rules.gatherings import GatheringKind, Ground
from usving.process.rules.holidays import is_free
from usving.process.rules.series import WEEK, Rhythm, days_of

LONELY = (GatheringKind.BILATERAL,)  # a talk is planned by itself: somebody has to say whom it is with


@dataclass(frozen=True)
class Preview:
    """One gathering that would be made: its fields, and the holiday it was moved away from."""

    fields: Mapping[str, Any]
    instead_of: date | None = None

    @property
    def starts_at(self) -> datetime:
        """When it would begin."""
        return self.fields["starts_at"]


def by_rhythm(fields: Mapping[str, Any], rhythm: Rhythm, count: int) -> list[Preview]:
    """The gatherings of a rhythm: all like the first, but for the day; numbered where there are several."""
    first = timezone.localtime(fields["starts_at"])
    found = []
    for number, planned in enumerate(days_of(first.date(), rhythm, count), start=1):
        title = f"{fields['title']} {number}" if count > 1 else fields["title"]
        found.append(Preview({**fields, "title": title[:120], "starts_at": on(planned.day, first)}, planned.instead_of))
    return found


def from_the_u(process: Process, place: str) -> list[Preview]:
    """The gatherings of the shipped U that this process has not, from today on, on the same weekdays as there."""
    document = shipped()
    weeks = round((process.starts - document.process.starts) / WEEK)
    taken = set(Gathering.objects.filter(process=process).values_list("title", flat=True))
    methods = set(Method.objects.filter(process=process).values_list("code", flat=True))
    wanted = sorted((g for g in document.gatherings if g.kind not in LONELY), key=lambda each: each.starts)
    found = [_preview(each, weeks, place, methods) for each in wanted if each.title not in taken]
    return [each for each in found if _fits(each, process)]


def series_of(process: Process) -> list[GatheringSeries]:
    """The series of a process, each with `coming`: how many of its gatherings are still to come."""
    found = list(GatheringSeries.objects.filter(process=process))
    coming = Gathering.objects.filter(series__in=found, starts_at__gt=timezone.now(), called_off_at__isnull=True)
    counts: dict[Any, int] = {}
    for series in coming.values_list("series", flat=True):
        counts[series] = counts.get(series, 0) + 1
    for each in found:
        each.coming = counts.get(each.pk, 0)  # type: ignore[attr-defined]
    return [each for each in found if each.coming]  # type: ignore[attr-defined]


def on(day: date, first: datetime) -> datetime:
    """A time of day on another day, whatever summer time does in between."""
    return timezone.make_aware(datetime.combine(day, first.time().replace(tzinfo=None)))


def _preview(gathering: file.Gathering, weeks: int, place: str, methods: set[str]) -> Preview:
    wanted = gathering.starts + WEEK * weeks
    starts = wanted
    while is_free(starts.date()):
        starts += WEEK
    agenda = [
        {"title": item.title, "minutes": item.minutes} | ({"method": item.method} if item.method in methods else {})
        for item in gathering.agenda
    ]
    fields = {
        "title": gathering.title, "kind": gathering.kind, "station": gathering.station, "minutes": gathering.minutes,
        "starts_at": timezone.make_aware(starts), "place": place, "ground": Ground.NEUTRAL.value, "host": None,
        "agenda": agenda,
    }  # fmt: skip
    return Preview(fields, wanted.date() if starts != wanted else None)


def _fits(preview: Preview, process: Process) -> bool:
    """Whether it lies within the process and is still to come; a gathering of the last evening must end within it, too."""
    ends = timezone.localtime(preview.starts_at + timedelta(minutes=preview.fields["minutes"]))
    return preview.starts_at > timezone.now() and process.starts <= ends.date() <= process.ends
