"""Taking away what one has told, having it back, and letting it be gone for good."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from usving.core.pages import go, page
from usving.core.refusal import Refused
from usving.insight.access import own_experience, removed_experience
from usving.insight.actions import experiences as actions
from usving.insight.queries import experiences as queries


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take away what one has told, after having been asked once more."""
    told, _who = own_experience(request.user, pk)
    if request.method == "POST":
        actions.take_away(told, by=request.user)
        messages.success(request, _("Det du fortalte, er tatt bort. Du kan angre i 30 dager, nederst på denne siden."))
        return go(request, resolve_url("experiences", told.process_id))
    context = {"experience": told, "place": queries.place_of(told), "narrowed": queries.is_narrowed(told)}
    return page(request, "insight/experiences/delete.html", context)


@require_POST
def put_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have back what one took away; a second click on the same button finds it back."""
    try:
        removed = removed_experience(request.user, pk)
    except Http404:
        told, _who = own_experience(request.user, pk)
        return go(request, resolve_url("experience", told.pk))
    try:
        actions.put_back(removed, by=request.user)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return go(request, resolve_url("experiences", removed.process_id))
    messages.success(request, _("Det er tilbake. Bare du kan lese det, til du deler det igjen."))
    return go(request, resolve_url("experience", pk))


@require_POST
def forgotten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let it be gone for good."""
    removed = removed_experience(request.user, pk)
    actions.forget(removed, by=request.user)
    messages.success(request, _("Det er slettet for godt."))
    return go(request, resolve_url("experiences", removed.process_id))
