"""The doors to what has been said."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.people.models import Account
from usving.process.access.standing import Standing, standing_of
from usving.process.access.visible import contributions_visible_to
from usving.process.models import (
    Contribution,
    RemovedContribution,
)
from usving.process.rules.seats import Act


def contribution_for(user: Account, pk: UUID) -> tuple[Contribution, Standing]:
    """Something one may read, and where one stands; 404 otherwise."""
    who = standing_of(user)
    found = contributions_visible_to(who).select_related("process", "station", "circle", "hiding")
    return get_object_or_404(found, pk=pk), who


def own_contribution(user: Account, pk: UUID) -> tuple[Contribution, Standing]:
    """Something one has written oneself, or that is of one's own seat from paper; 404 otherwise."""
    contribution, who = contribution_for(user, pk)
    if not who.owns(contribution):
        raise Http404
    return contribution, who


def own_contribution_to_change(user: Account, pk: UUID) -> tuple[Contribution, Standing]:
    """Something one has written oneself where one still writes; 404 otherwise, also for what one may only take back."""
    contribution, who = own_contribution(user, pk)
    if not who.may(Act.WRITE, contribution.process_id):
        raise Http404
    return contribution, who


def removed_by(user: Account, pk: UUID) -> RemovedContribution:
    """Something one has taken away oneself; 404 otherwise."""
    return get_object_or_404(RemovedContribution, pk=pk, author=user.pk)
