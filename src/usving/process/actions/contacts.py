"""A family asks someone to be its contact person. Whom it may ask follows from the processes it sits in."""

from uuid import UUID

from django.db import transaction

from usving.audit.actions import record
from usving.core.database.asking import rows_of
from usving.people.actions.contacts import ask_values, refuse
from usving.people.actions.notices import defer
from usving.people.models import Account, ContactRequest, Family
from usving.people.rules.contacts import NoContact

REASONS = {"refused": NoContact.NOT_A_CHOICE, "follows": NoContact.FOLLOWS_ALREADY}


@transaction.atomic
def ask(family: Family, *, key: UUID, worker: UUID, by: Account) -> None:
    """Ask; the same `key`, or the same person while the question is open, asks once. Raises Refused."""
    outcome, messages = rows_of("process_ask_contact", *ask_values(family.pk, worker, key))[0]
    if outcome in REASONS:
        raise refuse(REASONS[outcome])
    for message in messages:
        defer(message)
    if outcome == "asked":
        asked = ContactRequest.objects.get(pk=key)
        record("people.contact_asked", by=by, about=asked, family=family.pk, account=worker, role="family-member")
