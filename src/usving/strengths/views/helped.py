"""A helper types in what one whom they help offers or needs."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from usving.core.pages import page, refusals_on
from usving.people.access import helped, needs_level
from usving.people.rules.levels import Level
from usving.strengths.actions import exchange as actions
from usving.strengths.forms.exchange import HelpedForm
from usving.strengths.queries.exchange import seats_of_helped


@require_http_methods(["GET", "HEAD", "POST"])
@needs_level(Level.SUBSTANTIAL)
def helped_exchange(request: HttpRequest, mandate: UUID) -> HttpResponse:
    """Type in an offer or a wish for one whom I may write for."""
    found = helped(request.user, mandate)
    if not found.may_write:
        raise Http404
    seats = seats_of_helped(found.pk)
    begun = {"key": uuid4(), "seat": seats[0][0] if seats else None, "way": "ask", "kind": "thing"}
    form = HelpedForm(request.POST if request.method == "POST" else None, initial=begun, seats=seats)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.type_in(**form.said, by=request.user)
            messages.success(request, _("Skrevet inn. De det gjelder, ser i loggen at du gjorde det."))
    crumbs = [
        {"label": _("Dem jeg hjelper"), "url": resolve_url("helping")},
        {"label": found.person.name, "url": resolve_url("helping_one", found.pk)},
    ]
    context = {"form": form, "nobody": not seats, "breadcrumbs": crumbs}
    return page(request, "strengths/exchange/paper.html", context, then=resolve_url("helping_one", found.pk))
