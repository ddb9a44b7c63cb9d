"""What a calendar shows: the gatherings one is asked to, until a while after they were."""

from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from usving.core.database.asking import answer_of
from usving.people.models import Account
from usving.process.access import Standing, gatherings_visible_to
from usving.process.models import CalendarFeed, Gathering, GatheringGuest
from usving.process.queries.gatherings import is_asked
from usving.process.rules.calendar import Entry
from usving.process.rules.gatherings import GatheringKind

BEHIND = timedelta(days=90)  # so long after it a gathering stands in the calendar


def feed_account(word: str) -> Account | None:
    """Whose calendar a word opens, or None. Only the database's own function looks it up; the rest is asked as that person."""
    found = answer_of("process_feed_of", word)
    return Account(pk=found) if found else None


def feed_of(account: UUID) -> CalendarFeed | None:
    """Someone's own calendar address, or None where they have none."""
    return CalendarFeed.objects.filter(account=account).first()


def may_show_places() -> bool:
    """Whether a calendar of the asker's may say where at all: never where someone at home must not be found."""
    return not answer_of("process_home_is_hidden")


def entries_for(who: Standing, *, place: bool) -> list[Entry]:
    """The gatherings one is asked to oneself or leads, called off ones too, in order."""
    since = timezone.now() - BEHIND
    found = gatherings_visible_to(who).filter(starts_at__gte=since, process__in=who.processes()).order_by("starts_at")
    listed = list(found.defer("agenda"))
    talks = [each.pk for each in listed if each.kind == GatheringKind.BILATERAL]
    guests = GatheringGuest.objects.filter(gathering__in=talks, seat__in=who.seats) if talks else None
    invited = set(guests.values_list("gathering_id", flat=True)) if guests is not None else set()
    return [entry_of(each, place=place) for each in listed if _is_mine(each, who, invited)]


def entry_of(gathering: Gathering, *, place: bool) -> Entry:
    """A gathering for a calendar."""
    return Entry(
        uid=f"{gathering.pk}@{urlsplit(settings.BASE_URL).hostname}",
        starts_at=gathering.starts_at,
        ends_at=gathering.ends_at,
        changed_at=gathering.changed_at,
        sequence=gathering.sequence,
        called_off=gathering.called_off_at is not None,
        place=gathering.place if place else "",
    )


def _is_mine(gathering: Gathering, who: Standing, invited: set[UUID]) -> bool:
    here = who.place_in(gathering.process_id)
    return gathering.process_id in who.led or is_asked(gathering, here, in_talk=gathering.pk in invited)
