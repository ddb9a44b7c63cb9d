"""The board of both sides: who sits there, its meetings, and what is to be taken up."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.process.access import process_to, process_to_take_part_in
from usving.process.models import Process
from usving.process.rules.seats import Act
from usving.steering.access.board import (
    board_seat_to_choose,
    board_to_choose_for,
    board_to_steer,
    meeting_for,
    meeting_to_steer,
    point_to_steer,
    point_to_withdraw,
    steers,
)
from usving.steering.actions import board as actions
from usving.steering.forms.board import AgendaForm, CandidateForm, MeetingForm, PointForm
from usving.steering.queries import board as queries

ASKED = require_http_methods(["GET", "HEAD", "POST"])
LATEST = 10  # past meetings shown before one asks for all of them
WHICH = Choice(
    "vedtak",
    gettext_lazy("Hvilke"),
    (
        ("", gettext_lazy("alle")),
        ("venter", gettext_lazy("de som venter på ja")),
        ("folges", gettext_lazy("de som skal følges opp")),
    ),
)


@require_safe
def board(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who sits on the board, its next meeting, what waits, and what was decided."""
    process, who = process_to_take_part_in(request.user, pk)
    asked, all_past = asked_of(request, WHICH, also=("moter",)), "moter" in request.GET
    coming, past = queries.meetings_in(process, who)
    context: dict[str, Any] = {
        "process": process,
        "board": queries.board_of(process, who),
        "coming": coming,
        "past": past if all_past else past[:LATEST],
        "all_past": all_past,
        "more_past": 0 if all_past else max(0, len(past) - LATEST),
        "waiting": queries.waiting_points(process, who),
        "list": listed(asked, queries.decisions_in(process, who, asked.words, asked["vedtak"])),
        "writes": who.may(Act.WRITE, process.pk),
        "breadcrumbs": crumbs(process)[:1],
    }
    return page(request, "steering/board/board.html", context, part="list")


@ASKED
def board_member_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Propose one of one's own circle for the board."""
    process, who, side = board_to_choose_for(request.user, pk)
    form = CandidateForm(
        request.POST if request.method == "POST" else None, seats=queries.candidates(process, who, side)
    )
    place = who.place_in(process.pk)
    if request.method == "POST" and form.is_valid() and place:
        with refusals_on(form):
            actions.propose(process, seat=form.chosen, side=side, own=place.seat, by=request.user)
            messages.success(request, _("Forslaget er skrevet ned. Kretsen din kan si ja."))
    context = {"process": process, "form": form, "breadcrumbs": crumbs(process)}
    return page(request, "steering/board/member_new.html", context, then=resolve_url("board", process.pk))


@require_POST
def board_member_yes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say yes to one of one's circle."""
    found, who = board_seat_to_choose(request.user, pk)
    place = who.place_in(found.process_id)
    try:
        if place:
            actions.say_yes(found, own=place.seat, by=request.user)
        messages.success(request, _("Takk. Ja-et er skrevet ned."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, resolve_url("board", found.process_id))


@require_POST
def board_member_left(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a seat go out of the board, or take a proposal away."""
    found, _who = board_seat_to_choose(request.user, pk)
    actions.leave(found, by=request.user)
    messages.success(request, _("Det er skrevet ned. Kretsen kan velge en ny."))
    return go(request, resolve_url("board", found.process_id))


@ASKED
def board_meeting_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Plan a meeting."""
    process, who = board_to_steer(request.user, pk)
    form = MeetingForm(
        request.POST if request.method == "POST" else None, gatherings=queries.gatherings_to_meet_at(process, who)
    )
    then = None
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["key"]
        made = actions.plan_meeting(process, key=key, **form.said, by=request.user)
        then = resolve_url("board_meeting", made.pk)
    context = {"process": process, "form": form, "breadcrumbs": crumbs(process)}
    return page(request, "steering/board/meeting_new.html", context, then=then)


@require_safe
def board_meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One meeting: what it takes up, in order, and what was decided."""
    meeting, who = meeting_for(request.user, pk)
    may_steer = meeting.process_id in steers(who)
    points = queries.points_of(meeting, who)
    waiting = queries.waiting_points(meeting.process, who) if may_steer else []
    context: dict[str, Any] = {"meeting": meeting, "points": points, "steers": may_steer}
    context["form"] = AgendaForm(points=[*points, *waiting], initial={"points": [str(each.pk) for each in points]})
    context["breadcrumbs"] = crumbs(meeting.process)
    return page(request, "steering/board/meeting.html", context)


@ASKED
def board_meeting_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move a meeting."""
    meeting, who = meeting_to_steer(request.user, pk)
    begun = {"gathering": str(meeting.gathering_id or ""), "day": meeting.day, "place": meeting.place}
    found = queries.gatherings_to_meet_at(meeting.process, who)
    form = MeetingForm(request.POST if request.method == "POST" else None, gatherings=found, initial=begun)
    if request.method == "POST" and form.is_valid():
        actions.change_meeting(meeting, **form.said, by=request.user)
        messages.success(request, _("Møtet er endret."))
    context = {"process": meeting.process, "meeting": meeting, "form": form, "breadcrumbs": crumbs(meeting.process)}
    return page(request, "steering/board/meeting_new.html", context, then=resolve_url("board_meeting", meeting.pk))


@require_POST
def board_agenda(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set what a meeting takes up."""
    meeting, who = meeting_to_steer(request.user, pk)
    points = [*queries.points_of(meeting, who), *queries.waiting_points(meeting.process, who)]
    form = AgendaForm(request.POST, points=points)
    if form.is_valid():
        actions.put_on(meeting, points=form.chosen, by=request.user)
        messages.success(request, _("Listen er lagret."))
    return go(request, resolve_url("board_meeting", meeting.pk))


@ASKED
def board_point_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Propose something for the board to take up."""
    process, who = process_to(Act.WRITE, request.user, pk)
    form = PointForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.propose_point(process, **form.cleaned_data, side=who.side_in(process.pk), by=request.user)
        messages.success(request, _("Forslaget står på listen til styret."))
    context = {"process": process, "form": form, "breadcrumbs": crumbs(process)}
    return page(request, "steering/board/point_new.html", context, then=resolve_url("board", process.pk))


@require_POST
def board_point_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move a point one place up."""
    point, _who = point_to_steer(request.user, pk)
    actions.move_up(point, by=request.user)
    there = ("board_meeting", point.meeting_id) if point.meeting_id else ("board", point.process_id)
    return go(request, resolve_url(*there))


@require_POST
def board_point_withdrawn(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a point away."""
    point = point_to_withdraw(request.user, pk)
    try:
        actions.withdraw_point(point, by=request.user)
        messages.success(request, _("Saken er trukket."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, resolve_url("board", point.process_id))


def crumbs(process: Process) -> list[dict[str, str]]:
    """The way to the board."""
    return [
        {"label": process.name, "url": resolve_url("u", process.pk)},
        {"label": _("Styret"), "url": resolve_url("board", process.pk)},
    ]
