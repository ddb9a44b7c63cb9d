"""The methods of one process: those it uses, the version it keeps, what is proposed, and both sides' answers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.process.access import Known, Standing, method_in, process_to, process_to_take_part_in, proposal_for
from usving.process.actions import methods as actions
from usving.process.forms.methods import IntoPlanForm, MethodForm
from usving.process.models import MethodProposal, Process
from usving.process.queries import method_proposals as proposals
from usving.process.queries import methods as queries
from usving.process.queries.methods_sheet import sheet_pdf
from usving.process.rules.methods.versions import ProposalState
from usving.process.rules.seats import Act
from usving.process.rules.setup import code_of

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
ANSWERS = {
    ProposalState.ADOPTED: gettext_lazy("Begge sider står bak. Nå er det en ny utgave av metoden."),
    ProposalState.DECLINED: gettext_lazy("Forslaget blir ikke noe av. Det står her, så dere kan bygge videre på det."),
    ProposalState.WAITS_FOR_FAMILIES: gettext_lazy("Det venter på familiene."),
    ProposalState.WAITS_FOR_PROVIDERS: gettext_lazy("Det venter på tjenesteyterne."),
}


@require_safe
def process_methods(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The methods a process uses, and what is proposed about them."""
    process, who = process_to_take_part_in(request.user, pk)
    asked = asked_of(request, queries.station_choice())
    context = {
        "process": process,
        "list": listed(asked, queries.used_in(process, asked["stasjon"]), searchable=False),
        "waiting": proposals.with_titles(proposals.open_proposals(process, who)),
        "answered": proposals.with_titles(proposals.closed_proposals(process, who)),
        "may_propose": who.may(Act.HAND_OVER, process.pk),
        "plans": who.may(Act.PLAN, process.pk),
        "breadcrumbs": crumbs(process)[:1],
    }
    return page(request, "process/methods/used.html", context, part="list")


@require_safe
def process_method(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """One method as this process has it."""
    process, who = process_to_take_part_in(request.user, pk)
    known, row = method_in(process, code)
    return page(request, "process/methods/in_process.html", _shown(request, process, who, known, row))


@require_safe
def process_method_sheet(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """The version of this process as one sheet of paper."""
    process, _who = process_to_take_part_in(request.user, pk)
    known, _row = method_in(process, code)
    name = {"Content-Disposition": f'inline; filename="{code}.pdf"'}
    return HttpResponse(sheet_pdf(queries.Shown(known)), content_type="application/pdf", headers=name)


@require_POST
def process_method_renewed(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Go over to the newest version."""
    process, _who = process_to(Act.PLAN, request.user, pk)
    known, _row = method_in(process, code)
    actions.renew(process, known, by=request.user)
    messages.success(request, _("Nå bruker dere den nyeste utgaven."))
    return go(request, resolve_url("process_method", process.pk, code))


@require_POST
def process_method_planned(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Put the method into the plan of a gathering."""
    process, who = process_to(Act.PLAN, request.user, pk)
    known, row = method_in(process, code)
    form = IntoPlanForm(request.POST, gatherings=proposals.gatherings_to_plan(process, who))
    then = None
    if form.is_valid():
        with refusals_on(form):
            actions.plan_method(form.chosen, known, by=request.user)
            messages.success(request, _("Metoden står sist i planen. Flytt den dit du vil."))
            then = resolve_url("gathering", form.chosen.pk)
    context = _shown(request, process, who, known, row) | {"plan": form}
    return page(request, "process/methods/in_process.html", context, then=then)


@GET_OR_POST
def method_change(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Propose a change to a method."""
    process, who = process_to(Act.HAND_OVER, request.user, pk)
    known, _row = method_in(process, code)
    return _proposed(request, process, who, queries.newest_in(process, known))


@GET_OR_POST
def method_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Propose a new method."""
    process, who = process_to(Act.HAND_OVER, request.user, pk)
    return _proposed(request, process, who, None)


@require_safe
def method_proposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is proposed, held against what was, and the answers."""
    proposal, who = proposal_for(request.user, pk)
    side = who.side_in(proposal.process_id)
    context = {
        "proposal": proposal,
        "process": proposal.process,
        "title": proposals.title_of(proposal),
        "changes": proposals.changes_in(proposal),
        "is_open": proposal.closed_at is None,
        "my_side": side,
        "waits_for_me": side is not None and proposal.state == f"waits-for-{side.value}",
        "breadcrumbs": crumbs(proposal.process),
    }
    return page(request, "process/methods/proposal.html", context)


@require_POST
def method_proposal_yes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """My side stands by it."""
    return _answered(request, pk, yes=True)


@require_POST
def method_proposal_no(request: HttpRequest, pk: UUID) -> HttpResponse:
    """My side does not, or takes it back."""
    return _answered(request, pk, yes=False)


def _answered(request: HttpRequest, pk: UUID, *, yes: bool) -> HttpResponse:
    proposal, who = proposal_for(request.user, pk)
    process, who = process_to(Act.HAND_OVER, request.user, proposal.process_id)
    side = who.side_in(process.pk)
    assert side is not None  # whoever may hand over speaks for a side
    try:
        state = actions.answer(proposal, side=side, yes=yes, by=request.user)
        messages.success(request, ANSWERS[state])
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, resolve_url("method_proposal", proposal.pk))


def _proposed(request: HttpRequest, process: Process, who: Standing, before: Known | None) -> HttpResponse:
    """Ask for the method as it should be, and why; then to the proposal."""
    typed = request.POST if request.method == "POST" else None
    form = MethodForm(typed, before=before, stations=queries.station_names())
    then: MethodProposal | None = None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            content = form.cleaned_data["content"]
            then = actions.propose(
                process,
                key=form.cleaned_data["key"],
                code=before.code if before else code_of(content.nb.title, "metode"),
                before=before,
                content=content,
                why=form.cleaned_data["why"],
                side=who.side_in(process.pk),
                by=request.user,
            )
            messages.success(request, _("Forslaget er sendt til den andre siden."))
    context = {"process": process, "form": form, "method": queries.Shown(before) if before else None}
    context["breadcrumbs"] = crumbs(process)
    there = resolve_url("method_proposal", then.pk) if then else None
    return page(request, "process/methods/propose.html", context, then=there)


def _shown(request: HttpRequest, process: Process, who: Standing, known: Known, row: Any) -> dict[str, Any]:
    """What the page of a method in a process draws."""
    gatherings = proposals.gatherings_to_plan(process, who) if process.pk in who.run else []
    shown, newest = queries.Shown(known), queries.newest_in(process, known)
    return {
        "process": process,
        "method": shown,
        "uses": row is not None,
        "keeps": row is not None and row.content is not None,
        "newer": newest.number if newest.number > known.number else 0,
        "changes": proposals.changes_between(known.content, newest.content) if newest.number > known.number else [],
        "waiting": proposals.open_proposal_of(process, who, known.code),
        "may_propose": who.may(Act.HAND_OVER, process.pk),
        "runs": process.pk in who.run,
        "plan": IntoPlanForm(gatherings=gatherings) if gatherings else None,
        "cards": queries.cards_shown(queries.cards_of(known.code)),
        "sheet_url": resolve_url("process_method_sheet", process.pk, known.code),
        "breadcrumbs": crumbs(process),
    }


def crumbs(process: Process) -> list[dict[str, str]]:
    """The way to a page about a process's methods."""
    return [
        {"label": process.name, "url": resolve_url("u", process.pk)},
        {"label": _("Metoder"), "url": resolve_url("process_methods", process.pk)},
    ]
