"""What is someone's own in this area, for pages across areas: what they have told and thought of, and what waits for them."""

from usving.core.waiting import Waits, waits_by
from usving.insight.models import Experience, Idea
from usving.people.models import Account


def waits_for_me() -> list[Waits]:
    """The answers one owes (or that are late where one leads), one's own words before they stand open, a pilot to judge."""
    return waits_by("insight_waits_for_me")


def told_lately(account: Account, *, most: int = 3) -> list[Experience]:
    """The newest things one has told, each with the answer that is owed or given."""
    found = Experience.objects.filter(author=account.pk).defer("search").select_related("station", "reply")
    return list(found.order_by("-told_at", "pk")[:most])


def ideas_lately(account: Account, *, most: int = 3) -> list[Idea]:
    """The newest ideas one has written."""
    return list(Idea.objects.filter(author=account.pk).defer("search").order_by("-written_at", "pk")[:most])
