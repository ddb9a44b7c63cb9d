"""How a process is set up, and who waits for what in it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Q, QuerySet, When

from usving.people.access import current
from usving.people.models import Account, Membership, Organisation
from usving.people.queries.administration import organisations_to_choose
from usving.people.queries.behind import people_behind
from usving.process.access import Standing, seats_visible_to
from usving.process.models import Partner, Process, RecruitingChannel, Seat, Station
from usving.process.models.processes import SEAT_ROLES
from usving.process.queries.gatherings import taken
from usving.process.queries.resting import resting_in
from usving.process.queries.setup_waiting import Waiting, waiting_in
from usving.process.rules.seats import AROUND, LEADS, SeatRole


@dataclass(frozen=True)
class SetUp:
    """All that the page of the set-up shows."""

    stations: list[Station]
    partners: list[Partner]
    families: list[Seat]
    providers: list[Seat]
    around: list[tuple[str, list[Seat]]]
    leaders: list[Seat]
    offices: list[RecruitingChannel]
    waiting: list[Waiting]

    @property
    def room_for_providers(self) -> bool:
        """Whether a seat is empty that a provider can be invited to."""
        return any(seat.account_id is None for seat in self.providers)

    @property
    def room_around(self) -> bool:
        """Whether a seat around the table is empty."""
        return any(seat.account_id is None for _role, seats in self.around for seat in seats)


def set_up_of(process: Process, who: Standing) -> SetUp:
    """Gather it, for one who leads the process."""
    seats = _seats(process, who)
    by_role = {role: [seat for seat in seats if seat.role == role] for role in SeatRole}
    return SetUp(
        stations=list(Station.objects.filter(process=process).order_by("number")),
        partners=list(
            Partner.objects.filter(process=process).select_related("organisation").order_by("organisation__name")
        ),
        families=by_role[SeatRole.FAMILY],
        providers=by_role[SeatRole.PROVIDER],
        around=[(str(SEAT_ROLES[role]), by_role[role]) for role in SeatRole if role in AROUND and by_role[role]],
        leaders=[seat for role in (SeatRole.PROCESS_LEADER, SeatRole.FACILITATOR) for seat in by_role[role]],
        offices=list(offices_of(process)),
        waiting=waiting_in(process, who, seats),
    )


def offices_of(process: Process) -> QuerySet[RecruitingChannel]:
    """The offices that recruit for a process, the one that closes first before the others."""
    found = RecruitingChannel.objects.filter(process=process).select_related("organisation")
    return found.order_by("closes", "organisation__name")


def organisations_for(user: Account, *, but: UUID | None = None) -> QuerySet[Organisation]:
    """The organisations of one's municipality that are in use, and the one that was chosen before."""
    return organisations_to_choose(user.municipality_id, but=but).order_by("name")


def organisations_of(user: Account, without: QuerySet[Any]) -> QuerySet[Organisation]:
    """Those that `without` (partners, or offices) does not hold yet."""
    return organisations_for(user).exclude(pk__in=without.values("organisation"))


def office_ids(process: Process) -> frozenset[UUID]:
    """The organisations that recruit families for a process."""
    return frozenset(offices_of(process).values_list("organisation_id", flat=True))


def leaders_to_seat(process: Process) -> list[tuple[str, str]]:
    """Staff who could lead a process and do not sit in it as that yet, as (role:account, name and role)."""
    seated = Seat.objects.filter(taken(), process=process, role__in=LEADS).values_list("role", "account_id")
    held = Membership.objects.filter(current(), municipality=process.municipality_id, role__in=LEADS)
    pairs = sorted(set(held.values_list("role", "account_id")) - set(seated))
    names = people_behind({account for _role, account in pairs})
    people = [(role, account, names[account].name) for role, account in pairs if account in names]
    return [
        (f"{role}:{account}", f"{name} – {SEAT_ROLES[SeatRole(role)]}")
        for role, account, name in sorted(people, key=lambda each: (each[2], each[0]))
    ]


def neighbours_of(station: Station) -> dict[str, Any]:
    """The stations before and after, whose days set limits for this one."""
    near = Station.objects.filter(process=station.process_id, number__in=[station.number - 1, station.number + 1])
    found = {each.number: each for each in near}
    return {"former": found.get(station.number - 1), "following": found.get(station.number + 1)}


def _seats(process: Process, who: Standing) -> list[Seat]:
    empty = Q(account__isnull=True, family__isnull=True)
    found = seats_visible_to(who).filter(taken() | empty, process=process)
    found = found.annotate(rests=Case(When(pk__in=resting_in(process), then=True), default=False))
    return list(found.select_related("organisation").order_by("code"))
