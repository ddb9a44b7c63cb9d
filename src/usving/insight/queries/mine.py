"""What is someone's own in this area, for pages across areas: what they have told and thought of, and what waits for them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from usving.core.database.asking import rows_of
from usving.insight.models import Experience, Idea
from usving.people.models import Account


@dataclass(frozen=True)
class Waits:
    """Something that waits for one: its kind, what it is about, its words (empty where none are shown), its day if it has one."""

    kind: str
    about: UUID
    title: str
    due: date | None


def waits_for_me() -> list[Waits]:
    """The answers one owes (or that are late where one leads), one's own words before they stand open, a pilot to judge."""
    return [Waits(*row) for row in rows_of("insight_waits_for_me")]


def told_lately(account: Account, *, most: int = 3) -> list[Experience]:
    """The newest things one has told, each with the answer that is owed or given."""
    found = Experience.objects.filter(author=account.pk).defer("search").select_related("station", "reply")
    return list(found.order_by("-told_at", "pk")[:most])


def ideas_lately(account: Account, *, most: int = 3) -> list[Idea]:
    """The newest ideas one has written."""
    return list(Idea.objects.filter(author=account.pk).defer("search").order_by("-written_at", "pk")[:most])
