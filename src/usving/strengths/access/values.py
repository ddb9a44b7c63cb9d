"""The doors to values and letters: each is its owner's alone, but for what has been shown to the family."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from usving.people.access import family_ids
from usving.people.models import Account
from usving.strengths.models import ChosenValue, FutureLetter, ShownValue, ValueRound


def rounds_of(user: Account) -> QuerySet[ValueRound]:
    """One's own rounds, the first one first."""
    return ValueRound.objects.filter(account=user.pk).order_by("number")


def values_of(user: Account) -> QuerySet[ChosenValue]:
    """One's own values, in every round."""
    return ChosenValue.objects.filter(account=user.pk)


def value_to_change(user: Account, pk: UUID) -> ChosenValue:
    """A value of one's own in the round that is newest; 404 otherwise: a former round stays as it was."""
    newest = rounds_of(user).order_by("-number").values("pk")[:1]
    return get_object_or_404(values_of(user), pk=pk, chosen=True, round__in=newest)


def value_for(user: Account, pk: UUID) -> ChosenValue:
    """A value of one's own, in any round; 404 otherwise."""
    return get_object_or_404(values_of(user), pk=pk)


def shown_values_visible_to(user: Account) -> QuerySet[ShownValue]:
    """What has been shown in one's own families, and what one has shown oneself."""
    return ShownValue.objects.filter(Q(account=user.pk) | Q(family__in=family_ids(user)))


def shown_value_by(user: Account, pk: UUID) -> ShownValue:
    """Something one has shown oneself; 404 otherwise."""
    return get_object_or_404(ShownValue, pk=pk, account=user.pk)


def letters_of(user: Account) -> QuerySet[FutureLetter]:
    """One's own letters, the newest first."""
    return FutureLetter.objects.filter(account=user.pk).order_by("-written_at", "pk")


def letter_for(user: Account, pk: UUID) -> FutureLetter:
    """A letter of one's own; 404 for everyone else."""
    return get_object_or_404(letters_of(user), pk=pk)
