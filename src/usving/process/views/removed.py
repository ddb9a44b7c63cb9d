"""What one has taken away: having it back, and letting it be gone for good."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usving.core.pages import go
from usving.core.refusal import Refused
from usving.process.access import own_contribution, removed_by
from usving.process.actions import contributions as actions


@require_POST
def put_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have back what one took away; a second click on the same button finds it back."""
    try:
        removed = removed_by(request.user, pk)
    except Http404:
        said, _who = own_contribution(request.user, pk)
        return go(request, resolve_url("contribution", said.pk))
    try:
        actions.put_back(removed, by=request.user)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return go(request, resolve_url("own_things"))
    messages.success(request, _("Det er tilbake. Bare du kan lese det, til du deler det igjen."))
    return go(request, resolve_url("contribution", pk))


@require_POST
def forgotten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let it be gone for good."""
    actions.forget(removed_by(request.user, pk), by=request.user)
    messages.success(request, _("Det er slettet for godt."))
    return go(request, resolve_url("own_things"))
