"""One's calendar: the address that a telephone follows, and a single gathering as a file."""

from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from usving.core.identity import acting_as
from usving.core.pages import go, page
from usving.people.rules.links import looks_like_token
from usving.process.access import gathering_for, standing_of
from usving.process.actions import calendars as actions
from usving.process.forms.calendars import DEFAULT_TITLE, CalendarForm
from usving.process.queries import calendars as queries
from usving.process.rules.calendar import Entry, last_change, written


@require_safe
def my_calendar(request: HttpRequest) -> HttpResponse:
    """Whether one has a calendar address, and what it shows."""
    feed = queries.feed_of(request.user.pk)
    now = {"title": feed.title, "shows_place": feed.shows_place} if feed else {}
    places = queries.may_show_places()
    form = CalendarForm(initial=now, places=places)
    return page(request, "process/my_calendar.html", {"feed": feed, "form": form, "places": places})


@require_POST
def calendar_new(request: HttpRequest) -> HttpResponse:
    """Make an address, or another one; it is shown this once, and stands in no address of ours."""
    places = queries.may_show_places()
    form = CalendarForm(request.POST, places=places)
    if not form.is_valid():
        context = {"feed": queries.feed_of(request.user.pk), "form": form, "places": places}
        return page(request, "process/my_calendar.html", context)
    word = actions.open_calendar(**form.said(), by=request.user)
    address = f"{settings.BASE_URL}{resolve_url('calendar_feed', word)}"
    return render(request, "process/my_calendar_made.html", {"address": address})


@require_POST
def calendar_change(request: HttpRequest) -> HttpResponse:
    """Say anew what it shows."""
    feed, places = queries.feed_of(request.user.pk), queries.may_show_places()
    form = CalendarForm(request.POST, places=places)
    if feed is None:
        raise Http404
    if form.is_valid():
        actions.change_calendar(**form.said(), by=request.user)
        messages.success(request, _("Lagret. Kalenderen viser det neste gang den oppdateres."))
    return page(request, "process/my_calendar.html", {"feed": feed, "form": form, "places": places}, then="my_calendar")


@require_POST
def calendar_end(request: HttpRequest) -> HttpResponse:
    """Let the address stop working."""
    actions.end_calendar(by=request.user)
    messages.success(request, _("Lenken virker ikke lenger. Slett kalenderen på telefonen også."))
    return go(request, "my_calendar")


@require_safe
def gathering_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One gathering as a file for a calendar, with the words one has chosen."""
    found, _who = gathering_for(request.user, pk)
    feed = queries.feed_of(request.user.pk)
    place = bool(feed and feed.shows_place) and queries.may_show_places()
    entries = [queries.entry_of(found, place=place)]
    return as_file(request, entries, title=feed.title if feed else str(DEFAULT_TITLE), follows=False)


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, word: str) -> HttpResponse:
    """The gatherings of the one whose word it is, asked as that person; a word of nobody's is 404.

    The address lets nobody do anything else, and shows nothing of one who has left.
    """
    account = queries.feed_account(word) if looks_like_token(word) else None
    if account is None:
        raise Http404
    with acting_as(account.pk, strong=False):
        account.refresh_from_db()
        feed = queries.feed_of(account.pk)
        if feed is None:
            raise Http404
        place = feed.shows_place and queries.may_show_places()
        entries = queries.entries_for(standing_of(account), place=place)
        return as_file(request, entries, title=feed.title, follows=True)


def as_file(request: HttpRequest, entries: list[Entry], *, title: str, follows: bool) -> HttpResponse:
    """The calendar as an answer, with what lets a program ask only for what is new."""
    content = written(entries, title=title, follows=follows)
    etag, changed = quote_etag(sha256(content).hexdigest()[:32]), last_change(entries)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["ETag"], response.headers["Cache-Control"] = etag, "private, no-cache"
    response.headers["Content-Disposition"] = 'inline; filename="avtaler.ics"'
    if changed:
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    since = int(changed.timestamp()) if changed else None
    return get_conditional_response(request, etag=etag, last_modified=since, response=response) or response
