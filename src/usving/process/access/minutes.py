"""The doors to what comes after a gathering: minutes, what was decided, tasks."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.people.models import Account
from usving.process.access.gatherings import gathering_for
from usving.process.access.standing import Place, Standing, standing_of
from usving.process.access.visible import gatherings_visible_to
from usving.process.models import Decision, Gathering, GatheringGuest, Minutes, MinutesParagraph, MinutesWords, Task
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.minutes import WordsState
from usving.process.rules.seats import LEADS, SeatRole, Side

SIDES = {SeatRole.FAMILY: Side.FAMILIES, SeatRole.PROVIDER: Side.PROVIDERS}


def bidden_to(who: Standing) -> QuerySet[Gathering]:
    """The gatherings that one of these seats is asked to; the database's process_gatherings_i_am_bidden_to says the same."""
    return Gathering.objects.filter(_bidden(list(who.places)))


def _bidden(places: list[Place]) -> Q:
    sides = [place for place in places if place.role in SIDES]
    guests = GatheringGuest.objects.filter(seat__in=[place.seat for place in places])
    wanted = Q(kind=GatheringKind.BILATERAL, pk__in=guests.values("gathering"))
    others = [place.process for place in places if place.role not in LEADS]
    wanted |= Q(kind=GatheringKind.OPEN, process__in=others)
    of_sides = Q(circle__isnull=True, process__in=[place.process for place in sides])
    for place in sides:
        of_sides |= Q(process=place.process, circle=place.circle)
    apart = [GatheringKind.FAMILIES, GatheringKind.PROVIDERS, GatheringKind.JOINT]
    return wanted | (Q(kind__in=apart) & of_sides)


def minutes_visible_to(who: Standing) -> QuerySet[Minutes]:
    """The minutes this person may read: of gatherings one was asked to, or leads."""
    return Minutes.objects.filter(Q(gathering__in=bidden_to(who)) | Q(gathering__process__in=who.led))


def decisions_visible_to(who: Standing) -> QuerySet[Decision]:
    """What was decided at the gatherings this person may see."""
    return Decision.objects.filter(gathering__in=gatherings_visible_to(who))


def tasks_visible_to(who: Standing) -> QuerySet[Task]:
    """The tasks from the gatherings this person may see."""
    return Task.objects.filter(gathering__in=gatherings_visible_to(who))


def tasks_of(who: Standing) -> QuerySet[Task]:
    """The tasks that are this person's to answer: of one's seat, one's side, or the organisation one sits here for, from
    gatherings that seat was asked to or leads; none where the process is closed."""
    wanted = Q(pk__in=[])
    for place in who.places:
        if place.is_open:
            wanted |= _taken_on(place)
    return Task.objects.filter(wanted)


def _taken_on(place: Place) -> Q:
    owner = Q(seat=place.seat)
    if place.role in SIDES:
        owner |= Q(side=SIDES[place.role])
    if place.role is SeatRole.PROVIDER and place.organisation:
        owner |= Q(organisation=place.organisation)
    asked = Q() if place.role in LEADS else Q(gathering__in=Gathering.objects.filter(_bidden([place])))
    return Q(process=place.process) & owner & asked


def minutes_at(user: Account, pk: UUID) -> tuple[Gathering, Minutes | None, Standing]:
    """A gathering whose minutes one may read, with them where they are begun; 404 for others."""
    gathering, who = gathering_for(user, pk)
    if gathering.process_id not in who.led and not bidden_to(who).filter(pk=pk).exists():
        raise Http404
    minutes = Minutes.objects.filter(gathering=pk).first()
    return gathering, minutes, who


def minutes_for(user: Account, pk: UUID) -> tuple[Minutes, Standing]:
    """The minutes of a gathering; 404 for others, and where they are not begun."""
    gathering, minutes, who = minutes_at(user, pk)
    if minutes is None:
        raise Http404
    minutes.gathering = gathering
    return minutes, who


def minutes_to_lead(user: Account, pk: UUID) -> tuple[Minutes, Standing]:
    """The minutes of a gathering one leads on; 404 otherwise."""
    minutes, who = minutes_for(user, pk)
    if minutes.gathering.process_id not in who.run:
        raise Http404
    return minutes, who


def paragraph_of(minutes: Minutes, pk: UUID) -> MinutesParagraph:
    """A paragraph of these minutes; 404 otherwise."""
    return get_object_or_404(MinutesParagraph, pk=pk, minutes=minutes)


def standing_words_of(minutes: Minutes, pk: UUID) -> MinutesWords:
    """What a side wants otherwise in these minutes, and nobody has taken in or withdrawn; 404 otherwise."""
    found = MinutesWords.objects.select_related("paragraph")
    return get_object_or_404(found, pk=pk, minutes=minutes, state=WordsState.STANDING)


def decision_to_word(gathering: Gathering, pk: UUID) -> Decision:
    """Something decided at a gathering one leads on; 404 otherwise."""
    return get_object_or_404(Decision, pk=pk, gathering=gathering)


def task_to_answer(user: Account, pk: UUID) -> tuple[Task, Standing]:
    """A task one owns, or that is of a process one leads on; 404 otherwise."""
    who = standing_of(user)
    found = tasks_visible_to(who).select_related("process", "gathering", "seat", "organisation", "decision")
    task = get_object_or_404(found, pk=pk)
    if task.process_id not in who.run and not tasks_of(who).filter(pk=pk).exists():
        raise Http404
    return task, who


def task_to_lead(user: Account, pk: UUID) -> tuple[Task, Standing]:
    """A task of a process one leads on; 404 otherwise."""
    task, who = task_to_answer(user, pk)
    if task.process_id not in who.run:
        raise Http404
    return task, who
