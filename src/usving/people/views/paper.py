"""On paper: whoever follows a person up prints a sheet to sign, and notes what was signed. What it opens is never shown here."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from usving.core.pages import page, refusals_on
from usving.people.access import followed_person, needs_level
from usving.people.actions.consents import give_consent
from usving.people.actions.paper import withdraw_on_paper
from usving.people.forms.near import PaperForm, PaperNoForm, SheetForm
from usving.people.models import Person
from usving.people.models.statements import PARTS, PURPOSES
from usving.people.queries.accounts import language_of
from usving.people.queries.households import household_of
from usving.people.queries.receivers import receivers_outside
from usving.people.rules.levels import Level

SAFE = needs_level(Level.SUBSTANTIAL)


@require_http_methods(["GET", "HEAD", "POST"])
@SAFE
def paper(request: HttpRequest, person: UUID) -> HttpResponse:
    """Note a yes that stands on a signed sheet."""
    found = followed_person(request.user, person)
    form = PaperForm(request.POST or None, **_choices(request, found))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            give_consent(
                key=said["key"], giver=found.pk, about=said["about"], part=said["part"], purpose=said["purpose"],
                recipient=form.chosen.recipient, until=said["until"], seen=said["seen"], by=request.user,
            )  # fmt: skip
            messages.success(request, _("Samtykket er ført inn. Det står i loggen at det ble gitt på papir."))
    return page(request, "people/matter/paper.html", {"person": found, "form": form}, then=_here(found))


@require_safe
@SAFE
def sheet(request: HttpRequest, person: UUID) -> HttpResponse:
    """The sheet to print and sign; asked with what shall stand on it, and the form again where something is missing."""
    found = followed_person(request.user, person)
    form = SheetForm(request.GET or None, language=language_of(found.pk), **_choices(request, found))
    if not form.is_valid():
        return page(request, "people/matter/sheet_form.html", {"person": found, "form": form})
    said = form.cleaned_data
    shown: dict[str, Any] = {
        "part_words": PARTS[said["part"]],
        "purpose_words": PURPOSES[said["purpose"]],
        "whom": form.chosen.name,
        "until": said["until"],
        "lang": said["language"],
        "about": next(each.name for each in household_of(found.pk) if each.person == said["about"]),
    }
    return page(request, "people/matter/sheet.html", {"person": found, **shown})


@require_http_methods(["GET", "HEAD", "POST"])
@SAFE
def paper_no(request: HttpRequest, person: UUID) -> HttpResponse:
    """Note that a signed sheet takes a yes back. The answer is the same whether there was anything to close or not."""
    found = followed_person(request.user, person)
    form = PaperNoForm(request.POST or None, receivers=receivers_outside(request.user))
    if request.method == "POST" and form.is_valid():
        part, recipient = form.cleaned_data["part"], form.chosen.recipient
        withdraw_on_paper(found.pk, part=part, recipient=recipient, by=request.user)
        messages.success(request, _("Det er ført inn. Var det åpnet, er det stengt nå."))
    return page(request, "people/matter/paper_no.html", {"person": found, "form": form}, then=_here(found))


def _choices(request: HttpRequest, found: Person) -> dict[str, Any]:
    household = [each for each in household_of(found.pk) if each.person == found.pk or each.is_minor]
    return {"household": household, "receivers": receivers_outside(request.user)}


def _here(found: Person) -> str:
    return reverse("paper", args=[found.pk])
