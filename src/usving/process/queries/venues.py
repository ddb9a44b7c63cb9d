"""The places where one meets, as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from usving.core.searching import with_words
from usving.people.models import Account
from usving.process.access import Standing, gatherings_visible_to, venues_visible_to
from usving.process.models import Process, Venue, VenuePhoto
from usving.process.models.venues import FEATURES
from usving.process.rules.venues import Feature, lacking


@dataclass(frozen=True)
class Shown:
    """A place with its words: what it has, what it lacks that some need, and its picture."""

    venue: Venue
    has: Sequence[str | Promise]
    lacks: Sequence[str | Promise]
    photo: VenuePhoto | None


def venue_shown(venue: Venue) -> Shown:
    """All that a page tells of a place."""
    features = frozenset(Feature(code) for code in venue.features if code in set(Feature))
    photo = VenuePhoto.objects.filter(venue=venue).defer("large", "small").first()
    has = [FEATURES[each] for each in Feature if each in features]
    return Shown(venue, has, [FEATURES[each] for each in lacking(features)], photo)


def venues_listed(user: Account, who: Standing, *, words: str = "", state: str = "") -> QuerySet[Venue]:
    """The places of the municipality for those who plan, those in use first, by name; narrowed by words and by use."""
    found = venues_visible_to(who, user).select_related("host")
    found = found.alias(away=Q(put_away_at__isnull=False)).order_by("away", "name", "pk")
    if words:
        found = with_words(found, words, "name", "address")
    return found.filter(put_away_at__isnull=state == "in-use") if state else found


def venues_to_choose(user: Account, who: Standing, keep: Venue | None = None) -> QuerySet[Venue]:
    """The places a gathering can be held at: those in use, and the one it has already."""
    wanted = Q(put_away_at__isnull=True) | (Q(pk=keep.pk) if keep else Q())
    return venues_visible_to(who, user).filter(wanted).order_by("name")


def usual_venue(process: Process, who: Standing) -> Venue | None:
    """The described place where the process met last, or means to meet; None where it is put away, or there is none."""
    met = gatherings_visible_to(who).filter(process=process, venue__put_away_at__isnull=True, venue__isnull=False)
    last = met.select_related("venue").order_by("-starts_at").first()
    return last.venue if last else None
