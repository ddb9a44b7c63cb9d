"""Pilots: the list, the sheet, who does what, the log, and what each side says after."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.insight.access.ideas import acts_in, ground_of, idea_to_act_on
from usving.insight.access.pilots import (
    does_something_in,
    own_entry,
    part_of,
    pilot_for,
    pilot_to_log,
    pilot_to_review,
    pilot_to_run,
    process_of_pilots,
    takes_part_in,
)
from usving.insight.actions import pilots as actions
from usving.insight.forms.pilots import PILOT_STATE, EndForm, EntryForm, PartForm, PilotForm, ReviewForm
from usving.insight.models import Pilot
from usving.insight.models.refusals import REFUSALS
from usving.insight.queries import ideas
from usving.insight.queries import pilots as queries
from usving.insight.rules.ideas import why_not_act_here
from usving.insight.rules.pilots import JUDGED, PILOT, REVIEWED, PilotAct, PilotState, Verdict, why_not
from usving.process.access import Standing
from usving.process.models import Process

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def pilots(request: HttpRequest, process: UUID) -> HttpResponse:
    """What is and was tried in a process."""
    here, who = process_of_pilots(request.user, process)
    asked = asked_of(request, PILOT_STATE)
    takes_part = takes_part_in(here, who)
    context = {
        "process": here,
        "list": listed(asked, queries.pilots_in(here, who, words=asked.words, state=asked["steg"])),
        "closed": why_not_act_here(ground_of(here, who)) if takes_part else None,
        "takes_part": takes_part,
        "breadcrumbs": ideas.crumbs(here),
    }
    return page(request, "insight/pilots/pilots.html", context, part="list")


@ASKED
def pilot_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Plan a pilot of an idea."""
    idea, who = idea_to_act_on(request.user, pk)
    form = PilotForm(request.POST or None, initial=PilotForm.start(idea))
    then = None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            key = form.cleaned_data["key"]
            actions.plan_pilot(idea, key=key, fields=form.said, by=request.user, who=who)
            then = reverse("pilot", args=[key])
    way = [(_("Ideer"), reverse("ideas", args=[idea.process_id])), (idea.title, reverse("idea", args=[idea.pk]))]
    context = {"idea": idea, "form": form, "breadcrumbs": ideas.crumbs(idea.process, *way)}
    return page(request, "insight/pilots/write.html", context, then=then)


@require_safe
def pilot(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One pilot."""
    found, who = pilot_for(request.user, pk)
    return page(request, "insight/pilots/pilot.html", _shown(request, found, who) | {"form": EntryForm()}, part="list")


@require_safe
def pilot_sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sheet of a pilot, to print and hang up."""
    found, who = pilot_for(request.user, pk)
    context = {"pilot": found, "parts": queries.parts_of(found, who), "breadcrumbs": _way(found.process, found)}
    return page(request, "insight/pilots/sheet.html", context)


@ASKED
def pilot_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is to be tried; where two write at once both wordings are kept."""
    found, who = pilot_to_run(request.user, pk)
    found = actions.locked(found) if request.method == "POST" else found
    form = PilotForm(request.POST or None, initial=PilotForm.again(found))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.change_pilot(found, fields=form.said, by=request.user)
    context = {"pilot": found, "form": form, "breadcrumbs": _way(found.process, found)}
    return page(request, "insight/pilots/write.html", context, then=_there(found))


@require_POST
def pilot_start(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It begins."""
    found, who = pilot_to_run(request.user, pk)
    try:
        actions.run_pilot(found, act=PilotAct.START, by=request.user, who=who)
        messages.success(request, _("Da er dere i gang. Loggen er åpen."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, _there(found))


@ASKED
def pilot_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It is over, or never began; before its last day with a reason."""
    found, who = pilot_to_run(request.user, pk)
    planned = found.state == PilotState.PLANNED
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            act = PilotAct.CALL_OFF if planned else PilotAct.END
            actions.run_pilot(found, act=act, reason=form.cleaned_data["reason"], by=request.user, who=who)
    early = planned or timezone.localdate() < found.ends
    context = {
        "pilot": found,
        "form": form,
        "planned": planned,
        "early": early,
        "breadcrumbs": _way(found.process, found),
    }
    return page(request, "insight/pilots/end.html", context, then=_there(found))


@ASKED
def pilot_part_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down who does what."""
    found, who = pilot_to_run(request.user, pk)
    form = PartForm(request.POST if request.method == "POST" else None, seats=queries.seats_to_name(found.process, who))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.add_part(found, key=form.cleaned_data["key"], fields=form.said, by=request.user)
    context = {"pilot": found, "form": form, "breadcrumbs": _way(found.process, found)}
    return page(request, "insight/pilots/part.html", context, then=_there(found))


@require_POST
def pilot_part_removal(request: HttpRequest, pk: UUID, part: UUID) -> HttpResponse:
    """Take away who does something."""
    found, _who = pilot_to_run(request.user, pk)
    actions.remove_part(part_of(found, part), by=request.user)
    return go(request, _there(found))


@require_POST
def pilot_entry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note something in the log."""
    found, who = pilot_to_log(request.user, pk)
    form = EntryForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            as_whom = queries.as_whom(found.process_id, who)
            actions.note(found, **form.cleaned_data, as_whom=as_whom, by=request.user, who=who)
    return page(request, "insight/pilots/pilot.html", _shown(request, found, who) | {"form": form}, then=_there(found))


@require_POST
def pilot_entry_removal(request: HttpRequest, pk: UUID, entry: UUID) -> HttpResponse:
    """Take away something one has noted."""
    found, _who = pilot_to_log(request.user, pk)
    actions.remove_note(own_entry(found, entry, request.user), by=request.user)
    return go(request, _there(found))


@ASKED
def pilot_review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say for one's own side what it thinks after a pilot."""
    found, who, side = pilot_to_review(request.user, pk)
    form = ReviewForm(request.POST or None, initial=ReviewForm.again(queries.own_review(found, side, who)))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            verdict = Verdict(form.cleaned_data["verdict"])
            said = actions.review(found, side=side, verdict=verdict, words=form.words, by=request.user, who=who)
            messages.success(request, _thanks(both=said.state in JUDGED))
    context = {"pilot": found, "form": form, "side": side.value, "log": queries.log_of(found, who)}
    context["breadcrumbs"] = _way(found.process, found)
    return page(request, "insight/pilots/review.html", context, then=_there(found))


def _thanks(*, both: bool) -> str:
    if both:
        return _("Takk. Begge sider har svart. Nå kan dere lese hverandres ord.")
    return _("Takk. Den andre siden leser det når begge har svart.")


def _shown(request: HttpRequest, found: Pilot, who: Standing) -> dict[str, Any]:
    """All that the page of a pilot shows."""
    log, acts, state = queries.log_of(found, who), acts_in(found.process, who), PilotState(found.state)
    side, parts = who.side_in(found.process_id), queries.parts_of(found, who)
    lacks = why_not(PilotAct.START, PilotState.PLANNED, someone=bool(parts))
    return {
        "pilot": found,
        "process": found.process,
        "idea": queries.idea_of(found, who),
        "parts": parts,
        "list": listed(asked_of(request), log, searchable=False, newest_last=True),
        "counted": queries.counted(log),
        "sides": queries.sides_on(found, who, side),
        "over_time": queries.is_over_time(found),
        "acts": acts,
        "may_start": acts and PILOT.allows(state, PilotAct.START),
        "why_not_start": REFUSALS[lacks] if lacks else "",
        "waits_for_log": state is PilotState.OVER and not queries.happened(found),
        "may_end": acts and PILOT.allows(state, PilotAct.END),
        "may_log": queries.is_logged(found) and (acts or does_something_in(found, who)),
        "may_review": acts and side is not None and state in REVIEWED,
        "may_change": acts and state in (PilotState.PLANNED, PilotState.RUNNING),
        "may_say_who": acts and state in (PilotState.PLANNED, PilotState.RUNNING, PilotState.OVER),
        "takes_part": takes_part_in(found.process, who),
        "breadcrumbs": _way(found.process),
    }


def _way(process: Process, found: Pilot | None = None) -> list[dict[str, Any]]:
    more = [(_("Utprøvinger"), reverse("pilots", args=[process.pk]))]
    return ideas.crumbs(process, *more, *([(found.title, _there(found))] if found else []))


def _there(found: Pilot) -> str:
    return reverse("pilot", args=[found.pk])
