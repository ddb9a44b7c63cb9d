"""What an idea rests on: where it comes from, reasons, what each side says shows a step; and the steps themselves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.insight.access.ideas import idea_to_act_on, idea_to_point_from, own_reason, own_source
from usving.insight.actions import idea_grounds, idea_steps
from usving.insight.forms.ideas import NewProofForm, ReasonForIdeaForm, SourceForIdeaForm, UsefulProofForm, WhyForm
from usving.insight.models import Idea
from usving.insight.queries import ideas as queries
from usving.insight.queries.idea_sources import choices_in, pointed_at
from usving.insight.rules.ideas import IDEA, STEPS, IdeaAct, IdeaState, ReasonKind, SourceKind

ASKED = require_http_methods(["GET", "HEAD", "POST"])
PROOFS: dict[str, tuple[IdeaAct, Any]] = {
    "nytt": (IdeaAct.FIND_NEW, NewProofForm),
    "nyttig": (IdeaAct.FIND_USEFUL, UsefulProofForm),
}


@ASKED
def idea_reason_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a reason for an idea, or say what one worries about."""
    idea, who = idea_to_act_on(request.user, pk)
    form = ReasonForIdeaForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = {name: form.cleaned_data[name] for name in ("key", "whom", "words")}
            kind, side = ReasonKind(form.cleaned_data["kind"]), who.side_in(idea.process_id)
            idea_grounds.give_reason(idea, kind=kind, side=side, by=request.user, who=who, **said)
    return page(request, "insight/ideas/reason.html", _shown(idea, form), then=_there(idea))


@require_POST
def idea_reason_removal(request: HttpRequest, pk: UUID, reason: UUID) -> HttpResponse:
    """Take back a reason one has given."""
    idea, who = idea_to_act_on(request.user, pk)
    idea_grounds.take_reason_away(own_reason(idea, reason, who), by=request.user)
    messages.success(request, _("Grunnen din er tatt bort."))
    return go(request, _there(idea))


@ASKED
def idea_source_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what an idea comes from."""
    idea, who = idea_to_point_from(request.user, pk)
    form = SourceForIdeaForm(
        request.POST if request.method == "POST" else None, choices=choices_in(idea.process, who)
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said, pointed = form.cleaned_data, form.cleaned_data["pointed"]
            what = pointed_at(pointed) if pointed else {"kind": SourceKind(said["kind"])}
            idea_grounds.point_at(idea, key=said["key"], words=said["words"], by=request.user, **what)
    return page(request, "insight/ideas/source.html", _shown(idea, form), then=_there(idea))


@require_POST
def idea_source_removal(request: HttpRequest, pk: UUID, source: UUID) -> HttpResponse:
    """Take away what one has said that an idea comes from."""
    idea, who = idea_to_point_from(request.user, pk)
    idea_grounds.point_no_more(own_source(idea, source, who), by=request.user)
    return go(request, _there(idea))


@ASKED
def idea_proof(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """Say for one's own side what shows that an idea is new, or useful."""
    idea, who = idea_to_act_on(request.user, pk)
    side = who.side_in(idea.process_id)
    if step not in PROOFS or side is None:
        raise Http404
    act, kind = PROOFS[step]
    form = kind(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            idea_grounds.prove(idea, step=act, side=side, by=request.user, who=who, **form.cleaned_data)
    context = _shown(idea, form) | {"step": step, "side": side.value}
    return page(request, "insight/ideas/proof.html", context, then=_there(idea))


@require_POST
def idea_step(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the next step, when its proofs are there."""
    idea, who = idea_to_act_on(request.user, pk)
    acts = {after: act for after, act in STEPS.items() if IDEA.allows(IdeaState(idea.state), act)}
    try:
        for act in acts.values():
            idea_steps.step(idea, act=act, by=request.user, who=who)
            messages.success(request, _("Steget er tatt. Alle ser hva det bygger på."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, _there(idea))


@ASKED
def idea_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an idea a step back, with a reason."""
    return _with_a_reason(request, pk, IdeaAct.GO_BACK, "insight/ideas/back.html")


@ASKED
def idea_rest(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let an idea rest, with a reason."""
    return _with_a_reason(request, pk, IdeaAct.REST, "insight/ideas/rest.html")


@require_POST
def idea_wake(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an idea forth again."""
    idea, who = idea_to_act_on(request.user, pk)
    try:
        idea_steps.step(idea, act=IdeaAct.WAKE, by=request.user, who=who)
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, _there(idea))


def _with_a_reason(request: HttpRequest, pk: UUID, act: IdeaAct, template: str) -> HttpResponse:
    idea, who = idea_to_act_on(request.user, pk)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            idea_steps.step(idea, act=act, reason=form.cleaned_data["reason"], by=request.user, who=who)
    return page(request, template, _shown(idea, form), then=_there(idea))


def _shown(idea: Idea, form: Any) -> dict[str, Any]:
    way = [(_("Ideer"), reverse("ideas", args=[idea.process_id])), (idea.title, _there(idea))]
    return {"idea": idea, "form": form, "breadcrumbs": queries.crumbs(idea.process, *way)}


def _there(idea: Idea) -> str:
    return reverse("idea", args=[idea.pk])
