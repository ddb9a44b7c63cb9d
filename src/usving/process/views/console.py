"""The facilitator's console: the run-sheet, who has come, who has not been heard, what waits, own notes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from usving.core import live
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.process.access import Standing, gathering_to_lead
from usving.process.access.room import parked_in, room_to_lead, seat_in_room
from usving.process.actions import room as actions
from usving.process.actions import wall as wall_actions
from usving.process.forms.room import NoteForm, ParkForm, SeenForm, TickForm, TypeForm
from usving.process.models import Gathering, Room
from usving.process.queries import console as queries
from usving.process.queries import room as rooms
from usving.process.queries.paper import whose, whose_choices
from usving.process.queries.wall import wall_of
from usving.process.rules.room import Move

MOVES = {"neste": Move.NEXT, "forrige": Move.BACK, "hopp": Move.SKIP, "mer-tid": Move.EXTEND}


@require_safe
def room_console(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """All that the one who leads needs while the gathering goes on."""
    gathering, who = gathering_to_lead(request.user, pk)
    found = rooms.room_of(gathering)
    mark = rooms.mark_of(found)
    if request.headers.get("If-None-Match") == mark:
        return HttpResponse(status=304)
    context = _shown(request, gathering, found, who)
    answer = page(request, "process/room/console.html", context, part="now")
    answer.headers["ETag"] = mark
    return live.may_hear(answer, context["stream"])


@require_POST
def room_opening(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open the room, or come into one that is open."""
    gathering, who = gathering_to_lead(request.user, pk)
    place = who.place_in(gathering.process_id)
    try:
        actions.open_room(gathering, seat=place.seat, by=request.user)
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, resolve_url("room_console", gathering.pk))


@require_POST
def room_step(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """Next, back, skip, or more time."""
    gathering, found, _who = room_to_lead(request.user, pk)
    form = SeenForm(request.POST)
    if move not in MOVES or not form.is_valid():
        raise Http404
    steps = len(rooms.steps_of(gathering))
    actions.move(found, MOVES[move], seen=form.cleaned_data["seen"], steps=steps, by=request.user)
    return go(request, resolve_url("room_console", gathering.pk))


@require_POST
def room_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the gathering."""
    gathering, found, _who = room_to_lead(request.user, pk)
    actions.end(found, by=request.user)
    messages.success(request, _("Samlingen er avsluttet. Veggen er tatt ned."))
    return go(request, resolve_url("room_console", gathering.pk))


@require_POST
def room_keyboard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One keyboard for all, or each their own."""
    gathering, found, _who = room_to_lead(request.user, pk)
    actions.use_one_keyboard(found, on=_tick(request), by=request.user)
    return go(request, resolve_url("room_console", gathering.pk))


@require_POST
def room_came(request: HttpRequest, pk: UUID, seat: UUID) -> HttpResponse:
    """Note that a seat has come, or take it back."""
    gathering, _room, who = room_to_lead(request.user, pk)
    found = seat_in_room(gathering, seat, who, queries.seats_in(gathering, who))
    actions.note_came(gathering, seat=found, came=True if _tick(request) else None, by=request.user)
    return go(request, resolve_url("room_console", gathering.pk) + "#kommet")


@require_POST
def room_heard(request: HttpRequest, pk: UUID, seat: UUID) -> HttpResponse:
    """Note that a seat has said something, or take it back."""
    gathering, _room, who = room_to_lead(request.user, pk)
    found = seat_in_room(gathering, seat, who, queries.seats_in(gathering, who))
    actions.note_heard(gathering, seat=found, heard=_tick(request), by=request.user)
    return go(request, resolve_url("room_console", gathering.pk) + "#kommet")


@require_POST
def room_typed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write what somebody said aloud."""
    gathering, found, who = room_to_lead(request.user, pk)
    form = TypeForm(request.POST, whose=whose_choices(gathering, who))
    if form.is_valid():
        with refusals_on(form):
            key, text = form.cleaned_data["key"], form.cleaned_data["text"]
            said_by = whose(form.cleaned_data["whose"], gathering, who)
            wall_actions.type_in(found, key=key, text=text, whose=said_by, by=request.user)
    context = {} if form.is_valid() else _shown(request, gathering, found, who)
    there = resolve_url("room_console", gathering.pk) + "#tastatur"
    return page(request, "process/room/console.html", context | {"type_form": form}, then=there)


@require_POST
def room_parking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Park a question."""
    gathering, found, who = room_to_lead(request.user, pk)
    form = ParkForm(request.POST, auto_id="parkert_%s")
    if form.is_valid():
        actions.park(gathering, by=request.user, **form.cleaned_data)
    context = {} if form.is_valid() else _shown(request, gathering, found, who)
    there = resolve_url("room_console", gathering.pk) + "#parkert"
    return page(request, "process/room/console.html", context | {"park_form": form}, then=there)


@require_POST
def room_parked_answered(request: HttpRequest, pk: UUID, parked: UUID) -> HttpResponse:
    """A parked question has had its answer, or waits after all."""
    gathering, _room, _who = room_to_lead(request.user, pk)
    actions.answered(parked_in(gathering, parked), is_answered=_tick(request), by=request.user)
    return go(request, resolve_url("room_console", gathering.pk) + "#parkert")


@require_POST
def room_parked_away(request: HttpRequest, pk: UUID, parked: UUID) -> HttpResponse:
    """Take away a question that was parked by mistake."""
    gathering, _room, _who = room_to_lead(request.user, pk)
    actions.unpark(parked_in(gathering, parked), by=request.user)
    return go(request, resolve_url("room_console", gathering.pk) + "#parkert")


@require_POST
def room_notes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep one's own notes, also after the end."""
    gathering, who = gathering_to_lead(request.user, pk)
    found, form = rooms.room_of(gathering), NoteForm(request.POST, auto_id="notat_%s")
    if form.is_valid():
        actions.note_for_oneself(gathering, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("Notatet er lagret. Bare du kan lese det."))
    context = {} if form.is_valid() else _shown(request, gathering, found, who)
    there = resolve_url("room_console", gathering.pk) + "#notater"
    return page(request, "process/room/console.html", context | {"note_form": form}, then=there)


def _shown(request: HttpRequest, gathering: Gathering, found: Room | None, who: Standing) -> dict[str, Any]:
    here = found is not None and rooms.i_lead_here(gathering, who)
    going_on = found is not None and found.is_open
    people = queries.people_in(gathering, who) if here else []
    now = rooms.now_in(gathering, found) if found and going_on else None
    return {
        "gathering": gathering,
        "process": gathering.process,
        "room": found,
        "mark": rooms.mark_of(found),
        "here": here,
        "not_yet": found is None and rooms.is_too_early(gathering),
        "now": now,
        "method": rooms.method_now(gathering, now),
        "people": people,
        "not_heard": queries.not_heard(people) if going_on else [],
        "came": sum(each.came is True for each in people),
        "wall": wall_of(gathering) if here and going_on else [],
        "wall_words": rooms.wall_words(gathering),
        "waiting": rooms.waiting_in(gathering) if found else [],
        "leaders": rooms.leaders_in(gathering) if found else [],
        "type_form": TypeForm(whose=whose_choices(gathering, who) if here else []),
        "park_form": ParkForm(auto_id="parkert_%s"),
        "note_form": NoteForm(auto_id="notat_%s", initial={"words": queries.own_notes(gathering, request.user)}),
        "stream": live.stream_for(gathering.pk, request) if here and going_on else "",
        "breadcrumbs": [{"label": gathering.title, "url": resolve_url("gathering", gathering.pk)}],
    }


def _tick(request: HttpRequest) -> bool:
    form = TickForm(request.POST)
    if not form.is_valid():
        raise Http404
    return form.is_on
