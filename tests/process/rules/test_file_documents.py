"""What the tests of the process file share: the examples as text, and valid documents made by hypothesis."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usving.people.rules.municipalities import replaced
from usving.process.rules.file import (
    AgendaItem,
    Circle,
    Family,
    Frame,
    Gathering,
    Member,
    Method,
    Municipality,
    Organisation,
    Partner,
    Person,
    ProcessFile,
    Recruiting,
    Refused,
    Seat,
    Station,
    read,
    write,
)
from usving.process.rules.file.document import ORGANISATION_KINDS, PERSON_ROLES, SEAT_ROLES
from usving.process.rules.file.languages import KNOWN

pytestmark = pytest.mark.quick

numbers = st.sampled_from(sorted({f"{number:04}" for number in range(0, 10_000, 7)} - set(replaced())))
languages = st.sampled_from([*sorted(KNOWN), "kmr", "prs", "sma"])
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
LARVIK = (EXAMPLES / "larvik.toml").read_text(encoding="utf-8")
NORDVIK = (EXAMPLES / "nordvik.toml").read_text(encoding="utf-8")

usernames = st.from_regex(r"[a-z0-9]{1,8}([._-][a-z0-9]{1,8}){0,2}", fullmatch=True)
readable = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))


def refusal_of(data: str | bytes) -> str:
    with pytest.raises(Refused) as refusal:
        read(data if isinstance(data, bytes) else data.encode())
    return str(refusal.value)


def changed(text: str, old: str, new: str) -> str:
    """The text with the first `old` made `new`; the change must have somewhere to land."""
    assert old in text
    return text.replace(old, new, 1)


def texts(most: int) -> st.SearchStrategy[str]:
    return st.text(readable, min_size=1, max_size=min(most, 40)).filter(lambda text: text == text.strip() != "")


def unique(strategy: st.SearchStrategy[str], most: int, least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(strategy, min_size=least, max_size=most, unique=True)


def dates_in(part: Any) -> Iterator[date]:
    """Every date and moment in a document, in its order."""
    if isinstance(part, date):
        yield part
    elif isinstance(part, tuple):
        for row in part:
            yield from dates_in(row)
    elif is_dataclass(part):
        for field in fields(part):
            yield from dates_in(getattr(part, field.name))


@st.composite
def documents(draw: st.DrawFn) -> ProcessFile:
    """A whole process that keeps every rule between its parts."""
    starts = draw(st.dates(date(1995, 1, 1), date(2190, 1, 1)))
    ends = starts + timedelta(days=draw(st.integers(2, 800)))
    ids = draw(unique(slugs.filter(lambda word: word not in ("neutral", "families")), 4, 1))
    organisations = tuple(
        Organisation(id=each, name=draw(texts(120)), kind=draw(st.sampled_from(ORGANISATION_KINDS))) for each in ids
    )
    frame = Frame(
        id=draw(slugs),
        name=draw(texts(120)),
        question=draw(texts(400)),
        starts=starts,
        ends=ends,
        arena=draw(texts(200)),
        languages=tuple(draw(unique(languages, 3, 1))),
    )
    recruiting = tuple(draw(recruiting_of(each, starts)) for each in ids[:2])
    seats = draw(seats_of(ids, ids[:2]))
    named = zip(draw(unique(slugs, 2)), draw(st.permutations(("families", "providers"))), strict=False)
    circles = tuple(Circle(id=each, side=side) for each, side in named)
    methods = tuple(draw(method_of(each)) for each in draw(unique(slugs, 3)))
    with_people = draw(st.booleans())
    names = draw(unique(usernames, 12, 12))
    return ProcessFile(
        process=frame,
        municipality=Municipality(number=draw(numbers), name=draw(texts(80))),
        organisations=organisations,
        partners=tuple(Partner(organisation=each, part=draw(texts(300))) for each in ids[1:]),
        recruiting=recruiting,
        circles=circles,
        seats=seats,
        stations=draw(stations_of(starts, ends)),
        methods=methods,
        gatherings=tuple(
            draw(gathering_of(each, starts, ends, ids, circles, methods)) for each in draw(unique(slugs, 4))
        ),
        families=draw(families_of(seats, names[:6])) if with_people else (),
        people=draw(people_of(seats, ids, names[6:])) if with_people else (),
    )


sides = st.sampled_from(("families", "providers"))


@st.composite
def recruiting_of(draw: st.DrawFn, organisation: str, starts: date) -> Recruiting:
    opens = starts - timedelta(days=draw(st.integers(-2, 300)))
    return Recruiting(organisation=organisation, opens=opens, closes=opens + timedelta(days=draw(st.integers(0, 90))))


@st.composite
def seats_of(draw: st.DrawFn, ids: list[str], offices: list[str]) -> tuple[Seat, ...]:
    seats = []
    for each in draw(unique(slugs, 6)):
        role = draw(st.sampled_from(SEAT_ROLES))
        side = {"family": "families", "provider": "providers"}.get(role) or draw(sides | st.just(""))
        home = st.sampled_from(offices if role == "family" else ids)
        organisation = draw(home if role in ("family", "provider") else home | st.just(""))
        seats.append(Seat(id=each, role=role, label=draw(texts(120)), side=side, organisation=organisation))
    return tuple(seats)


@st.composite
def stations_of(draw: st.DrawFn, starts: date, ends: date) -> tuple[Station, ...]:
    days = sorted(draw(st.lists(st.dates(starts, ends), min_size=7, max_size=7)))
    optional = st.just("") | texts(60)
    return tuple(
        Station(
            number=number,
            name=draw(texts(60)),
            name_nn=draw(optional),
            name_en=draw(optional),
            hint=draw(texts(160)),
            hint_en=draw(optional),
            question=draw(texts(400)),
            question_nn=draw(optional),
            opens=draw(st.sampled_from(("", "open-mind", "open-heart", "open-will"))),
            arm="understanding" if number <= 4 else "acting",
            starts=day,
            ends=draw(st.dates(day, ends)),
        )
        for number, day in enumerate(days, start=1)
    )


def method_of(name: str) -> st.SearchStrategy[Method]:
    stations, minutes = st.integers(1, 7), st.integers(1, 720)
    said = {"name": texts(80), "purpose": texts(400), "version": st.integers(0, 9999)}
    return st.builds(Method, id=st.just(name), station=stations, minutes=minutes, **said)


@st.composite
def gathering_of(
    draw: st.DrawFn,
    name: str,
    starts: date,
    ends: date,
    ids: list[str],
    circles: tuple[Circle, ...],
    methods: tuple[Method, ...],
) -> Gathering:
    kind = draw(st.sampled_from(("families", "providers", "joint", "bilateral", "open")))
    fitting = [each.id for each in circles if kind == "bilateral" or each.side == kind]
    minutes = draw(st.integers(10, 720))
    day = draw(st.dates(starts, ends - timedelta(days=1)))
    used = st.sampled_from([each.id for each in methods] + [""])
    shares = draw(st.lists(st.integers(1, minutes), max_size=3).filter(lambda shares: sum(shares) <= minutes))
    return Gathering(
        id=name,
        title=draw(texts(120)),
        kind=kind,
        station=draw(st.integers(1, 7)),
        circle=draw(st.sampled_from([*fitting, ""])),
        starts=datetime.combine(day, draw(st.times()).replace(second=0, microsecond=0, fold=0)),
        minutes=minutes,
        place=draw(texts(200)),
        ground=draw(st.sampled_from(["neutral", "families", *ids])),
        agenda=tuple(AgendaItem(title=draw(texts(120)), minutes=share, method=draw(used)) for share in shares),
    )


@st.composite
def families_of(draw: st.DrawFn, seats: tuple[Seat, ...], names: list[str]) -> tuple[Family, ...]:
    families = []
    for number, seat in enumerate(seat for seat in seats if seat.role == "family"):
        username = draw(st.sampled_from(["", names[number]]))
        members = [Member(name=draw(texts(120)), kind="adult", username=username)]
        members += [Member(name=draw(texts(120)), kind=draw(st.sampled_from(("youth", "child"))))] * draw(
            st.integers(0, 2)
        )
        families.append(Family(id=f"f-{number}", name=draw(texts(120)), seat=seat.id, members=tuple(members)))
    return tuple(families)


@st.composite
def people_of(draw: st.DrawFn, seats: tuple[Seat, ...], ids: list[str], names: list[str]) -> tuple[Person, ...]:
    people = []
    for name, seat in zip(names, [seat for seat in seats if seat.role != "family"], strict=False):
        roles = draw(unique(st.sampled_from(PERSON_ROLES), 3, 1))
        sits = draw(st.booleans())
        roles = [seat.role, *(role for role in roles if role != seat.role)] if sits else roles
        organisation = seat.organisation if sits and seat.organisation else draw(st.sampled_from(ids))
        chair = seat.id if sits else ""
        people.append(
            Person(username=name, name=draw(texts(120)), organisation=organisation, roles=tuple(roles), seat=chair)
        )
    return tuple(people)


@settings(max_examples=10)
@given(documents())
def test_made_documents_are_within_the_rules(document: ProcessFile) -> None:
    assert len(document.stations) == 7
    assert read(write(document).encode()).process.ends >= document.process.starts
    for gathering in document.gatherings:
        assert document.process.starts <= gathering.starts.date() <= document.process.ends
