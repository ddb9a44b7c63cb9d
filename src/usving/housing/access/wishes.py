"""The doors to wishes: the family reads, and each one writes their own."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.housing.models import Wish
from usving.people.access import family_ids, own_family
from usving.people.models import Account, Family


def wishes_visible_to(user: Account) -> QuerySet[Wish]:
    """The wishes of one's own families, and what one has said oneself, taken away or not."""
    return Wish.objects.filter(Q(account=user.pk) | Q(family__in=family_ids(user), removed_at__isnull=True))


def wishing_family(user: Account) -> Family:
    """The family whose wishes one is among; 404 for everyone without a family."""
    family = own_family(user)
    if family is None:
        raise Http404
    return family


def wish_to_change(user: Account, pk: UUID) -> Wish:
    """A wish of one's own that stands, in a family one is in; 404 otherwise, for the others in the family too."""
    return get_object_or_404(
        wishes_visible_to(user), pk=pk, account=user.pk, family__in=family_ids(user), removed_at__isnull=True
    )


def wish_taken_away(user: Account, pk: UUID) -> Wish:
    """A wish that one has taken away oneself; 404 otherwise."""
    return get_object_or_404(
        wishes_visible_to(user), pk=pk, account=user.pk, family__in=family_ids(user), removed_at__isnull=False
    )
