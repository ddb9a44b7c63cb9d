"""The doors to the places where one meets."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.people.models import Account
from usving.process.access.standing import Standing, standing_of
from usving.process.access.visible import gatherings_visible_to
from usving.process.models import Venue, VenuePhoto


def venues_visible_to(who: Standing, user: Account) -> QuerySet[Venue]:
    """The places one may see: those of the gatherings one may see; all in the municipality where one plans."""
    met_at = Q(pk__in=gatherings_visible_to(who).filter(venue__isnull=False).values("venue"))
    return Venue.objects.filter(Q() if who.run else met_at, municipality=user.municipality_id)


def planner(user: Account) -> Standing:
    """Where one stands who plans gatherings; 404 for everyone else."""
    who = standing_of(user)
    if not who.run:
        raise Http404
    return who


def venue_for(user: Account, pk: UUID) -> tuple[Venue, Standing]:
    """A place one may see; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(venues_visible_to(who, user).select_related("host"), pk=pk), who


def venue_to_keep(user: Account, pk: UUID) -> Venue:
    """A place of the municipality, for whoever plans gatherings there; 404 otherwise."""
    found = venues_visible_to(planner(user), user).select_related("host")
    return get_object_or_404(found, pk=pk)


def venue_photo_for(user: Account, pk: UUID, mark: str) -> VenuePhoto:
    """The picture of a place one may see; 404 otherwise, and for one that is replaced."""
    venue, _who = venue_for(user, pk)
    return get_object_or_404(VenuePhoto, venue=venue, mark=mark)
