"""The places where one meets: the list, one of them, describing it, its picture."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.pictures import TYPE
from usving.process.access import planner, venue_for, venue_photo_for, venue_to_keep
from usving.process.actions import venues as actions
from usving.process.forms.venues import PhotoForm, VenueForm, as_described
from usving.process.models import Venue
from usving.process.queries.venues import venue_shown, venues_listed

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
WHICH = Choice(
    "hvilke",
    gettext_lazy("Hvilke"),
    (
        ("", gettext_lazy("alle")),
        ("in-use", gettext_lazy("de som er i bruk")),
        ("away", gettext_lazy("de som er lagt bort")),
    ),
)


@require_GET
def venues(request: HttpRequest) -> HttpResponse:
    """Every place of the municipality, for those who plan."""
    asked = asked_of(request, WHICH)
    found = venues_listed(request.user, planner(request.user), words=asked.words, state=asked["hvilke"])
    return page(request, "process/venues.html", {"list": listed(asked, found)}, part="list")


@require_GET
def venue(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One place: how one finds it, and what it has."""
    found, who = venue_for(request.user, pk)
    keeps = bool(who.run)
    context = {"shown": venue_shown(found), "keeps": keeps, "breadcrumbs": crumbs() if keeps else []}
    return page(request, "process/venue.html", context)


@GET_OR_POST
def venue_new(request: HttpRequest) -> HttpResponse:
    """Describe a place."""
    planner(request.user)
    form, then = VenueForm(_posted(request), initial={"key": uuid4()}, user=request.user), None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            key = form.cleaned_data["key"]
            then = venue_at(actions.keep_venue(key=key, fields=form.described(), by=request.user))
            messages.success(request, _("Stedet er lagret. Nå kan du velge det når du planlegger."))
    return page(request, "process/venue_form.html", {"form": form, "breadcrumbs": crumbs()}, then=then)


@GET_OR_POST
def venue_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Describe it anew."""
    found = venue_to_keep(request.user, pk)
    form = VenueForm(_posted(request), initial=as_described(found), user=request.user)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.keep_venue(key=found.pk, fields=form.described(), by=request.user)
            messages.success(request, _("Endringen er lagret."))
    context = {"form": form, "venue": found, "breadcrumbs": crumbs(found)}
    return page(request, "process/venue_form.html", context, then=venue_at(found))


@GET_OR_POST
def venue_photo_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set a picture of it, or another one."""
    found = venue_to_keep(request.user, pk)
    form = PhotoForm(_posted(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            file, shows = form.cleaned_data["picture"], form.cleaned_data["shows"]
            actions.set_photo(found, file=file, shows=shows, by=request.user)
            messages.success(request, _("Bildet er lagret."))
    context = {"form": form, "venue": found, "breadcrumbs": crumbs(found)}
    return page(request, "process/venue_photo.html", context, then=venue_at(found))


@require_POST
def venue_photo_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the picture away."""
    found = venue_to_keep(request.user, pk)
    actions.remove_photo(found, by=request.user)
    messages.success(request, _("Bildet er fjernet."))
    return go(request, venue_at(found))


@require_safe
def venue_photo(request: HttpRequest, pk: UUID, mark: str, size: str) -> HttpResponse:
    """The picture, large or small. Its address changes when the picture does, so one's own browser may keep it."""
    found = venue_photo_for(request.user, pk, mark)
    if size not in ("stort", "lite"):
        raise Http404
    kept = {"Cache-Control": "private, max-age=604800, immutable", "Content-Security-Policy": "default-src 'none'"}
    return HttpResponse(bytes(found.large if size == "stort" else found.small), content_type=TYPE, headers=kept)


@require_POST
def venue_away(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take it out of use."""
    found = venue_to_keep(request.user, pk)
    actions.put_away(found, away=True, by=request.user)
    messages.success(request, _("Stedet er lagt bort. Samlinger som er planlagt der, står som før."))
    return go(request, venue_at(found))


@require_POST
def venue_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take it into use again."""
    found = venue_to_keep(request.user, pk)
    actions.put_away(found, away=False, by=request.user)
    messages.success(request, _("Stedet er i bruk igjen."))
    return go(request, venue_at(found))


def venue_at(found: Venue) -> str:
    """The address of a place's page."""
    return resolve_url("venue", found.pk)


def crumbs(found: Venue | None = None) -> list[dict[str, Any]]:
    """The way to a page about places."""
    way = [{"label": _("Møtesteder"), "url": resolve_url("venues")}]
    return [*way, {"label": found.name, "url": venue_at(found)}] if found else way


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
