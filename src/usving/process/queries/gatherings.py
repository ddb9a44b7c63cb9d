"""Gatherings as a page shows them: what is coming, what has been, who is asked, and what each has answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from usving.people.models import Account, Organisation
from usving.people.queries.administration import organisations_to_choose
from usving.process.access import Place, Standing, contributions_visible_to, gatherings_visible_to, seats_visible_to
from usving.process.models import Attendance, Contribution, Gathering, GatheringGuest, Process, Room, Seat, Station
from usving.process.queries.methods import methods_linked
from usving.process.rules import room as rules
from usving.process.rules.gatherings import Coming, GatheringKind, Ground
from usving.process.rules.seats import LEADS, TAKES_PART, SeatRole

SIDES = (SeatRole.FAMILY, SeatRole.PROVIDER)  # those who lead are not asked whether they come, unless a talk names them


@dataclass(frozen=True)
class Listed:
    """A gathering in a list: whether one is asked to it oneself, and what one's seat has answered."""

    gathering: Gathering
    asked: bool
    answer: Attendance | None


@dataclass(frozen=True)
class AgendaPoint:
    """One point of the plan, with the time it begins and ends."""

    starts_at: datetime
    ends_at: datetime
    title: str
    minutes: int
    method: str = ""  # its code, where it has a page in the process


@dataclass(frozen=True)
class Asked:
    """A seat that is asked, and what is known of it: the answer, and whether it came."""

    seat: Seat
    attendance: Attendance | None


def gatherings_listed(
    process: Process, who: Standing, *, words: str = "", kind: str = ""
) -> tuple[list[Listed], list[Listed]]:
    """The gatherings of a process that one may see: those still to come, next first, and those held, last first.

    Narrowed to those with the words in the title or the place, and to one kind.
    """
    now, seen = timezone.now(), gatherings_visible_to(who).filter(process=process)
    seen = seen.filter(Q(title__icontains=words) | Q(place__icontains=words)) if words else seen
    seen = seen.filter(kind=kind) if kind else seen
    found = list(seen.select_related("host").order_by("starts_at"))
    place = who.place_in(process.pk)
    answers, invited = _answers(found, place), _talks_of(found, place)
    listed = [Listed(each, is_asked(each, place, in_talk=each.pk in invited), answers.get(each.pk)) for each in found]
    coming = [line for line in listed if line.gathering.ends_at > now]
    return coming, [line for line in reversed(listed) if line.gathering.ends_at <= now]


def is_asked(gathering: Gathering, place: Place | None, *, in_talk: bool) -> bool:
    """Whether someone sitting at this place is asked to a gathering; `in_talk`: the seat stands on the list of a talk."""
    if gathering.kind == GatheringKind.BILATERAL or place is None:
        return in_talk
    if gathering.kind == GatheringKind.OPEN:
        return place.role not in LEADS
    return place.role in SIDES and gathering.circle_id in (None, place.circle)


def sits_in_talk(gathering: Gathering, place: Place | None) -> bool:
    """Whether this place stands on the list of a talk."""
    return place is not None and GatheringGuest.objects.filter(gathering=gathering, seat=place.seat).exists()


def answer_of(gathering: Gathering, place: Place | None) -> Attendance | None:
    """What a place has answered, or None."""
    return _answers([gathering], place).get(gathering.pk)


def agenda_of(gathering: Gathering) -> list[AgendaPoint]:
    """The plan, point by point, with times in the municipality's own clock."""
    points, at = [], timezone.localtime(gathering.starts_at)
    linked = methods_linked(gathering.process, (point.get("method", "") for point in gathering.agenda))
    for point in gathering.agenda:
        ends = at + timedelta(minutes=point["minutes"])
        method = point.get("method", "")
        points.append(AgendaPoint(at, ends, point["title"], point["minutes"], method if method in linked else ""))
        at = ends
    return points


def asked_to(gathering: Gathering, who: Standing) -> list[Asked]:
    """The seats that are asked and that one may see, with someone in them, families first; each with its answer."""
    seats = _seats_asked(gathering, who).select_related("organisation").order_by("role", "called", "code")
    known = {each.seat_id: each for each in Attendance.objects.filter(gathering=gathering)}
    return [Asked(seat, known.get(seat.pk)) for seat in seats]


def _seats_asked(gathering: Gathering, who: Standing) -> QuerySet[Seat]:
    seats = seats_visible_to(who).filter(taken(), process=gathering.process_id)
    if gathering.kind == GatheringKind.BILATERAL:
        return seats.filter(pk__in=GatheringGuest.objects.filter(gathering=gathering).values("seat"))
    if gathering.kind == GatheringKind.OPEN:
        return seats.exclude(role__in=LEADS)
    sides = seats.filter(role__in=SIDES)
    return sides.filter(circle=gathering.circle_id) if gathering.circle_id else sides


def taken() -> Q:
    """The condition that someone sits in a seat now."""
    today = timezone.localdate()
    holds = Q(account__isnull=False) | Q(family__isnull=False)
    begun = Q(starts__isnull=True) | Q(starts__lte=today)
    return holds & begun & (Q(ends__isnull=True) | Q(ends__gte=today))


def said_at(gathering: Gathering, who: Standing) -> QuerySet[Contribution]:
    """What was said at a gathering and that one may read, newest first."""
    found = contributions_visible_to(who).filter(gathering=gathering)
    return found.select_related("circle", "hiding").order_by("-written_at")


def seats_to_ask(process: Process, who: Standing) -> list[Seat]:
    """The seats that can be asked to a talk: those with a family, a provider or a leader in them."""
    seats = seats_visible_to(who).filter(taken(), process=process, role__in=TAKES_PART)
    return list(seats.select_related("organisation").order_by("role", "called", "code"))


def station_of_gathering(gathering: Gathering) -> Station:
    """The station a gathering belongs to, for its name."""
    return Station.objects.get(process=gathering.process_id, number=gathering.station)


def stations_to_choose(process: Process) -> list[tuple[int, str]]:
    """The stations of a process as (number, name)."""
    return [(station.number, station.name) for station in Station.objects.filter(process=process)]


def usual_place(process: Process, who: Standing) -> str:
    """Where the process last met, or means to meet, on neutral ground; before that, its own word for where it meets."""
    met = gatherings_visible_to(who).filter(process=process, ground=Ground.NEUTRAL).order_by("-starts_at")
    return met.values_list("place", flat=True).first() or process.arena


def hosts_to_choose(user: Account, chosen: Any = None) -> QuerySet[Organisation]:
    """The organisations of the municipality whose ground a gathering can be on, and the one that was chosen before."""
    return organisations_to_choose(user.municipality_id, but=chosen)


def _answers(gatherings: Iterable[Gathering], place: Place | None) -> dict[UUID, Attendance]:
    if place is None:
        return {}
    found = Attendance.objects.filter(gathering__in=list(gatherings), seat=place.seat)
    return {each.gathering_id: each for each in found}


def _talks_of(gatherings: Iterable[Gathering], place: Place | None) -> set[UUID]:
    talks = [each.pk for each in gatherings if each.kind == GatheringKind.BILATERAL]
    if place is None or not talks:
        return set()
    return set(
        GatheringGuest.objects.filter(gathering__in=talks, seat=place.seat).values_list("gathering_id", flat=True)
    )


def is_family(place: Place | None) -> bool:
    """Whether one answers for a family, who tell how many they are."""
    return place is not None and place.role is SeatRole.FAMILY


def has_begun(gathering: Gathering, room: Room | None = None) -> bool:
    """Whether a gathering has begun, by the clock or by its room, which is looked up where it is not given."""
    now, starts = timezone.localtime(), timezone.localtime(gathering.starts_at)
    room = room or (Room.objects.filter(gathering=gathering).first() if starts > now else None)
    return rules.has_begun(starts, timezone.localtime(room.opened_at) if room else None, now=now)


def state_of(gathering: Gathering, room: Room | None = None) -> str:
    """Where a gathering is in time: `off`, `coming`, `now` or `held`; it is on while its room is open."""
    now = timezone.now()
    if gathering.called_off_at:
        return "off"
    if gathering.starts_at > now and (room is None or not has_begun(gathering, room)):
        return "coming"
    ended = room is not None and room.ended_at is not None
    return "now" if gathering.ends_at > now and not ended else "held"


@dataclass(frozen=True)
class Count:
    """How many seats have said yes, no, and nothing; how many people come; and how many seats came."""

    yes: int
    no: int
    silent: int
    people: int
    came: int


def count_of(asked: list[Asked]) -> Count:
    """Count the answers of the seats that are asked."""
    answers = [each.attendance for each in asked if each.attendance]
    yes = [answer for answer in answers if answer.coming == Coming.YES]
    no = sum(answer.coming == Coming.NO for answer in answers)
    came = sum(answer.came is True for answer in answers)
    return Count(len(yes), no, len(asked) - len(yes) - no, sum(answer.people for answer in yes), came)
