"""What the municipality must confirm once, and may change later: all of it on one page, each with its history."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.people.access import administrator
from usving.people.actions.administration_confirmations import confirm
from usving.people.forms.confirmations import ConfirmationForm, ProposalForm
from usving.people.queries import confirmations as queries
from usving.people.rules.confirmations import Matter, matters


@require_safe
def confirmations(request: HttpRequest) -> HttpResponse:
    """Everything to confirm, with what holds now and who said so."""
    here = administrator(request.user)
    parts = queries.parts_of(here.municipality_id)
    shown = {"parts": parts, "left": sum(part.left for part in parts), "fresh_key": uuid4, "breadcrumbs": _crumbs()}
    return page(request, "people/administration/confirmations.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def confirmation(request: HttpRequest, code: str) -> HttpResponse:
    """One matter: what holds, what is proposed, what was decided before; and a field for a new decision."""
    here, matter = administrator(request.user), _matter(code)
    item, history = queries.item_of(here.municipality_id, matter)
    form = ConfirmationForm(request.POST or None, matter=matter, now=item.answer.value)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            confirm(matter, **form.cleaned_data, by=here)
            messages.success(request, _("Bestemmelsen er lagret."))
    shown = {"item": item, "history": history, "form": form, "breadcrumbs": _crumbs(all_of_them=True)}
    return page(request, "people/administration/confirmation.html", shown, then=_back(code))


@require_POST
def proposal(request: HttpRequest, code: str) -> HttpResponse:
    """One click: what is proposed is what the municipality has decided. What no longer is proposed is asked for anew."""
    here, matter = administrator(request.user), _matter(code)
    item, _history = queries.item_of(here.municipality_id, matter)
    form = ProposalForm(request.POST)
    if not form.is_valid() or item.default is None or form.cleaned_data["value"] != item.default.value:
        return go(request, reverse("confirmation", args=[code]))
    confirm(matter, key=form.cleaned_data["key"], value=item.default.value, by=here)
    messages.success(request, _("Bekreftet: %(name)s") % {"name": item.name})
    return go(request, _back(code))


def _matter(code: str) -> Matter:
    found = matters().get(code)
    if found is None:
        raise Http404
    return found


def _back(code: str) -> str:
    return f"{reverse('confirmations')}#{code}"


def _crumbs(*, all_of_them: bool = False) -> list[dict[str, Any]]:
    crumbs = [{"label": _("Kommunen"), "url": reverse("administration")}]
    return [*crumbs, {"label": _("Bekreft"), "url": reverse("confirmations")}] if all_of_them else crumbs
