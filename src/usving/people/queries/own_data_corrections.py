"""Wishes to have something corrected: one's own, and those one is to answer."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from usving.people.access import current, families_followed_by, family_ids, roles_of
from usving.people.models import Account, Correction, FollowUp, Membership
from usving.people.rules.own_data import Answerer
from usving.people.rules.roles import Role


def family_with_contact(account: Account) -> UUID | None:
    """A family of the account's that someone follows up today, or None."""
    followed = FollowUp.objects.filter(current(), family__in=family_ids(account)).order_by("starts", "pk")
    found: UUID | None = followed.values_list("family_id", flat=True).first()
    return found


def wishes_of(account: Account) -> QuerySet[Correction]:
    """What the account has asked to have corrected, the newest first."""
    return Correction.objects.filter(account=account.pk)


def wishes_to_answer(account: Account) -> QuerySet[Correction]:
    """The open wishes that this account is to answer, the oldest first."""
    found = Correction.objects.filter(
        answerer=Answerer.CONTACT, family__in=families_followed_by(account)
    ) | Correction.objects.filter(answerer=Answerer.OFFICER, municipality__in=_officer_in(account))
    return found.filter(answered_at=None).exclude(account=account.pk).order_by("asked_at")


def wish_to_answer(account: Account, pk: UUID) -> Correction:
    """One open wish that this account is to answer; 404 otherwise."""
    found = wishes_to_answer(account).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def has_officer() -> bool:
    """Whether the municipality has a privacy officer today."""
    return Membership.objects.filter(current(), role=Role.PRIVACY_OFFICER).exists()


def _officer_in(account: Account) -> list[UUID]:
    return [account.municipality_id] if Role.PRIVACY_OFFICER in roles_of(account) else []
