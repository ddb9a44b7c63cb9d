"""The U itself, and the list of processes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page
from usving.core.u import Figure, Mark, figure
from usving.core.u import Station as Stop
from usving.process.access import Standing, begins_processes, process_for, standing_of
from usving.process.models import Gathering, Process, Station
from usving.process.queries import u as queries
from usving.process.queries.closing import closings_of, ending_of
from usving.process.queries.gatherings import is_asked, is_family, sits_in_talk
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import Act
from usving.process.rules.stations import LAST


@require_safe
def processes(request: HttpRequest) -> HttpResponse:
    """The processes one sits in; where it is only one, straight to its U."""
    user = request.user
    who = standing_of(user)
    mine = list(queries.processes_with_seat(who))
    if len(mine) == 1 and "alle" not in request.GET:
        return go(request, reverse("u", args=[mine[0].pk]))
    asked = asked_of(request, also=("alle",))
    others = listed(asked, queries.processes_without_seat(user, who, asked.words))
    context = {"mine": mine, "list": others, "may_begin": user.is_staff and begins_processes(user)}
    return page(request, "process/processes.html", context, part="list")


@require_safe
def u(request: HttpRequest, pk: Any) -> HttpResponse:
    """The U of a process: all that one may see for one who sits there, only the frame for the rest of the municipality."""
    user = request.user
    process, who = process_for(user, pk), standing_of(user)
    stations = queries.stations_of(process)
    context = {"process": process, "partners": queries.partners_of(process)}
    if who.place_in(process.pk) is None:
        return page(request, "process/u_frame.html", context | {"stations": stations})
    return page(request, "process/u.html", context | _seen(process, stations, who, timezone.now()))


def _seen(process: Process, stations: Sequence[Station], who: Standing, now: datetime) -> dict[str, Any]:
    """What the page shows to one who sits in the process."""
    gatherings, moves = list(queries.gatherings_of(process, who)), queries.way_of(process)
    gate, closings = queries.gate_of(stations), closings_of(process)
    joined_at = min(queries.station_at(moves, gate.opened_at), process.here) if gate else None
    marks = [*queries.said_marks(process, who), *queries.held_marks(gatherings, now)]
    names = {station.number: station.name for station in stations}
    here = next(station for station in stations if station.number == process.here)
    coming = queries.next_of(gatherings, now)
    return {
        "figure": _figure(process, stations, joined_at, marks),
        "here": here,
        "last": LAST,
        "next_gathering": coming,
        "asked": coming is not None and _asks_me(coming, who),
        "family": is_family(who.place_in(process.pk)),
        "taken": [station for station in stations if queries.handed_over(station)],
        "way": [{"move": m, "from": names[m.came_from], "to": names[m.went_to]} for m in reversed(moves)],
        "gate": gate,
        "closings": closings,
        "ending": ending_of(process, closings),
        "seat": who.place_in(process.pk),
        "may_close": who.may(Act.CLOSE, process.pk),
        "leads": process.pk in who.run,
        "may_write": who.may(Act.WRITE, process.pk),
        "may_hide": who.may(Act.HIDE, process.pk),
        "answers": _answers(here, who),
        "ready": queries.handed_over(here) and process.here < LAST,
    }


def _asks_me(gathering: Gathering, who: Standing) -> bool:
    """Whether one is asked to the gathering oneself, and does not only lead it or look on."""
    place = who.place_in(gathering.process_id)
    in_talk = gathering.kind == GatheringKind.BILATERAL and sits_in_talk(gathering, place)
    return is_asked(gathering, place, in_talk=in_talk)


def _answers(here: Station, who: Standing) -> bool:
    """Whether a wording waits for the answer of one's own side."""
    side = who.side_in(here.process_id)
    return bool(side and here.living and side.value not in here.approved)  # type: ignore[attr-defined]


def _figure(process: Process, stations: Sequence[Station], joined_at: int | None, marks: Sequence[Mark]) -> Figure:
    stops = [
        Stop(each.number, each.name, each.hint, reverse("station", args=[process.pk, each.number])) for each in stations
    ]
    return figure(stops, process.here, joined_at, marks)
