"""A process as its file says it: the way back from the tables. Asked as the owner."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from usving.people.access import current
from usving.people.models import Account, Family, FamilyMember, Membership, Organisation
from usving.people.rules.roles import Role
from usving.process.models import Gathering, Method, Process, Seat, Station
from usving.process.rules import file
from usving.process.rules.gatherings import Ground


def processes_named(name: str) -> list[Process]:
    """The processes with this id, in whatever municipality; `3909/id` names one."""
    number, _slash, code = name.rpartition("/")
    found = Process.objects.select_related("municipality").filter(code=code)
    return list(found.filter(municipality__number=number) if number else found)


def families_seated_in(process: Process) -> list[Family]:
    """The families that a file with people names."""
    return list(Family.objects.filter(seat__process=process).distinct())


def document_of(process: Process, *, with_people: bool = False) -> file.ProcessFile:
    """Return the process as a file says it; people only where they are asked for."""
    organisations = _organisations(process)
    partners = process.partners.select_related("organisation")
    channels = process.channels.select_related("organisation")
    return file.ProcessFile(
        process=_frame(process),
        municipality=file.Municipality(number=process.municipality.number, name=process.municipality.name),
        organisations=tuple(file.Organisation(id=o.code, name=o.name, kind=o.kind) for o in organisations),
        partners=tuple(
            file.Partner(organisation=p.organisation.code, part=p.part)
            for p in _in_order(process, "partners", partners, "organisation.code")
        ),
        recruiting=tuple(
            file.Recruiting(organisation=c.organisation.code, opens=c.opens, closes=c.closes)
            for c in _in_order(process, "recruiting", channels, "organisation.code")
        ),
        circles=tuple(
            file.Circle(id=c.code, side=c.side) for c in _in_order(process, "circles", process.circles.all(), "code")
        ),
        seats=tuple(
            _seat(s) for s in _in_order(process, "seats", process.seats.select_related("organisation"), "code")
        ),
        stations=tuple(_station(s) for s in process.stations.order_by("number")),
        methods=tuple(_method(m) for m in _in_order(process, "methods", process.methods.all(), "code")),
        gatherings=tuple(
            _gathering(g)
            for g in _in_order(process, "gatherings", process.gatherings.select_related("circle", "host"), "code")
        ),
        families=_families(process) if with_people else (),
        people=_people(process, organisations) if with_people else (),
    )


def _frame(process: Process) -> file.Frame:
    return file.Frame(
        id=process.code,
        name=process.name,
        question=process.question,
        starts=process.starts,
        ends=process.ends,
        arena=process.arena,
        languages=tuple(process.languages) or ("nb",),
        reading_days=process.reading_days,
    )


def _organisations(process: Process) -> list[Organisation]:
    """Those the file named, and whoever has come in since."""
    used = (
        Q(partner__process=process)
        | Q(seat__process=process)
        | Q(recruitingchannel__process=process)
        | Q(gathering__process=process)
        | Q(code__in=process.order.get("organisations", []))
    )
    found = Organisation.objects.filter(used, municipality=process.municipality_id).distinct()
    return _in_order(process, "organisations", found, "code")


def _seat(seat: Seat) -> file.Seat:
    organisation = seat.organisation.code if seat.organisation else ""
    return file.Seat(id=seat.code, role=seat.role, label=seat.label, side=seat.side, organisation=organisation)


def _station(station: Station) -> file.Station:
    words = {
        f"{what}{'' if language == 'nb' else '_' + language}": station.words.get(what, {}).get(language, "")
        for what in ("name", "hint", "question")
        for language in ("nb", "nn", "en")
    }
    return file.Station(
        number=station.number,
        arm=station.arm,
        opens=station.opens,
        starts=station.starts or station.process.starts,
        ends=station.ends or station.process.ends,
        **words,
    )


def _method(method: Method) -> file.Method:
    return file.Method(
        id=method.code,
        name=method.name,
        station=method.station or 1,
        purpose=method.purpose,
        minutes=method.minutes or 1,
        version=method.number or 0,
    )


def _gathering(gathering: Gathering) -> file.Gathering:
    return file.Gathering(
        id=gathering.code,
        title=gathering.title,
        kind=gathering.kind,
        station=gathering.station,
        circle=gathering.circle.code if gathering.circle else "",
        starts=_local(gathering.starts_at),
        minutes=gathering.minutes,
        place=gathering.place,
        ground=gathering.host.code if gathering.ground == Ground.ORGANISATION and gathering.host else gathering.ground,
        agenda=tuple(file.AgendaItem(**item) for item in gathering.agenda),
    )


def _families(process: Process) -> tuple[file.Family, ...]:
    seats = process.seats.filter(family__isnull=False).select_related("family")
    return tuple(_family(seat, seat.family) for seat in _in_order(process, "seats", seats, "code"))


def _family(seat: Seat, family: Family) -> file.Family:
    members = FamilyMember.objects.filter(current(), family=family).select_related("person__account")
    return file.Family(
        id=family.code or f"familie-{seat.code}",
        name=family.name,
        seat=seat.code,
        members=tuple(
            file.Member(name=m.person.name, kind=m.kind, username=_username(m.person))
            for m in members.order_by("position", "person__name")
        ),
    )


def _username(person: Any) -> str:
    return person.account.username if hasattr(person, "account") else ""


def _people(process: Process, organisations: list[Organisation]) -> tuple[file.Person, ...]:
    """Whoever works in the organisations of the process, with the seat they sit in."""
    held = Membership.objects.filter(current(timezone.localdate()), organisation__in=organisations)
    held = held.select_related("account__person", "organisation").order_by("account__created_at")
    seats = dict(process.seats.filter(account__isnull=False).values_list("account_id", "code"))
    by_account: dict[Account, list[Membership]] = {}
    for membership in held:
        by_account.setdefault(membership.account, []).append(membership)
    return tuple(
        file.Person(
            username=account.username,
            name=account.person.name,
            organisation=roles[0].organisation.code,  # type: ignore[union-attr]
            roles=tuple(role.value for role in Role if role.value in {membership.role for membership in roles}),
            seat=seats.get(account.pk, ""),
        )
        for account, roles in by_account.items()
    )


def _local(moment: datetime) -> datetime:
    """The clock on the wall, to the minute: seconds from before plans were cut to it say nothing."""
    return timezone.localtime(moment).replace(tzinfo=None, second=0, microsecond=0)


def _in_order(process: Process, part: str, rows: Iterable[Any], key: str) -> list[Any]:
    """The rows in the order of the file they came from; what is new since stands last, by its code."""
    place = {code: number for number, code in enumerate(process.order.get(part, []))}

    def code_of(row: Any) -> str:
        for name in key.split("."):
            row = getattr(row, name)
        return str(row)

    return sorted(rows, key=lambda row: (place.get(code_of(row), len(place)), code_of(row)))
