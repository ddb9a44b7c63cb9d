"""Writing the trail: in the same transaction as the change, so that neither can be without the other."""

from typing import Any
from uuid import UUID

from usving.audit.models import Entry
from usving.audit.rules import why_not_facts


def record(
    event: str,
    *,
    by: Any,
    about: Any = None,
    family: UUID | None = None,
    account: UUID | None = None,
    role: str = "",
    organisation: UUID | None = None,
    **facts: Any,
) -> Entry:
    """Write one entry: `by` an account (None for the machine itself), `about` the row that changed or was read.

    `family` and `account` say whose matter it was: they may read the entry. Raises ValueError where a fact is free text.
    """
    facts = {name: str(value) if isinstance(value, UUID) else value for name, value in facts.items()}
    if reason := why_not_facts(facts):
        raise ValueError(reason)
    owner = by or about
    return Entry.objects.create(
        municipality_id=getattr(owner, "municipality_id", None),
        actor_id=by.pk if by else None,
        actor_role=role,
        actor_organisation_id=organisation,
        event=event,
        about_kind=about._meta.label_lower if about is not None else "",
        about_id=about.pk if about is not None else None,
        family_id=family,
        account_id=account,
        facts=facts,
    )
