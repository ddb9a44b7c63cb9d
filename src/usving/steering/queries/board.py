"""What the pages of the board read."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from usving.process.access import Standing, gatherings_visible_to, seats_visible_to
from usving.process.models import Gathering, Process, Seat
from usving.process.models.processes import SIDES
from usving.process.queries.gatherings import taken
from usving.process.rules.seats import SeatRole, Side
from usving.steering.access.board import (
    board_decisions_visible_to,
    board_seats_visible_to,
    board_yeses_visible_to,
    boards_of,
    decision_yeses_visible_to,
    meetings_visible_to,
    points_visible_to,
    steers,
)
from usving.steering.models import AgendaPoint, BoardDecision, BoardMeeting, BoardSeat
from usving.steering.models.decisions import HEARD
from usving.steering.rules.board import NEEDS_BOTH, Heard, Matter

ROLE_OF = {Side.FAMILIES: SeatRole.FAMILY, Side.PROVIDERS: SeatRole.PROVIDER}


@dataclass(frozen=True)
class Member:
    """One on the board, or proposed for it: the seat where one may see it, how many say yes, and whether one is among them."""

    board_seat: BoardSeat
    seat: Seat | None
    yeses: int
    said_yes: bool
    mine: bool


@dataclass(frozen=True)
class BoardSide:
    """One side of the board."""

    side: Side
    label: Any
    members: list[Member]


@dataclass(frozen=True)
class Board:
    """The board as one sees it: both sides, those one's own circle has proposed, and what one may do."""

    sides: list[BoardSide]
    proposed: list[Member]
    steers: bool
    sits: bool
    chooses: bool

    @property
    def counts(self) -> dict[str, int]:
        """How many sit there, by side."""
        return {each.side.value: len(each.members) for each in self.sides}

    @property
    def fewest(self) -> Any:
        """The side that has fewer, in words; None where there are as many from each."""
        first, second = self.sides
        if len(first.members) == len(second.members):
            return None
        return min(self.sides, key=lambda each: len(each.members)).label


def board_of(process: Process, who: Standing) -> Board:
    """The board of a process."""
    found = list(
        board_seats_visible_to(who).filter(process=process, left_at__isnull=True).order_by("sits_since", "at", "pk")
    )
    known = seats_visible_to(who).in_bulk([each.seat_id for each in found]) if found else {}
    yeses: dict[Any, set[Any]] = {}
    for board_seat, seat in board_yeses_visible_to(who).filter(board_seat__in=found).values_list("board_seat", "seat"):
        yeses.setdefault(board_seat, set()).add(seat)
    members = [
        Member(
            each, known.get(each.seat_id), len(yeses.get(each.pk, ())), bool(yeses.get(each.pk, set()) & who.seats),
            each.seat_id in who.seats,
        )
        for each in found
    ]  # fmt: skip
    sides = [
        BoardSide(side, SIDES[side], [m for m in members if m.board_seat.sits_since and m.board_seat.side == side])
        for side in Side
    ]
    proposed = [member for member in members if not member.board_seat.sits_since]
    sits, chooses = process.pk in boards_of(who), who.side_in(process.pk) is not None
    return Board(sides, proposed, process.pk in steers(who), sits, chooses)


def candidates(process: Process, who: Standing, side: Side) -> list[Seat]:
    """The seats of one's own side that are held and neither sit on the board nor are proposed."""
    there = BoardSeat.objects.filter(process=process, left_at__isnull=True).values("seat")
    seats = seats_visible_to(who).filter(taken(), process=process, role=ROLE_OF[side]).exclude(pk__in=there)
    return list(seats.order_by("called", "code"))


def meetings_in(process: Process, who: Standing) -> tuple[list[BoardMeeting], list[BoardMeeting]]:
    """The meetings to come, the first first, and those that have been, the last first."""
    found = list(meetings_visible_to(who).filter(process=process).order_by("day", "at"))
    today = timezone.localdate()
    return [each for each in found if each.day >= today], [each for each in reversed(found) if each.day < today]


def waiting_points(process: Process, who: Standing) -> list[AgendaPoint]:
    """What is proposed and on no meeting, in order."""
    found = points_visible_to(who).filter(process=process, meeting__isnull=True, withdrawn_at__isnull=True)
    return list(found.filter(decision__isnull=True).select_related("decision").order_by("position", "at"))


def points_of(meeting: BoardMeeting, who: Standing) -> list[AgendaPoint]:
    """What a meeting takes up, in order, with the decision where there is one."""
    found = points_visible_to(who).filter(meeting=meeting, withdrawn_at__isnull=True)
    return list(found.select_related("decision").order_by("position", "at"))


def decisions_in(process: Process, who: Standing, words: str, which: str) -> QuerySet[BoardDecision]:
    """What the board has decided, newest first."""
    found = board_decisions_visible_to(who).filter(process=process).select_related("point").order_by("-at", "pk")
    if which == "venter":
        found = found.filter(in_force_at__isnull=True)
    if which == "folges":
        found = found.filter(in_force_at__isnull=False, became_at__isnull=True)
    if not words:
        return found
    return found.filter(Q(text__icontains=words) | Q(reasons__icontains=words) | Q(point__title__icontains=words))


@dataclass(frozen=True)
class Decided:
    """A decision as its page has it."""

    decision: BoardDecision
    needs_both: bool
    sides: list[tuple[Any, bool]]  # each side's words, and whether it has said yes to these words
    heard: list[Any]
    missing: list[Any]  # who was not heard, of those who usually can be
    owner: Seat | None


def decided(decision: BoardDecision, who: Standing) -> Decided:
    """One decision, with who has said yes and who was heard."""
    said = dict(decision_yeses_visible_to(who).filter(decision=decision).values_list("side", "version"))
    sides = [(SIDES[side], said.get(side.value) == decision.version) for side in Side]
    owner = seats_visible_to(who).filter(pk=decision.owner_id).first() if decision.owner_id else None
    heard = [HEARD[each] for each in Heard if each.value in decision.heard]
    missing = [HEARD[each] for each in Heard if each.value not in decision.heard]
    return Decided(decision, Matter(decision.point.matter) in NEEDS_BOTH, sides, heard, missing, owner)


def owners_in(process: Process, who: Standing) -> list[Seat]:
    """Those who can see to something: the held seats that one sees, of all who take part."""
    seats = seats_visible_to(who).filter(taken(), process=process)
    return list(
        seats.filter(role__in=["family", "provider", "facilitator", "process-leader"]).order_by("role", "called")
    )


def gatherings_to_meet_at(process: Process, who: Standing) -> list[Gathering]:
    """The gatherings of both sides that the board may meet at."""
    found = gatherings_visible_to(who).filter(process=process, kind__in=["joint", "open"], called_off_at__isnull=True)
    return list(found.order_by("-starts_at")[:20])
