"""What someone may read: each says in Python what the table's policy says in the database; a test compares the two."""

from typing import Any

from django.db.models import Q, QuerySet

from usving.process.access.standing import Standing
from usving.process.models import (
    Attendance,
    Contribution,
    ContributionReader,
    Gathering,
    GatheringGuest,
    Hiding,
    Promise,
    Seat,
)
from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import Coming, GatheringKind
from usving.process.rules.seats import SeatRole


def contributions_visible_to(who: Standing) -> QuerySet[Contribution]:
    """What this person may read of all that has been said: one's own, what is shared, and what one typed in from paper."""
    own = Q(author=who.account) | Q(seat__in=who.seats)
    typed = Q(entered_by=who.account) & ~Q(audience=Audience.ME)
    return Contribution.objects.filter(own | ((shared_with(who) | typed) & ~Q(pk__in=_hidden_from(who))))


def contributions_shared_with(who: Standing) -> QuerySet[Contribution]:
    """What is shared with this person, as far as it is not hidden; not what one has seen only because one typed it in."""
    return Contribution.objects.filter(shared_with(who) & ~Q(pk__in=_hidden_from(who)))


def shared_with(who: Standing) -> Q:
    """The condition that something is shared with this person by its audience."""
    chosen = ContributionReader.objects.filter(seat__in=who.seats).values("contribution")
    return (
        Q(audience=Audience.FAMILY, family__in=who.families)
        | Q(audience__in=[Audience.CIRCLE, Audience.ALL], circle__in=who.sits_in)
        | Q(audience__in=[Audience.CIRCLE, Audience.ALL], circle__in=who.guest_of, family__in=who.hosts)
        | Q(audience=Audience.ALL, process__in=who.joined)
        | Q(audience=Audience.CHOSEN, pk__in=chosen)
    )


def _hidden_from(who: Standing) -> Any:
    return Hiding.objects.filter(process__in=who.processes()).values("contribution")


def seats_visible_to(who: Standing) -> QuerySet[Seat]:
    """The seats this person may see: the families' are seen by their circle and those who lead until the circles join."""
    return Seat.objects.filter(
        Q(circle__in=who.circles)
        | Q(process__in=who.joined | who.led)
        | (~Q(role=SeatRole.FAMILY) & Q(process__in=who.processes()))
        | Q(pk__in=who.seats)
        | Q(account=who.account)
        | Q(family__in=who.families)
    )


def gatherings_visible_to(who: Standing) -> QuerySet[Gathering]:
    """The gatherings this person may see, by their kind."""
    asked = GatheringGuest.objects.filter(seat__in=who.seats).values("gathering")
    return Gathering.objects.filter(
        Q(circle__in=who.sits_in)
        | Q(kind__in=[GatheringKind.JOINT, GatheringKind.OPEN], process__in=who.processes())
        | Q(pk__in=asked)
        | Q(process__in=who.led)
    )


def promises_visible_to(who: Standing) -> QuerySet[Promise]:
    """The promises this person may see: their own, those of gatherings they were at, and those of processes they lead."""
    was_there = Attendance.objects.filter(Q(came=True) | Q(came__isnull=True, coming=Coming.YES), seat__in=who.seats)
    promised = Promise.objects.filter(seat__in=who.seats)
    return Promise.objects.filter(
        Q(account=who.account)
        | Q(gathering__in=was_there.values("gathering"))
        | Q(gathering__in=promised.values("gathering"))
        | Q(gathering__process__in=who.led)
    )
