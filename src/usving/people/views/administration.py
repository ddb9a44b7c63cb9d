"""The administrator's pages: the municipality at a glance, its organisations and their teams."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import page, refusals_on
from usving.people.access import administrator, organisation_for, team_for
from usving.people.actions.administration_organisations import (
    add_organisation,
    add_team,
    change_organisation,
    rename_team,
)
from usving.people.forms.administration import OrganisationForm, TeamForm, organisation_listing_choices
from usving.people.models import Organisation
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
    found = queries.organisations_listed(word=asked.words, kind=asked["slag"])
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
    found = organisation_for(request.user, pk)
    shown = {"organisation": found, "teams": queries.teams_of(found), "breadcrumbs": _crumbs(organisations=True)}
    shown["list"] = listed(asked_of(request), queries.staff_of(found), searchable=False)
    return page(request, "people/administration/organisation.html", shown, part="list")


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
    there = found.organisation
    shown = {"form": form, "organisation": there, "breadcrumbs": _crumbs(organisations=True, at=there)}
    return page(request, "people/administration/team.html", shown, then=_address(there))


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
