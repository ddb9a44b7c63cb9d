"""Organisations and teams that are no longer in use are put away: out of every choice, still there in what was done."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.models import Account, Organisation, Team
from usving.people.rules.administration import WhyNotPutAway

REFUSALS: dict[WhyNotPutAway, Any] = {
    WhyNotPutAway.ROLES: _(
        "Noen har fortsatt en rolle her. Avslutt rollene, og legg bort dagen etter at den siste er over."
    ),
    WhyNotPutAway.CONSENTS: _(
        "Noen har sagt ja til at de som er her, får lese. Vent til det er trukket eller gått ut."
    ),
    WhyNotPutAway.RECRUITING: _("Kontoret inviterer til en prosess som er i gang. Vent til invitasjonene er over."),
}


@transaction.atomic
def put_away(thing: Organisation | Team, *, by: Account) -> None:
    """Take an organisation or a team out of every choice; twice is once. Raises Refused while it is in use."""
    locked = type(thing).objects.select_for_update().get(pk=thing.pk)
    if locked.put_away_at is not None:
        return
    if used := answer_of("people_still_used", *_place(locked)):
        raise Refused(REFUSALS[WhyNotPutAway(used)])
    locked.put_away_at = timezone.now()
    locked.save(update_fields=["put_away_at"])
    if isinstance(locked, Organisation):
        record("people.organisation_put_away", by=by, about=locked, role="administrator")
    else:
        record("people.team_put_away", by=by, about=locked, role="administrator")


@transaction.atomic
def take_out(thing: Organisation | Team, *, by: Account) -> None:
    """Offer an organisation or a team again; twice is once."""
    locked = type(thing).objects.select_for_update().get(pk=thing.pk)
    if locked.put_away_at is None:
        return
    locked.put_away_at = None
    locked.save(update_fields=["put_away_at"])
    if isinstance(locked, Organisation):
        record("people.organisation_taken_out", by=by, about=locked, role="administrator")
    else:
        record("people.team_taken_out", by=by, about=locked, role="administrator")


def refuse_put_away(organisation: Organisation, *, field: str | None = None) -> None:
    """Let nothing new begin at an organisation that is put away. Raises Refused, for whoever would have begun it."""
    if organisation.put_away_at is not None:
        words = gettext(
            "«%(organisation)s» er lagt bort. Be administrator i kommunen ta den fram igjen, eller velg en annen."
        )
        raise Refused(words % {"organisation": organisation.name}, field=field)


def _place(thing: Organisation | Team) -> tuple[Any, Any]:
    """The organisation, and the team where it is one, as the database asks for them."""
    return (thing.pk, None) if isinstance(thing, Organisation) else (thing.organisation_id, thing.pk)
