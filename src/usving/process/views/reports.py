"""Telling that something is wrong, and what the facilitator does about it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.process.access import contribution_for, hiding_in, process_to, report_in
from usving.process.actions import contributions as actions
from usving.process.forms.contributions import HideForm, ReportForm
from usving.process.queries import contributions as queries
from usving.process.rules.seats import Act

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the facilitator that something in a contribution is wrong."""
    said, who = contribution_for(request.user, pk)
    if who.owns(said) or not who.may(Act.REPORT, said.process_id):
        raise Http404
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            _told, fresh = actions.report(said, reason=form.cleaned_data["reason"], by=request.user)
            if fresh:
                messages.success(request, _("Takk. Prosessveilederen har fått beskjed."))
            else:
                messages.info(
                    request, _("Du har sagt fra om dette før. Den første meldingen gjelder, og den nye er ikke sendt.")
                )
    context = {"contribution": said, "form": form, "told": queries.own_report(said, request.user)}
    return page(request, "process/report.html", context, then=reverse("contribution", args=[said.pk]))


@ASKED
def hide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hide what is shared with the facilitator, with a reason to its author."""
    said, who = contribution_for(request.user, pk)
    if who.owns(said) or not who.may(Act.HIDE, said.process_id):
        raise Http404
    form = HideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.hide(said, reason=form.cleaned_data["reason"], by=request.user, who=who)
            messages.success(request, _("Bidraget er skjult. Den som skrev det, ser grunnen."))
    context = {"contribution": said, "form": form}
    return page(request, "process/report_hide.html", context, then=reverse("reports", args=[said.process_id]))


@require_safe
def reports(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What has been told and not closed, and what is hidden."""
    process, who = process_to(Act.HIDE, request.user, pk)
    context = {
        "process": process,
        "reports": queries.open_reports(process, who),
        "hidings": queries.hidings_of(process),
    }
    return page(request, "process/reports.html", context)


@require_POST
def close(request: HttpRequest, pk: UUID, report: UUID) -> HttpResponse:
    """Leave a contribution as it is."""
    process, _who = process_to(Act.HIDE, request.user, pk)
    actions.close_report(report_in(process, report), by=request.user)
    messages.success(request, _("Meldingen er avsluttet. Bidraget står som før."))
    return go(request, reverse("reports", args=[process.pk]))


@require_POST
def show_again(request: HttpRequest, pk: UUID, hiding: UUID) -> HttpResponse:
    """Take a hiding back."""
    process, _who = process_to(Act.HIDE, request.user, pk)
    actions.show_again(hiding_in(process, hiding), by=request.user)
    messages.success(request, _("Bidraget vises igjen for dem det er delt med."))
    return go(request, reverse("reports", args=[process.pk]))
