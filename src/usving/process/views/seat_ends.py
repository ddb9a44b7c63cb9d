"""Ending a seat that someone else sits in: what happens, the last day, and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.core.telling import told
from usving.process.access import has_ended, process_to, seat_to_end
from usving.process.actions.seat_ends import end_seat, keep_seat
from usving.process.forms.seat_ends import EndSeatForm
from usving.process.models import Process, Seat
from usving.process.rules.seats import Act
from usving.process.views.setup import crumbs


@require_http_methods(["GET", "HEAD", "POST"])
def seat_end(request: HttpRequest, pk: UUID, seat: UUID) -> HttpResponse:
    """What ends and what stays, and the last day; one's own seat one leaves on the page for that.

    With a last day that is over it can be ended only once: sent twice, the second is answered as the first.
    """
    process, _who = process_to(Act.SET_UP, request.user, pk)
    if request.method == "POST" and _is_done(request, process, seat):
        return go(request, resolve_url("setup", process.pk))
    found = seat_to_end(process, seat)
    if found.account_id == request.user.pk:
        return go(request, resolve_url("seat_leaving", found.pk))
    form = EndSeatForm(
        request.POST if request.method == "POST" else None, initial={"last_day": found.ends or timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            last_day = form.cleaned_data["last_day"]
            end_seat(found, last_day=last_day, by=request.user)
            said = _("Siste dag for %(name)s er %(day)s. Vi har sagt fra, og det er en ledig plass til den neste.")
            messages.success(request, said % {"name": found.called, "day": told(last_day, "day")})
    context = {"process": found.process, "seat": found, "form": form, "breadcrumbs": crumbs(found.process)}
    return page(request, "process/setup/seat_end.html", context, then=resolve_url("setup", found.process_id))


@require_POST
def seat_end_undone(request: HttpRequest, pk: UUID, seat: UUID) -> HttpResponse:
    """Take back the last day, while it is not over."""
    found = _held(request, pk, seat)
    try:
        keep_seat(found, by=request.user)
        messages.success(request, _("%(name)s har plassen som før. Vi har sagt fra.") % {"name": found.called})
    except Refused as refused:
        messages.error(request, refused.sentence)
    return go(request, resolve_url("setup", found.process_id))


def _is_done(request: HttpRequest, process: Process, seat: UUID) -> bool:
    form = EndSeatForm(request.POST)
    return form.is_valid() and has_ended(process, seat, form.cleaned_data["last_day"])


def _held(request: HttpRequest, pk: UUID, seat: UUID) -> Seat:
    """The seat, for one who may set its process up."""
    process, _who = process_to(Act.SET_UP, request.user, pk)
    return seat_to_end(process, seat)
