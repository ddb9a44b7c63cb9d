"""The library: every method, one of them, its sheet; learning cards and films. For all in the municipality."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import page
from usving.core.telling import page_language
from usving.process.access import card_for, keeps_methods, method_for
from usving.process.models.library import shipped_cards, shipped_films
from usving.process.queries import methods as queries
from usving.process.queries.methods_sheet import sheet_pdf


@require_safe
def methods(request: HttpRequest) -> HttpResponse:
    """The methods of the library, narrowed by station, for whom and time."""
    asked = asked_of(request, queries.station_choice(), queries.WHOM, queries.TIME)
    found = queries.library(
        request.user, words=asked.words, station=asked["stasjon"], whom=asked["hvem"], minutes=asked["tid"]
    )
    context = {"list": listed(asked, found), "keeps": keeps_methods(request.user)}
    return page(request, "process/methods/library.html", context, part="list")


@require_safe
def method(request: HttpRequest, code: str) -> HttpResponse:
    """One method, all of it."""
    shown = queries.Shown(method_for(request.user, code))
    context = {
        "method": shown,
        "cards": queries.cards_shown(queries.cards_of(code)),
        "versions": queries.versions_of(request.user, code),
        "sheet_url": resolve_url("method_sheet", code),
        "breadcrumbs": crumbs(),
    }
    return page(request, "process/methods/method.html", context)


@require_safe
def method_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The method as one sheet of paper."""
    return sheet_answer(queries.Shown(method_for(request.user, code)))


@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """The learning cards."""
    context = {"cards": queries.cards_shown(shipped_cards().items()), "breadcrumbs": crumbs()}
    return page(request, "process/methods/cards.html", context)


@require_safe
def card(request: HttpRequest, code: str) -> HttpResponse:
    """One learning card: big, one minute, and a question to talk about."""
    found = card_for(code)
    codes = list(shipped_cards())
    after = codes[(codes.index(code) + 1) % len(codes)]
    context = {
        "card": found,
        "words": found.words(page_language()),
        "methods": [queries.Shown(method_for(request.user, each)) for each in found.methods],
        "next": {"code": after, "title": shipped_cards()[after].words(page_language()).title},
        "breadcrumbs": [*crumbs(), {"label": _("Læringskort"), "url": resolve_url("learning_cards")}],
    }
    return page(request, "process/methods/card.html", context)


@require_safe
def films(request: HttpRequest) -> HttpResponse:
    """Films to see together; nothing is shown from here, so that nobody is followed."""
    found = [{"film": film, "words": film.words(page_language())} for film in shipped_films()]
    return page(request, "process/methods/films.html", {"films": found, "breadcrumbs": crumbs()})


def sheet_answer(shown: queries.Shown) -> HttpResponse:
    """The sheet as a file that the browser shows and prints."""
    name = {"Content-Disposition": f'inline; filename="{shown.code}.pdf"'}
    return HttpResponse(sheet_pdf(shown), content_type="application/pdf", headers=name)


def crumbs() -> list[dict[str, str]]:
    """The way to a page under the library."""
    return [{"label": _("Metoder"), "url": resolve_url("methods")}]
