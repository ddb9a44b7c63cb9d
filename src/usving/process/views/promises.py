"""The promise of secrecy at a gathering: what goes before it, giving it, taking it back, and paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page
from usving.core.paper import language_asked
from usving.core.refusal import Refused
from usving.process.access import Standing, gathering_for, gathering_to_lead, promise_at
from usving.process.actions import promises as actions
from usving.process.forms.promises import PaperPromiseForm, PromiseForm
from usving.process.models import Gathering
from usving.process.models.refusals import REFUSALS
from usving.process.queries import gatherings
from usving.process.queries import promises as queries
from usving.process.queries.recruiting import language_to_begin_with
from usving.process.rules.promises import why_not_promise


@require_safe
def promise(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What must be told on all the same, the promise itself, and who has given it."""
    found, who = gathering_for(request.user, pk)
    return page(request, "process/promise.html", _shown(found, who))


@require_POST
def promise_given(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give one's own promise, by one tap."""
    found, who = gathering_for(request.user, pk)
    form, place = PromiseForm(request.POST), who.place_in(found.process_id)
    if form.is_valid() and place:
        try:
            key, asked = form.cleaned_data["key"], _may_promise(found, who)
            actions.promise(found, key=key, seat=place.seat, by=request.user, asked=asked)
            messages.success(request, _("Takk. De andre på samlingen ser at du har gitt løftet."))
        except Refused as refused:
            messages.warning(request, refused.sentence)
    return go(request, resolve_url("promise", found.pk))


@require_POST
def promise_taken_back(request: HttpRequest, pk: UUID, promise: UUID) -> HttpResponse:
    """Take a promise back: one's own, or one given on paper."""
    found, who = gathering_for(request.user, pk)
    actions.take_back(promise_at(found, promise, who), by=request.user)
    messages.success(request, _("Løftet er tatt tilbake. De andre på samlingen ser det."))
    return go(request, resolve_url("promise", found.pk))


@require_http_methods(["GET", "HEAD", "POST"])
def promise_on_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write in a promise that was given on paper."""
    found, who = gathering_to_lead(request.user, pk)
    seats = [each.seat for each in gatherings.asked_to(found, who)]
    form, then = PaperPromiseForm(request.POST if request.method == "POST" else None, seats=seats), None
    if request.method == "POST" and form.is_valid():
        try:
            key, name = form.cleaned_data["key"], form.cleaned_data["name"]
            actions.promise_on_paper(found, key=key, seat=form.chosen, name=name, by=request.user)
            messages.success(request, _("Løftet er skrevet inn."))
        except Refused as refused:
            messages.warning(request, refused.sentence)
        then = resolve_url("promise", found.pk)
    context = {"gathering": found, "process": found.process, "form": form, "breadcrumbs": _crumbs(found, promise=True)}
    return page(request, "process/promise_paper.html", context, then=then)


@require_safe
def promise_sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The promise as a sheet to print, with lines for names; in the language of those who sign it."""
    found, _who = gathering_to_lead(request.user, pk)
    context = {
        "lang": language_asked(request, language_to_begin_with(found.process)),
        "gathering": found,
        "process": found.process,
        "lines": range(12),
        "breadcrumbs": _crumbs(found, promise=True),
    }
    words = {"wording": queries.wording(), "duties": queries.duties()}
    return page(request, "process/promise_sheet.html", context | words)


def _shown(found: Gathering, who: Standing) -> dict[str, Any]:
    refusal = why_not_promise(actions.meeting_of(found), asked=_may_promise(found, who), now=timezone.localtime())
    door = queries.door_of(found, who)
    return {
        "gathering": found,
        "process": found.process,
        "duties": queries.duties(),
        "wording": queries.wording(door.mine.text) if door.mine else queries.wording(),
        "door": door,
        "account": who.account,
        "runs": found.process_id in who.run,
        "refusal": REFUSALS[refusal] if refusal else "",
        "form": PromiseForm(),
        "breadcrumbs": _crumbs(found),
    }


def _may_promise(found: Gathering, who: Standing) -> bool:
    """Whether one comes to this gathering: one is asked to it, or leads it on."""
    place = who.place_in(found.process_id)
    in_talk = found.kind == "bilateral" and gatherings.sits_in_talk(found, place)
    return found.process_id in who.run or gatherings.is_asked(found, place, in_talk=in_talk)


def _crumbs(found: Gathering, *, promise: bool = False) -> list[dict[str, str]]:
    way = [
        {"label": found.process.name, "url": resolve_url("u", found.process_id)},
        {"label": _("Samlinger"), "url": resolve_url("gatherings", found.process_id)},
        {"label": found.title, "url": resolve_url("gathering", found.pk)},
    ]
    return [*way, {"label": _("Løftet"), "url": resolve_url("promise", found.pk)}] if promise else way
