"""Keeping the places where one meets."""

from collections.abc import Mapping
from hashlib import sha256
from typing import IO, Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.pictures import WhyNotPicture, read
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.models import Venue, VenuePhoto
from usving.process.models.refusals import REFUSALS


@transaction.atomic
def keep_venue(*, key: UUID, fields: Mapping[str, Any], by: Account) -> Venue:
    """Describe a place, or describe it anew. `key` is the row's own id: the same form sent twice is one place.

    Raises Refused where another place has the name.
    """
    venue = Venue.objects.select_for_update(of=("self",)).filter(pk=key).first()
    before = {name: getattr(venue, name) for name in fields} if venue else None
    if before == dict(fields) and venue:
        return venue
    venue = venue or Venue(pk=key, municipality_id=by.municipality_id)
    for name, value in fields.items():
        setattr(venue, name, value)
    try:
        with transaction.atomic():
            venue.save(force_insert=before is None)
    except IntegrityError as error:
        raise Refused(_("Det finnes et sted med dette navnet."), field="name") from error
    record("process.venue_added" if before is None else "process.venue_changed", by=by, about=venue)
    return venue


@transaction.atomic
def set_photo(venue: Venue, *, file: IO[bytes], shows: str, by: Account) -> VenuePhoto:
    """Keep a picture of a place, made anew; the one before is gone. Raises Refused where the file is no picture."""
    picture = read(file)
    if isinstance(picture, WhyNotPicture):
        raise Refused(REFUSALS[picture], field="picture")
    photo, _fresh = VenuePhoto.objects.update_or_create(
        venue=venue,
        defaults={
            "municipality_id": by.municipality_id,
            "shows": shows,
            "large": picture.large,
            "small": picture.small,
            "width": picture.width,
            "height": picture.height,
            "mark": sha256(picture.large).hexdigest()[:16],
        },
    )
    record("process.venue_photo_set", by=by, about=venue)
    return photo


@transaction.atomic
def remove_photo(venue: Venue, *, by: Account) -> None:
    """Show no picture of a place any more."""
    gone, _rows = VenuePhoto.objects.filter(venue=venue).delete()
    if gone:
        record("process.venue_photo_removed", by=by, about=venue)


@transaction.atomic
def put_away(venue: Venue, *, away: bool, by: Account) -> None:
    """Take a place out of use, or into use again; gatherings that were held there keep it."""
    venue = Venue.objects.select_for_update(of=("self",)).get(pk=venue.pk)
    if away is bool(venue.put_away_at):
        return
    venue.put_away_at = timezone.now() if away else None
    venue.save(update_fields=["put_away_at"])
    record("process.venue_put_away" if away else "process.venue_used_again", by=by, about=venue)
