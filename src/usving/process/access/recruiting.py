"""The doors to the invitations."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from usving.people.access import organisation_ids
from usving.people.models import Account
from usving.process.access.processes import process_to
from usving.process.access.standing import standing_of
from usving.process.models import (
    Invitation,
    RecruitingChannel,
    Seat,
)
from usving.process.rules.recruiting import RECRUITERS
from usving.process.rules.seats import INVITED_BY_LEADERS, Act, Side


def recruiting_offices(user: Account) -> frozenset[UUID]:
    """The organisations that one is from today in a role that invites families; process_offices_i_recruit_for says the same."""
    return organisation_ids(user, among=RECRUITERS)


def invitations_sent_by(user: Account) -> QuerySet[Invitation]:
    """The invitations one's office has sent to families, and those that were sent to seats in processes one leads."""
    offices = recruiting_offices(user)
    led = standing_of(user).led
    return Invitation.objects.filter(
        Q(side=Side.FAMILIES, organisation__in=offices) | Q(side=Side.PROVIDERS, process__in=led)
    ).select_related("process", "organisation")


def invitation_for(user: Account, pk: UUID) -> Invitation:
    """An invitation one's office has sent, or one to a seat in a process one leads; 404 otherwise."""
    return get_object_or_404(invitations_sent_by(user).select_related("seat"), pk=pk)


def channel_for(user: Account, pk: UUID) -> RecruitingChannel:
    """The recruiting of an office that one invites from; 404 otherwise."""
    found = RecruitingChannel.objects.filter(organisation__in=recruiting_offices(user))
    return get_object_or_404(found.select_related("process", "organisation"), pk=pk)


def seat_to_invite_to(user: Account, process: UUID, pk: UUID) -> Seat:
    """An empty seat of a provider or around the table, in a process where one may invite; 404 otherwise."""
    found, _who = process_to(Act.INVITE_PROVIDERS, user, process)
    empty = Seat.objects.filter(process=found, role__in=INVITED_BY_LEADERS, account__isnull=True)
    return get_object_or_404(empty.select_related("process", "organisation"), pk=pk)
