"""What the administrator confirms on behalf of the municipality. Nothing is rewritten: a new decision is a new row."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.people.models import Account, Confirmation, Municipality
from usving.people.rules.confirmations import Matter, WhyNotConfirm, why_not_confirm

REFUSALS: dict[WhyNotConfirm, Any] = {
    WhyNotConfirm.EMPTY: _("Skriv hva dere har bestemt."),
    WhyNotConfirm.NOT_DAYS: _("Skriv et helt antall dager, fra 1 til 36 500."),
    WhyNotConfirm.TOO_LONG: _("Skriv kortere: høyst 500 tegn."),
    WhyNotConfirm.REASON_MISSING: _("Skriv hvorfor navnene må skjules. Familiene kan lese det."),
    WhyNotConfirm.NO_LANGUAGE: _("Velg minst ett språk."),
}


@transaction.atomic
def confirm(matter: Matter, *, key: UUID, value: Any, reason: str = "", by: Account) -> Confirmation:
    """Keep what the municipality has decided, with date and name; the same `key` twice, or the same decision, is kept once.

    Raises Refused.
    """
    if wrong := why_not_confirm(matter, value, reason=reason):
        raise Refused(REFUSALS[wrong], field="reason" if wrong is WhyNotConfirm.REASON_MISSING else "value")
    Municipality.objects.select_for_update().get(pk=by.municipality_id)  # one decision at a time
    earlier = Confirmation.objects.filter(municipality=by.municipality_id, code=matter.code).order_by("-at", "-pk")
    newest = earlier.first()
    if newest is not None and (newest.pk == key or (newest.value, newest.reason) == (value, reason)):
        return newest
    try:
        with transaction.atomic():
            made = Confirmation.objects.create(
                pk=key,
                municipality_id=by.municipality_id,
                code=matter.code,
                value=value,
                reason=reason,
                by=by,
                name=by.person.name,
            )
    except IntegrityError:  # a form sent again long after: it was kept then
        return Confirmation.objects.get(pk=key)
    record("people.confirmed", by=by, about=made, account=by.pk, role="administrator", matter=matter.code)
    return made
