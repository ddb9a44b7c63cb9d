"""What the pages of pilots and of what was made use of read."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from usving.core.database.asking import answer_of, ids_of
from usving.core.searching import with_words
from usving.insight.access.ideas import ideas_visible_to
from usving.insight.access.pilots import (
    pilot_entries_visible_to,
    pilot_parts_visible_to,
    pilot_reviews_visible_to,
    pilots_visible_to,
    use_looks_visible_to,
    uses_visible_to,
)
from usving.insight.models import Idea, Pilot, PilotEntry, PilotPart, PilotReview, Use, UseLook
from usving.insight.rules.pilots import LOGGED, PilotState
from usving.process.access import Standing, seats_visible_to
from usving.process.models import Process
from usving.process.rules.seats import Side


@dataclass(frozen=True)
class SideSays:
    """What one side has said after a pilot: the words where the reader may see them, else only whether it has."""

    side: str
    said: PilotReview | None
    has_said: bool
    mine: bool


@dataclass(frozen=True)
class Counted:
    """The numbers in a log, in the order of days."""

    days: tuple[tuple[date, Decimal], ...]

    @property
    def first(self) -> Decimal:
        """The first number."""
        return self.days[0][1]

    @property
    def last(self) -> Decimal:
        """The last number."""
        return self.days[-1][1]


def pilots_in(process: Process, who: Standing, *, words: str = "", state: str = "") -> QuerySet[Pilot]:
    """The pilots one sees in a process: those that run first, then by their last day."""
    found = pilots_visible_to(who).filter(process=process)
    if words:
        found = found.filter(Q(title__icontains=words) | Q(what__icontains=words) | Q(stop_rule__icontains=words))
    return (found.filter(state=state) if state else found).order_by("-starts", "-at", "pk")


def pilots_of(idea: Idea, who: Standing) -> list[Pilot]:
    """What was tried of an idea, oldest first."""
    return list(pilots_visible_to(who).filter(idea=idea).order_by("starts", "pk"))


def idea_of(row: Pilot | Use, who: Standing) -> Idea | None:
    """The idea behind, where one may see it."""
    return ideas_visible_to(who).defer("search").filter(pk=row.idea_id).first() if row.idea_id else None


def parts_of(pilot: Pilot, who: Standing) -> list[PilotPart]:
    """Who does what."""
    found = list(pilot_parts_visible_to(who).filter(pilot=pilot).order_by("day", "at", "pk"))
    seats = seats_visible_to(who).in_bulk([each.seat_id for each in found if each.seat_id])
    for each in found:  # a seat one may not see is not named
        each.seat = seats.get(each.seat_id) if each.seat_id else None
    return found


def log_of(pilot: Pilot, who: Standing) -> list[PilotEntry]:
    """The log, oldest first."""
    return list(pilot_entries_visible_to(who).filter(pilot=pilot).order_by("day", "at", "pk"))


def happened(pilot: Pilot) -> bool:
    """Whether someone does it, and the log says what happened while it lasted; nothing else shows anything."""
    return bool(answer_of("insight_pilot_happened", pilot.pk))


def counted(log: list[PilotEntry]) -> Counted | None:
    """The numbers in the log; None where there are none."""
    days = tuple((each.day, each.number) for each in log if each.number is not None)
    return Counted(days) if days else None


def sides_on(pilot: Pilot, who: Standing, mine: Side | None) -> list[SideSays]:
    """What each side has said, as far as one may read it."""
    seen = {each.side: each for each in pilot_reviews_visible_to(who).filter(pilot=pilot)}
    has = set(ids_of("insight_pilot_sides", pilot.pk)) | set(seen)
    return [SideSays(side.value, seen.get(side.value), side.value in has, side is mine) for side in Side]


def own_review(pilot: Pilot, side: Side, who: Standing) -> PilotReview | None:
    """What one's own side has said."""
    return pilot_reviews_visible_to(who).filter(pilot=pilot, side=side.value).first()


def is_over_time(pilot: Pilot) -> bool:
    """Whether a running pilot is past its last day."""
    return pilot.state == PilotState.RUNNING and pilot.ends < timezone.localdate()


def is_logged(pilot: Pilot) -> bool:
    """Whether one notes things in its log now."""
    return pilot.state in LOGGED


def seats_to_name(process: Process, who: Standing) -> list[tuple[str, str]]:
    """The seats one sees in which somebody sits now, of any role: volunteers and builders too."""
    today = timezone.localdate()
    found = seats_visible_to(who).filter(
        Q(account__isnull=False) | Q(family__isnull=False),
        Q(starts__isnull=True) | Q(starts__lte=today),
        Q(ends__isnull=True) | Q(ends__gte=today),
        process=process,
    )
    return [(str(seat.pk), f"{seat} ({seat.get_role_display()})") for seat in found.order_by("called", "label", "code")]


def as_whom(process: UUID, who: Standing) -> str:
    """The name one notes under: that of one's seat."""
    place = who.place_in(process)
    seat = seats_visible_to(who).filter(pk=place.seat).first() if place else None
    return str(seat or "")


def uses_in(process: Process, who: Standing, *, words: str = "", state: str = "") -> QuerySet[Use]:
    """What was made use of in a process, the latest first; narrowed by words, and by whether it is still in use."""
    found = uses_visible_to(who).filter(process=process)
    found = with_words(found, words, "title", "words", "owner", "replaced") if words else found
    return (found.filter(ended_at__isnull=state == "used") if state else found).order_by("-since", "-at", "pk")


def uses_of(idea: Idea, who: Standing) -> list[Use]:
    """What an idea became."""
    return list(uses_visible_to(who).filter(idea=idea).order_by("since", "pk"))


def looks_at(use: Use, who: Standing) -> list[UseLook]:
    """When someone looked at it again, oldest first."""
    return list(use_looks_visible_to(who).filter(use=use).order_by("at"))
