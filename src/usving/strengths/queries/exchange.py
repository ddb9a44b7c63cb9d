"""What is put up in a process, offers first; the tasks of volunteers; what the facilitator is told."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from usving.core.database.asking import answer_of, rows_of
from usving.core.searching import with_words
from usving.process.access import Standing
from usving.process.models import Process, Venue
from usving.process.queries.venues import usual_venue
from usving.strengths.access.exchange import agreements_visible_to, holders_of, posts_visible_to, tasks_visible_to
from usving.strengths.models import ExchangeReport, Post, VolunteerTask
from usving.strengths.models.aliases import ALIASES
from usving.strengths.rules.exchange import PostState, Way

PARTS, MINE = ("offers", "shelf", "asks"), "mine"  # of the board, in this order; and what one has put up oneself


@dataclass(frozen=True)
class Board:
    """What stands in a process: the reuse shelf, the offers, the wishes; and one's own, whatever became of it."""

    shelf: list[Post]
    offers: list[Post]
    asks: list[Post]
    mine: list[Post]

    def standing(self, part: str = "") -> list[Post]:
        """What stands in one part (perhaps one's own), or for everyone, part after part."""
        return [post for each in _parts(part) for post in getattr(self, each)]

    def parted(self, posts: Iterable[Post], part: str, *, whole: bool) -> list[tuple[str, list[Post]]]:
        """A page of posts by part; where the page is the whole board, also the parts that are empty."""
        shown = {post.pk for post in posts}
        parts = [(each, [post for post in getattr(self, each) if post.pk in shown]) for each in _parts(part)]
        return [(name, there) for name, there in parts if whole or there]


def _parts(part: str) -> tuple[str, ...]:
    return (part,) if part else PARTS


def board_of(process: Process, who: Standing, *, words: str = "", kind: str = "") -> Board:
    """All that one may read, offers before wishes, narrowed by words and kind.

    One's own stand by themselves, and on the shelf too: it is everybody's.
    """
    mine = set(holders_of(who).filter(process=process).values_list("pk", flat=True))
    found = list(posts_visible_to(who).filter(process=process).order_by("-made_on", "pk"))
    today = timezone.localdate()
    fits = _that_fit(process, who, words, kind) if words or kind else {each.pk for each in found}
    stands = [each for each in found if each.state == PostState.OPEN and each.until >= today and each.pk in fits]
    others = [each for each in stands if each.owner_id not in mine]
    return Board(
        shelf=[each for each in stands if each.station],
        offers=[each for each in others if each.way == Way.OFFER and not each.station],
        asks=[each for each in others if each.way == Way.ASK],
        mine=[
            each for each in found if each.owner_id in mine and each.state != PostState.WITHDRAWN and each.pk in fits
        ],
    )


def _that_fit(process: Process, who: Standing, words: str, kind: str) -> set[UUID]:
    found = posts_visible_to(who).filter(process=process, **({"kind": kind} if kind else {}))
    found = with_words(found, words, "title", "words", "signed", "area", "time_words") if words else found
    return set(found.values_list("pk", flat=True))


def is_mine(post: Post, who: Standing) -> bool:
    """Whether one stands behind it."""
    return holders_of(who).filter(pk=post.owner_id).exists()


def task_of(post: Post) -> VolunteerTask | None:
    """What volunteers see of a wish of one's own; None where they see nothing."""
    return VolunteerTask.objects.filter(post=post).first()


def free_name(process: UUID) -> str:
    """A name to begin with that stands nowhere in a process; empty where they all do."""
    names = [str(name) for name in random.sample(ALIASES, len(ALIASES))]
    return str(answer_of("strengths_free_name", process, names) or "")


def answered_already(post: Any, who: Standing) -> Any:
    """What is between oneself and the owner of this already, the last first; None where there is nothing."""
    return agreements_visible_to(who).filter(post=post).order_by("-changed_on", "pk").first()


def tasks_shown(who: Standing, words: str = "") -> QuerySet[VolunteerTask]:
    """The tasks a volunteer may take, by process, narrowed by words."""
    found = tasks_visible_to(who).exclude(owner__in=holders_of(who).values("pk"))
    found = with_words(found, words, "words", "area", "time_words", "process__name") if words else found
    return found.select_related("process").order_by("process__name", "words", "pk")


def meeting_place(process: Process, who: Standing) -> str:
    """Where the process usually meets: a place that is nobody's home; empty where none is described."""
    venue: Venue | None = usual_venue(process, who)
    return venue.name if venue else process.arena


def seats_of_helped(mandate: UUID) -> list[tuple[UUID, str]]:
    """The seats of one whom the asker may write for, each with the name of its process."""
    return [(seat, name) for seat, name in rows_of("strengths_seats_of_helped", mandate)]


def open_reports(process: Process) -> list[tuple[ExchangeReport, Post | None]]:
    """What is told and not closed, each with what it is about where the facilitator may read that."""
    told = list(ExchangeReport.objects.filter(process=process, closed_at__isnull=True).order_by("at"))
    readable = Post.objects.in_bulk([each.post_id for each in told if each.post_id])
    return [(each, readable.get(each.post_id)) for each in told]
