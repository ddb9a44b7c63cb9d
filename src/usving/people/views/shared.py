"""What people have opened for a worker: the list, a person, a part, a question, and danger. Every look stands in their log."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.people.access import (
    needs_level,
    opened_part,
    record_listed,
    record_reviewed,
    request_by,
    roles_of,
    shared_person,
)
from usving.people.actions.consents import ask_for_consent, take_back_request
from usving.people.actions.danger import open_in_danger
from usving.people.forms.shared import AskForm, DangerForm
from usving.people.models import Person
from usving.people.models.statements import PARTS, PURPOSES_AT_WORK
from usving.people.queries import shared as queries
from usving.people.rules.levels import Level
from usving.people.rules.parts import Part, Purpose
from usving.people.rules.roles import Role

TOLD = Choice(
    "sagt",
    gettext_lazy("Hvilke"),
    (
        ("", gettext_lazy("alle")),
        ("waits", gettext_lazy("ikke sagt fra ennå")),
        ("told", gettext_lazy("sagt fra")),
    ),
)


@require_safe
@needs_level(Level.SUBSTANTIAL)
def shared(request: HttpRequest) -> HttpResponse:
    """The people who have opened something, and those one may ask."""
    if not queries.has_shared(request.user):
        raise Http404
    asked = asked_of(request)
    listing = listed(asked, queries.people_shared_with(request.user, word=asked.words))
    shown = list(listing.page)
    record_listed(shown, by=request.user)
    rows = queries.states_of(shown, account=request.user)
    return page(request, "people/shared/list.html", {"list": listing, "rows": rows}, part="list")


@require_safe
@needs_level(Level.SUBSTANTIAL)
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which parts one person has opened, which are asked for, and the way to ask."""
    found = shared_person(request.user, pk)
    shown = {
        "person": found,
        "shared": queries.parts_of(found, account=request.user),
        "may_open": queries.may_open_in_danger(request.user),
        "breadcrumbs": _crumbs(),
    }
    return page(request, "people/shared/person.html", shown)


@require_safe
@needs_level(Level.SUBSTANTIAL)
def part(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """What a person has opened of one part; recorded each time for everyone it concerns."""
    found = opened_part(request.user, pk, _part(code))
    read = [(statement, PURPOSES_AT_WORK[Purpose(statement.purpose)]) for statement in found.statements]
    phone = found.person.phone if found.danger and _part(code) is Part.CONTACT else ""
    shown = {"reading": found, "part": PARTS[_part(code)], "read": read, "phone": phone}
    shown["breadcrumbs"] = _crumbs(found.person)
    return page(request, "people/shared/part.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_level(Level.SUBSTANTIAL)
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask a person to open one part, and say why. Whether they say no is told to nobody."""
    found = shared_person(request.user, pk)
    recipients = queries.recipients_for(request.user)
    form, then = AskForm(request.POST or None, recipients=recipients), None
    if request.method == "POST" and form.is_valid():
        typed: dict[str, Any] = {
            name: form.cleaned_data[name] for name in ("key", "part", "purpose", "reason", "until")
        }
        with refusals_on(form):
            ask_for_consent(about=found, recipient=form.named_recipient(), by=request.user, **typed)
            messages.success(request, _("Spørsmålet er sendt. Du ser her om noe blir åpnet."))
            then = reverse("shared_person", args=[found.pk])
    shown = {"person": found, "form": form, "breadcrumbs": _crumbs(found)}
    return page(request, "people/shared/ask.html", shown, then=then)


@require_POST
@needs_level(Level.SUBSTANTIAL)
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask no longer."""
    asked = request_by(request.user, pk)
    take_back_request(asked, by=request.user)
    messages.success(request, _("Spørsmålet er trukket."))
    return go(request, reverse("shared_person", args=[asked.about_id]))


@require_http_methods(["GET", "HEAD", "POST"])
@needs_level(Level.SUBSTANTIAL)
def danger(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open where someone lives and how to reach them for a day, because of danger."""
    if not queries.may_open_in_danger(request.user):
        raise Http404
    found = shared_person(request.user, pk)
    form, then = DangerForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            open_in_danger(found, **form.cleaned_data, by=request.user)
            messages.warning(request, _("Åpnet i ett døgn. Det er ført i loggen."))
            then = reverse("shared_person", args=[found.pk])
    shown = {"person": found, "form": form, "breadcrumbs": _crumbs(found)}
    return page(request, "people/shared/danger.html", shown, then=then)


@require_safe
@needs_level(Level.SUBSTANTIAL)
def openings(request: HttpRequest) -> HttpResponse:
    """Every opening in danger, with whose matter it was, for the privacy officer, whose look stands in the log."""
    if Role.PRIVACY_OFFICER not in roles_of(request.user):
        raise Http404
    asked = asked_of(request, TOLD)
    found = listed(asked, queries.danger_openings(asked.words, asked["sagt"]))
    behind, names = queries.openers_of(found.page), queries.named_in(found.page)
    record_reviewed(found.page, by=request.user)
    rows = [(each, behind.get(each.opened_by_id), names.get(each.pk, "")) for each in found.page]
    return page(request, "people/shared/openings.html", {"list": found, "rows": rows}, part="list")


def _part(code: str) -> Part:
    try:
        return Part(code)
    except ValueError:
        raise Http404 from None


def _crumbs(person: Person | None = None) -> list[dict[str, str]]:
    here = [{"label": _("Delt med meg"), "url": reverse("shared")}]
    return here + ([{"label": person.name, "url": reverse("shared_person", args=[person.pk])}] if person else [])
