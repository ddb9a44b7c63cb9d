"""Taking in a file from a bank, in two steps, and sorting what it held. The file goes back and forth; it is kept nowhere."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from usving.core.pages import go, page, refusals_on
from usving.economy.access import book_for, rule_for
from usving.economy.actions import bank as actions
from usving.economy.forms.bank import ColumnsForm, FileForm, SortForm
from usving.economy.models import Book
from usving.economy.queries import books as queries
from usving.economy.queries.bank import preview
from usving.economy.rules.bank import is_garbled, read_rows, table_of


@require_http_methods(["GET", "HEAD", "POST"])
def bank_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose a file, and see what we read in it before anything is taken in."""
    book = book_for(request.user, pk)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["file"]
        columns = ColumnsForm(initial={"text": text}, table=table_of(text))
        return page(request, "economy/bank_columns.html", _preview(book, columns, text))
    return page(request, "economy/bank.html", {"form": form, **_around(book)})


@require_POST
def bank_columns(request: HttpRequest, pk: UUID) -> HttpResponse:
    """See the file again with other columns; nothing is taken in."""
    book, form = book_for(request.user, pk), ColumnsForm(request.POST)
    form.is_valid()
    return page(request, "economy/bank_columns.html", _preview(book, form, request.POST.get("text", "")))


@require_POST
def bank_rows(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take in what the file holds; what is in the book already stays as it is."""
    book, form = book_for(request.user, pk), ColumnsForm(request.POST)
    if form.is_valid() and form.table is not None:
        with refusals_on(form):
            read = read_rows(form.table, form.columns, today=timezone.localdate())
            taken = actions.take_in(book, rows=read.rows, by=request.user)
            messages.success(request, _told(taken))
            return go(request, resolve_url("sorting", book.pk))
    return page(request, "economy/bank_columns.html", _preview(book, form, request.POST.get("text", "")))


@require_http_methods(["GET", "HEAD", "POST"])
def sorting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give what the bank wrote the household's own words, text by text."""
    book = book_for(request.user, pk)
    form = SortForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            count = actions.sort_lines(book, **form.cleaned_data, by=request.user)
            words = ngettext("%(count)d post er sortert.", "%(count)d poster er sortert.", count)
            messages.success(request, words % {"count": count})
    groups = queries.unsorted_in(book)
    context = {
        "groups": [(group, _sort_form(form, group, place)) for place, group in enumerate(groups[:20])],
        "more": max(0, len(groups) - 20),
        "rules": queries.rules_of(book),
        "words": queries.own_words(book),
        "form": form,
    }
    return page(request, "economy/sorting.html", context | _around(book), then=resolve_url("sorting", book.pk))


@require_POST
def sorting_rule_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Forget a rule."""
    rule = rule_for(request.user, pk)
    book = rule.book
    actions.remove_rule(rule, by=request.user)
    messages.success(request, _("Regelen er borte. Det som alt er sortert, blir stående."))
    return go(request, resolve_url("sorting", book.pk))


def _preview(book: Book, form: ColumnsForm, text: str) -> dict[str, Any]:
    found = preview(book, form.table, form.columns) if form.table is not None and not form.errors else None
    return {"form": form, "text": text, "found": found, "garbled": is_garbled(text), **_around(book)}


def _sort_form(sent: SortForm, group: queries.Unsorted, place: int) -> SortForm:
    """The form of one text: the one that was sent where it was refused, else a new one."""
    if sent.is_bound and sent.errors and sent.data.get("contains") == group.text[:60]:
        return sent
    return SortForm(initial={"contains": group.text[:60]}, auto_id=f"sortering-{place}-%s")


def _told(taken: actions.Taken) -> str:
    words = ngettext("%(count)d ny post er hentet inn.", "%(count)d nye poster er hentet inn.", taken.new)
    known = ngettext("%(count)d sto her fra før.", "%(count)d sto her fra før.", taken.known)
    said = [words % {"count": taken.new}] + ([known % {"count": taken.known}] if taken.known else [])
    return " ".join(said)


def _around(book: Book) -> dict[str, Any]:
    crumbs = [
        {"label": _("Økonomien vår"), "url": resolve_url("economy")},
        {"label": str(book), "url": resolve_url("book", book.pk)},
    ]
    return {"book": book, "breadcrumbs": crumbs}
