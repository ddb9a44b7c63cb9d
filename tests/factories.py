"""The shortest valid object of each kind. Made as the owner, so that a test may then ask as anyone."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from tests.database import as_owner
from usving.people.models import Account, Family, FamilyMember, FollowUp, Membership, Municipality, Organisation, Person
from usving.people.rules.roles import MemberKind, Role
from usving.process.models import (
    Attendance,
    Circle,
    Contribution,
    FamilyVoice,
    Gate,
    Gathering,
    HandOver,
    Process,
    Promise,
    RecruitingChannel,
    Seat,
    Station,
)
from usving.process.rules.audience import Audience
from usving.process.rules.gate import Matter
from usving.process.rules.gatherings import GatheringKind, Ground
from usving.process.rules.seats import SIDE_OF, SeatRole, Side
from usving.process.rules.stations import arm_of

_number = count(1)
OSLO = ZoneInfo("Europe/Oslo")


def long_ago() -> date:
    return timezone.localdate() - timedelta(days=100)


def make(model: Any, **values: Any) -> Any:
    """Make one row as the owner, or without stepping where the test already is the owner."""
    with as_owner():
        return model.objects.create(**values)


def municipality(name: str = "Testvik") -> Municipality:
    return make(Municipality, name=name, number=f"{next(_number) % 9000 + 1000}")


def organisation(of: Municipality, kind: str = "nav", name: str = "") -> Organisation:
    return make(
        Organisation, municipality=of, kind=kind, name=name or f"{kind} {of.name}", code=f"{kind}-{next(_number)}"
    )


def account(of: Municipality, name: str, *, staff: bool = False, email: str = "") -> Account:
    person = make(Person, municipality=of, name=name, staff=staff, phone="900 00 000" if staff else "")
    return make(
        Account,
        municipality=of,
        person=person,
        username=f"{name.split()[0].lower()}-{next(_number)}",
        email=email,
        password="!",
    )


def role(of: Account, role: Role, organisation: Organisation | None = None, ends: date | None = None) -> Membership:
    return make(
        Membership,
        municipality=of.municipality,
        account=of,
        role=role.value,
        organisation=organisation,
        starts=long_ago(),
        ends=ends,
    )


def family(of: Municipality, name: str, *adults: Account, youth: tuple[Account, ...] = ()) -> Family:
    made: Family = make(Family, municipality=of, name=name)
    for kind, members in ((MemberKind.ADULT, adults), (MemberKind.YOUTH, youth)):
        for member in members:
            make(FamilyMember, municipality=of, family=made, person=member.person, kind=kind.value, starts=long_ago())
    return made


def follow_up(family: Family, worker: Account) -> FollowUp:
    return make(FollowUp, municipality=family.municipality, family=family, worker=worker, starts=long_ago())


def process(of: Municipality, name: str = "Bedre bolig sammen", here: int = 1) -> Process:
    today = timezone.localdate()
    made: Process = make(
        Process,
        municipality=of,
        name=name,
        code=f"prosess-{next(_number)}",
        question="Hvordan finner vi gode hjem sammen?",
        starts=today - timedelta(days=180),
        ends=today + timedelta(days=180),
        here=here,
    )
    for side in Side:
        make(Circle, municipality=of, process=made, side=side.value, code=side.value)
    for number in range(1, 8):
        words = {"name": {"nb": f"Stasjon {number}"}, "hint": {"nb": ""}, "question": {"nb": "Hva ser vi?"}}
        make(Station, municipality=of, process=made, number=number, arm=arm_of(number).value, words=words)
    return made


def circle(of: Process, side: Side) -> Circle:
    with as_owner():
        return Circle.objects.get(process=of, side=side.value)


def seat(of: Process, role: SeatRole, holder: Account | Family | None = None, **values: Any) -> Seat:
    side = SIDE_OF.get(role)
    return make(
        Seat,
        municipality=of.municipality,
        process=of,
        role=role.value,
        code=f"plass-{next(_number)}",
        circle=circle(of, side) if side else None,
        account=holder if isinstance(holder, Account) else None,
        family=holder if isinstance(holder, Family) else None,
        called=str(holder.person if isinstance(holder, Account) else holder or ""),
        **values,
    )


def station(of: Process, number: int = 1) -> Station:
    with as_owner():
        return Station.objects.get(process=of, number=number)


def contribution(by: Account, at: Station, text: str, audience: Audience = Audience.ME, **values: Any) -> Contribution:
    whose = {"author": None, "entered_by": by} if values.get("on_paper") else {"author": by}
    return make(
        Contribution,
        municipality=by.municipality,
        process_id=at.process_id,
        station=at,
        **whose,
        text=text,
        signed=by.person.name,
        audience=audience.value,
        **values,
    )


def gathering(of: Process, kind: GatheringKind = GatheringKind.JOINT, days: int = 7, **values: Any) -> Gathering:
    starts = datetime.combine(timezone.localdate() + timedelta(days=days), datetime.min.time(), OSLO) + timedelta(
        hours=17
    )
    sides = {GatheringKind.FAMILIES: Side.FAMILIES, GatheringKind.PROVIDERS: Side.PROVIDERS}
    values.setdefault("circle", circle(of, sides[kind]) if kind in sides else None)
    values.setdefault("title", "En kveld sammen")
    values.setdefault("place", "Gjenbrukssentralen")
    return make(
        Gathering,
        municipality=of.municipality,
        process=of,
        code=f"samling-{next(_number)}",
        kind=kind.value,
        station=of.here,
        starts_at=starts,
        minutes=180,
        ground=Ground.NEUTRAL.value,
        **values,
    )


def attendance(of: Gathering, seat: Seat, **values: Any) -> Attendance:
    return make(Attendance, municipality=of.municipality, gathering=of, seat=seat, **values)


def promise(of: Gathering, seat: Seat, **values: Any) -> Promise:
    values.setdefault("name", str(seat))
    values.setdefault("account", seat.account)
    return make(Promise, municipality=of.municipality, gathering=of, seat=seat, text="v1", way="tap", **values)


def voice(of: Process, family: Family, matter: Matter, says: bool = True) -> FamilyVoice:
    return make(FamilyVoice, municipality=of.municipality, process=of, family=family, matter=matter.value, says=says)


def gate(of: Process) -> Gate:
    return make(Gate, municipality=of.municipality, process=of)


def hand_over(at: Station, text: str, by: Account, side: Side = Side.FAMILIES) -> HandOver:
    return make(
        HandOver,
        municipality=by.municipality,
        process_id=at.process_id,
        station=at,
        text=text,
        by=by,
        proposed_by=side.value,
    )


def channel(of: Process, office: Organisation, *, opens: int = -10, closes: int = 10) -> RecruitingChannel:
    today = timezone.localdate()
    return make(
        RecruitingChannel,
        municipality=of.municipality,
        process=of,
        organisation=office,
        opens=today + timedelta(days=opens),
        closes=today + timedelta(days=closes),
    )
