"""Closing a process, opening it again, and what stays one's own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.process.access import own_contribution, process_to
from usving.process.actions import closing as actions
from usving.process.actions.contributions import take_back
from usving.process.actions.stations import handed_over
from usving.process.forms.closing import ClosingForm
from usving.process.models.refusals import REFUSALS
from usving.process.queries import closing as queries
from usving.process.rules.closing import why_not_reopen
from usving.process.rules.seats import Act
from usving.process.rules.stations import LAST


@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What closing the process means, and doing it; where it is closed, opening it again."""
    process, _who = process_to(Act.CLOSE, request.user, pk)
    closings = queries.closings_of(process)
    ending = queries.ending_of(process, closings)
    here = resolve_url("closing", process.pk)
    if request.method == "POST" and ending:
        return go(request, here)
    agreed = handed_over(process, LAST)
    form = ClosingForm(request.POST if request.method == "POST" else None, agreed=agreed)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.close(process, by=request.user, **form.cleaned_data)
            messages.success(request, _("Prosessen er avsluttet."))
    reason = why_not_reopen(ending.closed_on, today=timezone.localdate()) if ending else None
    context = {
        "process": process,
        "form": form,
        "ending": ending,
        "agreed": agreed,
        "until": queries.would_read_until(process),
        "refusal": REFUSALS[reason] if reason else "",
        "breadcrumbs": [{"label": process.name, "url": resolve_url("u", process.pk)}],
    }
    return page(request, "process/closing.html", context, then=here)


@require_POST
def reopening(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open a process again that was closed within the last thirty days."""
    process, _who = process_to(Act.CLOSE, request.user, pk)
    try:
        actions.reopen(process, by=request.user)
        messages.success(request, _("Prosessen er åpen igjen."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, resolve_url("u", process.pk))


@require_safe
def own_things(request: HttpRequest) -> HttpResponse:
    """All one has said, in every process; also where one has left, or the process is closed."""
    asked = asked_of(request)
    found = listed(asked, queries.own_things(request.user, asked.words))
    context = {"list": found, "removed": queries.taken_away_by(request.user)}
    return page(request, "process/own_things.html", context, part="list")


@require_POST
def contribution_taken_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let nobody else read what one has said, from now on."""
    said, _who = own_contribution(request.user, pk)
    take_back(said, by=request.user)
    messages.success(request, _("Nå kan bare du lese det."))
    return go(request, resolve_url("contribution", said.pk))
