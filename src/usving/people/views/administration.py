"""The administrator's pages: the municipality at a glance, its organisations and their teams."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.people.access import administrator, organisation_for, team_for
from usving.people.actions.administration_organisations import (
    add_organisation,
    add_team,
    change_organisation,
    rename_team,
)
from usving.people.actions.administration_put_away import put_away, take_out
from usving.people.forms.administration import OrganisationForm, TeamForm, organisation_listing_choices
from usving.people.models import Organisation, Team
from usving.people.queries import administration as queries


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What there is, and what to do first."""
    here = administrator(request.user)
    shown = {"overview": queries.overview_for(here), "municipality": here.municipality}
    return page(request, "people/administration/overview.html", shown)


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations, a page at a time."""
    administrator(request.user)
    asked = asked_of(request, *organisation_listing_choices())
    found = queries.organisations_listed(word=asked.words, kind=asked["slag"], away=asked["bruk"] == "borte")
    shown = {"list": listed(asked, found), "breadcrumbs": _crumbs()}
    return page(request, "people/administration/organisations.html", shown, part="list")


@require_http_methods(["GET", "HEAD", "POST"])
def new_organisation(request: HttpRequest) -> HttpResponse:
    """One more organisation."""
    here = administrator(request.user)
    form = OrganisationForm(request.POST or None)
    then = None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            then = _address(add_organisation(**form.cleaned_data, by=here))
            messages.success(request, _("%(name)s er lagt inn.") % {"name": form.cleaned_data["name"]})
    shown = {"form": form, "breadcrumbs": _crumbs(organisations=True)}
    return page(request, "people/administration/organisation_new.html", shown, then=then)


@require_safe
def organisation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One organisation: its teams, and who of the staff is there."""
    return _shown(request, organisation_for(request.user, pk))


@require_POST
def put_away_organisation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Out of every choice, if it is not in use."""
    found = organisation_for(request.user, pk)
    try:
        put_away(found, by=request.user)
    except Refused as refused:
        return _shown(request, found, refused.sentence)
    messages.success(request, _("%(name)s er lagt bort.") % {"name": found.name})
    return go(request, _address(found))


@require_POST
def take_out_organisation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Among the choices again."""
    found = organisation_for(request.user, pk)
    take_out(found, by=request.user)
    messages.success(request, _("%(name)s kan velges igjen.") % {"name": found.name})
    return go(request, _address(found))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The organisation's name, kind and telephone."""
    found = organisation_for(request.user, pk)
    now = {"key": found.pk, "name": found.name, "kind": found.kind, "phone": found.phone}
    form = OrganisationForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            values = {name: form.cleaned_data[name] for name in ("name", "kind", "phone")}
            change_organisation(found, **values, by=request.user)
            messages.success(request, _("Endringene er lagret."))
    shown = {"form": form, "organisation": found, "breadcrumbs": _crumbs(organisations=True, at=found)}
    return page(request, "people/administration/organisation_change.html", shown, then=_address(found))


@require_http_methods(["GET", "HEAD", "POST"])
def new_team(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One more team in an organisation."""
    found = organisation_for(request.user, pk)
    form = TeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            add_team(found, **form.cleaned_data, by=request.user)
            messages.success(request, _("Teamet %(name)s er lagt inn.") % {"name": form.cleaned_data["name"]})
    shown = {"form": form, "organisation": found, "breadcrumbs": _crumbs(organisations=True, at=found)}
    return page(request, "people/administration/team_new.html", shown, then=_address(found))


@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a team is called."""
    found = team_for(request.user, pk)
    form = TeamForm(request.POST or None, initial={"key": found.pk, "name": found.name})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            rename_team(found, name=form.cleaned_data["name"], by=request.user)
            messages.success(request, _("Navnet er lagret."))
    return _team_shown(request, found, form)


@require_POST
def put_away_team(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A team out of every choice, if it is not in use."""
    found = team_for(request.user, pk)
    try:
        put_away(found, by=request.user)
    except Refused as refused:
        answer = _team_shown(request, found, TeamForm(initial={"key": found.pk, "name": found.name}), refused.sentence)
        answer.status_code = 422
        return answer
    messages.success(request, _("%(name)s er lagt bort.") % {"name": found.name})
    return go(request, _address(found.organisation))


@require_POST
def take_out_team(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A team among the choices again."""
    found = team_for(request.user, pk)
    take_out(found, by=request.user)
    messages.success(request, _("%(name)s kan velges igjen.") % {"name": found.name})
    return go(request, _address(found.organisation))


def _shown(request: HttpRequest, found: Organisation, refusal: str = "") -> HttpResponse:
    shown = {"organisation": found, "teams": queries.teams_of(found), "refusal": refusal}
    shown["list"] = listed(asked_of(request), queries.staff_of(found), searchable=False)
    known = {**shown, "breadcrumbs": _crumbs(organisations=True)}
    answer = page(request, "people/administration/organisation.html", known, part="list")
    answer.status_code = 422 if refusal else answer.status_code
    return answer


def _team_shown(request: HttpRequest, found: Team, form: TeamForm, refusal: str = "") -> HttpResponse:
    there = found.organisation
    crumbs = _crumbs(organisations=True, at=there)
    shown = {"form": form, "team": found, "organisation": there, "refusal": refusal, "breadcrumbs": crumbs}
    then = None if refusal else _address(there)
    return page(request, "people/administration/team.html", shown, then=then)


def _address(found: Organisation) -> str:
    return reverse("organisation", args=[found.pk])


def _crumbs(*, organisations: bool = False, at: Organisation | None = None) -> list[dict[str, Any]]:
    """The way here: the municipality, the organisations, and the one whose page lies above."""
    crumbs = [{"label": _("Kommunen"), "url": reverse("administration")}]
    if organisations:
        crumbs.append({"label": _("Organisasjoner"), "url": reverse("organisations")})
    if at:
        crumbs.append({"label": at.name, "url": _address(at)})
    return crumbs
