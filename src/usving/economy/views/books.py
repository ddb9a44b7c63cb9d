"""A household's books: the way in, one book, what it is compared with, the deadlines."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from usving.core.pages import go, page
from usving.economy.access import adults_family, book_for, keeps_money
from usving.economy.actions import books as actions
from usving.economy.actions.comparing import compare_with, follow_deadlines
from usving.economy.forms.books import DeadlinesForm, WhoseForm
from usving.economy.forms.homes import HomeForm, as_shown, from_ages
from usving.economy.queries import books as queries
from usving.economy.queries.comparing import ages_in_family, beside
from usving.economy.queries.deadlines import deadlines_of
from usving.economy.rules.books import Whose, month_of
from usving.economy.rules.dated import NoRates, figures


@require_GET
def economy(request: HttpRequest) -> HttpResponse:
    """One's own economy: the books one has or may begin on, the coming days, and the calculators."""
    keeps_money(request.user)
    days = deadlines_of(request.user)
    context = {
        "places": queries.places_of(request.user),
        "days": days,
        "sources": sorted({day.source for day in days if day.source}),
        "month": f"{timezone.localdate():%Y-%m}",
    }
    return page(request, "economy/economy.html", context)


@require_POST
def book_new(request: HttpRequest) -> HttpResponse:
    """Begin on a book: the family's, or one's own."""
    keeps_money(request.user)
    form = WhoseForm(request.POST)
    if not form.is_valid():
        return go(request, "economy")
    whose, family = Whose(form.cleaned_data["whose"]), adults_family(request.user)
    if whose is Whose.FAMILY and family is None:
        raise Http404
    book = actions.open_book(whose=whose, family=family, by=request.user)
    return go(request, resolve_url("book_month", book.pk, f"{timezone.localdate():%Y-%m}"))


@require_GET
def book(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One book: its months, and the ways on."""
    found = book_for(request.user, pk)
    context = {
        "book": found,
        "months": queries.months_of(found),
        "now": month_of(timezone.localdate()),
        "unsorted": sum(group.count for group in queries.unsorted_in(found)),
        "deadlines": DeadlinesForm(initial={"codes": found.deadlines}),
    }
    return page(request, "economy/book.html", context | {"breadcrumbs": crumbs()})


@require_POST
def book_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete a book with all that stands in it."""
    actions.remove_book(book_for(request.user, pk), by=request.user)
    messages.success(request, _("Boka er slettet med alt som sto i den."))
    return go(request, "economy")


@require_POST
def book_deadlines(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose which deadlines to follow."""
    found, form = book_for(request.user, pk), DeadlinesForm(request.POST)
    if form.is_valid():
        follow_deadlines(found, codes=form.cleaned_data["codes"], by=request.user)
        messages.success(request, _("Lagret."))
    return go(request, resolve_url("book", found.pk))


@require_http_methods(["GET", "HEAD", "POST"])
def book_comparison(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say who lives here, and see the reference budget beside one's own figures."""
    found, day = book_for(request.user, pk), timezone.localdate()
    context: dict[str, Any] = {"book": found, "beside": beside(found), "breadcrumbs": [*crumbs(), crumb(found)]}
    try:
        figures("sifo", day)
    except NoRates as known:
        return page(request, "economy/comparison.html", context | {"first": known.first, "last": known.last})
    form = HomeForm(request.POST if request.method == "POST" else None, day=day, initial=as_shown(found.people))
    if form.is_bound and form.is_valid():
        compare_with(found, people=form.put_in, by=request.user)
    then = resolve_url("book_comparison", found.pk)
    return page(request, "economy/comparison.html", context | {"form": form}, then=then)


@require_POST
def book_comparison_ages(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Fill in the ages of those in one's family. Nothing is kept before the form is sent."""
    found, day = book_for(request.user, pk), timezone.localdate()
    form = HomeForm(None, day=day, initial=from_ages(ages_in_family(request.user)) or as_shown(found.people))
    context = {"book": found, "beside": beside(found), "form": form, "breadcrumbs": [*crumbs(), crumb(found)]}
    return page(request, "economy/comparison.html", context | {"from_family": True})


@require_POST
def book_comparison_away(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the comparison away."""
    found = book_for(request.user, pk)
    compare_with(found, people={}, by=request.user)
    return go(request, resolve_url("book", found.pk))


def crumbs() -> list[dict[str, str]]:
    """The way to a book."""
    return [{"label": _("Økonomien vår"), "url": resolve_url("economy")}]


def crumb(found: Any) -> dict[str, str]:
    """The book itself, on the way to what is in it."""
    return {"label": str(found), "url": resolve_url("book", found.pk)}
