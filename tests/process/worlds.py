"""Random worlds: municipalities, offices, families, seats with periods, circles, gates, audiences, hidings."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone
from hypothesis import strategies as st

import tests.factories as make
from tests.database import as_owner
from usving.people.models import Account, Family, FamilyMember, FollowUp, Organisation
from usving.people.rules.roles import Role
from usving.process.models import (
    Contribution,
    ContributionReader,
    Decision,
    Gathering,
    GatheringGuest,
    Hiding,
    Invitation,
    Minutes,
    Process,
    Seat,
    Task,
)
from usving.process.rules.audience import Audience
from usving.process.rules.gate import Matter
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SeatRole, Side

# (days until it starts, days until it ends or None for open): now, past, future, ends today, starts today
PERIODS = [(-10, None), (-10, 10), (-10, -1), (1, None), (-10, 0), (0, None)]


@dataclass
class World:
    """What was made, so that a test can ask as everyone in it."""

    accounts: list[Account] = field(default_factory=list)
    families: list[Family] = field(default_factory=list)
    processes: list[Process] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)


def period(choice: tuple[int, int | None]) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "starts": today + timedelta(days=choice[0]),
        "ends": None if choice[1] is None else today + timedelta(days=choice[1]),
    }


def build(draw: Any) -> World:
    """Draw one world and make it in the database."""
    world = World()
    with as_owner():
        for name in ("Testvik", "Nordvik"):
            _municipality(draw, world, name)
    return world


def _municipality(draw: Any, world: World, name: str) -> None:
    home = make.municipality(name)
    office = make.organisation(home)
    staff = [make.account(home, f"Ansatt{n}", staff=True) for n in range(3)]
    people = [make.account(home, f"Menneske{n}") for n in range(4)]
    accounts = staff + people
    families = [_family(draw, home, n, people) for n in range(2)]
    for worker in staff:
        if draw(st.booleans()):
            make.make(
                FollowUp, municipality=home, family=draw(st.sampled_from(families)), worker=worker, **_drawn(draw)
            )
        held = make.role(worker, draw(st.sampled_from(list(Role))), office)
        type(held).objects.filter(pk=held.pk).update(**_drawn(draw))
    processes = [make.process(home, f"Prosess {n}") for n in range(draw(st.integers(1, 2)))]
    for process in processes:
        _seats(draw, world, process, staff, families)
        _said(draw, world, process, accounts, families)
        _met(draw, process)
        if draw(st.booleans()):
            make.gate(process)
        _closed(draw, process)
        make.make(
            Invitation,
            municipality=home,
            process=process,
            side=draw(st.sampled_from(list(Side))).value,
            organisation=office,
            to_name="x",
            way="paper",
            digest=f"{process.pk}",
            expires_at=timezone.now(),
        )
    world.accounts += accounts
    world.families += families
    world.processes += processes


def _drawn(draw: Any) -> dict[str, Any]:
    return period(draw(st.sampled_from(PERIODS)))


def _family(draw: Any, home: Any, number: int, people: list[Account]) -> Family:
    family: Family = make.make(type(make.family(home, "tom")), municipality=home, name=f"Familie {number}")
    for account in draw(st.lists(st.sampled_from(people), unique=True, max_size=3)):
        kind = draw(st.sampled_from(["adult", "youth", "child"]))
        make.make(FamilyMember, municipality=home, family=family, person=account.person, kind=kind, **_drawn(draw))
    return family


def _seats(draw: Any, world: World, process: Process, staff: list[Account], families: list[Family]) -> None:
    for family in families:
        if draw(st.booleans()):
            world.seats.append(make.seat(process, SeatRole.FAMILY, family, **_drawn(draw)))
            for matter in Matter:
                if draw(st.booleans()):
                    make.voice(process, family, matter, says=draw(st.booleans()))
    for worker in staff:
        if draw(st.booleans()):
            role = draw(st.sampled_from([role for role in SeatRole if role is not SeatRole.FAMILY]))
            office = Organisation.objects.filter(municipality=process.municipality).first()
            world.seats.append(make.seat(process, role, worker, organisation=office, **_drawn(draw)))


def _said(draw: Any, world: World, process: Process, accounts: list[Account], families: list[Family]) -> None:
    here = [seat for seat in world.seats if seat.process_id == process.pk]
    for number in range(draw(st.integers(1, 5))):
        audience = draw(st.sampled_from(list(Audience)))
        said = make.contribution(
            draw(st.sampled_from(accounts)),
            make.station(process, 1),
            f"ord {number}",
            audience,
            family=draw(st.sampled_from(families)),
            circle=make.circle(process, draw(st.sampled_from(list(Side)))),
        )
        if audience is Audience.CHOSEN and here:
            make.make(
                ContributionReader,
                municipality=process.municipality,
                contribution=said,
                seat=draw(st.sampled_from(here)),
            )
        if draw(st.integers(0, 3)) == 0:
            make.make(Hiding, municipality=process.municipality, process=process, contribution=said, reason="x")
        world.contributions.append(said)
    _from_paper(draw, world, process, accounts, here)


def _from_paper(draw: Any, world: World, process: Process, accounts: list[Account], here: list[Seat]) -> None:
    """Something typed in from paper, of a seat or of nobody, by someone; a seat may have taken it back."""
    seat = draw(st.sampled_from([None, *here]))
    side = draw(st.sampled_from(list(Side)))
    world.contributions.append(
        make.contribution(
            draw(st.sampled_from(accounts)), make.station(process, 1), "fra en lapp",
            draw(st.sampled_from([Audience.CIRCLE, Audience.ALL, Audience.ME])), on_paper=True,
            family=seat.family if seat else None, circle=make.circle(process, side), seat=seat,
        )
    )  # fmt: skip


def _after(draw: Any, process: Process, gathering: Gathering, seats: list[Seat]) -> None:
    """A gathering's minutes, what was decided there, and a task of someone."""
    row = {"municipality": process.municipality, "gathering": gathering}
    make.make(Minutes, **row, answer_by=timezone.localdate())
    row |= {"process": process}
    decision = make.make(Decision, **row, text="enige")
    owners: list[dict[str, Any]] = [{"side": side.value} for side in Side] + [{"seat": seat} for seat in seats]
    owners += [{"organisation": seat.organisation} for seat in seats if seat.organisation]
    owner = draw(st.sampled_from(owners))
    make.make(
        Task, **row, decision=decision, text="gjør", due=timezone.localdate(), first_due=timezone.localdate(), **owner
    )


def _closed(draw: Any, process: Process) -> None:
    """Open; or closed and still read, closed and read for the last day, closed and over."""
    days = draw(st.sampled_from([None, None, None, 40, 0, -1]))
    if days is not None:
        until = timezone.localdate() + timedelta(days=days)
        Process.objects.filter(pk=process.pk).update(closed_at=timezone.now(), reads_until=until)


def _met(draw: Any, process: Process) -> None:
    seats = list(Seat.objects.filter(process=process))
    for kind in draw(st.lists(st.sampled_from(list(GatheringKind)), max_size=4)):
        gathering = make.gathering(process, kind)
        for seat in draw(st.lists(st.sampled_from(seats), unique=True, max_size=3)) if seats else ():
            _came(draw, gathering, seat)
        if kind is GatheringKind.BILATERAL and seats:
            make.make(
                GatheringGuest,
                municipality=process.municipality,
                gathering=gathering,
                seat=draw(st.sampled_from(seats)),
            )
        _after(draw, process, gathering, seats)


def _came(draw: Any, gathering: Gathering, seat: Seat) -> None:
    """A seat has answered, came or not, and has promised or not; a promise may be taken back."""
    coming, came = draw(st.sampled_from(["yes", "no", "unknown"])), draw(st.sampled_from([None, True, False]))
    make.attendance(gathering, seat, coming=coming, came=came)
    if draw(st.booleans()):
        back = timezone.now() if draw(st.booleans()) else None
        make.promise(gathering, seat, taken_back_at=back)
