"""What was decided, who sees to it, and what became of it."""

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
from usving.process.access import (
    decision_to_word,
    gathering_for,
    gathering_to_lead,
    process_to_take_part_in,
    task_to_answer,
)
from usving.process.actions import tasks as actions
from usving.process.forms.tasks import DecisionForm, TaskAnswerForm, TaskForm
from usving.process.models import Gathering, Task
from usving.process.queries import tasks as queries
from usving.process.rules.tasks import TaskState

ASKED = require_http_methods(["GET", "HEAD", "POST"])
WHICH = Choice(
    "oppgaver",
    gettext_lazy("Hvilke"),
    (
        ("", gettext_lazy("alle")),
        ("open", gettext_lazy("der noe gjenstår")),
        ("late", gettext_lazy("der noe er over fristen")),
        ("done", gettext_lazy("der alle oppgaver er svart på")),
    ),
)


@require_safe
def agreed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything agreed in a process, and what became of it."""
    process, who = process_to_take_part_in(request.user, pk)
    asked = asked_of(request, WHICH)
    found = queries.agreed_in(process, who, words=asked.words, state=asked["oppgaver"])
    context = {"process": process, "list": listed(asked, found)}
    context["breadcrumbs"] = [{"label": process.name, "url": resolve_url("u", process.pk)}]
    return page(request, "process/after/agreed.html", context, part="list")


@require_safe
def decisions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was agreed at one gathering."""
    gathering, who = gathering_for(request.user, pk)
    return page(request, "process/after/decisions.html", _shown(gathering, who) | {"form": _empty()})


@require_POST
def decision_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down something agreed."""
    gathering, who = gathering_to_lead(request.user, pk)
    form = DecisionForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            key = form.cleaned_data["key"] or uuid4()
            actions.decide(gathering, key=key, text=form.cleaned_data["text"], by=request.user)
    context = _shown(gathering, who) | {"form": form}
    return page(request, "process/after/decisions.html", context, then=there(gathering))


@ASKED
def decision(request: HttpRequest, pk: UUID, decision: UUID) -> HttpResponse:
    """Word something agreed anew, until the minutes are fixed."""
    gathering, _who = gathering_to_lead(request.user, pk)
    found = decision_to_word(gathering, decision)
    found = actions.hold(found) if request.method == "POST" and not queries.is_fixed(gathering) else found
    found.gathering = gathering
    begun = {"key": found.pk, "text": found.text}
    form = DecisionForm(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.word_decision(found, text=form.cleaned_data["text"], by=request.user)
    context = {
        "gathering": gathering,
        "decision": found,
        "form": form,
        "breadcrumbs": crumbs(gathering, decisions=True),
    }
    return page(request, "process/after/decision.html", context, then=there(gathering))


@require_POST
def decision_removal(request: HttpRequest, pk: UUID, decision: UUID) -> HttpResponse:
    """Take away what was not agreed after all."""
    gathering, _who = gathering_to_lead(request.user, pk)
    found = decision_to_word(gathering, decision)
    found.gathering = gathering
    try:
        actions.remove_decision(found, by=request.user)
        messages.success(request, _("Avtalen er fjernet."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, there(gathering))


@ASKED
def task_new(request: HttpRequest, pk: UUID, decision: UUID | None = None) -> HttpResponse:
    """Write down who sees to something."""
    gathering, who = gathering_to_lead(request.user, pk)
    found = decision_to_word(gathering, decision) if decision else None
    form = TaskForm(request.POST if request.method == "POST" else None, owners=queries.owners_at(gathering, who))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = {name: form.cleaned_data[name] for name in ("key", "text", "due")}
            actions.set_task(gathering, **said, owner=form.owner_fields, decision=found, by=request.user)
            messages.success(request, _("Oppgaven er skrevet ned."))
    context = {
        "gathering": gathering,
        "decision": found,
        "form": form,
        "breadcrumbs": crumbs(gathering, decisions=True),
    }
    return page(request, "process/after/task_new.html", context, then=there(gathering))


@ASKED
def task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One task: say what became of it."""
    found, _who = task_to_answer(request.user, pk)
    begun = {"state": found.state if found.state != TaskState.OPEN else None, "words": found.words, "due": found.due}
    form = TaskAnswerForm(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.answer_task(found, **form.said, by=request.user)
            messages.success(request, _("Takk. De andre ser hva det ble til."))
    context = {"task": found, "gathering": found.gathering, "form": form}
    context["breadcrumbs"] = crumbs(found.gathering, decisions=True)
    return page(request, "process/after/task.html", context, then=there(found.gathering))


@require_POST
def task_done(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Done, in one tap; it can be undone."""
    found, _who = task_to_answer(request.user, pk)
    return _answered(
        request, found, TaskState.DONE, _("Fint, det er notert som gjort. Du kan angre på siden for oppgaven.")
    )


@require_POST
def task_undone(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Not done after all."""
    found, _who = task_to_answer(request.user, pk)
    return _answered(request, found, TaskState.OPEN, _("Oppgaven står som ikke gjort igjen."))


def _answered(request: HttpRequest, found: Task, state: TaskState, thanks: str) -> HttpResponse:
    try:
        actions.answer_task(found, state=state, by=request.user)
        messages.success(request, thanks)
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, resolve_url("task", found.pk))


def _shown(gathering: Gathering, who: Any) -> dict[str, Any]:
    fixed, runs = queries.is_fixed(gathering), gathering.process_id in who.run
    return {
        "gathering": gathering,
        "process": gathering.process,
        "at": queries.agreed_at(gathering, who),
        "runs": runs,
        "words": runs and not fixed,
        "fixed": fixed,
        "breadcrumbs": crumbs(gathering),
    }


def _empty() -> DecisionForm:
    return DecisionForm(initial={"key": uuid4()})


def there(gathering: Gathering) -> str:
    """The address of what was agreed at a gathering."""
    return resolve_url("decisions", gathering.pk)


def crumbs(gathering: Gathering, *, decisions: bool = False) -> list[dict[str, str]]:
    """The way to what was agreed, and to one thing of it."""
    way = [
        {"label": gathering.process.name, "url": resolve_url("u", gathering.process_id)},
        {"label": _("Samlinger"), "url": resolve_url("gatherings", gathering.process_id)},
        {"label": gathering.title, "url": resolve_url("gathering", gathering.pk)},
    ]
    return [*way, {"label": _("Avtaler"), "url": there(gathering)}] if decisions else way
