"""The door to giving a process a new leader: for the municipality's administrator, and only while nobody leads it."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.core.database.asking import ids_of
from usving.people.access import administrator
from usving.people.models import Account
from usving.process.models import Process


def process_without_leader(user: Account, pk: UUID) -> Process:
    """A process of one's municipality that nobody leads; 404 for one that is led or closed, and for anyone else."""
    here = administrator(user)
    if pk not in ids_of("process_not_led"):
        raise Http404
    return get_object_or_404(Process, pk=pk, municipality=here.municipality_id, closed_at__isnull=True)
