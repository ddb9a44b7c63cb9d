"""The logo of a partner: set anew, or taken away."""

from hashlib import sha256
from typing import IO

from django.db import transaction

from usving.audit.actions import record
from usving.core.pictures import WhyNotPicture, read, size_of
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.models import Partner, PartnerLogo
from usving.process.models.refusals import REFUSALS


@transaction.atomic
def set_logo(partner: Partner, *, file: IO[bytes], by: Account) -> PartnerLogo:
    """Keep a picture as a partner's logo, instead of the one before: the small one, made anew. Raises Refused."""
    picture = read(file)
    if isinstance(picture, WhyNotPicture):
        raise Refused(REFUSALS[picture], field="picture")
    width, height = size_of(picture.small)
    logo, _fresh = PartnerLogo.objects.update_or_create(
        partner=partner,
        defaults={
            "municipality_id": by.municipality_id,
            "process_id": partner.process_id,
            "content": picture.small,
            "width": width,
            "height": height,
            "mark": sha256(picture.small).hexdigest()[:16],
        },
    )
    record("process.partner_logo_set", by=by, about=partner)
    return logo


@transaction.atomic
def remove_logo(partner: Partner, *, by: Account) -> None:
    """Show no logo for a partner any more."""
    gone, _rows = PartnerLogo.objects.filter(partner=partner).delete()
    if gone:
        record("process.partner_logo_removed", by=by, about=partner)
