"""Answers that are owed and given, as far as one may read what they answer."""

from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from usving.insight.access.experiences import experiences_visible_to
from usving.insight.models import Experience, Reply
from usving.insight.rules.replies import Chair, Shared, reads
from usving.process.access import Standing, seated_families
from usving.process.models import Circle, FamilyVoice, Gate, Seat
from usving.process.queries.contributions import seated
from usving.process.rules.audience import Audience
from usving.process.rules.gate import Matter, guest_is_welcome
from usving.process.rules.seats import SeatRole, Side


def chairs_in(process: UUID, who: Standing) -> list[Chair]:
    """The seats one sees in a process in which somebody who takes part sits now."""
    return [
        Chair(seat.pk, SeatRole(seat.role), seat.circle_id, seat.family_id, seat.pk in who.seats)
        for seat in seated(process, who)
    ]


def shared_as(experience: Experience, who: Standing) -> Shared:
    """How far an experience is shared, as far as an answer depends on it."""
    return Shared(
        Audience(experience.audience),
        experience.circle_id,
        frozenset(experience.readers.values_list("seat", flat=True)),
        experience.family_id,
        joined=Gate.objects.filter(process=experience.process_id).exists(),
        guest=_guest_reads(experience, who),
        contact=experience.for_contact,
    )


def _guest_reads(experience: Experience, who: Standing) -> bool:
    """Whether the facilitator reads along in the circle it was told in: as its families see it, or the facilitator itself."""
    if experience.circle_id in who.guest_of:
        return experience.family_id in who.hosts
    if not Circle.objects.filter(pk__in=[experience.circle_id], side=Side.FAMILIES).exists():
        return False
    voices = FamilyVoice.objects.filter(process=experience.process_id, matter=Matter.GUEST)
    families = seated_families(experience.process_id)
    return guest_is_welcome(families, dict(voices.values_list("family_id", "says")))


def replies_in(process: UUID, who: Standing) -> QuerySet[Reply]:
    """The answers owed and given in a process, to what one may read, those that are owed and most late first."""
    found = Reply.objects.filter(process=process, experience__in=experiences_visible_to(who))
    return found.select_related("experience__station", "seat", "contact__person").order_by(
        F("answered_at").asc(nulls_first=True), "due", "pk"
    )


def late(found: QuerySet[Reply]) -> QuerySet[Reply]:
    """Those whose last day is over."""
    return found.filter(answered_at__isnull=True, due__lt=timezone.localdate())


def waiting_for(found: QuerySet[Reply], who: Standing) -> QuerySet[Reply]:
    """Those that wait for oneself: for one's seat, as the contact, or for the whole circle."""
    circle = Q(seat__isnull=True, contact__isnull=True) & ~Q(experience__author=who.account)
    return found.filter(Q(seat__in=who.seats) | Q(contact=who.account) | circle, answered_at__isnull=True)


def seats_to_answer(reply: Reply, who: Standing) -> QuerySet[Seat]:
    """The seats an answer may be handed over to: of either side, and able to read what it answers."""
    subject = reply.experience
    if subject is None:
        return Seat.objects.none()
    shared = shared_as(subject, who)
    able = [chair.seat for chair in chairs_in(reply.process_id, who) if reads(chair, shared)]
    return seated(reply.process_id, who).filter(pk__in=able)


def seat_name(who: Standing, process: UUID) -> str:
    """What one's own seat in a process is called; empty for one without."""
    place = who.place_in(process)
    return str(Seat.objects.get(pk=place.seat)) if place else ""
