"""The doors to one's seats."""

from datetime import date
from uuid import UUID

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils import timezone

from usving.people.models import Account
from usving.process.access.standing import Standing, standing_of
from usving.process.models import (
    Leaving,
    Process,
    Seat,
)
from usving.process.rules.seats import SeatRole


def seat_to_leave(user: Account, pk: UUID) -> tuple[Seat, Standing]:
    """A seat one sits in, oneself or through one's family; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(Seat.objects.select_related("process"), pk=pk, id__in=who.seats), who


def seat_to_end(process: Process, pk: UUID) -> Seat:
    """A seat that someone holds, in a process one sets up; 404 for a family's, and for one that is over."""
    lasts = Q(ends__isnull=True) | Q(ends__gte=timezone.localdate())
    held = Seat.objects.filter(lasts, process=process, account__isnull=False).exclude(role=SeatRole.FAMILY)
    return get_object_or_404(held.select_related("organisation", "process"), pk=pk)


def has_ended(process: Process, pk: UUID, last_day: date) -> bool:
    """Whether such a seat is over, with just this last day: whoever sets it once more has done what they wanted."""
    over = Seat.objects.filter(process=process, account__isnull=False, ends=last_day, ends__lt=timezone.localdate())
    return over.filter(pk=pk).exclude(role=SeatRole.FAMILY).exists()


def leaving_of(user: Account, pk: UUID) -> Leaving:
    """What one has left oneself; 404 otherwise."""
    return get_object_or_404(Leaving.objects.select_related("process", "seat", "family"), pk=pk, by=user)
