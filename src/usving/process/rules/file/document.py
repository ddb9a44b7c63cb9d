"""What a process file says: one frozen dataclass for each table, with every key declared once.

Each key is `Annotated[type, shape, note]`; a key without a default must be written. Empty text means "not said".
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated, Self

from usving.people.rules.roles import MemberKind, OrganisationKind, Role
from usving.process.rules.closing import LONGEST_READING, READING_DAYS, SHORTEST_READING
from usving.process.rules.file.shapes import Day, Moment, OneOf, Pattern, Text, Whole
from usving.process.rules.file.tables import Listed, Record
from usving.process.rules.seats import SeatRole, Side
from usving.process.rules.stations import Arm, Opens

SLUG = Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "a short id such as 'housing-office' (a-z, 0-9 and single hyphens)")
USERNAME = Pattern(r"[a-z0-9]+([._-][a-z0-9]+)*", "a username such as 'kari.eksempel' (a-z, 0-9, single . _ -)")
MUNICIPALITY = Pattern(r"[0-9]{4}", "four digits in quotation marks, such as '0301'", most=4)
STATION_NUMBER = Whole(1, 7, "there is no station {number}")
LANGUAGE = Pattern(r"[a-z]{2,3}", "a language code such as 'nb'", most=3)

ORGANISATION_KINDS = tuple(kind.value for kind in OrganisationKind)
SIDES = tuple(side.value for side in Side)
SEAT_ROLES = tuple(role.value for role in SeatRole)
GATHERING_KINDS = ("families", "providers", "joint", "bilateral", "open")
OPENINGS = tuple(opening.value for opening in Opens if opening is not Opens.NOTHING)
ARMS = tuple(arm.value for arm in Arm)
NEUTRAL_GROUND = "neutral"
FAMILIES_GROUND = "families"
MEMBER_KINDS = tuple(kind.value for kind in MemberKind)
# A family's members are known by their family; everybody else has one or more of these.
PERSON_ROLES = tuple(role.value for role in Role if role is not Role.FAMILY_MEMBER)


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The process itself: what it is called, why it exists, and the time it has."""

    id: Annotated[str, SLUG, "The id of the process; an installation holds it once."]
    name: Annotated[str, Text(120), "What the process is called."]
    question: Annotated[str, Text(400), "The question it exists for."]
    starts: Annotated[date, Day(), "The first day; moving a process moves everything with it."]
    ends: Annotated[date, Day(), "The last planned day."]
    arena: Annotated[str, Text(200), "The meeting ground of the process: the place it mostly uses, and whose it is."]
    languages: Annotated[
        tuple[str, ...], Listed(LANGUAGE, 12, 1), "The languages spoken in it, the first one most; ISO 639 codes."
    ]
    reading_days: Annotated[
        int,
        Whole(SHORTEST_READING, LONGEST_READING),
        f"For how many days it can be read after it is closed; {READING_DAYS} where it is left out.",
    ] = READING_DAYS


@dataclass(frozen=True, kw_only=True)
class Municipality:
    """The municipality that the process belongs to."""

    number: Annotated[str, MUNICIPALITY, "The official municipality number."]
    name: Annotated[str, Text(80), "The name of the municipality."]


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """An office, institution or company that somebody in the process comes from."""

    id: Annotated[str, SLUG, "The id that other tables point to."]
    name: Annotated[str, Text(120), "What it is called."]
    kind: Annotated[str, OneOf(ORGANISATION_KINDS), "What sort of organisation it is."]


@dataclass(frozen=True, kw_only=True)
class Partner:
    """An organisation that carries the process together with the others."""

    organisation: Annotated[str, SLUG, "An organisation's id."]
    part: Annotated[str, Text(300), "What it does in the process."]


@dataclass(frozen=True, kw_only=True)
class Recruiting:
    """An office through which families are invited, and when."""

    organisation: Annotated[str, SLUG, "An organisation's id."]
    opens: Annotated[date, Day(), "The first day it invites; often before the process starts."]
    closes: Annotated[date, Day(), "The last day it invites."]


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A place for one family or one person, filled or not."""

    id: Annotated[str, SLUG, "The id that people and families point to."]
    role: Annotated[str, OneOf(SEAT_ROLES), "What the seat is for."]
    label: Annotated[str, Text(120), "What the seat is called on the screen."]
    side: Annotated[
        str, OneOf(SIDES), "Which side it sits on: needed for families and providers, optional for others."
    ] = ""
    organisation: Annotated[
        str, SLUG, "Where a provider works, or the office that recruits the family; optional for others."
    ] = ""


@dataclass(frozen=True, kw_only=True)
class Circle:
    """A group that meets by itself and keeps what is said there."""

    id: Annotated[str, SLUG, "The id that gatherings point to."]
    side: Annotated[str, OneOf(SIDES), "Whose circle it is."]


@dataclass(frozen=True, kw_only=True)
class Station:
    """One of the seven stations of the U, down one arm and up the other."""

    number: Annotated[int, STATION_NUMBER, "1 to 7, in order."]
    name: Annotated[str, Text(60), "The name, in bokmål."]
    name_nn: Annotated[str, Text(60), "The name in nynorsk."] = ""
    name_en: Annotated[str, Text(60), "The name in English."] = ""
    hint: Annotated[str, Text(160), "A few words under the name, in bokmål."]
    hint_nn: Annotated[str, Text(160), "The hint in nynorsk."] = ""
    hint_en: Annotated[str, Text(160), "The hint in English."] = ""
    question: Annotated[str, Text(400), "The guiding question, in bokmål."]
    question_nn: Annotated[str, Text(400), "The guiding question in nynorsk."] = ""
    question_en: Annotated[str, Text(400), "The guiding question in English."] = ""
    opens: Annotated[str, OneOf(OPENINGS), "What the station helps to open, if anything."] = ""
    arm: Annotated[str, OneOf(ARMS), "Understanding together on the way down, acting together on the way up."]
    starts: Annotated[date, Day(), "The first day; not before the station above it."]
    ends: Annotated[date, Day(), "The last day; stations may overlap."]

    def called(self, language: str) -> str:
        """The name in a language; bokmål where that one is not said."""
        return {"nn": self.name_nn, "en": self.name_en}.get(language) or self.name


@dataclass(frozen=True, kw_only=True)
class Method:
    """A way of working together that an agenda can use."""

    id: Annotated[str, SLUG, "The id that agendas point to."]
    name: Annotated[str, Text(80), "What it is called."]
    station: Annotated[int, STATION_NUMBER, "The station it serves best; it may be used at any."]
    purpose: Annotated[str, Text(400), "What it is good for."]
    minutes: Annotated[int, Whole(1, 720), "How long it usually takes."]
    version: Annotated[
        int,
        Whole(0, 9999),
        "The version that the process keeps from when it first used the method; 0 or left out before that.",
    ] = 0


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """One point on the agenda of a gathering."""

    title: Annotated[str, Text(120), "What happens."]
    minutes: Annotated[int, Whole(1, 720), "How long."]
    method: Annotated[str, SLUG, "A method's id, where one is used."] = ""


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """A meeting: the families', the providers', both together, a talk between a few, or an open one."""

    id: Annotated[str, SLUG, "The id of the gathering."]
    title: Annotated[str, Text(120), "What it is called."]
    kind: Annotated[str, OneOf(GATHERING_KINDS), "Who meets."]
    station: Annotated[int, STATION_NUMBER, "The number of the station it belongs to."]
    circle: Annotated[str, SLUG, "The circle that meets, where it is one; not for joint and open gatherings."] = ""
    starts: Annotated[datetime, Moment(), "When it begins, in local time."]
    minutes: Annotated[int, Whole(10, 720), "How long it lasts."]
    place: Annotated[str, Text(200), "Where it is."]
    ground: Annotated[
        str, SLUG, "Whose ground that is: `neutral`, `families`, or the id of the organisation that owns it."
    ]
    agenda: Annotated[
        tuple[AgendaItem, ...], Listed(Record(AgendaItem), 40), "The points in order; together no longer than it lasts."
    ] = ()


@dataclass(frozen=True, kw_only=True)
class Member:
    """One person in a family."""

    name: Annotated[str, Text(120), "What the person is called."]
    kind: Annotated[str, OneOf(MEMBER_KINDS), "Grown up, youth with a login of their own if they like, or child."]
    username: Annotated[str, USERNAME, "The person's account, where there is one; a child has none."] = ""


@dataclass(frozen=True, kw_only=True)
class Family:
    """A family that takes part, in one seat; only in a file exported with people."""

    id: Annotated[str, SLUG, "The id of the family."]
    name: Annotated[str, Text(120), "What the family is called."]
    seat: Annotated[str, SLUG, "A family seat's id."]
    members: Annotated[tuple[Member, ...], Listed(Record(Member), 20, 1), "Who is in it; at least one is an adult."]


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody in the process who is not there as a family; only in a file exported with people."""

    username: Annotated[str, USERNAME, "The person's account."]
    name: Annotated[str, Text(120), "What the person is called."]
    organisation: Annotated[str, SLUG, "Where the person works."]
    roles: Annotated[
        tuple[str, ...], Listed(OneOf(PERSON_ROLES), len(PERSON_ROLES), 1), "What the person does in the process."
    ]
    seat: Annotated[str, SLUG, "The seat the person sits in, if any."] = ""


@dataclass(frozen=True, kw_only=True)
class ProcessFile:
    """One process, as a file holds it."""

    process: Annotated[Frame, Record(Frame), "The process itself."]
    municipality: Annotated[Municipality, Record(Municipality), "Where it is."]
    organisations: Annotated[tuple[Organisation, ...], Listed(Record(Organisation), 200), "Everybody's home."] = ()
    partners: Annotated[tuple[Partner, ...], Listed(Record(Partner), 200), "Who carries the process."] = ()
    recruiting: Annotated[tuple[Recruiting, ...], Listed(Record(Recruiting), 50), "Who invites families."] = ()
    circles: Annotated[tuple[Circle, ...], Listed(Record(Circle), 50), "Groups that meet by themselves."] = ()
    seats: Annotated[tuple[Seat, ...], Listed(Record(Seat), 500), "The places, filled or not."] = ()
    stations: Annotated[tuple[Station, ...], Listed(Record(Station), 7, 7), "The seven stations of the U."]
    methods: Annotated[tuple[Method, ...], Listed(Record(Method), 300), "The ways of working."] = ()
    gatherings: Annotated[tuple[Gathering, ...], Listed(Record(Gathering), 500), "The meetings."] = ()
    families: Annotated[tuple[Family, ...], Listed(Record(Family), 200), "With people only: the families."] = ()
    people: Annotated[tuple[Person, ...], Listed(Record(Person), 500), "With people only: everybody else."] = ()

    def without_people(self) -> Self:
        """Return the same process with its seats empty, as it is exported unless people are asked for."""
        return replace(self, families=(), people=())
