"""The private calendar of one's gatherings: opened, renewed, changed, ended."""

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.people.models import Account
from usving.people.rules.links import digest, new_token
from usving.process.models import CalendarFeed


@transaction.atomic
def open_calendar(*, title: str, shows_place: bool, by: Account) -> str:
    """Make an address for one's calendar and return its word, which is shown this once. An earlier address stops working."""
    word = new_token()
    said = {"title": title, "shows_place": shows_place, "digest": digest(word), "made_at": timezone.now()}
    feed, fresh = CalendarFeed.objects.update_or_create(
        account=by, defaults={"municipality_id": by.municipality_id, **said}
    )
    record("process.calendar_opened" if fresh else "process.calendar_renewed", by=by, about=feed, account=by.pk)
    return word


@transaction.atomic
def change_calendar(*, title: str, shows_place: bool, by: Account) -> None:
    """Say anew what it is called and whether it says where; the address stays."""
    feed = CalendarFeed.objects.select_for_update(of=("self",)).get(account=by)
    if (feed.title, feed.shows_place) == (title, shows_place):
        return
    feed.title, feed.shows_place = title, shows_place
    feed.save(update_fields=["title", "shows_place"])
    record("process.calendar_changed", by=by, about=feed, account=by.pk)


@transaction.atomic
def end_calendar(*, by: Account) -> None:
    """Let the address stop working."""
    gone, _rows = CalendarFeed.objects.filter(account=by).delete()
    if gone:
        record("process.calendar_ended", by=by, account=by.pk)
