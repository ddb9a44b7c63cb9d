"""What is someone's own across the processes: what waits for them, and what became of what they said."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from usving.core.database.asking import rows_of
from usving.people.access import current
from usving.people.models import Account, FamilyMember
from usving.people.rules.consents import RECEIVING
from usving.people.rules.roles import Role
from usving.process.access import Standing, gatherings_visible_to
from usving.process.models import (
    Attendance,
    Contribution,
    FamilyVoice,
    GatheringGuest,
    HandOver,
    HandOverSource,
    Process,
    Report,
    Seat,
)
from usving.process.rules.audience import Audience, waits_at_gate
from usving.process.rules.gate import Matter
from usving.process.rules.gatherings import Coming, GatheringKind
from usving.process.rules.next_thing import SOON, voice_is_due
from usving.process.rules.seats import SeatRole, Side
from usving.process.rules.stations import is_handed_over

ASKED = (SeatRole.FAMILY, SeatRole.PROVIDER)  # those who lead a gathering are not asked whether they come
FACILITATORS = frozenset({SeatRole.FACILITATOR})
NEAR = timedelta(days=14)  # so long before a gathering it is told who has not answered
LONGEST = timedelta(hours=12)  # a gathering that began earlier than this is over (rules.gatherings)


def seat_is_held_now() -> Q:
    """The condition that a seat holds today: its period (without dates it always does), and its process is not over."""
    today = timezone.localdate()
    began = Q(starts__isnull=True) | Q(starts__lte=today)
    read = Q(process__reads_until__isnull=True) | Q(process__reads_until__gte=today)
    return began & read & (Q(ends__isnull=True) | Q(ends__gte=today))


@dataclass(frozen=True)
class Places:
    """What the menu wants to know: one's processes, which kinds of work one is here to do, and one's own matter."""

    processes: frozenset[UUID]
    recruits: bool
    administers: bool = False
    receives: bool = False
    guards_privacy: bool = False
    has_matter: bool = False
    helps: bool = False


def places_of() -> Places:
    """Return where the asker belongs; in one question, as every page's menu needs it."""
    ((processes, roles, recruits, has_matter, helps),) = rows_of("process_my_places")
    return Places(
        frozenset(processes),
        recruits,
        administers=Role.ADMINISTRATOR in roles,
        receives=not RECEIVING.isdisjoint(roles),
        guards_privacy=Role.PRIVACY_OFFICER in roles,
        has_matter=has_matter,
        helps=helps,
    )


def processes_of(who: Standing) -> list[Process]:
    """The processes one has a seat in: those under way first, the newest first among them; those that are closed last."""
    today = timezone.localdate()
    found = Process.objects.filter(pk__in=who.processes()).select_related("gate")
    return sorted(
        found.order_by("-starts", "name"),
        key=lambda process: (process.closed_at is not None, not process.starts <= today <= process.ends),
    )


def gatherings_of(who: Standing, processes: Iterable[Process], *, now: datetime) -> list[Any]:
    """The gatherings of these processes that concern one now, in order.

    Those to come, and in what one leads those held without noting who came. Each carries `mine` (what one's own seat has
    answered) and `noted`. Those of the next days (NEAR) that one leads also carry `asked`, how many seats are, and `answered`,
    how many have; the others have 0 there, as nobody is called about them.
    """
    answers = Attendance.objects.filter(gathering=OuterRef("pk"))
    answered = answers.exclude(coming=Coming.UNKNOWN)
    called_about = Q(process__in=who.led, starts_at__range=(now, now + NEAR))
    found = gatherings_visible_to(who).annotate(
        mine=Subquery(answered.filter(seat__in=who.seats).values("coming")[:1]),
        answered=Case(When(called_about, then=counted(answered, "gathering")), default=0),
        noted=Exists(answers.filter(came__isnull=False)),
        asked=Case(When(called_about, then=seats_asked()), default=0),
    )
    wanted = Q(starts_at__gte=now - LONGEST) | Q(process__in=who.led, noted=False)
    found = found.filter(wanted, called_off_at__isnull=True).defer("agenda")
    return _within(processes, found.order_by("starts_at", "pk"))


def _within(processes: Iterable[Process], rows: QuerySet[Any]) -> list[Any]:
    """The rows of these processes, each given its process: not made anew for each, as a leader of fifty has hundreds of rows."""
    known = {process.pk: process for process in processes}
    found = list(rows.filter(process__in=list(known)))
    for row in found:
        row.process = known[row.process_id]
    return found


def seats_asked() -> Case:
    """How many seats are asked to each gathering: its guests; else its circle; else both sides. As an expression."""
    held = Q(account__isnull=False) | Q(family__isnull=False)
    seats = Seat.objects.filter(held, seat_is_held_now(), process=OuterRef("process"), role__in=ASKED)
    guests = GatheringGuest.objects.filter(gathering=OuterRef("pk"))
    return Case(
        When(kind=GatheringKind.BILATERAL, then=counted(guests, "gathering")),
        When(circle__isnull=False, then=counted(seats.filter(circle=OuterRef("circle")), "process")),
        default=counted(seats, "process"),
    )


def counted(rows: QuerySet[Any], by: str) -> Coalesce:
    """The number of `rows` that hang on each outer row, as an expression."""
    counts = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counts), 0)


def asks_me(gathering: Any, who: Standing) -> bool:
    """Whether one is asked to this gathering oneself, and not only leads it."""
    place = who.place_in(gathering.process_id)
    return place is not None and place.role in ASKED


def lacks_answers(gathering: Any, *, now: datetime) -> bool:
    """Whether a gathering that one leads is near, and someone who was asked has not answered."""
    return bool(now <= gathering.starts_at <= now + SOON and gathering.answered < gathering.asked)


def hand_overs_of(who: Standing, processes: Iterable[Process]) -> list[Any]:
    """The living wordings of these of one's processes, the newest first; each carries `sides`, the codes of those who approve."""
    found = HandOver.objects.filter(process__in=who.processes(), replaced_at__isnull=True)
    sides = ArrayAgg("approvals__side", filter=Q(approvals__isnull=False), default=Value([]))
    return _within(processes, found.select_related("station").annotate(sides=sides))


def waits_for_me(hand_over: Any, who: Standing) -> bool:
    """Whether one's own side has not approved this wording."""
    side = who.side_in(hand_over.process_id)
    return side is not None and side.value not in hand_over.sides


def stands(hand_over: Any) -> bool:
    """Whether both sides approve this wording, and it belongs to the station the process is at."""
    agreed = is_handed_over(frozenset(Side(side) for side in hand_over.sides))
    return agreed and hand_over.station.number == hand_over.process.here


def voices_due(who: Standing, account: Account) -> list[Process]:
    """The processes in which one's family is asked for its voice at the gate, and one may give it."""
    speaks_for = FamilyMember.objects.filter(current(), person=account.person_id, kind="adult").values("family")
    spoken = FamilyVoice.objects.filter(process=OuterRef("process"), matter=Matter.JOIN)
    seats = Seat.objects.filter(
        pk__in=who.seats, role=SeatRole.FAMILY, family__in=speaks_for, process__gate=None, process__closed_at=None
    )
    found = seats.select_related("process").annotate(
        ours=Exists(spoken.filter(family=OuterRef("family"))), someones=Exists(spoken)
    )
    return [
        seat.process
        for seat in found
        if voice_is_due(here=seat.process.here, we_have_spoken=seat.ours, someone_has_spoken=seat.someones)
    ]


def reports_to_read(who: Standing) -> list[Report]:
    """The open reports in the processes one facilitates, the oldest first."""
    found = Report.objects.filter(process__in=who.processes(FACILITATORS), closed_at__isnull=True)
    return list(found.select_related("process").order_by("at"))


@dataclass(frozen=True)
class Said:
    """Something one has said, and what became of it: who reads it, whether it waits, where it was taken on."""

    contribution: Contribution
    waits: bool
    carried: tuple[Any, ...]

    @property
    def hidden_because(self) -> str:
        """The facilitator's reason where it is hidden, else empty."""
        hiding = getattr(self.contribution, "hiding", None)
        return hiding.reason if hiding else ""


def said_lately(account: Account, *, seats: Collection[UUID] = (), most: int = 3) -> list[Said]:
    """The newest things one has said, or that are of one's `seats` from paper, with what became of each."""
    mine = Q(author=account.pk) | Q(seat__in=seats)
    found = Contribution.objects.filter(mine).select_related("station", "process__gate", "hiding")
    said = list(found.order_by("-written_at", "pk")[:most])
    taken = _taken_on([each.pk for each in said])
    return [_said(each, tuple(source for source in taken if source.contribution_id == each.pk)) for each in said]


def _said(contribution: Contribution, carried: tuple[Any, ...]) -> Said:
    is_open = getattr(contribution.process, "gate", None) is not None
    return Said(contribution, waits_at_gate(Audience(contribution.audience), gate_is_open=is_open), carried)


def _taken_on(contributions: Collection[UUID]) -> list[Any]:
    """The living wordings that build on these; each carries `sides`, how many sides stand by it."""
    if not contributions:
        return []
    found = HandOverSource.objects.filter(contribution__in=contributions, hand_over__replaced_at__isnull=True)
    return list(found.select_related("hand_over__station").annotate(sides=Count("hand_over__approvals")))
