"""Answering what is lifted: on the platform, by a link without login, or written in by those who heard it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.people.access import caller
from usving.people.actions import attempts
from usving.process.access import standing_of
from usving.steering.access.escalations import escalation_to_answer, escalation_to_note, escalation_to_word
from usving.steering.actions import escalation_answers as actions
from usving.steering.forms.escalations import AnswerForm, NotedForm
from usving.steering.queries import escalations as queries
from usving.steering.rules.escalations import AnswerWay, EscalationState

ASKED = require_http_methods(["GET", "HEAD", "POST"])
WAITS = Choice(
    "hvilke",
    gettext_lazy("Hvilke"),
    (
        ("", gettext_lazy("alle")),
        ("waits", gettext_lazy("de som venter på deg")),
        ("over", gettext_lazy("de som ikke venter på deg lenger")),
    ),
)


@require_safe
def lifted_to_me(request: HttpRequest) -> HttpResponse:
    """What is lifted to one, now and before."""
    asked = asked_of(request, WAITS)
    found = listed(asked, queries.lifted_to(standing_of(request.user), asked.words, asked["hvilke"]))
    return page(request, "steering/escalations/to_me.html", {"list": found}, part="list")


@ASKED
def escalation_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read what is lifted to one, and answer."""
    found, step = escalation_to_answer(request.user, pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.answer(found, **form.said, way=AnswerWay.PLATFORM, by=request.user)
            messages.success(request, _("Takk. De som spurte, får vite at du har svart."))
    context: dict[str, Any] = {"escalation": found, "step": step, "form": form}
    context["waits"] = found.state == EscalationState.SENT and step.left_at is None
    context["answers"] = queries.answers_to(found, step)
    context["breadcrumbs"] = [{"label": _("Løftet til deg"), "url": resolve_url("lifted_to_me")}]
    return page(request, "steering/escalations/answer.html", context, then=resolve_url("escalation_answer", found.pk))


@ASKED
def escalation_answer_noted(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write in an answer that came by telephone, by letter or in a talk."""
    found, _who = escalation_to_note(request.user, pk)
    form = NotedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.answer(found, **form.said, by=request.user)
            messages.success(request, _("Svaret er skrevet inn."))
    there = resolve_url("escalation", found.pk)
    context: dict[str, Any] = {"escalation": found, "form": form}
    context["breadcrumbs"] = [
        {"label": found.process.name, "url": resolve_url("u", found.process_id)},
        {"label": _("Løftet videre"), "url": resolve_url("escalations", found.process_id)},
        {"label": found.title, "url": there},
    ]
    return page(request, "steering/escalations/noted.html", context, then=there)


@require_POST
def escalation_further(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The answer does not help: one step further."""
    found, _who = escalation_to_word(request.user, pk)
    try:
        actions.go_further(found, by=request.user)
        messages.success(request, _("Saken er sendt videre til neste."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, resolve_url("escalation", found.pk))


@login_not_required
@require_safe
def escalation_by_link(request: HttpRequest, word: str) -> HttpResponse:
    """The door to what a link opens: it says that something waits, and nothing of what."""
    read = found_by(request, word)
    if read is None:
        return gone(request)
    return page(request, "steering/escalations/link_door.html", {"read": read, "word": word, "quick_exit": True})


@login_not_required
@require_POST
def escalation_by_link_read(request: HttpRequest, word: str) -> HttpResponse:
    """What a link opens, to one who has asked to read it."""
    read = found_by(request, word)
    if read is None:
        return gone(request)
    return _opened(request, read, word, AnswerForm())


@login_not_required
@require_POST
def escalation_by_link_answer(request: HttpRequest, word: str) -> HttpResponse:
    """Answer by a link."""
    read, form = found_by(request, word), AnswerForm(request.POST)
    if read is None:
        return gone(request)
    if not form.is_valid():
        return _opened(request, read, word, form)
    if not actions.answer_by_word(word, **form.said):
        return gone(request)
    return redirect("escalation_by_link_thanks")


@login_not_required
@require_safe
def escalation_by_link_thanks(request: HttpRequest) -> HttpResponse:
    """Thanks for an answer by a link."""
    return page(request, "steering/escalations/link_thanks.html", {"quick_exit": True})


def _opened(request: HttpRequest, read: queries.Reading, word: str, form: AnswerForm) -> HttpResponse:
    context = {"read": read, "word": word, "form": form, "quick_exit": True}
    return page(request, "steering/escalations/link_read.html", context)


def gone(request: HttpRequest) -> HttpResponse:
    """A link that opens nothing (any more); the same whatever the reason."""
    return render(request, "steering/escalations/link_gone.html", {"quick_exit": True}, status=404)


def found_by(request: HttpRequest, word: str) -> queries.Reading | None:
    """What a word tells; whoever has tried too many in vain is answered as if there were nothing."""
    here = caller(request)
    read = None if attempts.closed_to(here) else queries.read_by_word(word)
    if read is None:
        attempts.failed(here)
    return read
