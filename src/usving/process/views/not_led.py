"""The administrator's pages about processes that nobody leads."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from usving.core.pages import go, page, refusals_on
from usving.people.access import administrator
from usving.process.access import process_without_leader
from usving.process.actions.not_led import give_leader
from usving.process.forms.setup import LeaderForm
from usving.process.queries import not_led as queries


@require_safe
def processes_not_led(request: HttpRequest) -> HttpResponse:
    """The processes that nobody leads: names and days."""
    administrator(request.user)
    shown = {"found": queries.not_led(), "breadcrumbs": _crumbs()}
    return page(request, "process/not_led/processes.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def leader_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new leader for one of them. Sent twice, it is led the second time: that is answered as the first."""
    here, then = administrator(request.user), resolve_url("processes_not_led")
    people = queries.who_could_lead(here)
    form = LeaderForm(request.POST if request.method == "POST" else None, people=people)
    if form.is_valid() and queries.given_already(key=form.cleaned_data["key"], account=form.chosen()[1], by=here):
        return go(request, then)
    process = process_without_leader(here, pk)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            _role, account = form.chosen()
            give_leader(process, key=form.cleaned_data["key"], account=account, by=here)
            messages.success(request, _("%(process)s har fått en leder. Vi har sagt fra.") % {"process": process.name})
    context = {"process": process, "people": people, "form": form, "breadcrumbs": _crumbs(listed=True)}
    return page(request, "process/not_led/leader_new.html", context, then=then)


def _crumbs(*, listed: bool = False) -> list[dict[str, str]]:
    """The way here: the municipality, and the list."""
    way = [{"label": _("Kommunen"), "url": resolve_url("administration")}]
    return [*way, {"label": _("Prosesser uten leder"), "url": resolve_url("processes_not_led")}] if listed else way
