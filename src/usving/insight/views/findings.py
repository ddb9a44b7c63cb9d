"""Findings: the list, one finding, its wording, and what each side says to it."""

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
from usving.core.refusal import Refused
from usving.insight.access import finding_for, finding_to_answer, joined_process, own_words_to, reading_process
from usving.insight.actions import findings as actions
from usving.insight.forms.findings import FindingForm, SayForm
from usving.insight.models import Finding
from usving.insight.models.findings import STATES
from usving.insight.models.refusals import REFUSALS
from usving.insight.queries import findings as queries
from usving.insight.queries import trace_readings as trace
from usving.insight.rules.findings import FindingState, Says, WhyNotSay, why_not_say
from usving.process.access import Standing
from usving.process.models import Process
from usving.process.rules.seats import Act

STATE = Choice(
    "stand",
    gettext_lazy("Hvor langt"),
    (
        ("", gettext_lazy("Alle")),
        ("stands", gettext_lazy("Begge sider står bak")),
        ("under-way", gettext_lazy("Under arbeid")),
        ("again", gettext_lazy("Må ses på igjen")),
    ),
)
ASKED = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def findings(request: HttpRequest, process: UUID) -> HttpResponse:
    """The findings of a process."""
    here, who = reading_process(request.user, process)
    context: dict[str, Any] = {"process": here, "joined": here.pk in who.joined, "breadcrumbs": crumbs(here)}
    if context["joined"]:
        asked = asked_of(request, STATE)
        found = listed(asked, queries.found_in(here, who, words=asked.words, state=asked["stand"]))
        lost = set(queries.that_lost())
        lines = [(each, *_state(each, lost=each.pk in lost)) for each in found.page.object_list]
        context |= {"list": found, "lines": lines, "speaks": who.side_in(here.pk) is not None}
    return page(request, "insight/reading/findings.html", context, part="list")


@ASKED
def finding_new(request: HttpRequest, process: UUID) -> HttpResponse:
    """Write a finding of some marked passages."""
    here, who = joined_process(request.user, process)
    if who.side_in(here.pk) is None:
        raise Http404
    begun = {"marks": queries.marks_like(request.GET.get("merke", ""), here, who)}
    form = _form(request, here, who, initial=begun)
    then = None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.propose(
                here, key=form.cleaned_data["key"], marks=form.chosen, shown=form.cleaned_data["shown"], who=who,
                by=request.user, **form.worded,
            )  # fmt: skip
            then = resolve_url("finding", made.pk)
    context = {"process": here, "form": form, "marks": form.known, "breadcrumbs": crumbs(here, findings=True)}
    return page(request, "insight/reading/finding_write.html", context, then=then)


@require_safe
def finding(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One finding: its words, its sources, what each side says, and what became of it."""
    found, who = finding_for(request.user, pk)
    return page(request, "insight/reading/finding.html", _shown(request, found, who, _say_form(found)))


@ASKED
def finding_wording(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Word a finding anew; both sides are asked again."""
    found, who = finding_to_answer(request.user, pk)
    begun = {name: getattr(found, name) for name in ("title", "words", "supports", "against", "wording")}
    begun |= {"key": found.pk, "marks": queries.source_marks(found, who)}
    form = _form(request, found.process, who, initial=begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            seen = form.cleaned_data["wording"] or 0
            actions.reword(found, seen=seen, marks=form.chosen, who=who, by=request.user, **form.worded)
    context = {"process": found.process, "finding": found, "form": form, "marks": form.known}
    context["breadcrumbs"] = crumbs(found.process, findings=True)
    return page(request, "insight/reading/finding_write.html", context, then=resolve_url("finding", found.pk))


@require_POST
def finding_words(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say something to a finding: that one has read, stands behind, or disagrees."""
    found, who = finding_to_answer(request.user, pk)
    form = _say_form(found, request.POST)
    if form.is_valid():
        with refusals_on(form):
            data = form.cleaned_data
            actions.say(
                found, says=Says(data["says"]), words=data["words"], wording=data["wording"], shown=data["shown"],
                who=who, by=request.user,
            )  # fmt: skip
    context = _shown(request, found, who, form)
    return page(request, "insight/reading/finding.html", context, then=resolve_url("finding", found.pk) + "#ord")


@require_POST
def finding_words_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back what one has said to a finding."""
    said = own_words_to(request.user, pk)
    found, _who = finding_to_answer(request.user, said.finding_id)
    actions.take_back_words(said, by=request.user)
    messages.success(request, _("Det du sa, er tatt tilbake."))
    return go(request, resolve_url("finding", found.pk) + "#ord")


@require_POST
def finding_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take away a draft one began oneself."""
    found, _who = finding_to_answer(request.user, pk)
    if not queries.is_own(found, request.user):
        raise Http404
    try:
        actions.remove_draft(found, by=request.user)
    except Refused as refused:
        messages.warning(request, refused.sentence)
        return go(request, resolve_url("finding", found.pk))
    messages.success(request, _("Utkastet er fjernet."))
    return go(request, resolve_url("findings", found.process_id))


def crumbs(process: Process, *, findings: bool = False) -> list[dict[str, Any]]:
    """The way here: the process, and perhaps the list."""
    found = [{"label": process.name, "url": resolve_url("u", process.pk)}]
    return [*found, {"label": _("Innsikter"), "url": resolve_url("findings", process.pk)}] if findings else found


def _state(found: Finding, *, lost: bool) -> tuple[str, Any, str]:
    """The state in words as of now, and the kind of its tag."""
    state = queries.state_now(found, lost=lost)
    kind = {FindingState.STANDS: "done", FindingState.AGAIN: "warning", FindingState.DRAFT: "ahead"}.get(state, "here")
    return state.value, STATES[state], kind


def _form(request: HttpRequest, here: Process, who: Standing, *, initial: dict[str, Any]) -> FindingForm:
    data = request.POST if request.method == "POST" else None
    return FindingForm(data, marks=queries.marks_to_choose(here, who), initial=initial)


def _idea_of(found: Finding, who: Standing) -> str:
    """Where one writes an idea that comes from this; nowhere for one who does not write here."""
    if not who.may(Act.WRITE, found.process_id):
        return ""
    return f"{resolve_url('idea_new', found.process_id)}?innsikt={found.pk}"


def _say_form(found: Finding, data: Any = None) -> SayForm:
    return SayForm(data, initial={"wording": found.wording})


def _shown(request: HttpRequest, found: Finding, who: Standing, form: SayForm) -> dict[str, Any]:
    passages = queries.passages_of(found, who, request.user)
    code, words, kind = _state(found, lost=any(each.lost for each in passages))
    sayer, state = queries.sayer_of(found, who), FindingState(code)
    reasons = {each: why_not_say(each, sayer, state, words="noe") for each in Says}
    form.offer(each for each, reason in reasons.items() if reason is None)
    why_not = reasons[Says.READ] if reasons[Says.READ] is not WhyNotSay.SAID_ALREADY else reasons[Says.STAND]
    return {
        "finding": found,
        "process": found.process,
        "passages": passages,
        "state": {"code": code, "words": words, "kind": kind},
        "said": queries.said_to(found, who),
        "why_not": REFUSALS[why_not] if sayer.side and why_not not in (None, WhyNotSay.SAID_ALREADY) else "",
        "form": form,
        "speaks": sayer.side is not None,
        "weighed": sayer.weighed,
        "idea_url": _idea_of(found, who) if state is FindingState.STANDS else "",
        "mine": queries.is_own(found, request.user),
        "onwards": trace.onwards_from(found, who),
        "breadcrumbs": crumbs(found.process, findings=True),
    }
