"""Growing in what one can: a way to papers, its steps, and asking someone to vouch for it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.core.telling import page_language
from usving.process.access import standing_of
from usving.strengths.access.resources import providers_to_ask, resource_for, step_of, vouching_by, vouching_to
from usving.strengths.actions import resources as actions
from usving.strengths.forms.resources import NotesForm, PathForm, StepForm, VouchAnswerForm, VouchForm
from usving.strengths.models import Resource
from usving.strengths.queries import resources as queries
from usving.strengths.rules.resources import Vouched
from usving.strengths.rules.shelves import growth_paths

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
def certificate_path(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The way one has chosen, with one's own steps and notes; or the ways there are."""
    found = resource_for(request.user, pk)
    form = NotesForm(request.POST if request.method == "POST" else None, initial={"notes": found.notes})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.change(found, fields={"notes": form.cleaned_data["notes"]}, by=request.user)
            messages.success(request, _("Lagret."))
    return page(request, "strengths/resources/path.html", _shown(found, request) | {"form": form}, then=request.path)


@require_POST
def path_choice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose a way."""
    found, form = resource_for(request.user, pk), PathForm(request.POST)
    if form.is_valid():
        way = growth_paths()[form.cleaned_data["path"]]
        steps = way.first_steps(page_language())
        actions.choose_path(found, path=way.code, steps=steps, by=request.user)
    notes = NotesForm(initial={"notes": found.notes})
    context = _shown(found, request) | {"choose": form, "form": notes}
    return page(request, "strengths/resources/path.html", context, then=_here(found))


@require_POST
def path_step_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down one more step."""
    found, form = resource_for(request.user, pk), StepForm(request.POST)
    if form.is_valid():
        actions.add_step(found, key=form.cleaned_data["key"], words=form.cleaned_data["words"], by=request.user)
    context = _shown(found, request) | {"step": form, "form": NotesForm(initial={"notes": found.notes})}
    return page(request, "strengths/resources/path.html", context, then=_here(found))


@require_POST
def path_step_done(request: HttpRequest, pk: UUID, step: UUID) -> HttpResponse:
    """Say that a step is done, or not after all."""
    found = step_of(request.user, pk, step)
    actions.tick(found, by=request.user)
    return go(request, _here(found.resource))


@require_POST
def path_step_removal(request: HttpRequest, pk: UUID, step: UUID) -> HttpResponse:
    """Take a step off the way."""
    found = step_of(request.user, pk, step)
    actions.remove_step(found, by=request.user)
    return go(request, _here(found.resource))


@ASKED
def vouching_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask someone one meets to vouch for what one can."""
    found = resource_for(request.user, pk)
    seats = providers_to_ask(standing_of(request.user))
    form = VouchForm(request.POST if request.method == "POST" else None, initial={"words": found.words}, seats=seats)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.ask_to_vouch(found, **form.cleaned_data, by=request.user)
            messages.success(request, _("Spørsmålet er sendt. Svaret kommer her."))
    context = {"resource": found, "form": form, "anyone": seats.exists(), "breadcrumbs": _crumbs(found)}
    return page(request, "strengths/resources/vouching_new.html", context, then=_here(found))


@require_POST
def vouching_taken_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back what one has asked."""
    asked = vouching_by(request.user, pk)
    actions.take_question_back(asked, by=request.user)
    messages.success(request, _("Spørsmålet er tatt tilbake."))
    return go(request, _here(asked.resource) if asked.resource else "resources")


@require_safe
def vouchings(request: HttpRequest) -> HttpResponse:
    """What one is asked to vouch for."""
    return page(request, "strengths/resources/vouchings.html", {"asked": queries.asked_of(request.user)})


@ASKED
def vouching(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer whether one can vouch for it."""
    asked = vouching_to(request.user, pk)
    answered = asked.answer != Vouched.WAITING
    begun = {"answer": asked.answer if answered else None, "words": asked.answer_words}
    form = VouchAnswerForm(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            answer, words = Vouched(form.cleaned_data["answer"]), form.cleaned_data["words"]
            actions.answer_vouching(asked, answer=answer, words=words, by=request.user)
            messages.success(request, _("Takk for svaret."))
    crumbs = [{"label": _("Gode ord"), "url": resolve_url("vouchings")}]
    context = {"asked": asked, "form": form, "breadcrumbs": crumbs}
    return page(request, "strengths/resources/vouching.html", context, then="vouchings")


def _shown(found: Resource, request: HttpRequest) -> dict[str, Any]:
    language, way = page_language(), growth_paths().get(found.path)
    told = {"name": way.name(language), "about": way.told(language)} if way else {}
    return {
        "resource": found,
        "way": {**told, "source": way.source(language), "checked": way.checked} if way else None,
        "ways": [(each.name(language), each.told(language)) for each in growth_paths().values()],
        "choose": PathForm(initial={"path": found.path}),
        "step": StepForm(),
        "steps": list(found.steps.order_by("made_at", "pk")),
        "vouchings": queries.vouchings_of(found, request.user),
        "breadcrumbs": _crumbs(found),
    }


def _here(found: Resource) -> str:
    return resolve_url("certificate_path", found.pk)


def _crumbs(found: Resource) -> list[dict[str, str]]:
    return [
        {"label": _("Ressurser"), "url": resolve_url("resources")},
        {"label": found.words, "url": resolve_url("resource", found.pk)},
    ]
