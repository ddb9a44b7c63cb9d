"""Open questions: the register, one question, evidence, closing, opening again, looking each year."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.insight.access import (
    joined_process,
    own_evidence,
    question_for,
    question_to_answer,
    question_to_look_at,
    reading_process,
)
from usving.insight.actions import questions as actions
from usving.insight.forms.questions import EvidenceForm, QuestionForm, WordsForm
from usving.insight.models import Question
from usving.insight.queries import questions as queries
from usving.insight.queries.findings import that_stand
from usving.insight.rules.questions import CLOSES, QUESTION, QuestionAct, QuestionState
from usving.process.access import Standing
from usving.process.models import Process

STATE = Choice(
    "stand",
    gettext_lazy("Hvor åpne"),
    (
        ("", gettext_lazy("Alle")),
        ("open", gettext_lazy("Åpne")),
        ("look", gettext_lazy("Skal ses på igjen nå")),
        ("closed", gettext_lazy("Lukket")),
    ),
)
ASKED = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def questions(request: HttpRequest, process: UUID) -> HttpResponse:
    """The questions of a process, and those that can be taken up."""
    here, who = reading_process(request.user, process)
    context: dict[str, Any] = {"process": here, "joined": here.pk in who.joined, "breadcrumbs": crumbs(here)}
    if context["joined"]:
        asked = asked_of(request, STATE)
        found = listed(asked, queries.asked_in(here, who, words=asked.words, state=asked["stand"]))
        speaks = who.side_in(here.pk) is not None
        context |= {"list": found, "lines": queries.lines_of(found.page.object_list), "speaks": speaks}
        context["shipped"] = queries.not_taken_up(here, who)
    return page(request, "insight/reading/questions.html", context, part="list")


@ASKED
def question_new(request: HttpRequest, process: UUID) -> HttpResponse:
    """Ask something new."""
    here, who = joined_process(request.user, process)
    if who.side_in(here.pk) is None:
        raise Http404
    form = QuestionForm(request.POST if request.method == "POST" else None)
    then = None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.ask(here, who=who, by=request.user, **form.cleaned_data)
            then = resolve_url("question", made.pk)
    context = {"process": here, "form": form, "breadcrumbs": crumbs(here, questions=True)}
    return page(request, "insight/reading/question_new.html", context, then=then)


@require_POST
def question_taken_up(request: HttpRequest, process: UUID, code: str) -> HttpResponse:
    """Take up one of the questions that come with the platform."""
    here, who = joined_process(request.user, process)
    if who.side_in(here.pk) is None or code not in queries.shipped():
        raise Http404
    made = actions.take_up(here, code=code, who=who, by=request.user)
    return go(request, resolve_url("question", made.pk))


@require_safe
def question(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One question: what speaks for it and against it, and who wants it closed or open."""
    found, who = question_for(request.user, pk)
    return page(request, "insight/reading/question.html", _shown(found, who) | {"form": WordsForm()})


@ASKED
def evidence_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give evidence for or against."""
    found, who = question_to_answer(request.user, pk)
    data = request.POST if request.method == "POST" else None
    form = EvidenceForm(data, findings=that_stand(found.process, who)[:50])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.give_evidence(found, side=who.side_in(found.process_id), by=request.user, **form.said)
    context = {"question": found, "words": queries.words_of(found), "process": found.process, "form": form}
    context["breadcrumbs"] = crumbs(found.process, questions=True)
    return page(request, "insight/reading/evidence_new.html", context, then=resolve_url("question", found.pk))


@require_POST
def evidence_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back evidence one has given."""
    given = own_evidence(request.user, pk)
    found, _who = question_to_answer(request.user, given.question_id)
    actions.take_back_evidence(given, by=request.user)
    messages.success(request, _("Grunnlaget er tatt tilbake."))
    return go(request, resolve_url("question", found.pk))


@require_POST
def question_closing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say for one's side that a question can be closed."""
    found, who = question_to_answer(request.user, pk)
    return _move(request, found, who, actions.close)


@require_POST
def question_opening(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hold a question open for one's side, or open it again."""
    found, who = question_to_answer(request.user, pk)
    return _move(request, found, who, actions.hold_open)


@require_POST
def question_look(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note that one has looked at a question again, and what has changed."""
    found, who = question_to_look_at(request.user, pk)
    return _move(request, found, who, actions.look)


def crumbs(process: Process, *, questions: bool = False) -> list[dict[str, Any]]:
    """The way here: the process, and perhaps the register."""
    found = [{"label": process.name, "url": resolve_url("u", process.pk)}]
    return [*found, {"label": _("Åpne spørsmål"), "url": resolve_url("questions", process.pk)}] if questions else found


def _move(request: HttpRequest, found: Question, who: Standing, act: Any) -> HttpResponse:
    form = WordsForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            act(found, words=form.cleaned_data["words"], who=who, by=request.user)
    found.refresh_from_db()
    context = _shown(found, who) | {"form": form}
    return page(request, "insight/reading/question.html", context, then=resolve_url("question", found.pk))


def _shown(found: Question, who: Standing) -> dict[str, Any]:
    state, side = QuestionState(found.state), who.side_in(found.process_id)
    return {
        "question": found,
        "words": queries.words_of(found),
        "process": found.process,
        "evidence": queries.evidence_of(found, who),
        "said": queries.said_to_question(found, who),
        "may_close": side is not None and QUESTION.allows(state, CLOSES[side]),
        "may_open": side is not None and QUESTION.allows(state, QuestionAct.OPEN),
        "may_give": side is not None and state is not QuestionState.CLOSED,
        "may_look": found.process_id in who.run,
        "breadcrumbs": crumbs(found.process, questions=True),
    }
