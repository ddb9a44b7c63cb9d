"""What the pages of contributions read."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, When
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.people.access import current
from usving.people.models import Account, Family, FamilyMember
from usving.process.access import Standing, contributions_visible_to, gatherings_visible_to, seats_visible_to
from usving.process.models import (
    Contribution,
    FamilyVoice,
    Gate,
    Gathering,
    HandOverSource,
    Hiding,
    Process,
    Report,
    Seat,
    Station,
)
from usving.process.rules.audience import Audience
from usving.process.rules.gate import Matter, guest_is_welcome
from usving.process.rules.seats import TAKES_PART, SeatRole, Side

IN_ORDER = (SeatRole.FAMILY, SeatRole.PROVIDER, SeatRole.FACILITATOR, SeatRole.PROCESS_LEADER)
JOINT = Q(audience=Audience.ALL)


@dataclass(frozen=True)
class Readers:
    """Who can read, by audience, as names that the author may see."""

    family: tuple[str, ...]
    circle: tuple[str, ...]
    all: tuple[str, ...]
    side: Side | None
    gate_is_open: bool
    facilitator_reads_along: bool


def said_at(station: Station, who: Standing) -> QuerySet[Contribution]:
    """What one may read at a station, newest first, with `taken_on`: whether a hand-over builds on it."""
    taken = HandOverSource.objects.filter(contribution=OuterRef("pk"), hand_over__replaced_at__isnull=True)
    found = contributions_visible_to(who).filter(station=station).annotate(taken_on=Exists(taken))
    return found.select_related("circle", "hiding", "station").order_by("-written_at", "pk")


def to_build_on(station: Station, who: Standing) -> QuerySet[Contribution]:
    """What one may read at a station and at those before it, for a hand-over to build on: the nearest station first."""
    found = contributions_visible_to(who).filter(process=station.process_id, station__number__lte=station.number)
    return found.select_related("station").order_by("-station__number", "-written_at", "pk")


def counts_at(station: Station, who: Standing) -> tuple[int, int]:
    """How much one may read at a station: within a circle, and by both circles as one."""
    found = contributions_visible_to(who).filter(station=station)
    if station.process_id not in who.joined:
        return found.count(), 0
    counted = found.aggregate(joint=Count("pk", filter=JOINT), rest=Count("pk", filter=~JOINT))
    return counted["rest"], counted["joint"]


def in_part(found: QuerySet[Contribution], *, joint: bool, joined: bool) -> QuerySet[Contribution]:
    """Narrow to what both circles read as one, or to the rest; before the gate is open all is the rest."""
    if not joined:
        return found.none() if joint else found
    return found.filter(JOINT) if joint else found.exclude(JOINT)


def found_by(found: QuerySet[Contribution], *, words: str, whose: str, user: Account) -> QuerySet[Contribution]:
    """Narrow by words in the text or the name, and by audience or to one's own (`mine`)."""
    if words:
        found = found.filter(Q(text__icontains=words) | Q(signed__icontains=words))
    if whose == "mine":
        return found.filter(author=user)
    return found.filter(audience=whose) if whose else found


def taken_on(contribution: Contribution) -> list[HandOverSource]:
    """The hand-overs that build on this, those that still stand; as far as one may see them."""
    standing = HandOverSource.objects.filter(contribution=contribution, hand_over__replaced_at__isnull=True)
    return list(standing.select_related("hand_over__station").order_by("hand_over__at"))


def family_name(family: UUID | None) -> str:
    """The name of one's own family; empty for one without."""
    return str(Family.objects.filter(pk=family).values_list("name", flat=True).first() or "") if family else ""


def gatherings_to_write_from(process: Process, who: Standing) -> QuerySet[Gathering]:
    """The gatherings that something said here may belong to."""
    return gatherings_visible_to(who).filter(process=process)


def own_by_key(key: str, user: Account) -> Contribution | None:
    """What one has written under a form's key; None where there is nothing, or the key is none."""
    try:
        return Contribution.objects.filter(pk=UUID(key), author=user.pk).first()
    except ValueError:
        return None


def draft_is_shared(key: UUID, user: Account) -> bool:
    """Whether what one is writing is read by others already, so that it must not change while one types."""
    return Contribution.objects.filter(pk=key, author=user).exclude(audience=Audience.ME).exists()


def seats_to_choose(process: UUID, who: Standing) -> QuerySet[Seat]:
    """The others one may share with by name: every seat one sees in which somebody sits."""
    return seated(process, who).exclude(pk__in=who.seats)


def seated(process: UUID, who: Standing) -> QuerySet[Seat]:
    """The seats one sees here in which somebody who takes part sits now: families, providers, then those who lead."""
    today = timezone.localdate()
    found = seats_visible_to(who).filter(
        Q(account__isnull=False) | Q(family__isnull=False),
        Q(starts__isnull=True) | Q(starts__lte=today),
        Q(ends__isnull=True) | Q(ends__gte=today),
        process=process,
        role__in=TAKES_PART,
    )
    order = Case(*(When(role=role, then=place) for place, role in enumerate(IN_ORDER)), output_field=IntegerField())
    return found.order_by(order, "called", "label", "code")


def facilitator_is_guest(process: UUID, families: frozenset[UUID]) -> bool:
    """Whether every family lets the facilitator read along in their circle; asked by a family, who sees the voices."""
    voices = FamilyVoice.objects.filter(process=process, matter=Matter.GUEST).values_list("family_id", "says")
    return guest_is_welcome(families, dict(voices))


def readers_of(contribution: Contribution, user: Account, who: Standing) -> Readers:
    """Who would read this now, for each audience."""
    seats = list(seated(contribution.process_id, who).select_related("circle"))
    side = next((Side(seat.circle.side) for seat in seats if _in(seat, contribution) and seat.circle), None)
    families = frozenset(seat.family_id for seat in seats if seat.family_id)
    guest = side is Side.FAMILIES and facilitator_is_guest(contribution.process_id, families)
    circle = [seat for seat in seats if _in(seat, contribution) or (guest and seat.role == SeatRole.FACILITATOR)]
    return Readers(
        family=_family_readers(contribution, user),
        circle=_names(circle, who),
        all=_names(seats, who),
        side=side,
        gate_is_open=Gate.objects.filter(process=contribution.process_id).exists(),
        facilitator_reads_along=guest,
    )


def own_report(contribution: Contribution, user: Account) -> Report | None:
    """What one has told of this oneself."""
    return Report.objects.filter(contribution=contribution, by=user).first()


def open_reports(process: Process, who: Standing) -> list[tuple[Report, Contribution | None]]:
    """What has been told and not closed, oldest first, each with the contribution where it is shared with one."""
    reports = list(Report.objects.filter(process=process, closed_at__isnull=True).order_by("at"))
    shared = contributions_visible_to(who).select_related("station").in_bulk([each.contribution_id for each in reports])
    return [(each, shared.get(each.contribution_id)) for each in reports]


def hidings_of(process: Process) -> list[Hiding]:
    """What is hidden here now, newest first; as far as one may see it."""
    return list(Hiding.objects.filter(process=process).order_by("-at"))


def _in(seat: Seat, contribution: Contribution) -> bool:
    return seat.circle_id is not None and seat.circle_id == contribution.circle_id


def _names(seats: list[Seat], who: Standing) -> tuple[str, ...]:
    family, person = _("%(name)s (dere)"), _("%(name)s (deg)")
    mine = {seat.pk: (family if seat.family_id else person) % {"name": seat} for seat in seats if seat.pk in who.seats}
    return tuple(mine.get(seat.pk, str(seat)) for seat in seats)


def _family_readers(contribution: Contribution, user: Account) -> tuple[str, ...]:
    places = FamilyMember.objects.filter(current(), family=contribution.family_id, kind__in=["adult", "youth"])
    return tuple(places.exclude(person=user.person_id).order_by("person__name").values_list("person__name", flat=True))
