"""Loading a process from its file: all of it, or nothing. Asked as the owner, by whoever runs the machine."""

from dataclasses import asdict
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.people.models import Account, Family, FamilyMember, Membership, Municipality, Organisation, Person
from usving.people.rules.roles import Role, is_staff
from usving.process.access.methods import content_of
from usving.process.models import (
    Circle,
    Gathering,
    Method,
    Partner,
    Process,
    RecruitingChannel,
    Seat,
    Station,
    Venue,
)
from usving.process.rules import file
from usving.process.rules.gatherings import GatheringKind, Ground
from usving.process.rules.seats import SIDE_OF, SeatRole, Side

OSLO = ZoneInfo("Europe/Oslo")
SIDE_OF_KIND = {GatheringKind.FAMILIES: Side.FAMILIES, GatheringKind.PROVIDERS: Side.PROVIDERS}


@transaction.atomic
def load(document: file.ProcessFile, *, today: date) -> Process:
    """Make the process that a file describes, with its municipality and organisations where they are new.

    Raises Refused where a process of that id is here already, in whatever municipality: an operator names it by its id.
    """
    frame = document.process
    if there := Process.objects.filter(code=frame.id).select_related("municipality").first():
        raise Refused(f"process.id: {there.municipality.name} already has a process with the id {frame.id!r}")
    home, _new = Municipality.objects.get_or_create(
        number=document.municipality.number, defaults={"name": document.municipality.name}
    )
    process = Process.objects.create(
        municipality=home,
        code=frame.id,
        name=frame.name,
        question=frame.question,
        arena=frame.arena,
        starts=frame.starts,
        ends=frame.ends,
        languages=list(frame.languages),
        reading_days=frame.reading_days,
        order=order_of(document),
    )
    Loading(document, process, today).run()
    record("process.loaded", by=None, about=process)
    return process


def order_of(document: file.ProcessFile) -> dict[str, list[str]]:
    """The codes of each part as the file has them, so that an export keeps their order."""
    return {
        "organisations": [row.id for row in document.organisations],
        "partners": [row.organisation for row in document.partners],
        "recruiting": [row.organisation for row in document.recruiting],
        "circles": [row.id for row in document.circles],
        "seats": [row.id for row in document.seats],
        "methods": [row.id for row in document.methods],
        "gatherings": [row.id for row in document.gatherings],
    }


class Loading:
    """One loading under way: what has been made so far, by the ids of the file."""

    def __init__(self, document: file.ProcessFile, process: Process, today: date) -> None:
        self.document, self.process, self.home = document, process, process.municipality
        self.since = min(document.process.starts, today)
        self.organisations: dict[str, Organisation] = {}
        self.circles: dict[Side, Circle] = {}
        self.seats: dict[str, Seat] = {}

    def run(self) -> None:
        """Make everything, in the order in which one part needs another."""
        self.make_organisations()
        self.make_circles()
        self.make_stations()
        self.make_seats()
        self.make_gatherings()
        self.make_families()
        self.make_people()

    def make_organisations(self) -> None:
        """The organisations, those that are new too, and what each does in the process."""
        for row in self.document.organisations:
            self.organisations[row.id] = self.organisation(row)
        for partner in self.document.partners:
            self.row(Partner, organisation=self.organisations[partner.organisation], part=partner.part)
        for office in self.document.recruiting:
            home = self.organisations[office.organisation]
            self.row(RecruitingChannel, organisation=home, opens=office.opens, closes=office.closes)

    def organisation(self, row: file.Organisation) -> Organisation:
        """The municipality's organisation with this id, made where it is new. Raises Refused where it is put away."""
        found, _new = Organisation.objects.get_or_create(
            municipality=self.home, code=row.id, defaults={"name": row.name, "kind": row.kind}
        )
        if found.put_away_at:
            raise Refused(f"organisations: {self.home.name} has put away {found.name!r}; take it out again first")
        return found

    def make_circles(self) -> None:
        """The two circles, by the names the file has for them."""
        named = {Side(row.side): row.id for row in self.document.circles}
        for side in Side:
            self.circles[side] = self.row(Circle, side=side.value, code=named.get(side, side.value))

    def make_stations(self) -> None:
        """The stations with their words, and the ways of working."""
        for row in self.document.stations:
            self.row(
                Station,
                number=row.number,
                arm=row.arm,
                opens=row.opens,
                starts=row.starts,
                ends=row.ends,
                words=_words(row),
            )
        for method in self.document.methods:
            self.row(
                Method,
                code=method.id,
                **{k: v for k, v in asdict(method).items() if k not in ("id", "version")},
                number=method.version or None,
                content=content_of(self.home.pk, method.id, method.version),
            )

    def seats_to_make(self) -> tuple[file.Seat, ...]:
        """The seats that are not there yet."""
        return self.document.seats

    def make_seats(self) -> None:
        """The seats, all empty."""
        for row in self.seats_to_make():
            side = SIDE_OF.get(SeatRole(row.role))
            self.seats[row.id] = self.row(
                Seat,
                code=row.id,
                role=row.role,
                label=row.label,
                side=row.side,
                circle=self.circles[side] if side else None,
                organisation=self.organisations.get(row.organisation),
            )

    def make_gatherings(self) -> None:
        """The gatherings, in the municipality's own clock; a place that the municipality has described is known by its name."""
        named = {row.id: Side(row.side) for row in self.document.circles}
        described = {venue.name: venue for venue in Venue.objects.filter(municipality=self.home)}
        for row in self.document.gatherings:
            side = named.get(row.circle) or SIDE_OF_KIND.get(GatheringKind(row.kind))
            known = row.ground in (Ground.NEUTRAL, Ground.FAMILIES)
            self.row(
                Gathering,
                code=row.id,
                title=row.title,
                kind=row.kind,
                station=row.station,
                circle=self.circles[side] if side else None,
                starts_at=row.starts.replace(tzinfo=OSLO),
                minutes=row.minutes,
                place=row.place,
                venue=described.get(row.place),
                ground=row.ground if known else Ground.ORGANISATION.value,
                host=None if known else self.organisations[row.ground],
                agenda=[asdict(item) for item in row.agenda],
            )

    def make_families(self) -> None:
        """The families that the file names, each in its seat."""
        for row in self.document.families:
            family = Family.objects.create(municipality=self.home, name=row.name, code=row.id)
            for position, member in enumerate(row.members):
                FamilyMember.objects.create(
                    municipality=self.home,
                    family=family,
                    person=self.person(member.username, member.name, staff=False),
                    kind=member.kind,
                    position=position,
                    starts=self.since,
                )
            Seat.objects.filter(pk=self.seats[row.seat].pk).update(family=family, called=family.name)

    def make_people(self) -> None:
        """Everybody else that the file names, with roles and seats."""
        for row in self.document.people:
            held = frozenset(Role(code) for code in row.roles)
            account = self.person(row.username, row.name, staff=is_staff(held)).account
            for role in row.roles:
                Membership.objects.get_or_create(
                    municipality=self.home,
                    account=account,
                    role=role,
                    organisation=self.organisations[row.organisation],
                    defaults={"starts": self.since},
                )
            if row.seat:
                Seat.objects.filter(pk=self.seats[row.seat].pk).update(account=account, called=row.name)

    def person(self, username: str, name: str, *, staff: bool) -> Person:
        """The person with this account, or a new one; without a user name always a new one, without an account."""
        found = Account.objects.filter(municipality=self.home, username=username).select_related("person").first()
        if username and found:
            return found.person
        person = Person.objects.create(municipality=self.home, name=name, staff=staff)
        if username:
            Account.objects.create(municipality=self.home, person=person, username=username, password="!")
        return person

    def row(self, model: Any, **values: Any) -> Any:
        """One row of the process."""
        return model.objects.create(municipality=self.home, process=self.process, **values)


def _words(row: file.Station) -> dict[str, dict[str, str]]:
    """The station's words by what they are and language, without those that are not said."""
    said = {
        what: {"nb": getattr(row, what), "nn": getattr(row, f"{what}_nn"), "en": getattr(row, f"{what}_en")}
        for what in ("name", "hint", "question")
    }
    return {what: {code: text for code, text in words.items() if text} for what, words in said.items()}
