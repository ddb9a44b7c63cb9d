"""Noting on paper that someone no longer says yes."""

from uuid import UUID

from django.db import transaction

from usving.audit.actions import record
from usving.core.database.asking import ids_of
from usving.people.models import Account
from usving.people.queries.households import account_of
from usving.people.rules.consents import Recipient
from usving.people.rules.parts import Part


@transaction.atomic
def withdraw_on_paper(giver: UUID, *, part: Part, recipient: Recipient, by: Account) -> None:
    """Close what a person had opened of a part for a recipient, as they have signed; nothing is told of what there was.

    Only whoever follows the person up closes anything; each thing closed stands in the person's own log.
    """
    whom = (recipient.organisation, recipient.team, recipient.worker)
    for consent in ids_of("people_withdraw_on_paper", giver, part.value, *whom):
        account = account_of(giver) or by.pk
        record("people.consent_withdrawn", by=by, account=account, role="contact", part=part.value, consent=consent)
