"""One's own strengths: the list, the map, keeping and removing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.core.telling import page_language
from usving.process.access import standing_of
from usving.strengths.access.resources import resource_for
from usving.strengths.actions import resources as actions
from usving.strengths.forms.resources import ResourceForm
from usving.strengths.models import Resource
from usving.strengths.models.refusals import REFUSALS
from usving.strengths.queries import resources as queries
from usving.strengths.rules.resources import ResourceKind, why_not_offer

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def resources(request: HttpRequest) -> HttpResponse:
    """What we can, have and know, and whom we know."""
    context = {
        "fields": queries.map_of(request.user),
        "family": queries.family_of(request.user),
        "asked": queries.asked_of(request.user),
        "processes": queries.processes_to_offer_in(standing_of(request.user)),
    }
    return page(request, "strengths/resources/resources.html", context)


@require_safe
def resources_map(request: HttpRequest) -> HttpResponse:
    """The same as a map on one sheet."""
    context = {"fields": queries.map_of(request.user), "family": queries.family_of(request.user)}
    return page(request, "strengths/resources/map.html", context | {"breadcrumbs": _crumbs()})


@ASKED
def resource_new(request: HttpRequest) -> HttpResponse:
    """Keep something new, perhaps from a suggestion."""
    family = queries.family_of(request.user)
    given = queries.suggested(request.GET.get("forslag", ""))
    begun = {"kind": given.kind.value, "words": given.said(page_language())} if given else {}
    begun = begun or {"kind": request.GET.get("slag", "can")}
    form = ResourceForm(
        request.POST if request.method == "POST" else None, initial=begun, has_family=family is not None
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            whose = family.pk if family and form.is_ours else None
            actions.keep(key=form.cleaned_data["key"], family=whose, fields=form.said, by=request.user)
            messages.success(request, _("Lagret. Bare du ser det.") if whose is None else _("Lagret."))
    context = {"form": form, "breadcrumbs": _crumbs()}
    return page(request, "strengths/resources/write.html", context, then="resources")


@ASKED
def resource(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One strength: change it, offer it, grow in it."""
    found = resource_for(request.user, pk)
    begun = {"key": found.pk, "kind": found.kind, "words": found.words, "more": found.more, "grows": found.grows}
    form = ResourceForm(
        request.POST if request.method == "POST" else None,
        initial=begun,
        has_family=found.family_id is not None,
        made=True,
        may_grow=queries.may_grow(found),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.change(found, fields=form.said, by=request.user)
            messages.success(request, _("Lagret."))
    return page(request, "strengths/resources/resource.html", _shown(found, form, request), then=request.path)


@require_POST
def resource_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take it off the map."""
    actions.remove(resource_for(request.user, pk), by=request.user)
    messages.success(request, _("Tatt bort."))
    return go(request, "resources")


def _shown(found: Resource, form: ResourceForm, request: HttpRequest) -> dict[str, Any]:
    who, refusal = standing_of(request.user), why_not_offer(ResourceKind(found.kind))
    return {
        "resource": found,
        "form": form,
        "offered": queries.offered(found, who),
        "addresses": [
            f"{resolve_url('exchange_offer_new', each)}?ressurs={found.pk}"
            for each in queries.processes_to_offer_in(who)
        ],
        "may_grow": queries.may_grow(found),
        "refusal": REFUSALS[refusal] if refusal else "",
        "breadcrumbs": _crumbs(),
    }


def _crumbs() -> list[dict[str, str]]:
    return [{"label": _("Ressurser"), "url": resolve_url("resources")}]
