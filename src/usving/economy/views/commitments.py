"""Debts and costs that come once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.economy.access import book_for, commitment_for
from usving.economy.actions import commitments as actions
from usving.economy.forms.books import CommitmentForm
from usving.economy.models import Book
from usving.economy.queries import books as queries
from usving.economy.rules.books import CommitmentKind


@require_http_methods(["GET", "HEAD", "POST"])
def commitments(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What waits to be paid, and a form for one more."""
    book = book_for(request.user, pk)
    form = CommitmentForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.write_commitment(book, key=form.cleaned_data["key"], said=form.said, by=request.user)
    return page(request, "economy/commitments.html", _context(book) | {"form": form}, then=_address(book))


@require_http_methods(["GET", "HEAD", "POST"])
def commitment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One debt or cost: change it."""
    found = commitment_for(request.user, pk)
    if found.removed_at:
        raise Http404
    names = ("kind", "words", "ore", "ore_per_month", "due", "done")
    shown = {name: getattr(found, name) for name in names} | {"key": found.pk}
    form = CommitmentForm(request.POST if request.method == "POST" else None, initial=shown)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.change_commitment(found, said=form.said, by=request.user)
    crumb = {"label": _("Gjeld og engangskostnader"), "url": _address(found.book)}
    context = {"commitment": found, "book": found.book, "form": form, "breadcrumbs": [*_crumbs(found.book), crumb]}
    return page(request, "economy/commitment.html", context, then=_address(found.book))


@require_POST
def commitment_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take it away."""
    found = commitment_for(request.user, pk)
    actions.remove_commitment(found, by=request.user)
    messages.success(request, _("Tatt bort. Du kan hente den tilbake i 30 dager, nederst på siden."))
    return go(request, _address(found.book))


@require_POST
def commitment_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Fetch it back."""
    found = commitment_for(request.user, pk)
    try:
        actions.fetch_commitment_back(found, by=request.user)
    except Refused as refused:
        messages.error(request, refused.sentence)
    return go(request, _address(found.book))


def _context(book: Book) -> dict[str, Any]:
    found = queries.commitments_of(book)
    debts = [each for each in found if each.kind == CommitmentKind.DEBT and not each.done]
    return {
        "book": book,
        "commitments": found,
        "removed": queries.commitments_removed(book),
        "debt": sum(each.ore for each in debts),
        "debt_per_month": sum(each.ore_per_month or 0 for each in debts),
        "breadcrumbs": _crumbs(book),
    }


def _crumbs(book: Book) -> list[dict[str, str]]:
    return [
        {"label": _("Økonomien vår"), "url": resolve_url("economy")},
        {"label": str(book), "url": resolve_url("book", book.pk)},
    ]


def _address(book: Book) -> str:
    return resolve_url("commitments", book.pk)
