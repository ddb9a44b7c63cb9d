"""Across the areas: what one has said and what became of it, and what others wait for from one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.waiting import Waits
from usving.insight.queries import mine as insight
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.queries.mine import said_lately
from usving.strengths.queries import mine as strengths

MOST_SAID = 6
# For each kind that an area tells of: what it is called, and the page where it is done.
WAITS: dict[str, tuple[Any, str]] = {
    "reply": (_("Noen venter på svar fra deg"), "replies"),
    "late": (_("Et svar er over fristen"), "replies"),
    "story": (_("Noen ord venter på et ja eller nei fra deg"), "open_story"),
    "pilot": (_("Noe dere har prøvd, venter på hva dere synes"), "pilot"),
    "answer": (_("Noen har svart deg i byttet"), "agreement"),
    "lent": (_("Noe du har lånt, skal tilbake"), "agreement"),
    "vouching": (_("Noen spør om du kan gå god for det de kan"), "vouching"),
}


@dataclass(frozen=True)
class Waiting:
    """Something that waits for one: what it is, its own words if it has any, its day, and where it is done."""

    title: Any
    text: str
    due: date | None
    url: str

    @property
    def late(self) -> bool:
        """Whether its day is over."""
        return self.due is not None and self.due < timezone.localdate()


@dataclass(frozen=True)
class Told:
    """Something one has said, told or thought of: what it is (the name of its template), when, and the thing itself."""

    kind: str
    at: datetime
    about: Any

    @property
    def template(self) -> str:
        """What shows it."""
        return f"front/told/{self.kind}.html"


def waiting_for(who: Standing) -> list[Waiting]:
    """What waits for one in the areas, what is most late first; nothing is asked for one who has no place anywhere."""
    if not who.places:
        return []
    found = [_waiting(each) for each in (*insight.waits_for_me(), *strengths.waits_for_me())]
    return sorted(found, key=lambda each: (each.due is None, each.due or date.max))


def _waiting(found: Waits) -> Waiting:
    title, page = WAITS[found.kind]
    return Waiting(title, found.title, found.due, reverse(page, args=[found.about]))


def told_by(account: Account, who: Standing) -> list[Told]:
    """The newest of what one has said, told and thought of, with what became of each."""
    said: list[Told] = _as("said", said_lately(account, seats=who.seats), lambda each: each.contribution.written_at)
    if who.places:
        said += _as("experience", insight.told_lately(account), lambda each: each.told_at)
        said += _as("idea", insight.ideas_lately(account), lambda each: each.written_at)
    return sorted(said, key=lambda each: each.at, reverse=True)[:MOST_SAID]


def _as(kind: str, found: list[Any], at: Callable[[Any], datetime]) -> list[Told]:
    return [Told(kind, at(each), each) for each in found]
