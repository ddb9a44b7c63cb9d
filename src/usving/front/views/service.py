"""Pages about the place itself: what it is, what it keeps, whom it works for, how to get help."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from usving.core.pages import page
from usving.people.queries.confirmations import reach_of
from usving.process.access import standing_of
from usving.process.queries.contacts import whom_to_call


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What U-sving is and where it comes from."""
    return page(request, "front/about.html", {})


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, who sees it, and what nobody can promise."""
    return page(request, "front/privacy.html", {})


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What has been tested, and how to tell about faults."""
    return page(request, "front/accessibility.html", {})


@login_not_required
@require_safe
def get_help(request: HttpRequest) -> HttpResponse:
    """Short help for each who comes here."""
    return page(request, "front/help.html", {})


@login_not_required
@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to call: by name for one who is logged in."""
    user: Any = request.user
    inside = user.is_authenticated
    people = whom_to_call(standing_of(user), user) if inside else []
    reach = reach_of(user.municipality_id) if inside else {}
    return page(request, "front/contact.html", {"contacts": people, "reach": reach})
