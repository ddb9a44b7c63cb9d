"""The private calendar of one's gatherings: opened, renewed, changed, ended."""

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.people.models import Account
from usving.people.rules.links import digest, new_token
from usving.process.models import CalendarFeed


@transaction.atomic
def open_calendar(*, title: str, shows_place: bool, by: Account, days_title: str = "") -> str:
    """Make an address for one's calendar and return its word, which is shown this once. An earlier address stops working."""
    word = new_token()
    shown = {"title": title, "shows_place": shows_place, "days_title": days_title}
    said = {**shown, "digest": digest(word), "made_at": timezone.now()}
    feed, fresh = CalendarFeed.objects.update_or_create(
        account=by, defaults={"municipality_id": by.municipality_id, **said}
    )
    record("process.calendar_opened" if fresh else "process.calendar_renewed", by=by, about=feed, account=by.pk)
    return word


@transaction.atomic
def change_calendar(*, title: str, shows_place: bool, by: Account, days_title: str = "") -> None:
    """Say anew what its entries are called, whether it says where, and whether it has days; the address stays."""
    feed = CalendarFeed.objects.select_for_update(of=("self",)).get(account=by)
    if (feed.title, feed.shows_place, feed.days_title) == (title, shows_place, days_title):
        return
    feed.title, feed.shows_place, feed.days_title = title, shows_place, days_title
    feed.save(update_fields=["title", "shows_place", "days_title"])
    record("process.calendar_changed", by=by, about=feed, account=by.pk)


@transaction.atomic
def end_calendar(*, by: Account) -> None:
    """Let the address stop working."""
    gone, _rows = CalendarFeed.objects.filter(account=by).delete()
    if gone:
        record("process.calendar_ended", by=by, account=by.pk)
