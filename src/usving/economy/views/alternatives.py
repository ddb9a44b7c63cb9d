"""Weighing other ways to use what there is: areas, uses, limits. One thing on each page."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.economy.access import adults_family, area_for, may_weigh, use_for, weighing_for
from usving.economy.actions import alternatives as actions
from usving.economy.forms.alternatives import AreasForm, BeginForm, LimitsForm, UseForm, WeightsForm
from usving.economy.models import PossibleUse, Weighing
from usving.economy.queries import alternatives as queries
from usving.economy.rules.books import Whose


@require_safe
def alternatives(request: HttpRequest) -> HttpResponse:
    """What one has begun on, or may begin on: for oneself, or with the other adults at home."""
    if not may_weigh(request.user):
        raise Http404
    starts = queries.starts_of(request.user, adult=adults_family(request.user) is not None)
    return page(request, "economy/alternatives/alternatives.html", {"starts": starts})


@require_POST
def alternatives_begun(request: HttpRequest) -> HttpResponse:
    """Begin a weighing of one's own, or the family's."""
    form = BeginForm(request.POST)
    if not may_weigh(request.user) or not form.is_valid():
        raise Http404
    family = adults_family(request.user) if form.cleaned_data["whose"] == Whose.FAMILY else None
    if family is None and form.cleaned_data["whose"] == Whose.FAMILY:
        raise Http404
    weighing = actions.begin_weighing(family, by=request.user)
    return go(request, resolve_url("weighing", weighing.pk))


@require_safe
def weighing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where one is: the four steps, what is saved, and what felt otherwise than was thought."""
    found = weighing_for(request.user, pk)
    areas, uses = queries.areas_of(found), queries.uses_of(found)
    shown = {
        "weighing": found,
        "areas": areas,
        "uses": uses,
        "limited": any(getattr(found, name) is not None for name in ("per_month", "once", "hours")),
        "plans": queries.plans_of(request.user, found),
        "otherwise": queries.felt_otherwise(request.user, found),
        "breadcrumbs": _crumbs(),
    }
    return page(request, "economy/alternatives/weighing.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def weighing_areas(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name the areas of life."""
    found = weighing_for(request.user, pk)
    areas = queries.areas_of(found)
    form = AreasForm(request.POST if request.method == "POST" else None, areas=areas, suggestions=queries.AREAS)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.name_areas(found, **form.said, by=request.user)
    context = {"weighing": found, "areas": areas, "form": form, "breadcrumbs": _crumbs(found)}
    return page(request, "economy/alternatives/areas.html", context, then=resolve_url("weighing_weights", found.pk))


@require_POST
def area_removed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an area away."""
    area = area_for(request.user, pk)
    actions.remove_area(area, by=request.user)
    messages.success(request, _("Tatt bort."))
    return go(request, resolve_url("weighing_areas", area.weighing_id))


@require_http_methods(["GET", "HEAD", "POST"])
def weighing_weights(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say how much each area weighs."""
    found = weighing_for(request.user, pk)
    form = WeightsForm(request.POST if request.method == "POST" else None, areas=queries.areas_of(found))
    if request.method == "POST" and form.is_valid():
        actions.weigh_areas(found, weights=form.weights, by=request.user)
        messages.success(request, _("Lagret."))
    context = {"weighing": found, "form": form, "breadcrumbs": _crumbs(found)}
    return page(request, "economy/alternatives/weights.html", context, then=resolve_url("weighing", found.pk))


@require_http_methods(["GET", "HEAD", "POST"])
def weighing_limits(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what there is to use of money and hours."""
    found = weighing_for(request.user, pk)
    form = LimitsForm(request.POST if request.method == "POST" else None, initial=LimitsForm.of(found))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.set_limits(found, **form.cleaned_data, by=request.user)
            messages.success(request, _("Lagret."))
    left = queries.left_over(request.user, found)
    context = {"weighing": found, "form": form, "left": left, "breadcrumbs": _crumbs(found)}
    return page(request, "economy/alternatives/limits.html", context, then=resolve_url("weighing", found.pk))


@require_POST
def weighing_left(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take what was left of the last whole month in the book as the limit."""
    found = weighing_for(request.user, pk)
    left = queries.left_over(request.user, found)
    if left is None or left.kroner <= 0:
        raise Http404
    form = LimitsForm({**LimitsForm.of(found), "per_month": str(left.kroner)}, initial=LimitsForm.of(found))
    if form.is_valid():
        with refusals_on(form):
            actions.set_limits(found, **form.cleaned_data, by=request.user)
            messages.success(request, _("Nå er det som ble igjen forrige måned, rammen."))
    context = {"weighing": found, "form": form, "left": left, "breadcrumbs": _crumbs(found)}
    return page(request, "economy/alternatives/limits.html", context, then=resolve_url("weighing_limits", found.pk))


@require_http_methods(["GET", "HEAD", "POST"])
def use_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a way to use money, hours or effort."""
    found = weighing_for(request.user, pk)
    return _use_page(request, found, {"key": uuid4()}, None)


@require_http_methods(["GET", "HEAD", "POST"])
def use(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change one."""
    found = use_for(request.user, pk)
    return _use_page(request, found.weighing, UseForm.of(found), found)


def _use_page(request: HttpRequest, found: Weighing, initial: dict[str, Any], use: PossibleUse | None) -> HttpResponse:
    others = [each for each in queries.uses_of(found) if use is None or each.pk != use.pk]
    form = UseForm(
        request.POST if request.method == "POST" else None,
        areas=queries.areas_of(found),
        others=others,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            key = use.pk if use else form.cleaned_data["key"]
            actions.put_use(found, key=key, said=form.said, by=request.user)
            messages.success(request, _("Lagret."))
    context = {"weighing": found, "use": use, "form": form, "breadcrumbs": _crumbs(found)}
    return page(request, "economy/alternatives/use.html", context, then=resolve_url("weighing", found.pk))


@require_POST
def use_removed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one away."""
    found = use_for(request.user, pk)
    actions.remove_use(found, by=request.user)
    messages.success(request, _("Tatt bort."))
    return go(request, resolve_url("weighing", found.weighing_id))


@require_POST
def felt_taken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Work on with what was felt in place of what was thought."""
    found = weighing_for(request.user, pk)
    actions.take_felt(found, felt=queries.felt_for(request.user, found), by=request.user)
    messages.success(request, _("Nå regner vi med slik det kjentes."))
    return go(request, resolve_url("weighing", found.pk))


def _crumbs(found: Weighing | None = None) -> list[dict[str, str]]:
    way = [{"label": _("Andre måter å bruke pengene på"), "url": resolve_url("alternatives")}]
    return [*way, {"label": str(found), "url": resolve_url("weighing", found.pk)}] if found else way
