"""Plans for several at once: what these families will do with these services."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.process.access import Standing, process_to_take_part_in
from usving.process.models import Process
from usving.process.rules.seats import Act
from usving.steering.access.group_plans import (
    plan_for,
    plan_to_answer,
    plan_to_lead,
    plan_to_word,
    process_to_plan_in,
)
from usving.steering.actions import group_plans as actions
from usving.steering.forms.group_plans import PlanForm, TasksForm, WordingForm
from usving.steering.models import GroupPlan
from usving.steering.queries import group_plans as queries

ASKED = require_http_methods(["GET", "HEAD", "POST"])
WHICH = Choice(
    "hvilke",
    gettext_lazy("Hvilke"),
    (("", gettext_lazy("de som gjelder eller er foreslått")), ("alle", gettext_lazy("alle, også gamle"))),
)


@require_safe
def group_plans(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plans of a process."""
    process, who = process_to_take_part_in(request.user, pk)
    asked = asked_of(request, WHICH)
    context: dict[str, Any] = {
        "process": process,
        "list": listed(asked, queries.plans_in(process, who, asked.words, asked["hvilke"])),
        "writes": who.may(Act.WRITE, process.pk),
        "breadcrumbs": crumbs(process)[:1],
    }
    return page(request, "steering/plans/plans.html", context, part="list")


@ASKED
def group_plan_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Propose a plan."""
    process, who = process_to_plan_in(request.user, pk)
    form = _form(request, process, who, {})
    made = _proposed(request, process, form) if request.method == "POST" and form.is_valid() else None
    context = {"process": process, "form": form, "breadcrumbs": crumbs(process)}
    return page(request, "steering/plans/write.html", context, then=there(made) if made else None)


@ASKED
def group_plan_next(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Propose a new version of a plan that is in force."""
    plan, who = plan_to_word(request.user, pk)
    form, made = _form(request, plan.process, who, _begun(plan) | {"key": uuid4()}), None
    if request.method == "POST" and form.is_valid():
        made = _proposed(request, plan.process, form, after=plan)
    context = {"process": plan.process, "after": plan, "form": form, "breadcrumbs": crumbs(plan.process, plan)}
    return page(request, "steering/plans/write.html", context, then=there(made) if made else None)


@ASKED
def group_plan_words(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Word a plan anew that is not in force."""
    plan, who = plan_to_word(request.user, pk)
    form = _form(request, plan.process, who, _begun(plan))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.reword(plan, words=form.words, parts=form.parts, by=request.user)
            messages.success(request, _("Ordene er endret. Begge sider må si ja til dem."))
    context = {"process": plan.process, "plan": plan, "form": form, "breadcrumbs": crumbs(plan.process, plan)}
    return page(request, "steering/plans/write.html", context, then=there(plan))


@require_safe
def group_plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One plan."""
    plan, who = plan_for(request.user, pk)
    context = {
        "plan": plan,
        "shown": queries.plan_shown(plan, who),
        "writes": who.may(Act.WRITE, plan.process_id),
        "speaks": who.side_in(plan.process_id),
        "runs": plan.process_id in who.run,
        "breadcrumbs": crumbs(plan.process),
    }
    return page(request, "steering/plans/plan.html", context)


@require_POST
def group_plan_yes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say yes to the words as one has read them, for one's side."""
    plan, side = plan_to_answer(request.user, pk)
    form = WordingForm(request.POST)
    wording = form.cleaned_data["wording"] if form.is_valid() else 0
    return _done(
        request,
        plan,
        lambda: actions.say_yes(plan, side=side, wording=wording, by=request.user),
        _("Takk. Siden din har sagt ja."),
    )


@require_POST
def group_plan_dropped(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a proposal away."""
    plan, _who = plan_to_word(request.user, pk)
    return _done(request, plan, lambda: actions.drop(plan, by=request.user), _("Forslaget er lagt bort."))


@require_POST
def group_plan_ended(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a plan that is in force."""
    plan, _who = plan_to_lead(request.user, pk)
    return _done(request, plan, lambda: actions.end(plan, by=request.user), _("Planen er avsluttet."))


@ASKED
def group_plan_tasks(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let what each has agreed to do stand as tasks."""
    plan, who = plan_to_lead(request.user, pk)
    found = queries.gatherings_to_hang_on(plan.process, who)
    form = TasksForm(
        request.POST if request.method == "POST" else None, gatherings=found, initial={"due": plan.follow_up}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.make_tasks(plan, gathering=form.chosen, due=form.cleaned_data["due"], by=request.user)
            messages.success(request, _("Oppgavene er skrevet ned."))
    context = {"plan": plan, "form": form, "gatherings": found, "breadcrumbs": crumbs(plan.process, plan)}
    return page(request, "steering/plans/tasks.html", context, then=there(plan))


def _form(request: HttpRequest, process: Process, who: Standing, begun: dict[str, Any]) -> PlanForm:
    typed = request.POST if request.method == "POST" else None
    return PlanForm(typed, initial=begun, names=lambda text: queries.names_found(text, who, process))


def _begun(plan: GroupPlan) -> dict[str, Any]:
    stands = {party.value: what for party, what in actions.parts_of(plan).items()}
    named = ("title", "aim", "looks_for", "starts", "follow_up")
    return {name: getattr(plan, name) for name in named} | stands | {"key": plan.pk}


def _proposed(
    request: HttpRequest, process: Process, form: PlanForm, after: GroupPlan | None = None
) -> GroupPlan | None:
    made = None
    with refusals_on(form):
        key = form.cleaned_data["key"] or uuid4()
        made = actions.propose(process, key=key, words=form.words, parts=form.parts, by=request.user, after=after)
        messages.success(request, _("Planen er foreslått. Begge sider må si ja før den gjelder."))
    return made


def _done(request: HttpRequest, plan: GroupPlan, act: Any, thanks: str) -> HttpResponse:
    try:
        act()
        messages.success(request, thanks)
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, there(plan))


def there(plan: GroupPlan) -> str:
    """The address of a plan."""
    return resolve_url("group_plan", plan.pk)


def crumbs(process: Process, plan: GroupPlan | None = None) -> list[dict[str, str]]:
    """The way to the plans, and to one of them."""
    way = [
        {"label": process.name, "url": resolve_url("u", process.pk)},
        {"label": _("Felles planer"), "url": resolve_url("group_plans", process.pk)},
    ]
    return [*way, {"label": plan.title, "url": there(plan)}] if plan else way
