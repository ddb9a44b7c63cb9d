"""The doors to a household's weighing: its own adults, or the one person. Nobody else, by no consent and in no role."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from usving.economy.models import FeltPlan, LifeArea, PossibleUse, SavedPlan, Weighing
from usving.people.access import families_of, family_ids
from usving.people.models import Account


def weighings_visible_to(user: Account) -> QuerySet[Weighing]:
    """The weighings that are one's own: the family's for its adults, and one's own alone."""
    return Weighing.objects.filter(Q(family__in=family_ids(user, adult=True)) | Q(account=user.pk))


def may_weigh(user: Account) -> bool:
    """Whether someone is in a family here, or has a weighing from before."""
    return families_of(user).exists() or weighings_visible_to(user).exists()


def weighing_for(user: Account, pk: UUID) -> Weighing:
    """Let an owner in to a weighing; 404 for everyone else."""
    return get_object_or_404(weighings_visible_to(user), pk=pk)


def area_for(user: Account, pk: UUID) -> LifeArea:
    """Let an owner in to an area of life; 404 for everyone else."""
    found = LifeArea.objects.filter(weighing__in=weighings_visible_to(user)).select_related("weighing")
    return get_object_or_404(found, pk=pk)


def use_for(user: Account, pk: UUID) -> PossibleUse:
    """Let an owner in to a possible use; 404 for everyone else."""
    found = PossibleUse.objects.filter(weighing__in=weighings_visible_to(user)).select_related("weighing")
    return get_object_or_404(found, pk=pk)


def plans_visible_to(user: Account) -> QuerySet[SavedPlan]:
    """The saved plans of one's own weighings, the newest first."""
    return SavedPlan.objects.filter(weighing__in=weighings_visible_to(user)).order_by("-saved_at", "pk")


def plan_for(user: Account, pk: UUID) -> SavedPlan:
    """Let an owner in to a saved plan; 404 for everyone else."""
    return get_object_or_404(plans_visible_to(user).select_related("weighing"), pk=pk)


def felt_visible_to(user: Account) -> QuerySet[FeltPlan]:
    """How the plans of one's own weighings felt, to oneself and to the others they belong to."""
    return FeltPlan.objects.filter(weighing__in=weighings_visible_to(user))
