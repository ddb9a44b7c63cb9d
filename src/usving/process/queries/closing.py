"""What the pages of closing and leaving read, and what stays one's own after both."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from usving.core.searching import with_words
from usving.people.access import current, family_ids
from usving.people.models import Account, Family, FamilyMember
from usving.people.rules.roles import MemberKind
from usving.process.access import Standing, seats_visible_to
from usving.process.models import Closing, Contribution, Leaving, Process, RemovedContribution, Seat
from usving.process.queries.gate import opened_gate, voices_in
from usving.process.queries.gatherings import taken
from usving.process.queries.resting import resting_in
from usving.process.rules.closing import last_reading, last_reopening
from usving.process.rules.gate import Matter, gate_opens
from usving.process.rules.seats import LEADS

SECOND_THOUGHTS = timedelta(days=30)  # process_put_back says the same


@dataclass(frozen=True)
class Ending:
    """When a process was closed, how long it can be read, how long it can be opened again, and the row that says why."""

    closed_on: date
    reads_until: date
    reopens_until: date
    closing: Closing | None


def closings_of(process: Process) -> list[Closing]:
    """Every time the process was closed, newest first; nothing for one without a seat."""
    return list(Closing.objects.filter(process=process).order_by("-at"))


def ending_of(process: Process, closings: Iterable[Closing]) -> Ending | None:
    """How the process ended; None while it is open."""
    if process.closed_at is None or process.reads_until is None:
        return None
    closed_on = timezone.localtime(process.closed_at).date()
    living = next((each for each in closings if each.reopened_at is None), None)
    return Ending(closed_on, process.reads_until, last_reopening(closed_on), living)


def would_read_until(process: Process) -> date:
    """The last day on which the process could be read, were it closed today."""
    return last_reading(timezone.localdate(), process.reading_days)


def other_leaders(seat: Seat, who: Standing) -> int:
    """How many others lead the process of a seat now."""
    others = seats_visible_to(who).filter(taken(), process=seat.process_id, role__in=LEADS)
    others = others.exclude(pk__in=resting_in(seat.process))
    return others.exclude(pk=seat.pk).exclude(account=who.account).count()


def opens_without_us(process: Process, who: Standing) -> bool:
    """Whether the gate would open as soon as one's own family has left: all who remain have said yes."""
    if opened_gate(process) is not None:
        return False
    voices = voices_in(process, who)
    rest = frozenset(voices.names) - who.families
    return gate_opens(rest, voices.said[Matter.JOIN], voices.said[Matter.MAJORITY])


def is_only_adult(family: Family, account: Account) -> bool:
    """Whether nobody else speaks for the family."""
    adults = FamilyMember.objects.filter(current(), family=family, kind=MemberKind.ADULT)
    return not adults.exclude(person=account.person_id).exists()


def seats_of_family(family: Family, who: Standing) -> list[Seat]:
    """The seats a family sits in now."""
    return list(
        Seat.objects.filter(pk__in=who.seats, family=family).select_related("process").order_by("process__name")
    )


def can_be_undone(left: Leaving) -> bool:
    """Whether what one left can be undone now: the same day, once."""
    return left.undone_at is None and timezone.localtime(left.left_at).date() == timezone.localdate()


def own_things(account: Account, words: str = "") -> QuerySet[Contribution]:
    """All one has said, in every process, newest first; also where one has left, or the process is closed. Narrowed by words."""
    mine = Q(author=account.pk) | Q(seat__account=account.pk) | Q(seat__family__in=family_ids(account))
    found = Contribution.objects.filter(mine).select_related("process", "station", "circle", "hiding")
    found = with_words(found, words, "text", "process__name") if words else found
    return found.order_by("-written_at", "pk")


def taken_away_by(account: Account) -> list[RemovedContribution]:
    """What one has taken away and can still have back, the last first."""
    since = timezone.now() - SECOND_THOUGHTS
    removed = RemovedContribution.objects.filter(author=account.pk, removed_at__gt=since).select_related("process")
    return list(removed.order_by("-removed_at", "pk"))
