"""The doors to one's own addresses that fail, and to the periods in which a colleague stands in for one."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from usving.people.models import Account, FailingAddress, StandIn


def failing_address_for(user: Account, pk: UUID) -> FailingAddress:
    """Return one of one's own addresses that fail; 404 for others."""
    return get_object_or_404(FailingAddress, pk=pk, account=user)


def stand_in_for(user: Account, pk: UUID) -> StandIn:
    """Return a period that one has given oneself; 404 for others, the one who stands in too."""
    return get_object_or_404(StandIn, pk=pk, account=user)
