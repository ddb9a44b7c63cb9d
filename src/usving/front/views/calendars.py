"""The calendar address that a telephone follows: what the areas below have to say of days."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from usving.core.identity import acting_as
from usving.core.pages import calendar_file
from usving.front.queries.calendars import days_for
from usving.people.rules.links import looks_like_token
from usving.process.access import standing_of
from usving.process.queries import calendars as queries
from usving.process.rules.calendar import last_change, written


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, word: str) -> HttpResponse:
    """The gatherings of the one whose word it is, and the days they have asked to have there; a word of nobody's is 404.

    Asked as that person. The address lets nobody do anything else, and shows nothing of one who has left.
    """
    account = queries.feed_account(word) if looks_like_token(word) else None
    if account is None:
        raise Http404
    with acting_as(account.pk, strong=False):
        account.refresh_from_db()
        feed = queries.feed_of(account.pk)
        if feed is None:
            raise Http404
        place, who = feed.shows_place and queries.may_show_places(), standing_of(account)
        entries = queries.entries_for(who, place=place)
        days = days_for(account, who) if feed.days_title else None
        content = written(entries, title=feed.title, follows=True, days=days or (), days_title=feed.days_title)
        # Days may come and go without a time of change: then only the fingerprint tells what is new.
        return calendar_file(request, content, changed=last_change(entries) if days is None else None)
