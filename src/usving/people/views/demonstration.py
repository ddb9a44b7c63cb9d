"""A demonstration's own doors: in as anyone, and every message that was sent. Only on the machine itself."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page
from usving.people import queries
from usving.people.rules.attempts import on_this_machine

FURTHEST = 100_000


def _only_here(request: HttpRequest) -> None:
    if not (settings.DEMO and on_this_machine(request.META["REMOTE_ADDR"])):
        raise Http404


@login_not_required
@require_POST
def become_someone(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Log in completely as one of the made-up people."""
    _only_here(request)
    if pk not in {made.id for made in queries.demonstration()}:
        raise Http404
    return get_adapter().let_in(request, pk, way="demonstration", complete=True)


@login_not_required
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Every message with its text, newest first."""
    _only_here(request)
    asked = asked_of(request)
    number = int(asked.number) if asked.number.isdecimal() else 1
    number = min(max(number, 1), FURTHEST)
    messages, count = queries.sent((number - 1) * asked.size, asked.size)
    if number > 1 and not messages:
        return go(request, "sent")
    shown = {"sent": messages, "list": listed(asked, range(count), searchable=False)}
    return page(request, "people/sent/list.html", shown, part="list")
