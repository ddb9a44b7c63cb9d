"""What a process begins from: the template that is shipped, the municipality, and what a document will become."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from usving.core.telling import page_language
from usving.people.models import Account, Organisation
from usving.people.queries.administration import organisations_to_choose
from usving.process.models.gatherings import GATHERING_KINDS
from usving.process.models.processes import SEAT_ROLES
from usving.process.rules import file
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SeatRole
from usving.process.rules.setup import CODE_LENGTH, Ground, code_of

SHIPPED = Path(__file__).resolve().parents[1] / "shipped" / "u.toml"


@cache
def shipped() -> file.ProcessFile:
    """The template that comes with the platform."""
    return file.read(SHIPPED.read_bytes())


def ground_of(user: Account) -> Ground:
    """Where this person begins a process: their municipality, and its organisations, the first of each kind."""
    found = organisations_to_choose(user.municipality_id).order_by("-name")
    fit = [each for each in found if code_of(each.code, "") == each.code and len(each.code) <= CODE_LENGTH]
    home = file.Municipality(number=user.municipality.number, name=user.municipality.name)
    return Ground(home, {each.kind: (each.code, each.name) for each in fit}, timezone.localdate())


@dataclass(frozen=True)
class Preview:
    """What a document will become, as a page shows it."""

    document: file.ProcessFile
    stations: list[dict[str, Any]]
    gatherings: list[dict[str, Any]]
    seats: list[dict[str, Any]]
    partners: list[dict[str, str]]
    offices: list[dict[str, Any]]
    new: list[str]
    people_left_out: bool


def preview_of(document: file.ProcessFile, user: Account, *, people_left_out: bool = False) -> Preview:
    """Lay a document out. `new` are the organisations that the municipality gets by it."""
    names = {row.id: row.name for row in document.organisations}
    known = set(Organisation.objects.filter(municipality=user.municipality_id).values_list("code", flat=True))
    return Preview(
        document=document,
        stations=[
            {"number": s.number, "name": s.called(page_language()), "starts": s.starts, "ends": s.ends}
            for s in document.stations
        ],
        gatherings=[
            {"title": g.title, "starts": g.starts, "place": g.place, "kind": GATHERING_KINDS[GatheringKind(g.kind)]}
            for g in sorted(document.gatherings, key=lambda each: each.starts)
        ],
        seats=[_seats(document, role) for role in SeatRole if any(s.role == role for s in document.seats)],
        partners=[{"name": names[p.organisation], "part": p.part} for p in document.partners],
        offices=[{"name": names[o.organisation], "opens": o.opens, "closes": o.closes} for o in document.recruiting],
        new=sorted(name for code, name in names.items() if code not in known),
        people_left_out=people_left_out,
    )


def _seats(document: file.ProcessFile, role: SeatRole) -> dict[str, Any]:
    """The seats of one role: how many, and what they are called."""
    seats = [seat for seat in document.seats if seat.role == role]
    return {"role": SEAT_ROLES[role], "count": len(seats), "labels": ", ".join(seat.label for seat in seats)}
