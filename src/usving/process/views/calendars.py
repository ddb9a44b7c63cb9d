"""One's calendar: making and changing the address a telephone follows (front answers it), and one gathering as a file."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from usving.core.pages import calendar_file, go, page
from usving.process.access import gathering_for
from usving.process.actions import calendars as actions
from usving.process.forms.calendars import DEFAULT_TITLE, CalendarForm
from usving.process.queries import calendars as queries
from usving.process.rules.calendar import last_change, written


@require_safe
def my_calendar(request: HttpRequest) -> HttpResponse:
    """Whether one has a calendar address, and what it shows."""
    feed = queries.feed_of(request.user.pk)
    now = {name: getattr(feed, name) for name in ("title", "shows_place", "days_title")} if feed else {}
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
    content = written(entries, title=feed.title if feed else str(DEFAULT_TITLE), follows=False)
    return calendar_file(request, content, changed=last_change(entries))
