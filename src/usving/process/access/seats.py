"""The doors to one's seats."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from usving.people.models import Account
from usving.process.access.standing import Standing, standing_of
from usving.process.models import (
    Leaving,
    Seat,
)


def seat_to_leave(user: Account, pk: UUID) -> tuple[Seat, Standing]:
    """A seat one sits in, oneself or through one's family; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(Seat.objects.select_related("process"), pk=pk, id__in=who.seats), who


def leaving_of(user: Account, pk: UUID) -> Leaving:
    """What one has left oneself; 404 otherwise."""
    return get_object_or_404(Leaving.objects.select_related("process", "seat", "family"), pk=pk, by=user)
