"""Wishes for a home: the family's own, each in the words of the one who has it."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.housing.access import wish_taken_away, wish_to_change, wishing_family
from usving.housing.actions import wishes as actions
from usving.housing.forms.wishes import CarryForm, MoveForm, WishForm
from usving.housing.queries import wishes as queries
from usving.strengths.access import letter_for, value_for
from usving.strengths.queries.values import as_card


@require_safe
def wishes(request: HttpRequest) -> HttpResponse:
    """What each at home wishes, and what one has taken away."""
    family = wishing_family(request.user)
    shown = {
        "family": family,
        "people": queries.wishes_at_home(request.user, family),
        "gone": queries.taken_away(request.user, family),
    }
    return page(request, "housing/wishes/wishes.html", shown)


@require_safe
def wish_sheet(request: HttpRequest) -> HttpResponse:
    """The wishes on one sheet of paper."""
    family = wishing_family(request.user)
    shown = {"family": family, "people": queries.wishes_at_home(request.user, family), "breadcrumbs": _crumbs()}
    return page(request, "housing/wishes/sheet.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def wish_new(request: HttpRequest) -> HttpResponse:
    """Say a wish."""
    family = wishing_family(request.user)
    form = WishForm(request.POST if request.method == "POST" else None, initial={"key": uuid4()})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.say_wish(key=form.cleaned_data["key"], family=family, **form.said, by=request.user)
            messages.success(request, _("Lagret. De hjemme ser det."))
    return page(request, "housing/wishes/write.html", {"form": form, "breadcrumbs": _crumbs()}, then="wishes")


@require_http_methods(["GET", "HEAD", "POST"])
def wish_from_value(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Carry a value of one's own into a wish."""
    family, value = wishing_family(request.user), value_for(request.user, pk)
    card = as_card(value, (translation.get_language() or "nb")[:2])
    form = CarryForm(request.POST if request.method == "POST" else None, initial={"key": uuid4(), "kind": "wish"})
    if request.method == "POST" and form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("key", "told")}
        with refusals_on(form):
            actions.carry(value, family=family, name=card.name, **typed, **form.said, by=request.user)
            messages.success(request, _("Ønsket er lagret. De hjemme ser det."))
    context = {"form": form, "card": card, "breadcrumbs": _crumbs()}
    return page(request, "housing/wishes/write.html", context, then="wishes")


@require_http_methods(["GET", "HEAD", "POST"])
def wish_from_letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a wish of some words from a letter of one's own; nothing but those words goes with it."""
    family, letter = wishing_family(request.user), letter_for(request.user, pk)
    form = WishForm(request.POST if request.method == "POST" else None, initial={"key": uuid4(), "kind": "wish"})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.say_wish(key=form.cleaned_data["key"], family=family, **form.said, by=request.user)
            messages.success(request, _("Ønsket er lagret. De hjemme ser det."))
    context = {"form": form, "letter": letter, "breadcrumbs": _crumbs()}
    return page(request, "housing/wishes/write.html", context, then="wishes")


@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a wish of one's own, and see what it said before."""
    found = wish_to_change(request.user, pk)
    initial = {"key": found.pk, "words": found.words, "kind": found.kind}
    form = WishForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.change_wish(found, **form.said, by=request.user)
            messages.success(request, _("Lagret. De hjemme ser det."))
    context = {
        "form": form,
        "wish": found,
        "value": queries.value_behind(found, request.user),
        "former": queries.former_words(found, request.user),
        "breadcrumbs": _crumbs(),
    }
    return page(request, "housing/wishes/write.html", context, then="wishes")


@require_POST
def wish_moved(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One step up or down."""
    found, form = wish_to_change(request.user, pk), MoveForm(request.POST)
    if form.is_valid():
        actions.move_wish(found, up=form.cleaned_data["up"] == "1", by=request.user)
    return go(request, f"{resolve_url('wishes')}#onske-{found.pk}")


@require_POST
def wish_removed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a wish away."""
    actions.remove_wish(wish_to_change(request.user, pk), by=request.user)
    messages.success(request, _("Tatt bort. Du kan hente det tilbake i 30 dager."))
    return go(request, "wishes")


@require_POST
def wish_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have a wish back."""
    try:
        actions.put_back(wish_taken_away(request.user, pk), by=request.user)
        messages.success(request, _("Ønsket er tilbake."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, "wishes")


def _crumbs() -> list[dict[str, Any]]:
    return [{"label": _("Slik vil vi bo"), "url": resolve_url("wishes")}]
