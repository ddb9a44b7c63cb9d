"""What the household could do: plans worked out at once, saved, compared, tried for a month, and felt."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.core.telling import told
from usving.economy.access import plan_for, weighing_for
from usving.economy.actions import plans as actions
from usving.economy.forms.alternatives import FeltForm, PairForm, SaveForm, TwoPlansForm, WeightsForm
from usving.economy.models import SavedPlan, Weighing
from usving.economy.queries import alternatives as queries
from usving.economy.queries import felt as felt_queries


@require_http_methods(["GET", "HEAD", "POST"])
def weighing_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plans with these weights. Nothing is kept: whoever moves a slider only looks."""
    found = weighing_for(request.user, pk)
    areas = queries.areas_of(found)
    form = WeightsForm(request.POST if request.method == "POST" else None, areas=areas)
    facts = queries.weighed(found)
    wrong = queries.why_no_answer(facts)
    ready = bool(facts.areas and facts.uses and not wrong)
    answer = queries.answer(facts, weights=form.weights) if ready else None
    context = {"weighing": found, "form": form, "wrong": wrong, "answer": answer, "weights": form.weights}
    if request.headers.get("HX-Request"):
        return page(request, "economy/alternatives/answer.html", context | {"moved": True}, part="svar")
    several = len(areas) > 1
    context |= {"pair": PairForm(areas=areas) if several else None, "breadcrumbs": _crumbs(found)}
    return page(request, "economy/alternatives/answer.html", context)


@require_safe
def weighing_front(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What two areas cost each other, drawn and as a table."""
    found = weighing_for(request.user, pk)
    facts = queries.weighed(found)
    form, front = PairForm(request.GET or None, areas=queries.areas_of(found)), None
    wrong = queries.why_no_answer(facts)
    asked = form.is_valid() and not wrong
    if asked and facts.uses:
        front = queries.front(facts, form.cleaned_data["x"], form.cleaned_data["y"])
    context = {"weighing": found, "uses": facts.uses, "pair": form, "front": front, "wrong": wrong, "asked": asked}
    context["breadcrumbs"] = _crumbs(found)
    return page(request, "economy/alternatives/front.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep one of the plans, under a name. Asked for with the plan and the weights it was found with."""
    found = weighing_for(request.user, pk)
    weights = WeightsForm(request.POST or None, areas=queries.areas_of(found))
    asked = request.POST.get("uses", "")
    naming = "name" not in request.POST
    form = SaveForm(None if naming else request.POST, initial=SaveForm.start(asked, _("Ny plan")))
    then = None
    if not naming and form.is_valid():
        uses = frozenset(each for each in form.cleaned_data["uses"].split(",") if each)
        with refusals_on(form):
            plan = actions.save_plan(
                found, key=form.cleaned_data["key"], name=form.cleaned_data["name"], uses=uses, weights=weights.weights,
                found=queries.weighed(found), by=request.user,
            )  # fmt: skip
            messages.success(request, _("Planen er lagret slik den er nå."))
            then = resolve_url("saved_plan", plan.pk)
    context = {"weighing": found, "form": form, "weights": weights.weights, "breadcrumbs": _crumbs(found)}
    return page(request, "economy/alternatives/plan_new.html", context, then=then)


@require_safe
def saved_plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A plan as it was kept, whether it is being tried, and how it felt."""
    found = plan_for(request.user, pk)
    context = {
        "plan": found,
        "shown": queries.saved_as_shown(found),
        "felt": felt_queries.felt_of(request.user, found),
        "breadcrumbs": _crumbs(found.weighing),
    }
    return page(request, "economy/alternatives/plan.html", context)


@require_safe
def plans_compared(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Two saved plans beside each other."""
    found = weighing_for(request.user, pk)
    plans = queries.plans_of(request.user, found)
    form, two = TwoPlansForm(request.GET or None, plans=plans), []
    if form.is_valid():
        by_id = {str(plan.pk): plan for plan in plans}
        two = [
            (by_id[each], queries.saved_as_shown(by_id[each]))
            for each in (form.cleaned_data["a"], form.cleaned_data["b"])
        ]
    context = {"weighing": found, "form": form, "plans": plans, "two": two, "breadcrumbs": _crumbs(found)}
    return page(request, "economy/alternatives/compared.html", context)


@require_POST
def plan_tried(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin to try a plan, for a month."""
    found = plan_for(request.user, pk)
    try:
        actions.try_plan(found, today=timezone.localdate(), by=request.user)
        messages.success(request, _("Da prøver dere denne planen i en måned. Du får en påminnelse når den er over."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, resolve_url("saved_plan", found.pk))


@require_http_methods(["GET", "HEAD", "POST"])
def plan_felt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say how a plan felt; the next round may begin with it."""
    found = plan_for(request.user, pk)
    mine = felt_queries.own_felt(request.user, found)
    initial = FeltForm.of(mine.marks, mine.words) if mine else {}
    today = timezone.localdate()
    running = bool(found.tried_until and not found.ended_at and today < found.tried_until)
    sent = request.POST if request.method == "POST" else None
    form = FeltForm(sent, pairs=felt_queries.pairs_of(found), running=running, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.say_felt(found, **form.said, today=today, by=request.user)
            goes_on = running and not form.said["over"]
            messages.success(
                request, _felt_said(found) if goes_on else _("Takk. Neste gang kan dere begynne med slik det kjentes.")
            )
    context = {"plan": found, "form": form, "breadcrumbs": _crumbs(found.weighing, found)}
    return page(request, "economy/alternatives/felt.html", context, then=resolve_url("saved_plan", found.pk))


@require_POST
def plan_removed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete a saved plan."""
    found = plan_for(request.user, pk)
    actions.remove_plan(found, by=request.user)
    messages.success(request, _("Planen er slettet."))
    return go(request, resolve_url("weighing", found.weighing_id))


def _felt_said(plan: SavedPlan) -> str:
    return _("Lagret. Dere prøver planen videre til %(day)s.") % {"day": told(plan.tried_until, "day_month")}


def _crumbs(found: Weighing, plan: SavedPlan | None = None) -> list[dict[str, Any]]:
    way = [
        {"label": _("Andre måter å bruke pengene på"), "url": resolve_url("alternatives")},
        {"label": str(found), "url": resolve_url("weighing", found.pk)},
    ]
    return [*way, {"label": plan.name, "url": resolve_url("saved_plan", plan.pk)}] if plan else way
