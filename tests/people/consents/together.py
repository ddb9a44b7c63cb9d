"""The household in a process, and who reads what is said there, worked out by hand from the rows alone."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

import tests.factories as make
from tests.database import as_owner
from tests.people.consents.household import Household
from usving.core.identity import acting_as
from usving.people.models import Account, Family, FamilyMember
from usving.people.rules.consents import Place
from usving.process.access import contributions_visible_to, standing_of
from usving.process.actions.contributions import share, write
from usving.process.models import Contribution, FamilyVoice, Gate, Process, Seat, Station
from usving.process.rules.audience import Audience, Reader, Voice, Written, may_read
from usving.process.rules.gate import Matter, guest_is_welcome
from usving.process.rules.seats import TAKES_PART, SeatRole, Side


@dataclass(frozen=True)
class Together:
    """A process where two families sit, and one from each office; the helper sits nowhere."""

    process: Process
    station: Station


def together(here: Household) -> Together:
    with as_owner():
        next_door = Family.objects.get(members__person=here.neighbour.person_id)
    process = make.process(here.home)
    for holder, role in (
        (here.family, SeatRole.FAMILY),
        (next_door, SeatRole.FAMILY),
        (here.nina, SeatRole.PROVIDER),
        (here.omar, SeatRole.FACILITATOR),
        (here.siri, SeatRole.PROCESS_LEADER),
    ):
        make.seat(process, role, holder)
    return Together(process, make.station(process))


def tells(author: Account, at: Station, text: str, audience: Audience) -> None:
    """Say something in the process, chosen for the leader where it is for someone chosen. Raises Refused."""
    with acting_as(author.pk):
        who = standing_of(author)
        said = write(key=uuid4(), station=at, text=text, voice=Voice.PERSON, signed="x", by=author, who=who)
        with as_owner():
            leader = list(Seat.objects.filter(process=at.process_id, role=SeatRole.PROCESS_LEADER))
        share(said, audience=audience, chosen=leader if audience is Audience.CHOSEN else (), by=author)


def hears(reader: Account) -> set[str]:
    """What the database gives this reader of all that has been said, whoever wrote a page for them."""
    with acting_as(reader.pk):
        return set(Contribution.objects.values_list("text", flat=True))


def let_in_to_hear(reader: Account) -> set[str]:
    """What the door gives this reader, when the database would give everything."""
    with as_owner(), acting_as(reader.pk):
        return set(contributions_visible_to(standing_of(reader)).values_list("text", flat=True))


@dataclass(frozen=True)
class Said:
    """All that was said and all who sit, as rows: what the plain rule is asked with."""

    words: list[tuple[str, Written]]
    seats: list[Seat]
    process: Process
    circle: UUID
    joined: bool
    guest: dict[UUID, bool]

    def may_hear(self, reader: Account, homes: list[Place], *, rests: bool = False) -> set[str]:
        """What the plain rule lets someone read; `rests`: one of the staff whose roles are over sits nowhere as themselves."""
        who = self._reader(reader, homes, rests=rests)
        return {text for text, written in self.words if may_read(who, written)}

    def _reader(self, reader: Account, homes: list[Place], *, rests: bool) -> Reader:
        families = frozenset(home.family for home in homes if home.person == reader.person_id)
        own = None if rests else reader.pk
        mine = [seat for seat in self._taken() if (own and seat.account_id == own) or seat.family_id in families]
        hosts = frozenset(seat.family_id for seat in self._taken() if seat.family_id)
        invited = any(seat.role == SeatRole.FACILITATOR for seat in mine) and self.process.closed_at is None
        welcome = invited and guest_is_welcome(hosts, self.guest)
        return Reader(
            reader.pk,
            families,
            frozenset(seat.pk for seat in mine),
            frozenset(seat.circle_id for seat in mine if seat.circle_id),
            self.joined and any(seat.role in TAKES_PART for seat in mine),
            frozenset({self.circle} if welcome else ()),
            hosts if welcome else frozenset(),
        )

    def _taken(self) -> list[Seat]:
        """The seats someone sits in today; in a process that is no longer read, nobody does."""
        today, last = timezone.localdate(), self.process.reads_until
        return [
            seat
            for seat in self.seats
            if (seat.starts is None or seat.starts <= today)
            and (seat.ends is None or seat.ends >= today)
            and (last is None or last >= today)
        ]


def all_said(process: Process) -> Said:
    """Everything there is, asked as the owner."""
    voices = FamilyVoice.objects.filter(process=process, matter=Matter.GUEST)
    return Said(
        [(each.text, each.facts()) for each in Contribution.objects.all()],
        list(Seat.objects.filter(process=process)),
        Process.objects.get(pk=process.pk),
        make.circle(process, Side.FAMILIES).pk,
        Gate.objects.filter(process=process).exists(),
        dict(voices.values_list("family_id", "says")),
    )


def those_who_go(account: Account) -> set[UUID]:
    """The persons erased with an account: oneself, and as the last with a login at home the children who live nowhere else."""
    today = timezone.localdate()
    rows = [row for row in FamilyMember.objects.all() if row.ends is None or row.ends >= today]
    homes = {row.family_id for row in rows if row.person_id == account.person_id and row.starts <= today}
    kept = {row.family_id for row in rows if row.person_id != account.person_id and row.kind != "child"}
    alone = homes - kept
    children = {row.person_id for row in rows if row.family_id in alone and row.kind == "child"}
    elsewhere = {row.person_id for row in rows if row.family_id not in alone}
    return {account.person_id} | (children - elsewhere)


def back_in_time(process: Process, back: Any) -> None:
    """The clock of a process, moved like the rest: every date of it lies that much longer ago."""
    for seat in Seat.objects.filter(process=process):
        ends = seat.ends - back if seat.ends else None
        Seat.objects.filter(pk=seat.pk).update(starts=seat.starts - back if seat.starts else None, ends=ends)
    row = Process.objects.get(pk=process.pk)
    if row.closed_at and row.reads_until:
        Process.objects.filter(pk=row.pk).update(closed_at=row.closed_at - back, reads_until=row.reads_until - back)
