"""Gatherings: the list, one of them, answering, planning, calling off, and who came."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.process.access import (
    FACILITATES,
    Place,
    Standing,
    gathering_for,
    gathering_to_lead,
    process_to,
    process_to_take_part_in,
)
from usving.process.actions import gatherings as actions
from usving.process.forms.gatherings import KIND, AnswerForm, AttendanceForm, PlanChangeForm, PlanForm, as_planned
from usving.process.models import Attendance, Gathering, Process
from usving.process.queries import gatherings as queries
from usving.process.queries.answers import invited_at, noted_by
from usving.process.queries.groups import groups_at
from usving.process.queries.needs import arranged_for
from usving.process.queries.promises import door_for_leader, promises_at
from usving.process.queries.room import room_of
from usving.process.queries.series import series_of
from usving.process.queries.venues import usual_venue, venue_shown
from usving.process.rules.gatherings import Coming
from usving.process.rules.seats import Act

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def gatherings(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every gathering one may see: coming first, then held."""
    process, who = process_to_take_part_in(request.user, pk)
    asked = asked_of(request, KIND)
    coming, held = queries.gatherings_listed(process, who, words=asked.words, kind=asked["slag"])
    context = {"process": process, "coming": coming, "held": held, "list": listed(asked, held)}
    may_plan = who.may(Act.PLAN, process.pk)
    context |= {"may_plan": may_plan, "series": series_of(process) if may_plan else []}
    context["breadcrumbs"] = crumbs(process)
    return page(request, "process/gatherings.html", context, part="list")


@require_GET
def gathering(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One gathering, all of it."""
    found, who = gathering_for(request.user, pk)
    return page(request, "process/gathering.html", shown(found, who))


@require_POST
def gathering_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say whether we come."""
    found, who = gathering_for(request.user, pk)
    context = shown(found, who)
    if not context["asked"]:
        raise Http404
    form = AnswerForm(request.POST, family=context["family"])
    if form.is_valid():
        with refusals_on(form):
            coming, people = Coming(form.cleaned_data["coming"]), form.people_coming
            seat = who.place_in(found.process_id).seat
            actions.answer(found, seat=seat, coming=coming, people=people, by=request.user)
            messages.success(request, _("Takk, svaret er lagret. Du kan endre det når du vil."))
    return page(request, "process/gathering.html", context | {"form": form}, then=found_at(found))


@GET_OR_POST
def gathering_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Plan a gathering."""
    process, who = process_to(Act.PLAN, request.user, pk)
    then = None
    form = plan_form(request, process, who, usual(process, who))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            key, fields, guests = form.cleaned_data["key"], form.planned(), form.chosen()
            then = actions.plan(key=key, process=process, fields=fields, guests=guests, by=request.user)
            messages.success(request, _("Samlingen er planlagt."))
    context = {"process": process, "form": form, "breadcrumbs": crumbs(process, listed=True)}
    return page(request, "process/gathering_plan.html", context, then=then and found_at(then))


@GET_OR_POST
def gathering_plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is planned."""
    found, who = gathering_to_lead(request.user, pk)
    found = actions.hold(found) if request.method == "POST" else found
    form = plan_form(request, found.process, who, as_planned(found), kind=PlanChangeForm)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.change(found, fields=form.planned(), guests=form.chosen(), by=request.user)
            messages.success(request, _("Endringen er lagret."))
    context = {"process": found.process, "gathering": found, "form": form}
    context["breadcrumbs"] = [*crumbs(found.process, listed=True), {"label": found.title, "url": found_at(found)}]
    return page(request, "process/gathering_plan.html", context, then=found_at(found))


@require_POST
def gathering_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call a gathering off."""
    found, _who = gathering_to_lead(request.user, pk)
    actions.call_off(found, off=True, by=request.user)
    messages.success(request, _("Samlingen er avlyst. Du kan sette den opp igjen."))
    return go(request, found_at(found))


@require_POST
def gathering_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call it on again."""
    found, _who = gathering_to_lead(request.user, pk)
    actions.call_off(found, off=False, by=request.user)
    messages.success(request, _("Samlingen er satt opp igjen."))
    return go(request, found_at(found))


@GET_OR_POST
def gathering_attendance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note who came, all on one page."""
    found, who = gathering_to_lead(request.user, pk)
    form = AttendanceForm(request.POST if request.method == "POST" else None, asked=queries.asked_to(found, who))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.note_who_came(found, came=form.came(), by=request.user)
            messages.success(request, _("Oppmøtet er lagret."))
    context = {"gathering": found, "process": found.process, "form": form}
    context["breadcrumbs"] = [*crumbs(found.process, listed=True), {"label": found.title, "url": found_at(found)}]
    return page(request, "process/gathering_attendance.html", context, then=found_at(found))


def shown(gathering: Gathering, who: Standing) -> dict[str, Any]:
    """All that the page of one gathering shows to whoever stands there."""
    place, leads, runs = _place_in(gathering, who)
    in_talk = queries.sits_in_talk(gathering, place) if gathering.kind == "bilateral" else False
    asked = queries.is_asked(gathering, place, in_talk=in_talk)
    room = room_of(gathering)
    answer, family = queries.answer_of(gathering, place), queries.is_family(place)
    seats = queries.asked_to(gathering, who) if leads else []
    return {
        "gathering": gathering,
        "process": gathering.process,
        "station": queries.station_of_gathering(gathering),
        "agenda": queries.agenda_of(gathering),
        **around(gathering, place, answer, leads=leads),
        "asked": asked,
        "answer": answer,
        "family": family,
        "form": AnswerForm(family=family, initial={"people": answer.people if answer else 1}),
        "leads": leads,
        "runs": runs,
        "facilitates": gathering.process_id in who.processes(FACILITATES),
        "may_promise": asked or runs,
        "groups": groups_at(gathering, who),
        "door": door_for_leader(seats, promises_at(gathering, who), who),
        "state": queries.state_of(gathering, room),
        "room": room,
        "seats": seats,
        "count": queries.count_of(seats),
        "said": queries.said_at(gathering, who),
        "joined": gathering.process_id in who.joined,
        "may_write": who.may(Act.WRITE, gathering.process_id),
        "breadcrumbs": crumbs(gathering.process, listed=True),
    }


def around(gathering: Gathering, place: Place | None, answer: Attendance | None, *, leads: bool) -> dict[str, Any]:
    """What stands around a gathering: the place, who wrote in one's answer, what is seen to for one, when it was sent."""
    comes = place is not None and answer is not None and answer.coming == Coming.YES
    return {
        "venue": venue_shown(gathering.venue) if gathering.venue else None,
        "noted_by": noted_by([answer]).get(answer.noted_by_id, "") if answer and answer.noted_by_id else "",
        "invited_at": invited_at(gathering) if leads else None,
        "arranged": arranged_for(gathering, place.seat) if place and comes else [],
    }


def _place_in(gathering: Gathering, who: Standing) -> tuple[Place | None, bool, bool]:
    """One's place where the gathering is, whether one leads there, and whether it can be led on: not once it is closed."""
    process = gathering.process_id
    return who.place_in(process), process in who.led, process in who.run


def plan_form(
    request: HttpRequest, process: Process, who: Standing, initial: dict[str, Any], *, kind: type[PlanForm] = PlanForm
) -> PlanForm:
    """The form of a plan, filled with what was typed or what is planned."""
    typed = request.POST if request.method == "POST" else None
    return kind(typed, initial=initial, process=process, user=request.user, who=who)


def usual(process: Process, who: Standing) -> dict[str, Any]:
    """What a new plan begins with: the station, and the place where one met last."""
    venue = usual_venue(process, who)
    return {"station": process.here, "venue": venue, "place": "" if venue else queries.usual_place(process, who)}


def found_at(gathering: Gathering) -> str:
    """The address of a gathering's page."""
    return resolve_url("gathering", gathering.pk)


def crumbs(process: Process, *, listed: bool = False) -> list[dict[str, str]]:
    """The way to a page about gatherings."""
    way = [{"label": process.name, "url": resolve_url("u", process.pk)}]
    return [*way, {"label": _("Samlinger"), "url": resolve_url("gatherings", process.pk)}] if listed else way
