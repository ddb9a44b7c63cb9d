"""A helper's own pages: those I help, what is asked of them, and writing for them. All of it is marked as done by a helper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from usving.core.pages import page, refusals_on
from usving.people.access import helped, needs_level
from usving.people.actions.statements import write_statement
from usving.people.forms.my_matter import HelpersStatementForm
from usving.people.models import Mandate
from usving.people.models.statements import PARTS
from usving.people.queries.helpers import helped_by
from usving.people.queries.households import household_of
from usving.people.queries.my_matter import living_consents, questions_to
from usving.people.rules.levels import Level
from usving.people.rules.parts import Part

SAFE = needs_level(Level.SUBSTANTIAL)


@require_safe
@SAFE
def helping(request: HttpRequest) -> HttpResponse:
    """Those I help."""
    return page(request, "people/helping/helping.html", {"mandates": helped_by(request.user)})


@require_safe
@SAFE
def helping_one(request: HttpRequest, mandate: UUID) -> HttpResponse:
    """One whom I help: what is asked of them, what is open, and what I may write."""
    found = helped(request.user, mandate)
    household = household_of(found.person_id)
    answers = found.may_answer
    context = {
        "mandate": found,
        "questions": questions_to(found.person_id, household) if answers else [],
        "opened": living_consents(found.person_id, household) if answers else [],
        "parts": [(part, words) for part, words in PARTS.items()] if found.may_write else [],
        "breadcrumbs": _crumbs(),
    }
    return page(request, "people/helping/one.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@SAFE
def write(request: HttpRequest, mandate: UUID, part: Part) -> HttpResponse:
    """Put down what someone tells me, as their words."""
    found = helped(request.user, mandate)
    if not found.may_write:
        raise Http404
    household = household_of(found.person_id)
    initial = HelpersStatementForm.start(found.person_id)
    form = HelpersStatementForm(request.POST or None, household=household, name=found.person.name, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = {name: form.cleaned_data[name] for name in ("key", "about", "purpose", "text", "own")}
            write_statement(author=found.person_id, part=part, by=request.user, **said)
            messages.success(request, _("Det er lagret. Det står at du skrev det inn."))
    context = {"form": form, "helped": found.person.name, "words": PARTS[part], "breadcrumbs": _crumbs(found)}
    return page(request, "people/matter/write.html", context, then=reverse("helping_one", args=[found.pk]))


def _crumbs(mandate: Mandate | None = None) -> list[dict[str, Any]]:
    crumbs: list[dict[str, Any]] = [{"label": _("Dem jeg hjelper"), "url": reverse("helping")}]
    if mandate is None:
        return crumbs
    return [*crumbs, {"label": mandate.person.name, "url": reverse("helping_one", args=[mandate.pk])}]
