"""A month of a household's book, and the lines in it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from usving.core.listing import PAGE
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.economy.access import book_for, line_for
from usving.economy.actions import books as actions
from usving.economy.forms.books import CopyForm, LineForm
from usving.economy.models import Book, Line
from usving.economy.queries import books as queries
from usving.economy.queries.comparing import beside
from usving.economy.rules.books import month_of, shifted, why_not_month


@require_GET
def book_month(request: HttpRequest, pk: UUID, month: str) -> HttpResponse:
    """What came, went and was left in a month."""
    book = book_for(request.user, pk)
    context = _month(book, month_in_words(month), request.GET.get(PAGE, ""))
    return page(request, "economy/month.html", context | {"form": LineForm()})


@require_POST
def line_new(request: HttpRequest, pk: UUID, month: str) -> HttpResponse:
    """Put a line into the month."""
    book, there, form = book_for(request.user, pk), month_in_words(month), LineForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.write_line(book, key=form.cleaned_data["key"], month=there, **form.said, by=request.user)
    return page(request, "economy/month.html", _month(book, there) | {"form": form}, then=address(book, there))


@require_POST
def month_copied(request: HttpRequest, pk: UUID, month: str) -> HttpResponse:
    """Copy what was typed in the month before."""
    book, there, form = book_for(request.user, pk), month_in_words(month), CopyForm(request.POST)
    only = form.is_valid() and form.cleaned_data["only_recurring"]
    try:
        count = actions.copy_month(book, to=there, only_recurring=only, by=request.user)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        words = ngettext("%(count)d ny post er kopiert.", "%(count)d nye poster er kopiert.", count)
        messages.success(request, words % {"count": count})
    return go(request, address(book, there))


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One line: change it. It is saved as one goes on to the next field, or with the button."""
    found = line_for(request.user, pk)
    if found.removed_at:
        raise Http404
    form = LineForm(request.POST if request.method == "POST" else None, initial=_shown(found))
    by_itself = bool(request.headers.get("HX-Request"))
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.change_line(found, **form.said, by=request.user)
    context = {"line": found, "form": form, "saved_at": timezone.now() if by_itself else None} | _around(found.book)
    then = None if by_itself else address(found.book, found.month)
    crumbs = [*_crumbs(found.book), _crumb(found)]
    return page(request, "economy/line.html", context | {"breadcrumbs": crumbs}, part="saved", then=then)


@require_POST
def line_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a line away."""
    found = line_for(request.user, pk)
    actions.remove_line(found, by=request.user)
    messages.success(request, _("Tatt bort. Du kan hente den tilbake i 30 dager, nederst på siden."))
    return go(request, address(found.book, found.month))


@require_POST
def line_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Fetch back a line that was taken away."""
    found = line_for(request.user, pk)
    try:
        actions.fetch_line_back(found, by=request.user)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Den står i boka igjen."))
    return go(request, address(found.book, found.month))


def month_in_words(text: str) -> date:
    """The month of an address such as 2026-11; 404 for what is none, or too far off to be written in."""
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Http404 from None
    if len(text) != 7 or why_not_month(month, today=timezone.localdate()):
        raise Http404
    return month


def address(book: Book, month: date) -> str:
    """Where a month is read."""
    return resolve_url("book_month", book.pk, f"{month:%Y-%m}")


def _month(book: Book, month: date, number: str = "") -> dict[str, Any]:
    now = month_of(timezone.localdate())
    return {
        "month": queries.month_in(book, month, number),
        "removed": queries.removed_from(book, month),
        "beside": beside(book),
        "before": f"{shifted(month, -1):%Y-%m}",
        "after": f"{shifted(month, 1):%Y-%m}" if month <= now else "",
        "copy": CopyForm(),
    } | _around(book)


def _around(book: Book) -> dict[str, Any]:
    return {"book": book, "words": queries.own_words(book), "breadcrumbs": _crumbs(book)}


def _crumbs(book: Book) -> list[dict[str, str]]:
    return [
        {"label": _("Økonomien vår"), "url": resolve_url("economy")},
        {"label": str(book), "url": resolve_url("book", book.pk)},
    ]


def _crumb(found: Line) -> dict[str, str]:
    return {"label": f"{found.month:%m.%Y}", "url": address(found.book, found.month)}


def _shown(found: Line) -> dict[str, Any]:
    return {"key": found.pk, "kind": found.kind, "words": found.words, "ore": found.ore, "recurs": found.recurs}
