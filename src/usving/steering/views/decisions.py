"""What the board decided: writing it down, both sides' yes, and what became of it."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.process.models import Process
from usving.steering.access.board import (
    board_decision_for,
    board_decision_to_answer,
    board_decision_to_steer,
    board_decision_to_tell_of,
    boards_of,
    point_to_steer,
    steers,
)
from usving.steering.actions import decisions as actions
from usving.steering.forms.board import BecameForm, DecisionForm, VersionForm
from usving.steering.models import BoardDecision
from usving.steering.queries import board as queries

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
def board_decision_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down what the board decided on a point."""
    point, who = point_to_steer(request.user, pk)
    form = DecisionForm(
        request.POST if request.method == "POST" else None, owners=queries.owners_in(point.process, who)
    )
    then = None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            key = form.cleaned_data["key"] or uuid4()
            made = actions.decide(point, key=key, words=form.words, by=request.user)
            then = resolve_url("board_decision", made.pk)
    context = {"point": point, "form": form, "breadcrumbs": crumbs(point.process)}
    return page(request, "steering/board/decision_new.html", context, then=then)


@require_safe
def board_decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One decision: what, why, who was heard, who has said yes, who sees to it and what became of it."""
    decision, who = board_decision_for(request.user, pk)
    side = who.side_in(decision.process_id)
    shown = queries.decided(decision, who)
    may_answer = side is not None and decision.process_id in boards_of(who)
    owns = any(place.seat == decision.owner_id and place.is_open for place in who.places)
    meeting = decision.point.meeting
    context: dict[str, Any] = {
        "decision": decision,
        "shown": shown,
        "steers": decision.process_id in steers(who),
        "may_answer": may_answer and decision.in_force_at is None,
        "tells": owns or decision.process_id in steers(who),
        "may_task": bool(decision.process_id in who.run and meeting and meeting.gathering_id),
        "breadcrumbs": crumbs(decision.process),
    }
    return page(request, "steering/board/decision.html", context)


@ASKED
def board_decision_words(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Word a decision anew that is not in force."""
    decision, who = board_decision_to_steer(request.user, pk)
    names = ("text", "reasons", "heard", "not_heard", "follow_up")
    begun = {name: getattr(decision, name) for name in names} | {"owner": str(decision.owner_id or "")}
    owners = queries.owners_in(decision.process, who)
    form = DecisionForm(request.POST if request.method == "POST" else None, owners=owners, initial=begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.reword(decision, words=form.words, by=request.user)
            messages.success(request, _("Ordene er endret."))
    context = {"point": decision.point, "decision": decision, "form": form, "breadcrumbs": crumbs(decision.process)}
    return page(request, "steering/board/decision_new.html", context, then=resolve_url("board_decision", decision.pk))


@require_POST
def board_decision_yes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say yes for one's side to the words as one has read them."""
    decision, side = board_decision_to_answer(request.user, pk)
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    return _done(
        request,
        decision,
        lambda: actions.say_yes(decision, side=side, version=version, by=request.user),
        _("Takk. Siden din har sagt ja."),
    )


@require_POST
def board_decision_task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a decision from a gathering stand as a task there."""
    decision, who = board_decision_to_steer(request.user, pk)
    text = decision.point.title
    if decision.process_id not in who.run:
        return _done(request, decision, _not_for_you, "")
    return _done(
        request,
        decision,
        lambda: actions.make_task(decision, text=text, by=request.user),
        _("Oppgaven er skrevet ned på samlingen."),
    )


@ASKED
def board_decision_became(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell what became of a decision."""
    decision, _who = board_decision_to_tell_of(request.user, pk)
    form = BecameForm(request.POST if request.method == "POST" else None, initial={"words": decision.became})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.tell_what_became(decision, words=form.cleaned_data["words"], by=request.user)
            messages.success(request, _("Takk. Alle i prosessen kan lese hva det ble til."))
    context = {"decision": decision, "form": form, "breadcrumbs": crumbs(decision.process)}
    return page(request, "steering/board/became.html", context, then=resolve_url("board_decision", decision.pk))


def _not_for_you() -> None:
    raise Refused(_("De som leder, lager oppgaver fra en samling."))


def _done(request: HttpRequest, decision: BoardDecision, act: Any, thanks: str) -> HttpResponse:
    try:
        act()
        messages.success(request, thanks)
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, resolve_url("board_decision", decision.pk))


def crumbs(process: Process) -> list[dict[str, str]]:
    """The way to the board."""
    return [
        {"label": process.name, "url": resolve_url("u", process.pk)},
        {"label": _("Styret"), "url": resolve_url("board", process.pk)},
    ]
