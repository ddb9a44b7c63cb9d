"""What must hold between the parts of a process file, once every part has its shape.

The checks run in a fixed order and stop at the first thing wrong, so the same file always gives the same sentence.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta

from usving.people.rules.municipalities import replaced
from usving.process.rules.file.document import (
    FAMILIES_GROUND,
    NEUTRAL_GROUND,
    Family,
    Gathering,
    Person,
    ProcessFile,
    Seat,
    Station,
)
from usving.process.rules.file.languages import KNOWN
from usving.process.rules.file.refusal import Refused, nearest, refuse_unless
from usving.process.rules.stations import arm_of

SIDE_OF_ROLE = {"family": "families", "provider": "providers"}
CIRCLE_OF_KIND = {"families": "families", "providers": "providers"}
# Everybody is asked to these, so no single circle can own what is said there.
WITHOUT_CIRCLE = ("joint", "open")


def check(document: ProcessFile) -> None:
    """Raise `Refused` with the first thing that does not hold together in the document."""
    for part in CHECKS:
        part(document)


def check_in(document: ProcessFile) -> None:
    """Refuse what a file of today should not say; what is here already with such words still goes out.

    A number of before would make the municipality a second time, beside the one of today.
    """
    number = document.municipality.number
    now = " or ".join(repr(each) for each in replaced().get(number, ()))
    refuse_unless(now == "", "municipality.number", f"{number!r} is no longer in use; the number today is {now}")
    for at, code in enumerate(document.process.languages):
        known = len(code) > 2 or code in KNOWN
        refuse_unless(known, f"process.languages[{at}]", f"there is no language with the code {code!r} (ISO 639)")


def refuse_unknown(reference: str, known: Iterable[str], place: str, noun: str) -> None:
    """Refuse a reference to something that is not in the file, suggesting the nearest that is."""
    names = list(known)
    if reference not in names:
        raise Refused(f"{place}: there is no {noun} {reference!r}{nearest(reference, names)}")


def refuse_repeated(names: Iterable[str], list_name: str, key: str) -> None:
    """Refuse an id that two rows of one list share."""
    first: dict[str, int] = {}
    for number, name in enumerate(names):
        earlier = first.setdefault(name, number)
        there = f"{list_name}[{number}].{key}"
        refuse_unless(earlier == number, there, f"{name!r} is already used by {list_name}[{earlier}]")


def check_frame(document: ProcessFile) -> None:
    """The process ends after it starts, and names no language twice."""
    frame = document.process
    refuse_unless(frame.ends >= frame.starts, "process.ends", f"{frame.ends} is before the start, {frame.starts}")
    repeated = next((code for code in frame.languages if frame.languages.count(code) > 1), "")
    refuse_unless(repeated == "", "process.languages", f"{repeated!r} is named twice")


def check_ids(document: ProcessFile) -> None:
    """No id is used twice in a list, and no organisation takes a word that means somebody's ground."""
    refuse_repeated((row.id for row in document.organisations), "organisations", "id")
    for number, row in enumerate(document.organisations):
        taken = row.id in (NEUTRAL_GROUND, FAMILIES_GROUND)
        refuse_unless(not taken, f"organisations[{number}].id", f"{row.id!r} is kept for the ground of a gathering")
    refuse_repeated((row.organisation for row in document.partners), "partners", "organisation")
    refuse_repeated((row.organisation for row in document.recruiting), "recruiting", "organisation")
    refuse_repeated((row.id for row in document.circles), "circles", "id")
    refuse_repeated((row.side for row in document.circles), "circles", "side")
    refuse_repeated((row.id for row in document.seats), "seats", "id")
    refuse_repeated((row.id for row in document.methods), "methods", "id")
    refuse_repeated((row.id for row in document.gatherings), "gatherings", "id")
    refuse_repeated((row.id for row in document.families), "families", "id")


def check_organisations(document: ProcessFile) -> None:
    """Partners and recruiting offices are organisations in the file; an office closes after it opens."""
    known = [row.id for row in document.organisations]
    for number, partner in enumerate(document.partners):
        refuse_unknown(partner.organisation, known, f"partners[{number}].organisation", "organisation")
    for number, office in enumerate(document.recruiting):
        there = f"recruiting[{number}]"
        refuse_unknown(office.organisation, known, f"{there}.organisation", "organisation")
        late = f"{office.closes} is before it opens, {office.opens}"
        refuse_unless(office.closes >= office.opens, f"{there}.closes", late)
        after = f"{office.opens} is after the process ends, {document.process.ends}"
        refuse_unless(office.opens <= document.process.ends, f"{there}.opens", after)


def check_seats(document: ProcessFile) -> None:
    """Every seat sits on the side of its role, and points to an organisation that fits."""
    for number, seat in enumerate(document.seats):
        _check_seat(document, seat, f"seats[{number}]")


def _check_seat(document: ProcessFile, seat: Seat, place: str) -> None:
    side = SIDE_OF_ROLE.get(seat.role, seat.side)
    refuse_unless(seat.side == side, f"{place}.side", f"must be {side!r} for a seat with the role {seat.role!r}")
    needed = seat.role in SIDE_OF_ROLE
    refuse_unless(seat.organisation != "" or not needed, f"{place}.organisation", "is missing")
    if seat.role == "family":
        offices = [office.organisation for office in document.recruiting]
        refuse_unknown(seat.organisation, offices, f"{place}.organisation", "recruiting office")
    elif seat.organisation:
        known = [row.id for row in document.organisations]
        refuse_unknown(seat.organisation, known, f"{place}.organisation", "organisation")


def check_stations(document: ProcessFile) -> None:
    """The stations are 1 to 7 in order, on their arms, each starting no earlier than the one before."""
    for number, station in enumerate(document.stations):
        there, arm = f"stations[{number}]", arm_of(station.number)
        refuse_unless(
            station.number == number + 1, f"{there}.number", f"must be {number + 1}: the seven stand in order"
        )
        refuse_unless(station.arm == arm, f"{there}.arm", f"must be {arm.value!r} for station {station.number}")
        _check_days(document, station, there)
        before = document.stations[max(number - 1, 0)]
        early = f"{station.starts} is before station {before.number} starts, {before.starts}"
        refuse_unless(station.starts >= before.starts, f"{there}.starts", early)


def _check_days(document: ProcessFile, station: Station, place: str) -> None:
    frame = document.process
    outside = f"is outside the process, {frame.starts} to {frame.ends}"
    late = f"{station.ends} is before it starts, {station.starts}"
    refuse_unless(station.ends >= station.starts, f"{place}.ends", late)
    refuse_unless(frame.starts <= station.starts <= frame.ends, f"{place}.starts", f"{station.starts} {outside}")
    refuse_unless(station.ends <= frame.ends, f"{place}.ends", f"{station.ends} {outside}")


def check_gatherings(document: ProcessFile) -> None:
    """Every gathering lies inside the process, meets a circle that fits, and has an agenda it has time for."""
    grounds = [NEUTRAL_GROUND, FAMILIES_GROUND, *(row.id for row in document.organisations)]
    methods = [row.id for row in document.methods]
    for number, gathering in enumerate(document.gatherings):
        there = f"gatherings[{number}]"
        _check_time(document, gathering, there)
        _check_circle(document, gathering, there)
        refuse_unknown(gathering.ground, grounds, f"{there}.ground", "organisation")
        _check_agenda(gathering, methods, there)


def _check_time(document: ProcessFile, gathering: Gathering, place: str) -> None:
    frame = document.process
    ends = gathering.starts + timedelta(minutes=gathering.minutes)
    inside = frame.starts <= gathering.starts.date() and ends.date() <= frame.ends
    outside = f"{gathering.starts} to {ends} is outside the process, {frame.starts} to {frame.ends}"
    refuse_unless(inside, f"{place}.starts", outside)


def _check_circle(document: ProcessFile, gathering: Gathering, place: str) -> None:
    if not gathering.circle:
        return
    sides = {circle.id: circle.side for circle in document.circles}
    refuse_unknown(gathering.circle, sides, f"{place}.circle", "circle")
    alone = gathering.kind not in WITHOUT_CIRCLE
    refuse_unless(alone, f"{place}.circle", f"a gathering of the kind {gathering.kind!r} belongs to no single circle")
    side = sides[gathering.circle]
    fits = CIRCLE_OF_KIND.get(gathering.kind, side) == side
    refuse_unless(
        fits, f"{place}.circle", f"{gathering.circle!r} is a circle of the {side}, not of the {gathering.kind}"
    )


def _check_agenda(gathering: Gathering, methods: list[str], place: str) -> None:
    for number, item in enumerate(gathering.agenda):
        if item.method:
            refuse_unknown(item.method, methods, f"{place}.agenda[{number}].method", "method")
    taken = sum(item.minutes for item in gathering.agenda)
    sentence = f"takes {taken} minutes, and the gathering lasts {gathering.minutes}"
    refuse_unless(taken <= gathering.minutes, f"{place}.agenda", sentence)


def check_families(document: ProcessFile) -> None:
    """Every family has an adult and a family seat of its own."""
    seats = [seat.id for seat in document.seats if seat.role == "family"]
    refuse_repeated((family.seat for family in document.families), "families", "seat")
    for number, family in enumerate(document.families):
        refuse_unknown(family.seat, seats, f"families[{number}].seat", "family seat")
        _check_members(family, f"families[{number}].members")


def _check_members(family: Family, place: str) -> None:
    refuse_unless(any(member.kind == "adult" for member in family.members), place, "must have at least one adult")
    for number, member in enumerate(family.members):
        holds = member.kind != "child" or member.username == ""
        refuse_unless(holds, f"{place}[{number}].username", "a child has no account")


def check_people(document: ProcessFile) -> None:
    """Every username is one person's, and every person sits in a free seat that fits."""
    taken = {member.username for family in document.families for member in family.members if member.username}
    _check_member_usernames(document)
    refuse_repeated((person.username for person in document.people), "people", "username")
    sat: set[str] = set()
    for number, person in enumerate(document.people):
        there = f"people[{number}]"
        free = person.username not in taken
        refuse_unless(free, f"{there}.username", f"{person.username!r} is already used by a family member")
        organisations = [row.id for row in document.organisations]
        refuse_unknown(person.organisation, organisations, f"{there}.organisation", "organisation")
        _check_person(document, person, there)
        refuse_unless(person.seat not in sat, f"{there}.seat", f"{person.seat!r} is already taken")
        sat |= {person.seat} - {""}


def _check_member_usernames(document: ProcessFile) -> None:
    seen: set[str] = set()
    for number, family in enumerate(document.families):
        for which, member in enumerate(family.members):
            there = f"families[{number}].members[{which}].username"
            refuse_unless(member.username not in seen, there, f"{member.username!r} is already used by another member")
            seen |= {member.username} - {""}


def _check_person(document: ProcessFile, person: Person, place: str) -> None:
    repeated = next((role for role in person.roles if person.roles.count(role) > 1), "")
    refuse_unless(repeated == "", f"{place}.roles", f"{repeated!r} is named twice")
    if not person.seat:
        return
    seats = {seat.id: seat for seat in document.seats if seat.role != "family"}
    refuse_unknown(person.seat, seats, f"{place}.seat", "seat for a person")
    seat = seats[person.seat]
    refuse_unless(seat.role in person.roles, f"{place}.roles", f"must have {seat.role!r} to sit in {seat.id!r}")
    home = seat.organisation in ("", person.organisation)
    refuse_unless(home, f"{place}.organisation", f"the seat {seat.id!r} is for {seat.organisation!r}")


CHECKS: tuple[Callable[[ProcessFile], None], ...] = (
    check_frame,
    check_ids,
    check_organisations,
    check_seats,
    check_stations,
    check_gatherings,
    check_families,
    check_people,
)
