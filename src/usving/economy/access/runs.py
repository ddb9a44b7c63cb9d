"""The door to a calculation that someone has kept: its owner's alone."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from usving.economy.models import Run
from usving.people.models import Account


def runs_visible_to(user: Account) -> QuerySet[Run]:
    """One's own calculations, the newest first."""
    return Run.objects.filter(account=user.pk).order_by("-made_at", "pk")


def run_for(user: Account, pk: UUID) -> Run:
    """Let its owner in to a calculation; 404 for everyone else."""
    return get_object_or_404(runs_visible_to(user), pk=pk)
