"""Min sak: what is asked of me, what I have put down, who can see it, and my own words."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.people.access import needs_level, own_matter, statement_of
from usving.people.actions.statements import change_statement, remove_statement, restore_statement, write_statement
from usving.people.forms.my_matter import ChangeForm, StatementForm
from usving.people.models import Statement
from usving.people.models.statements import PARTS
from usving.people.queries.helpers import helped_by, helpers_of
from usving.people.queries.households import Housemate, household_of
from usving.people.queries.my_matter import (
    dangers_told,
    living_consents,
    parts_of,
    questions_to,
    said_by,
    said_in,
    seen_by_law,
)
from usving.people.rules.levels import Level
from usving.people.rules.parts import Part
from usving.people.rules.slugs import SLUGS

SAFE = needs_level(Level.SUBSTANTIAL)


@require_safe
@SAFE
def my_matter(request: HttpRequest) -> HttpResponse:
    """What is asked of me, the parts with who can see each, and those who help me."""
    person = own_matter(request.user)
    household = household_of(person)
    opened = living_consents(person, household)
    context = {
        "questions": questions_to(person, household),
        "dangers": dangers_told(person, household),
        "parts": parts_of(request.user, opened),
        "by_law": seen_by_law(),
        "helpers": helpers_of(person),
        "helping": helped_by(request.user),
        "slugs": SLUGS,
    }
    return page(request, "people/matter/my_matter.html", context)


@require_safe
@SAFE
def my_part(request: HttpRequest, part: Part) -> HttpResponse:
    """What stands in one part, and who can see it."""
    person = own_matter(request.user)
    consents = living_consents(person, household_of(person))
    context = {
        "said": said_in(request.user, part),
        "opened": [opened for opened in consents if opened.consent.part == part.value],
        "part": part,
        "slug": SLUGS[part],
        "words": PARTS[part],
        "breadcrumbs": _crumbs(),
    }
    return page(request, "people/matter/my_part.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@SAFE
def write(request: HttpRequest, part: Part) -> HttpResponse:
    """Something to put down in one part."""
    person = own_matter(request.user)
    household = household_of(person)
    form = StatementForm(request.POST or None, household=household, initial=StatementForm.start(person))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = {name: form.cleaned_data[name] for name in ("key", "about", "purpose", "text", "own")}
            write_statement(author=person, part=part, by=request.user, **said)
            messages.success(request, _told(household, said["about"]))
    opened = living_consents(person, household)
    open_to = sorted({each.whom for each in opened if each.consent.part == part.value})
    context = {"form": form, "open_to": open_to, "words": PARTS[part], "breadcrumbs": _crumbs(part)}
    return page(request, "people/matter/write.html", context, then=_part_url(part))


@require_http_methods(["GET", "HEAD", "POST"])
@SAFE
def statement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One's own words again: to change, with what stood there before. Where another screen was first, both are shown."""
    own_matter(request.user)
    found = statement_of(request.user, pk)
    form = ChangeForm(request.POST or None, initial=ChangeForm.again(found))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            _change(request, found, form)
            messages.success(request, _("Teksten er lagret. Den forrige står under «Slik sto det før»."))
    then = _part_url(Part(found.part))
    return page(request, "people/matter/statement.html", _shown(request, found, form), then=then)


@require_POST
@SAFE
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one's own words away, for thirty days to be had back."""
    own_matter(request.user)
    found = statement_of(request.user, pk)
    remove_statement(found, by=request.user)
    messages.success(request, _("Det er tatt bort. Ingen andre ser det nå. Du kan angre i 30 dager."))
    return go(request, _part_url(Part(found.part)))


@require_POST
@SAFE
def restore(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have one's words back."""
    own_matter(request.user)
    found = statement_of(request.user, pk)
    try:
        restore_statement(found, by=request.user)
        messages.success(request, _("Det er tilbake. Den du har åpnet delen for, ser det igjen."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return go(request, _part_url(Part(found.part)))


def _change(request: HttpRequest, found: Statement, form: ChangeForm) -> None:
    said = form.cleaned_data
    change_statement(
        found, text=said["text"], purpose=said["purpose"], version=said["version"] or 0, by=request.user
    )  # fmt: skip


def _shown(request: HttpRequest, found: Statement, form: ChangeForm) -> dict[str, Any]:
    part = Part(found.part)
    found.refresh_from_db()
    stale = form.is_bound and form.data.get("version") != str(found.version)
    if stale:  # to save once more is then to choose one's own wording over the other
        form.data = {**form.data.dict(), "version": str(found.version)}  # type: ignore[attr-defined]
    return {
        "form": form,
        "said": said_by(request.user, found),
        "stale": stale,
        "former": list(found.versions.order_by("-number")),
        "words": PARTS[part],
        "breadcrumbs": _crumbs(part),
    }


def _told(household: list[Housemate], about: list[UUID]) -> str:
    others = len([person for person in about if person != household[0].person])
    if others:
        return _("Det er lagret. Ingen andre enn dem det handler om, ser det før alle har sagt ja.")
    return _("Det er lagret. Bare de du har åpnet for, ser det.")


def _part_url(part: Part) -> str:
    return reverse("my_part", args=[part])


def _crumbs(part: Part | None = None) -> list[dict[str, Any]]:
    crumbs: list[dict[str, Any]] = [{"label": _("Min sak"), "url": reverse("my_matter")}]
    return [*crumbs, {"label": PARTS[part], "url": _part_url(part)}] if part else crumbs
