"""The doors to what was written on paper."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.people.models import Account
from usving.process.access.gatherings import gathering_for
from usving.process.access.standing import Standing
from usving.process.access.visible import contributions_visible_to
from usving.process.models import Contribution, Gathering
from usving.process.rules.audience import Audience
from usving.process.rules.seats import Act


def gathering_to_type_in(user: Account, pk: UUID) -> tuple[Gathering, Standing]:
    """A gathering that one may type in the paper notes of; 404 otherwise, also where the process is closed."""
    gathering, who = gathering_for(user, pk)
    if not who.may(Act.TYPE_IN, gathering.process_id):
        raise Http404
    return gathering, who


def paper_note_of(gathering: Gathering, pk: UUID, who: Standing) -> Contribution:
    """A note one has typed in oneself, until whoever it is of has taken it back; 404 otherwise."""
    typed = contributions_visible_to(who).filter(on_paper=True, gathering=gathering, entered_by=who.account)
    return get_object_or_404(typed.exclude(audience=Audience.ME).select_related("seat"), pk=pk)
