"""A helper with a mandate to write puts lines into someone's own book, and sees nothing of what stands there."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from usving.core.pages import page, refusals_on
from usving.economy.actions.helped import put_line
from usving.economy.forms.books import HelpedLineForm
from usving.economy.rules.books import LineKind
from usving.people.access import helped, needs_level
from usving.people.rules.levels import Level


@require_http_methods(["GET", "HEAD", "POST"])
@needs_level(Level.SUBSTANTIAL)
def helped_economy(request: HttpRequest, mandate: UUID) -> HttpResponse:
    """Put down what someone tells me came or went."""
    found = helped(request.user, mandate)
    if not found.may_write:
        raise Http404
    form = HelpedLineForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        with refusals_on(form):
            put_line(
                found, key=said["key"], month=said["month"], kind=LineKind(said["kind"]), words=said["words"],
                ore=said["ore"],
            )  # fmt: skip
            messages.success(request, _("Skrevet inn. Du ser det ikke igjen her. Det gjør bare den du hjelper."))
    crumbs = [
        {"label": _("Dem jeg hjelper"), "url": resolve_url("helping")},
        {"label": found.person.name, "url": resolve_url("helping_one", found.pk)},
    ]
    then = resolve_url("helped_economy", found.pk)
    return page(request, "economy/helped.html", {"mandate": found, "form": form, "breadcrumbs": crumbs}, then=then)
