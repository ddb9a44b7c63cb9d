"""The doors to a process. Each says in Python what the table's policy says in the database; a test compares the two."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from usving.people.access import family_ids, organisation_ids, roles_of
from usving.people.models import Account
from usving.people.rules.roles import Role
from usving.process.models import (
    Attendance,
    Contribution,
    ContributionReader,
    Gate,
    Gathering,
    GatheringGuest,
    HandOver,
    Hiding,
    Invitation,
    Leaving,
    Partner,
    PartnerLogo,
    Process,
    Promise,
    RecruitingChannel,
    Report,
    Seat,
    Station,
)
from usving.process.rules.audience import Audience, Reader
from usving.process.rules.gatherings import Coming, GatheringKind
from usving.process.rules.seats import LEADS, TAKES_PART, Act, SeatRole, Side, may

FACILITATES = frozenset({SeatRole.FACILITATOR})


@dataclass(frozen=True)
class Place:
    """One seat that someone sits in: where, as what, for which family or none."""

    seat: UUID
    process: UUID
    role: SeatRole
    circle: UUID | None
    family: UUID | None
    is_open: bool = True  # whether the process is, too: in one that is closed nobody writes


@dataclass(frozen=True)
class Standing:
    """Where someone stands in the processes: their places, what those let them do, and whose circles they read."""

    account: UUID
    families: frozenset[UUID]
    places: tuple[Place, ...]

    def processes(self, roles: frozenset[SeatRole] = frozenset(SeatRole)) -> frozenset[UUID]:
        """The processes in which one has a seat of one of these roles."""
        return frozenset(place.process for place in self.places if place.role in roles)

    def may(self, act: Act, process: UUID) -> bool:
        """Whether some seat in this process lets one do this."""
        return any(place.process == process and may(place.role, act, is_open=place.is_open) for place in self.places)

    def place_in(self, process: UUID) -> Place | None:
        """The seat one sits in here; the one that takes part before one that looks on."""
        here = [place for place in self.places if place.process == process]
        return next((place for place in here if place.role in TAKES_PART), here[0] if here else None)

    def side_in(self, process: UUID) -> Side | None:
        """The side one speaks for in a hand-over: a family's or a provider's seat; None for those who lead, and when closed."""
        place = self.place_in(process)
        sides = {SeatRole.FAMILY: Side.FAMILIES, SeatRole.PROVIDER: Side.PROVIDERS}
        return sides.get(place.role) if place and place.is_open else None

    @property
    def seats(self) -> frozenset[UUID]:
        """One's seats."""
        return frozenset(place.seat for place in self.places)

    @cached_property
    def led(self) -> frozenset[UUID]:
        """The processes one leads, closed ones too: one reads there what those who lead read."""
        return self.processes(LEADS)

    @property
    def run(self) -> frozenset[UUID]:
        """The processes one leads on: those that are not closed."""
        return frozenset(place.process for place in self.places if place.role in LEADS and place.is_open)

    @property
    def sits_in(self) -> frozenset[UUID]:
        """The circles one sits in."""
        return frozenset(place.circle for place in self.places if place.circle)

    @cached_property
    def joined(self) -> frozenset[UUID]:
        """The processes one takes part in whose circles have joined."""
        opened = Gate.objects.filter(process__in=self.processes(TAKES_PART))
        return frozenset(opened.values_list("process_id", flat=True))

    @cached_property
    def guest_of(self) -> frozenset[UUID]:
        """The circles of families in which one is a guest."""
        return _asked_of("process_circles_i_am_guest_of") if self.processes(FACILITATES) else frozenset()

    @cached_property
    def hosts(self) -> frozenset[UUID]:
        """The families whose guest one is."""
        return _asked_of("process_families_i_am_guest_of") if self.guest_of else frozenset()

    @property
    def circles(self) -> frozenset[UUID]:
        """The circles one sees into: those one sits in, and those of families where one is a guest."""
        return self.sits_in | self.guest_of

    def reader_in(self, process: UUID) -> Reader:
        """What the rule of audiences wants to know of one."""
        joined = process in self.joined
        return Reader(self.account, self.families, self.seats, self.sits_in, joined, self.guest_of, self.hosts)


def standing_of(account: Account) -> Standing:
    """Return where this account stands today."""
    today, families = timezone.localdate(), family_ids(account)
    seats = Seat.objects.filter(
        Q(account=account.pk) | Q(family__in=families),
        Q(starts__isnull=True) | Q(starts__lte=today),
        Q(ends__isnull=True) | Q(ends__gte=today),
        Q(process__reads_until__isnull=True) | Q(process__reads_until__gte=today),
        municipality=account.municipality_id,
    ).annotate(closed_at=F("process__closed_at"))
    return Standing(account.pk, families, tuple(_place(seat) for seat in seats.order_by("pk")))


def _place(seat: Any) -> Place:
    role, is_open = SeatRole(seat.role), seat.closed_at is None
    return Place(seat.pk, seat.process_id, role, seat.circle_id, seat.family_id, is_open)


def seated_families(process: UUID) -> frozenset[UUID]:
    """The families that sit in a process now."""
    today = timezone.localdate()
    seats = Seat.objects.filter(
        Q(starts__isnull=True) | Q(starts__lte=today),
        Q(ends__isnull=True) | Q(ends__gte=today),
        process=process,
        role=SeatRole.FAMILY,
        family__isnull=False,
    )
    return frozenset(seats.values_list("family_id", flat=True))


def _asked_of(function: str) -> frozenset[UUID]:
    """What a function of the database tells the asker: the voices behind are the families' own, so the database counts."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}()")
        return frozenset(found for (found,) in cursor.fetchall())


def contributions_visible_to(who: Standing) -> QuerySet[Contribution]:
    """What this person may read of all that has been said."""
    chosen = ContributionReader.objects.filter(seat__in=who.seats).values("contribution")
    hidden = Hiding.objects.filter(process__in=who.processes()).values("contribution")
    shared = (
        Q(audience=Audience.FAMILY, family__in=who.families)
        | Q(audience__in=[Audience.CIRCLE, Audience.ALL], circle__in=who.sits_in)
        | Q(audience__in=[Audience.CIRCLE, Audience.ALL], circle__in=who.guest_of, family__in=who.hosts)
        | Q(audience=Audience.ALL, process__in=who.joined)
        | Q(audience=Audience.CHOSEN, pk__in=chosen)
    )
    return Contribution.objects.filter(Q(author=who.account) | (shared & ~Q(pk__in=hidden)))


def seats_visible_to(who: Standing) -> QuerySet[Seat]:
    """The seats this person may see: the families' are seen by their circle and those who lead until the circles join."""
    return Seat.objects.filter(
        Q(circle__in=who.circles)
        | Q(process__in=who.joined | who.led)
        | (~Q(role=SeatRole.FAMILY) & Q(process__in=who.processes()))
        | Q(pk__in=who.seats)
        | Q(account=who.account)
        | Q(family__in=who.families)
    )


def gatherings_visible_to(who: Standing) -> QuerySet[Gathering]:
    """The gatherings this person may see, by their kind."""
    asked = GatheringGuest.objects.filter(seat__in=who.seats).values("gathering")
    return Gathering.objects.filter(
        Q(circle__in=who.sits_in)
        | Q(kind__in=[GatheringKind.JOINT, GatheringKind.OPEN], process__in=who.processes())
        | Q(pk__in=asked)
        | Q(process__in=who.led)
    )


def promises_visible_to(who: Standing) -> QuerySet[Promise]:
    """The promises this person may see: their own, those of gatherings they were at, and those of processes they lead."""
    was_there = Attendance.objects.filter(Q(came=True) | Q(came__isnull=True, coming=Coming.YES), seat__in=who.seats)
    promised = Promise.objects.filter(seat__in=who.seats)
    return Promise.objects.filter(
        Q(account=who.account)
        | Q(gathering__in=was_there.values("gathering"))
        | Q(gathering__in=promised.values("gathering"))
        | Q(gathering__process__in=who.led)
    )


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


def contribution_for(user: Account, pk: UUID) -> tuple[Contribution, Standing]:
    """Something one may read, and where one stands; 404 otherwise."""
    who = standing_of(user)
    found = contributions_visible_to(who).select_related("process", "station", "circle", "hiding")
    return get_object_or_404(found, pk=pk), who


def own_contribution(user: Account, pk: UUID) -> tuple[Contribution, Standing]:
    """Something one has written oneself; 404 otherwise."""
    contribution, who = contribution_for(user, pk)
    if contribution.author_id != user.pk:
        raise Http404
    return contribution, who


def own_contribution_to_change(user: Account, pk: UUID) -> tuple[Contribution, Standing]:
    """Something one has written oneself where one still writes; 404 otherwise, also for what one may only take back."""
    contribution, who = own_contribution(user, pk)
    if not who.may(Act.WRITE, contribution.process_id):
        raise Http404
    return contribution, who


def report_in(process: Process, pk: UUID) -> Report:
    """What someone has told about something said in a process whose reports one may see; 404 otherwise."""
    return get_object_or_404(Report, pk=pk, process=process)


def hiding_in(process: Process, pk: UUID) -> Hiding:
    """Something that is hidden in a process where one may hide; 404 otherwise."""
    return get_object_or_404(Hiding, pk=pk, process=process)


def gathering_for(user: Account, pk: UUID) -> tuple[Gathering, Standing]:
    """A gathering one may see, and where one stands; 404 otherwise."""
    who = standing_of(user)
    found = gatherings_visible_to(who).select_related("process", "host", "circle")
    return get_object_or_404(found, pk=pk), who


def promise_at(gathering: Gathering, pk: UUID, who: Standing) -> Promise:
    """A promise one may take back: one's own, or one on paper where one leads on; 404 otherwise."""
    given = get_object_or_404(promises_visible_to(who).select_related("seat"), pk=pk, gathering=gathering)
    if given.account_id != who.account and not (given.account_id is None and gathering.process_id in who.run):
        raise Http404
    return given


def seat_to_leave(user: Account, pk: UUID) -> tuple[Seat, Standing]:
    """A seat one sits in, oneself or through one's family; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(Seat.objects.select_related("process"), pk=pk, id__in=who.seats), who


def leaving_of(user: Account, pk: UUID) -> Leaving:
    """What one has left oneself; 404 otherwise."""
    return get_object_or_404(Leaving.objects.select_related("process", "seat", "family"), pk=pk, by=user)


def gathering_to_lead(user: Account, pk: UUID) -> tuple[Gathering, Standing]:
    """A gathering of a process one leads on; 404 otherwise, also where the process is closed."""
    gathering, who = gathering_for(user, pk)
    if gathering.process_id not in who.run:
        raise Http404
    return gathering, who


def invitations_sent_by(user: Account) -> QuerySet[Invitation]:
    """The invitations one's office has sent to families, and those to providers in processes one leads."""
    offices = organisation_ids(user)
    led = standing_of(user).led
    return Invitation.objects.filter(
        Q(side=Side.FAMILIES, organisation__in=offices) | Q(side=Side.PROVIDERS, process__in=led)
    ).select_related("process", "organisation")


def invitation_for(user: Account, pk: UUID) -> Invitation:
    """An invitation one's office has sent, or one to a provider in a process one leads; 404 otherwise."""
    return get_object_or_404(invitations_sent_by(user).select_related("seat"), pk=pk)


def channel_for(user: Account, pk: UUID) -> RecruitingChannel:
    """The recruiting of an office one works in; 404 otherwise."""
    found = RecruitingChannel.objects.filter(organisation__in=organisation_ids(user))
    return get_object_or_404(found.select_related("process", "organisation"), pk=pk)


def seat_to_invite_to(user: Account, process: UUID, pk: UUID) -> Seat:
    """An empty seat of a provider, in a process where one may invite; 404 otherwise."""
    found, _who = process_to(Act.INVITE_PROVIDERS, user, process)
    empty = Seat.objects.filter(process=found, role=SeatRole.PROVIDER, account__isnull=True)
    return get_object_or_404(empty.select_related("process", "organisation"), pk=pk)


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
