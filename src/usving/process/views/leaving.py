"""Leaving a seat or a family: what stays, doing it, and coming back the same day."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.people.access import family_ids, spoken_for
from usving.process.access import Standing, leaving_of, seat_to_leave, standing_of
from usving.process.actions import leaving as actions
from usving.process.forms.closing import LeaveFamilyForm
from usving.process.models import Seat
from usving.process.models.refusals import REFUSALS
from usving.process.queries import closing as queries
from usving.process.rules.leaving import why_not_leave
from usving.process.rules.seats import LEADS

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
def seat_leaving(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Leave the process: what stays and what ends, and the button."""
    seat, who = seat_to_leave(request.user, pk)
    if request.method == "POST":
        try:
            return go(request, resolve_url("left", actions.leave_seat(seat, by=request.user).pk))
        except Refused as refused:
            messages.warning(request, refused.sentence)
            return go(request, resolve_url("seat_leaving", seat.pk))
    context = {
        "seat": seat,
        "process": seat.process,
        "family": seat.family_id is not None,
        "refusal": _refusal(request, seat, who),
        "opens": seat.family_id is not None and queries.opens_without_us(seat.process, who),
        "breadcrumbs": [{"label": seat.process.name, "url": resolve_url("u", seat.process_id)}],
    }
    return page(request, "process/leaving_seat.html", context)


@ASKED
def family_leaving(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Leave a family as an adult in it."""
    family, who = spoken_for(request.user, pk), standing_of(request.user)
    form, then = LeaveFamilyForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            left = actions.leave_family(family, take_back=form.cleaned_data["take_back"], by=request.user)
            then = resolve_url("left", left.pk)
    only = queries.is_only_adult(family, request.user)
    context = {"family": family, "form": form, "seats": queries.seats_of_family(family, who) if only else []}
    context |= {"only": only, "breadcrumbs": [{"label": family.name, "url": resolve_url("family", family.pk)}]}
    return page(request, "process/leaving_family.html", context, then=then)


@require_safe
def left(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What one has left, and coming back while it can be done."""
    found = leaving_of(request.user, pk)
    return page(request, "process/left.html", {"left": found, "undo": queries.can_be_undone(found)})


@require_POST
def left_undone(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Come back to what one left today."""
    found = leaving_of(request.user, pk)
    try:
        actions.come_back(found, by=request.user)
        messages.success(request, _("Du er tilbake. Alt er som før du gikk."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
        return go(request, resolve_url("left", found.pk))
    return go(request, resolve_url("u", found.process_id) if found.process_id else resolve_url("my_page"))


def _refusal(request: HttpRequest, seat: Seat, who: Standing) -> str:
    """Why the seat cannot be left now, for whoever asks; empty where it can."""
    speaks = seat.family_id is None or seat.family_id in family_ids(request.user, adult=True)
    leads = seat.role in LEADS and seat.process_id in who.run
    others = queries.other_leaders(seat, who) if leads else 0
    reason = why_not_leave(mine=True, speaks=speaks, leads=leads, other_leaders=others)
    return str(REFUSALS[reason]) if reason else ""
