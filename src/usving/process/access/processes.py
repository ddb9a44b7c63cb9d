"""The doors to a process and to what its frame is made of."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.people.access import roles_of
from usving.people.models import Account
from usving.people.rules.roles import Role
from usving.process.access.standing import Standing, standing_of
from usving.process.models import (
    HandOver,
    Hiding,
    Partner,
    PartnerLogo,
    Process,
    RecruitingChannel,
    Report,
    Seat,
    Station,
)
from usving.process.rules.seats import TAKES_PART, Act, Side


def process_for(user: Account, pk: UUID) -> Process:
    """A process of one's own municipality: its frame is no secret there. Raises Http404 for anyone else."""
    return get_object_or_404(Process.objects.select_related("municipality"), pk=pk, municipality=user.municipality_id)


def process_to_take_part_in(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process in which one has a seat, and where one stands in it; 404 for anyone without a seat."""
    process, who = process_for(user, pk), standing_of(user)
    if who.place_in(process.pk) is None:
        raise Http404
    return process, who


def process_to(act: Act, user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process in which one may do this; 404 for anyone who may not."""
    process, who = process_to_take_part_in(user, pk)
    if not who.may(act, process.pk):
        raise Http404
    return process, who


def station_of(process: Process, number: int) -> Station:
    """A station of a process; 404 for a number that is none."""
    return get_object_or_404(Station.objects.select_related("process"), process=process, number=number)


def hand_over_to_answer(user: Account, pk: UUID) -> tuple[HandOver, Side]:
    """A wording that one's own side may stand by, and that side; 404 for anyone who speaks for none."""
    who = standing_of(user)
    found = HandOver.objects.filter(process__in=who.processes(TAKES_PART)).select_related("station__process")
    hand_over = get_object_or_404(found, pk=pk)
    side = who.side_in(hand_over.process_id)
    if side is None:
        raise Http404
    return hand_over, side


def report_in(process: Process, pk: UUID) -> Report:
    """What someone has told about something said in a process whose reports one may see; 404 otherwise."""
    return get_object_or_404(Report, pk=pk, process=process)


def hiding_in(process: Process, pk: UUID) -> Hiding:
    """Something that is hidden in a process where one may hide; 404 otherwise."""
    return get_object_or_404(Hiding, pk=pk, process=process)


def begins_processes(user: Account) -> bool:
    """Whether one may set up a new process in one's municipality: its process leaders may."""
    return Role.PROCESS_LEADER in roles_of(user)


def who_begins(user: Account) -> Account:
    """Let in whoever may set up a new process; 404 for everyone else."""
    if not begins_processes(user):
        raise Http404
    return user


def partner_of(process: Process, pk: UUID) -> Partner:
    """A partner of a process one sets up; 404 otherwise."""
    found = Partner.objects.select_related("organisation", "process", "logo").defer("logo__content")
    return get_object_or_404(found, pk=pk, process=process)


def logo_for(user: Account, process: UUID, partner: UUID, mark: str) -> PartnerLogo:
    """The logo of a partner, for all in the municipality as the partner is; 404 otherwise, and for one that is replaced."""
    return get_object_or_404(PartnerLogo, process=process_for(user, process), partner=partner, mark=mark)


def channel_of(process: Process, pk: UUID) -> RecruitingChannel:
    """The recruiting of an office for a process one sets up; 404 otherwise."""
    return get_object_or_404(RecruitingChannel.objects.select_related("organisation"), pk=pk, process=process)


def empty_seat_of(process: Process, pk: UUID) -> Seat:
    """A seat that nobody sits in, in a process one sets up; 404 otherwise."""
    empty = Seat.objects.filter(account__isnull=True, family__isnull=True).select_related("organisation", "process")
    return get_object_or_404(empty, pk=pk, process=process)
