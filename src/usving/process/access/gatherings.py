"""The doors to the gatherings."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.people.models import Account
from usving.process.access.standing import Standing, standing_of
from usving.process.access.visible import gatherings_visible_to, promises_visible_to
from usving.process.models import (
    Gathering,
    Promise,
)


def gathering_for(user: Account, pk: UUID) -> tuple[Gathering, Standing]:
    """A gathering one may see, and where one stands; 404 otherwise."""
    who = standing_of(user)
    found = gatherings_visible_to(who).select_related("process", "host", "circle", "venue")
    return get_object_or_404(found, pk=pk), who


def promise_at(gathering: Gathering, pk: UUID, who: Standing) -> Promise:
    """A promise one may take back: one's own, or one on paper where one leads on; 404 otherwise."""
    given = get_object_or_404(promises_visible_to(who).select_related("seat"), pk=pk, gathering=gathering)
    if given.account_id != who.account and not (given.account_id is None and gathering.process_id in who.run):
        raise Http404
    return given


def gathering_to_lead(user: Account, pk: UUID) -> tuple[Gathering, Standing]:
    """A gathering of a process one leads on; 404 otherwise, also where the process is closed."""
    gathering, who = gathering_for(user, pk)
    if gathering.process_id not in who.run:
        raise Http404
    return gathering, who
