"""The doors to families. A page gets a family only here; a stranger learns nothing, not even that it exists."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from usving.audit.actions import record
from usving.people.models import Account, ContactRequest, Family, FamilyMember, FollowUp, Membership
from usving.people.rules.contacts import NEVER_CONTACT
from usving.people.rules.roles import WITHOUT_OFFICE


def current(today: date | None = None, prefix: str = "") -> Q:
    """The condition that a period holds today (its last day counts)."""
    day = today or timezone.localdate()
    within = Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gte": day})
    return Q(**{f"{prefix}starts__lte": day}) & within


def families_of(account: Account) -> QuerySet[Family]:
    """The families this account is in now, as an adult or a youth."""
    places = FamilyMember.objects.filter(current(), person=account.person_id, kind__in=["adult", "youth"])
    return Family.objects.filter(pk__in=places.values("family"))


def family_ids(account: Account, *, adult: bool = False) -> frozenset[UUID]:
    """The ids of the account's families; `adult`: only those it may speak for."""
    kinds = ["adult"] if adult else ["adult", "youth"]
    places = FamilyMember.objects.filter(current(), person=account.person_id, kind__in=kinds)
    return frozenset(places.values_list("family_id", flat=True))


def families_followed_by(account: Account) -> QuerySet[Family]:
    """The families this worker follows up now; none for one who has left, or has taken a role that gives out homes."""
    held = Membership.objects.filter(current(), account=account.pk)
    at_work = Exists(held.exclude(role__in=WITHOUT_OFFICE)) & ~Exists(held.filter(role__in=NEVER_CONTACT))
    followed = FollowUp.objects.filter(current(), at_work, worker=account.pk)
    return Family.objects.filter(pk__in=followed.values("family"))


def family_for(user: Account, pk: UUID) -> Family:
    """Let someone in to a family: its own people, and the one who follows it up, whose reading is recorded for it to see.

    Raises Http404 for everyone else.
    """
    family = get_object_or_404(
        Family.objects.filter(Q(pk__in=families_of(user)) | Q(pk__in=families_followed_by(user))), pk=pk
    )
    if family.pk not in family_ids(user):
        record("people.family_read", by=user, about=family, family=family.pk, role="contact")
    return family


def own_family(user: Account) -> Family | None:
    """The family whose page this person sees as its own; None for one without."""
    return families_of(user).order_by("pk").first()


def spoken_for(user: Account, pk: UUID) -> Family:
    """A family that this person may speak for; raises Http404 for everyone else, a youth too."""
    if pk not in family_ids(user, adult=True):
        raise Http404
    return get_object_or_404(Family, pk=pk)


def asked_contact(user: Account, pk: UUID) -> ContactRequest:
    """Let a worker in to a family's question to them; 404 for everyone else."""
    return get_object_or_404(ContactRequest, pk=pk, worker=user.pk)


def withdrawable_contact(user: Account, pk: UUID) -> ContactRequest:
    """Let an adult of the family in to its question; 404 for everyone else."""
    return get_object_or_404(ContactRequest, pk=pk, family__in=family_ids(user, adult=True))


def follow_up_for(user: Account, pk: UUID) -> FollowUp:
    """Let the worker, or an adult of the family, in to a follow-up that holds; 404 for everyone else."""
    mine = Q(worker=user.pk) | Q(family__in=family_ids(user, adult=True))
    return get_object_or_404(FollowUp.objects.filter(current(), mine), pk=pk)
