"""The doors to the draft of the open page, and to a teller's own part in it."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.insight.access.experiences import own_experience
from usving.insight.models import Experience, OpenPage, OpenPart, OpenYes
from usving.people.models import Account
from usving.process.access import Standing, process_to_take_part_in, standing_of
from usving.process.models import Process
from usving.process.rules.seats import TAKES_PART


def process_with_page(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process whose open page one sees the draft of: one leads, or takes part in joined circles; 404 otherwise."""
    process, who = process_to_take_part_in(user, pk)
    if process.pk not in who.led and (process.pk not in who.joined or process.pk not in who.processes(TAKES_PART)):
        raise Http404
    return process, who


def page_for(user: Account, process: UUID) -> tuple[OpenPage, Standing]:
    """The draft that one may see; 404 otherwise, also where none is begun."""
    place, who = process_with_page(user, process)
    return get_object_or_404(OpenPage.objects.select_related("process"), process=place), who


def page_to_draft(user: Account, process: UUID) -> tuple[OpenPage, Standing]:
    """The draft of a process that one leads on; 404 otherwise."""
    page, who = page_for(user, process)
    if page.process_id not in who.run:
        raise Http404
    return page, who


def part_to_draft(user: Account, pk: UUID) -> tuple[OpenPart, OpenPage]:
    """A part of the draft of a process that one leads on; 404 otherwise, also for a story its author has taken back."""
    offered = OpenPart.objects.filter(Exists(OpenYes.objects.filter(part=OuterRef("pk"))) | Q(author__isnull=True))
    part = get_object_or_404(offered, pk=pk, process__in=standing_of(user).run)
    return part, get_object_or_404(OpenPage.objects.select_related("process"), process=part.process_id)


def own_story(user: Account, experience: UUID) -> tuple[Experience, OpenPart]:
    """What one has offered of one's own experience; 404 otherwise."""
    told, _who = own_experience(user, experience)
    return told, get_object_or_404(OpenPart, experience=told, author=user.pk)
