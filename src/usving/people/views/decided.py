"""What the municipality has decided, for everyone who belongs to it. How it is decided is the administrator's pages."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from usving.core.pages import page
from usving.people.queries.confirmations import parts_of


@require_safe
def decided(request: HttpRequest) -> HttpResponse:
    """Every matter: what is decided, in which role and on which day; and what holds until it is."""
    account = request.user
    crumbs = [{"label": _("Personvern"), "url": reverse("privacy")}]
    shown = {"parts": parts_of(account.municipality_id), "municipality": account.municipality, "breadcrumbs": crumbs}
    return page(request, "people/about/decided.html", shown)
