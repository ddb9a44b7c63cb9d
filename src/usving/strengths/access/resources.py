"""The doors to what people can, have and know."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from usving.people.access import family_ids
from usving.people.models import Account
from usving.process.access import Standing, seats_visible_to
from usving.process.models import Seat
from usving.process.rules.seats import SeatRole
from usving.strengths.models import PathStep, Resource, Vouching


def resources_visible_to(user: Account) -> QuerySet[Resource]:
    """One's own strengths, and those of one's family."""
    return Resource.objects.filter(Q(account=user.pk) | Q(family__in=family_ids(user)))


def resource_for(user: Account, pk: UUID) -> Resource:
    """A strength of one's own or one's family's; 404 otherwise."""
    return get_object_or_404(resources_visible_to(user), pk=pk)


def step_of(user: Account, resource: UUID, pk: UUID) -> PathStep:
    """A step on one's own way; 404 otherwise."""
    return get_object_or_404(PathStep.objects.select_related("resource"), pk=pk, resource=resource_for(user, resource))


def vouchings_visible_to(user: Account) -> QuerySet[Vouching]:
    """What one has asked others to vouch for, and what one is asked."""
    return Vouching.objects.filter(Q(by=user.pk) | Q(asked=user.pk))


def vouching_by(user: Account, pk: UUID) -> Vouching:
    """What one has asked oneself; 404 otherwise."""
    return get_object_or_404(Vouching.objects.select_related("resource"), pk=pk, by=user.pk)


def vouching_to(user: Account, pk: UUID) -> Vouching:
    """What one is asked to vouch for; 404 otherwise."""
    return get_object_or_404(Vouching.objects.select_related("process"), pk=pk, asked=user.pk)


def providers_to_ask(who: Standing) -> QuerySet[Seat]:
    """The seats of providers who sit with one in a process that is open: whom one may ask to vouch for what one can."""
    writes = {each.process for each in who.places if each.is_open}
    seated = seats_visible_to(who).filter(process__in=writes, role=SeatRole.PROVIDER, account__isnull=False)
    return seated.exclude(account=who.account).order_by("called", "code")
