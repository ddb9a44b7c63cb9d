"""Setting up a process: what a template becomes with one's own wishes, and when a frame, a station or an office may lie so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from usving.process.rules import file

CODE_LENGTH = 50
PLAIN = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ü": "u", "é": "e"})


class WhyNotFrame(StrEnum):
    """Why a process cannot have such a frame."""

    ENDS_FIRST = "frame-ends-first"
    GATHERING_OUTSIDE = "gathering-outside"
    STATION_OUTSIDE = "station-outside"
    OFFICE_OUTSIDE = "office-outside"


class WhyNotStation(StrEnum):
    """Why a station cannot lie so."""

    ENDS_FIRST = "station-ends-first"
    OUTSIDE_FRAME = "station-outside-frame"
    BEFORE_THE_FORMER = "before-the-former"
    AFTER_THE_NEXT = "after-the-next"


class WhyNotOffice(StrEnum):
    """Why an office cannot recruit so."""

    CLOSES_FIRST = "closes-first"
    AFTER_THE_END = "after-the-end"


@dataclass(frozen=True)
class Span:
    """Something that lies in time, with its name; both days count."""

    name: str
    starts: date
    ends: date


@dataclass(frozen=True)
class Wishes:
    """What someone who begins a process says of it. `ends` is None where a template decides how long it lasts."""

    name: str
    question: str
    arena: str
    starts: date
    ends: date | None = None


@dataclass(frozen=True)
class Ground:
    """Where a process begins: the municipality, its organisations by kind (id and name), and the day today."""

    municipality: file.Municipality
    organisations: Mapping[str, tuple[str, str]]
    today: date


def why_not_frame(
    starts: date, ends: date, *, gatherings: Sequence[Span], stations: Sequence[Span], offices: Sequence[Span]
) -> tuple[WhyNotFrame, Span] | None:
    """Say why a process cannot last from `starts` to `ends`, and what stands in the way, or None. Nothing is moved or lost."""
    if ends <= starts:
        return WhyNotFrame.ENDS_FIRST, Span("", starts, ends)
    for reason, spans in (
        (WhyNotFrame.GATHERING_OUTSIDE, gatherings),
        (WhyNotFrame.STATION_OUTSIDE, stations),
    ):
        for span in spans:
            if span.starts < starts or span.ends > ends:
                return reason, span
    late = next((span for span in offices if span.starts > ends), None)
    return (WhyNotFrame.OFFICE_OUTSIDE, late) if late else None


def why_not_station(
    asked: Span, *, frame: Span, former: Span | None = None, following: Span | None = None
) -> WhyNotStation | None:
    """Say why a station cannot lie so, or None. Stations may overlap; none starts before the one before it."""
    if asked.ends < asked.starts:
        return WhyNotStation.ENDS_FIRST
    if asked.starts < frame.starts or asked.ends > frame.ends:
        return WhyNotStation.OUTSIDE_FRAME
    if former and asked.starts < former.starts:
        return WhyNotStation.BEFORE_THE_FORMER
    if following and asked.starts > following.starts:
        return WhyNotStation.AFTER_THE_NEXT
    return None


def why_not_office(opens: date, closes: date, *, ends: date) -> WhyNotOffice | None:
    """Say why an office cannot recruit between these days in a process that ends so, or None. It may open before the start."""
    if closes < opens:
        return WhyNotOffice.CLOSES_FIRST
    return WhyNotOffice.AFTER_THE_END if opens > ends else None


def code_of(name: str, fallback: str) -> str:
    """A short id made of a name: a-z, 0-9 and single hyphens; `fallback` where no letter is left."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower().translate(PLAIN)).strip("-")
    return plain[:CODE_LENGTH].strip("-") or fallback


def from_template(template: file.ProcessFile, wishes: Wishes, at: Ground) -> file.ProcessFile:
    """The template as it becomes here: one's own words, dates from the week one begins, the municipality's own offices.

    Everything is moved by whole weeks, so that a gathering keeps its weekday. An office that would have opened before today
    opens today.
    """
    monday = wishes.starts - timedelta(days=(wishes.starts - template.process.starts).days % 7)
    document = at_home(file.moved(template, monday), at)
    stations = (replace(document.stations[0], starts=wishes.starts), *document.stations[1:])
    return replace(
        document,
        process=_frame(document.process, wishes, document.process.ends),
        stations=stations,
        recruiting=tuple(_not_before(office, at.today) for office in document.recruiting),
        gatherings=tuple(_moved_to(gathering, template, wishes.arena) for gathering in document.gatherings),
    )


def by_hand(template: file.ProcessFile, wishes: Wishes, at: Ground) -> file.ProcessFile:
    """An empty process with the standard seven stations and methods, stretched over the time it has."""
    ends = wishes.ends or template.process.ends
    return replace(
        template,
        process=_frame(template.process, wishes, ends),
        municipality=at.municipality,
        organisations=(),
        partners=(),
        recruiting=(),
        seats=tuple(_anyone(seat) for seat in template.seats if seat.role in ("process-leader", "facilitator")),
        stations=tuple(_stretched(station, template.process, wishes.starts, ends) for station in template.stations),
        gatherings=(),
    )


def at_home(document: file.ProcessFile, at: Ground) -> file.ProcessFile:
    """The same process in this municipality, with its own organisation wherever it has one of the kind."""
    kinds = [row.kind for row in document.organisations]
    own = {
        row.id: at.organisations[row.kind]
        for row in document.organisations
        if row.kind in at.organisations and kinds.count(row.kind) == 1
    }
    ids = {old: new for old, (new, _name) in own.items()}

    def renamed(rows: tuple[Any, ...], key: str) -> tuple[Any, ...]:
        return tuple(replace(row, **{key: ids.get(getattr(row, key), getattr(row, key))}) for row in rows)

    return replace(
        document,
        municipality=at.municipality,
        organisations=tuple(
            replace(row, id=own[row.id][0], name=own[row.id][1]) if row.id in own else row
            for row in document.organisations
        ),
        partners=renamed(document.partners, "organisation"),
        recruiting=renamed(document.recruiting, "organisation"),
        seats=renamed(document.seats, "organisation"),
        gatherings=renamed(document.gatherings, "ground"),
    )


def _frame(frame: file.Frame, wishes: Wishes, ends: date) -> file.Frame:
    return replace(
        frame,
        id=code_of(f"{wishes.name} {wishes.starts.year}", f"prosess-{wishes.starts.year}"),
        name=wishes.name,
        question=wishes.question,
        arena=wishes.arena,
        starts=wishes.starts,
        ends=ends,
    )


def _not_before(office: file.Recruiting, today: date) -> file.Recruiting:
    return replace(office, opens=max(office.opens, min(today, office.closes)))


def _moved_to(gathering: file.Gathering, template: file.ProcessFile, arena: str) -> file.Gathering:
    return replace(gathering, place=arena) if gathering.place == template.process.arena else gathering


def _anyone(seat: file.Seat) -> file.Seat:
    return replace(seat, organisation="")


def _stretched(station: file.Station, frame: file.Frame, starts: date, ends: date) -> file.Station:
    """The same station in another frame, as far along as it was in its own."""
    share = (ends - starts) / (frame.ends - frame.starts)

    def there(day: date) -> date:
        return starts + timedelta(days=round((day - frame.starts).days * share))

    return replace(station, starts=there(station.starts), ends=there(station.ends))
