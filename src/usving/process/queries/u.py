"""What the page of a U reads: the frame that all in the municipality may see, and what one who sits here may see."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from usving.core.u import Mark
from usving.core.u import Side as Thread
from usving.people.models import Account
from usving.process.access import Standing, contributions_visible_to, gatherings_visible_to
from usving.process.models import (
    Attendance,
    Gate,
    Gathering,
    HandOverApproval,
    Partner,
    Process,
    Station,
    StationMove,
)
from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import Side
from usving.process.rules.stations import FIRST, is_handed_over

THREADS = {Side.FAMILIES.value: Thread.FAMILIES, Side.PROVIDERS.value: Thread.PROVIDERS}
THREAD_OF_KIND = {
    GatheringKind.FAMILIES.value: Thread.FAMILIES,
    GatheringKind.PROVIDERS.value: Thread.PROVIDERS,
    GatheringKind.JOINT.value: Thread.JOINT,
    GatheringKind.OPEN.value: Thread.JOINT,
}


def processes_with_seat(who: Standing) -> QuerySet[Process]:
    """The processes one sits in."""
    return Process.objects.filter(pk__in=who.processes())


def processes_without_seat(user: Account, who: Standing, words: str = "") -> QuerySet[Process]:
    """The other processes of one's municipality, the newest first; their frame is no secret. Narrowed by words."""
    others = Process.objects.filter(municipality=user.municipality_id).exclude(pk__in=who.processes())
    others = others.filter(Q(name__icontains=words) | Q(question__icontains=words)) if words else others
    return others.order_by("-starts", "name", "pk")


def stations_of(process: Process) -> list[Station]:
    """The stations in order, each with its process and gate, `living` (the wording it takes with it now, or None) and
    `approved` (the sides that stand by that wording)."""
    sides = HandOverApproval.objects.filter(hand_over=OuterRef("living")).order_by("side").values("side")
    stations = Station.objects.filter(process=process).annotate(
        living=FilteredRelation("hand_overs", condition=Q(hand_overs__replaced_at__isnull=True)),
        approved=ArraySubquery(sides),
    )
    found: list[Station] = [*stations.select_related("living", "process__gate").order_by("number")]  # type: ignore[misc]
    for each in found:
        vars(each).setdefault("living", None)  # Django leaves the name unset where there is nothing
    return found


def station_with_words(station: Station) -> Station:
    """The same station with its living wording and the sides that stand by it; see `stations_of`."""
    return next(each for each in stations_of(station.process) if each.pk == station.pk)


def gate_of(stations: Sequence[Station]) -> Gate | None:
    """The open gate of the process whose stations these are, or None while it is closed."""
    return getattr(stations[0].process, "gate", None) if stations else None


def handed_over(station: Station) -> bool:
    """Whether both sides stand by what this station takes with it."""
    return is_handed_over(frozenset(Side(side) for side in station.approved))  # type: ignore[attr-defined]


def partners_of(process: Process) -> list[Partner]:
    """The organisations behind the process."""
    found = process.partners.select_related("organisation", "logo").defer("logo__content")
    return list(found.order_by("organisation__name"))


def way_of(process: Process) -> list[StationMove]:
    """The way so far, oldest first; nothing for one without a seat."""
    return list(process.moves.order_by("at"))


def station_at(moves: Iterable[StationMove], when: datetime) -> int:
    """Return the number of the station the process stood at, given its moves oldest first."""
    number = FIRST
    for move in moves:
        if move.at > when:
            break
        number = move.went_to
    return number


def gatherings_of(process: Process, who: Standing) -> QuerySet[Gathering]:
    """The gatherings one may see here, each with `mine`: what one has answered, or None."""
    mine = Attendance.objects.filter(gathering=OuterRef("pk"), seat__in=who.seats).values("coming")[:1]
    return gatherings_visible_to(who).filter(process=process).annotate(mine=Subquery(mine)).select_related("host")


def next_of(gatherings: Iterable[Gathering], now: datetime) -> Gathering | None:
    """The first gathering that is not over and not called off; they come in order of time."""
    return next((each for each in gatherings if each.called_off_at is None and each.ends_at > now), None)


def said_marks(process: Process, who: Standing) -> list[Mark]:
    """One mark for each contribution one may read, on the thread it belongs to."""
    counts = (
        contributions_visible_to(who)
        .filter(process=process)
        .values_list("station__number", "circle__side", "audience")
        .annotate(count=Count("pk"))
        .order_by("station__number")
    )
    joined = process.pk in who.joined
    marks: Counter[Mark] = Counter()
    for number, side, audience, count in counts:
        thread = Thread.JOINT if joined and audience == Audience.ALL else THREADS.get(side)
        if thread:
            marks[Mark(number, thread)] += count
    return list(marks.elements())


def held_marks(gatherings: Iterable[Gathering], now: datetime) -> list[Mark]:
    """One mark for each gathering that has been held; a talk between two belongs to no thread."""
    held = (each for each in gatherings if each.called_off_at is None and each.ends_at <= now)
    return [Mark(each.station, THREAD_OF_KIND[each.kind]) for each in held if each.kind in THREAD_OF_KIND]
