"""Giving an idea to other families, without a name, and taking it back."""

from uuid import UUID

from django.db import transaction

from usving.audit.actions import record
from usving.people.models import Account, Family, PooledIdea


@transaction.atomic
def give_idea(*, words: str, area: str, band: str, family: Family | None, by: Account) -> PooledIdea:
    """Give an idea to the other families of the municipality; the same words twice are one."""
    idea, fresh = PooledIdea.objects.get_or_create(
        giver=by, words=words,
        defaults={
            "municipality_id": by.municipality_id, "family_id": family.pk if family else None, "area": area, "band": band,
        },
    )  # fmt: skip
    if fresh:
        record("people.idea_given", by=by, account=by.pk)
    return idea


@transaction.atomic
def take_idea_back(idea: UUID, *, by: Account) -> None:
    """Take back an idea one has given; what others have written in their own meanwhile is theirs."""
    gone, _each = PooledIdea.objects.filter(pk=idea, giver=by).delete()
    if gone:
        record("people.idea_taken_back", by=by, account=by.pk)
