"""Values: choose cards, order them, say why, look back, and show one to the family by one's own act."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.people.access import own_family
from usving.strengths.access import shown_value_by, value_to_change
from usving.strengths.actions import values as actions
from usving.strengths.forms.values import CardsForm, MoveForm, RoundForm, ShowForm, ValueForm
from usving.strengths.queries import values as queries
from usving.strengths.rules.cards import shipped_cards

Crumbs = list[dict[str, str]]


@require_safe
def values(request: HttpRequest) -> HttpResponse:
    """One's own values in order, and what the family has shown each other."""
    round = queries.newest_round(request.user)
    cards = queries.cards_in(round, request.user, _language()) if round else []
    shown = {
        "round": round,
        "cards": cards,
        "again": RoundForm(initial={"number": round.number + 1}) if round and cards else None,
        "in_family": queries.shown_in_family(request.user),
    }
    return page(request, "strengths/values/values.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def value_cards(request: HttpRequest) -> HttpResponse:
    """Choose among the cards, and make one's own."""
    round = queries.newest_round(request.user)
    form = CardsForm(
        request.POST if request.method == "POST" else None,
        shipped=shipped_cards().values(),
        own=queries.own_names(round, request.user),
        language=_language(),
        initial=dict.fromkeys(("cards", "own"), queries.chosen_codes(round, request.user)),
    )
    if request.method == "POST" and form.is_valid():
        number = round.number if round else 1
        with refusals_on(form):
            actions.choose_cards(**form.chosen, number=number, language=_language(), by=request.user)
    return page(
        request,
        "strengths/values/cards.html",
        {"form": form, "round": round, "breadcrumbs": _crumbs()},
        then="value_order",
    )


@require_safe
def value_order(request: HttpRequest) -> HttpResponse:
    """Put what matters most on top, with a button up and one down."""
    cards = _cards(request)
    return page(request, "strengths/values/order.html", {"cards": cards, "breadcrumbs": _crumbs()})


@require_POST
def value_moved(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One step up or down."""
    value, form = value_to_change(request.user, pk), MoveForm(request.POST)
    if form.is_valid():
        actions.move_value(value, up=form.cleaned_data["up"] == "1", by=request.user)
    return go(request, f"{resolve_url('value_order')}#verdi-{value.pk}")


@require_http_methods(["GET", "HEAD", "POST"])
def value(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One value: why it matters, how much, and how it is lived."""
    found = value_to_change(request.user, pk)
    form = ValueForm(request.POST if request.method == "POST" else None, initial=ValueForm.of(found))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.say_value(found, **form.said, by=request.user)
            messages.success(request, _("Lagret. Bare du ser det."))
    shown = queries.shown_as(found, request.user)
    context = {
        "card": queries.as_card(found, _language(), shown),
        "form": form,
        "show": ShowForm(),
        "before": queries.said_before(found, request.user),
        "family": own_family(request.user),
        "breadcrumbs": _crumbs(),
    }
    return page(request, "strengths/values/value.html", context, then="values")


@require_POST
def value_deleted(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete a value and the words about it."""
    actions.delete_value(value_to_change(request.user, pk), by=request.user)
    messages.success(request, _("Verdien er slettet."))
    return go(request, "values")


@require_POST
def value_shown(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a value to the family."""
    found, family, form = value_to_change(request.user, pk), own_family(request.user), ShowForm(request.POST)
    if family is None:
        raise Http404
    if form.is_valid():
        name = queries.as_card(found, _language()).name
        actions.show_value(found, name=name, with_why=form.cleaned_data["with_why"], family=family, by=request.user)
        messages.success(request, _("Nå ser familien denne verdien. Du kan ta den tilbake når du vil."))
    return go(request, resolve_url("value", found.pk))


@require_POST
def shown_value_taken_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back what one has shown."""
    actions.hide_value(shown_value_by(request.user, pk), by=request.user)
    messages.success(request, _("Nå er verdien bare din igjen."))
    return go(request, "values")


@require_POST
def value_round(request: HttpRequest) -> HttpResponse:
    """Go through the cards once more; the former round stays as it was."""
    form = RoundForm(request.POST)
    if not form.is_valid():
        return go(request, "values")
    try:
        actions.begin_again(number=form.cleaned_data["number"], by=request.user)
    except Refused as refused:
        messages.warning(request, refused.sentence)
        return go(request, "values")
    return go(request, "value_cards")


@require_safe
def value_change(request: HttpRequest) -> HttpResponse:
    """The first round and the newest side by side, for its owner alone."""
    compared = queries.compared(request.user, _language())
    return page(request, "strengths/values/change.html", {"compared": compared, "breadcrumbs": _crumbs()})


@require_safe
def value_sheet(request: HttpRequest) -> HttpResponse:
    """The values on one sheet of paper."""
    return page(request, "strengths/values/sheet.html", {"cards": _cards(request), "breadcrumbs": _crumbs()})


def _cards(request: HttpRequest) -> list[queries.Card]:
    """The chosen cards; none before the first round."""
    round = queries.newest_round(request.user)
    return queries.cards_in(round, request.user, _language()) if round else []


def _language() -> str:
    return (translation.get_language() or "nb")[:2]


def _crumbs(*more: dict[str, Any]) -> Crumbs:
    return [{"label": _("Verdiene mine"), "url": resolve_url("values")}, *more]
