"""How the process works: six statements, answered by both sides, told of without names."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page
from usving.core.refusal import Refused
from usving.process.access import process_to_take_part_in
from usving.process.models import Process
from usving.steering.access.quality import process_to_ask_in, round_to_answer, round_to_lead
from usving.steering.actions import quality as actions
from usving.steering.forms.quality import UNKNOWN, OpenForm, QualityForm
from usving.steering.models import QualityAnswer
from usving.steering.queries import quality as queries
from usving.steering.rules.quality import Moment, Statement


@require_safe
def quality(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The round that is open, and what was told of those that are closed."""
    process, who = process_to_take_part_in(request.user, pk)
    found = queries.open_round_in(process, who)
    context: dict[str, Any] = {
        "process": process,
        "open": found,
        "asked": who.side_in(process.pk) is not None,
        "answered": bool(found and queries.own_answer(found, who)),
        "rounds": queries.rounds_in(process, who),
        "left": queries.moments_left(process, who),
        "runs": process.pk in who.run,
        "breadcrumbs": crumbs(process)[:1],
    }
    return page(request, "steering/quality/quality.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def quality_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer, or answer anew while the round is open."""
    asked, side = round_to_answer(request.user, pk)
    who = process_to_take_part_in(request.user, asked.process_id)[1]
    own = queries.own_answer(asked, who)
    form = QualityForm(request.POST if request.method == "POST" else None, initial=_begun(own))
    if request.method == "POST" and form.is_valid():
        if actions.answer(asked, side=side, **form.said, by=request.user):
            messages.success(request, _("Takk. Du kan endre svaret til runden lukkes."))
        else:
            messages.warning(request, _("Runden er lukket. Svaret ble ikke tatt med."))
    if request.method != "POST" and asked.closed_at:
        return go(request, resolve_url("quality", asked.process_id))
    context = {"round": asked, "form": form, "breadcrumbs": crumbs(asked.process)}
    return page(request, "steering/quality/answer.html", context, then=resolve_url("quality", asked.process_id))


@require_POST
def quality_opened(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open a round today."""
    process, _who = process_to_ask_in(request.user, pk)
    form = OpenForm(request.POST)
    if form.is_valid():
        try:
            actions.open_round(process, moment=Moment(form.cleaned_data["moment"]), by=request.user)
            messages.success(request, _("Runden er åpen i to uker."))
        except Refused as refused:
            messages.warning(request, refused.sentence)
    return go(request, resolve_url("quality", process.pk))


@require_POST
def quality_closed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close a round before its time."""
    asked = round_to_lead(request.user, pk)
    if actions.close_round(asked, by=request.user):
        messages.success(request, _("Runden er lukket."))
    return go(request, resolve_url("quality", asked.process_id))


def _begun(own: QualityAnswer | None) -> dict[str, Any]:
    if own is None:
        return {}
    marks = {each.value: str(own.marks.get(each.value, UNKNOWN)) for each in Statement}
    return marks | {"words": own.words, "words_for": own.words_for}


def crumbs(process: Process) -> list[dict[str, str]]:
    """The way to these pages."""
    return [
        {"label": process.name, "url": resolve_url("u", process.pk)},
        {"label": _("Slik jobber vi sammen"), "url": resolve_url("quality", process.pk)},
    ]
