"""Telling that something is wrong in the exchange, and what the facilitator does about it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.process.models import Process
from usving.strengths.access import exchange as access
from usving.strengths.actions import exchange as actions
from usving.strengths.forms.exchange import WrongForm
from usving.strengths.queries import agreements
from usving.strengths.queries import exchange as queries

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
def exchange_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the facilitator that something put up is wrong, and show it."""
    post, who = access.post_for(request.user, pk)
    if queries.is_mine(post, who) or post.process_id not in who.processes(access.MEETS):
        raise Http404
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        _report(request, form, post.process, f"{post.title}\n{post.words}", post)
    context = {"shown": post.title, "form": form, "breadcrumbs": _crumbs(post.process)}
    return page(request, "strengths/exchange/report.html", context, then=resolve_url("exchange", post.process_id))


@ASKED
def agreement_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the facilitator that something between the two is wrong, and show what the other has written."""
    found, who = access.agreement_for(request.user, pk)
    if found.process_id not in who.processes(access.MEETS):
        raise Http404
    theirs = [message.text for message, mine in agreements.messages_in(found, who) if not mine]
    form, shown = _form(request), "\n".join(theirs)
    if request.method == "POST" and form.is_valid():
        _report(request, form, found.process, f"{found.what}\n{shown}", None)
    context = {"shown": shown or found.what, "form": form, "breadcrumbs": _crumbs(found.process)}
    return page(request, "strengths/exchange/report.html", context, then=resolve_url("agreement", found.pk))


@require_safe
def exchange_reports(request: HttpRequest, process: UUID) -> HttpResponse:
    """What has been told and not closed; for the facilitator."""
    here, _who = access.process_to_watch(request.user, process)
    context = {"process": here, "reports": queries.open_reports(here), "breadcrumbs": _crumbs(here)}
    return page(request, "strengths/exchange/reports.html", context)


@require_POST
def exchange_report_closed(request: HttpRequest, process: UUID, report: UUID) -> HttpResponse:
    """Leave it as it is."""
    here, _who = access.process_to_watch(request.user, process)
    actions.close_report(access.report_in(here, report), by=request.user)
    messages.success(request, _("Meldingen er avsluttet."))
    return go(request, resolve_url("exchange_reports", here.pk))


@ASKED
def exchange_post_hidden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hide something from the others, with a reason to its owner."""
    post = access.post_to_hide(request.user, pk)
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.hide_post(post, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("Skjult. Den som la det ut, ser grunnen."))
    context = {"shown": post.title, "form": form, "hiding": True, "breadcrumbs": _crumbs(post.process)}
    return page(
        request, "strengths/exchange/report.html", context, then=resolve_url("exchange_reports", post.process_id)
    )


def _form(request: HttpRequest) -> WrongForm:
    return WrongForm(request.POST if request.method == "POST" else None, initial={"key": uuid4()})


def _report(request: HttpRequest, form: WrongForm, process: Process, shown: str, post: object) -> None:
    with refusals_on(form):
        key = form.cleaned_data["key"] or uuid4()
        actions.report(process, key=key, reason=form.cleaned_data["reason"], shown=shown, post=post, by=request.user)
        messages.success(request, _("Takk. Prosessveilederen har fått beskjed."))


def _crumbs(process: Process) -> list[dict[str, str]]:
    return [
        {"label": process.name, "url": resolve_url("u", process.pk)},
        {"label": _("Bytte"), "url": resolve_url("exchange", process.pk)},
    ]
