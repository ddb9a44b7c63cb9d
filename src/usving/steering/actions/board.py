"""The board: choosing who sits there, its meetings, and what is to be taken up."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from usving.audit.actions import record
from usving.core.database.asking import rows_of
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.models import Gathering, Process, Seat
from usving.process.queries.gatherings import taken
from usving.process.rules.seats import SeatRole, Side
from usving.steering.models import AgendaPoint, BoardMeeting, BoardSeat, BoardYes
from usving.steering.models.refusals import REFUSALS
from usving.steering.rules.board import WhyNotBoard, is_chosen, why_not_sit

ROLE_OF = {Side.FAMILIES: SeatRole.FAMILY, Side.PROVIDERS: SeatRole.PROVIDER}


@transaction.atomic
def propose(process: Process, *, seat: Seat, side: Side, own: UUID, by: Account) -> BoardSeat:
    """Propose a seat of one's own circle for the board; the proposer's own seat says yes with it. Once is enough."""
    already = BoardSeat.objects.filter(seat=seat, left_at__isnull=True).first()
    if already is None:
        already = BoardSeat.objects.create(
            municipality_id=by.municipality_id, process=process, circle_id=str(seat.circle_id), seat=seat, side=side.value, by=by
        )  # fmt: skip
        record("steering.board_proposed", by=by, about=already)
    return say_yes(already, own=own, by=by)


@transaction.atomic
def say_yes(board_seat: BoardSeat, *, own: UUID, by: Account) -> BoardSeat:
    """Say yes to one of one's circle, for one's own seat. Who has enough sits there from now.

    Raises Refused where the side would get two more than the other.
    """
    held = BoardSeat.objects.select_for_update(of=("self",)).get(pk=board_seat.pk)
    BoardYes.objects.get_or_create(
        board_seat=held, seat_id=own, defaults={"municipality_id": by.municipality_id}
    )  # fmt: skip
    record("steering.board_yes", by=by, about=held)
    circle = set(_held(held.process_id, Side(held.side)).values_list("pk", flat=True))
    yeses = circle.intersection(BoardYes.objects.filter(board_seat=held).values_list("seat_id", flat=True))
    if held.sits_since is None and is_chosen(own=held.seat_id in yeses, yeses=len(yeses), circle=len(circle)):
        _take_seat(held, by)
    return held


def _take_seat(held: BoardSeat, by: Account) -> None:
    sitting = sitting_in(held.process_id)
    ours = sitting[Side(held.side)]
    if reason := why_not_sit(ours=ours, theirs=sum(sitting.values()) - ours):
        raise Refused(REFUSALS[reason])
    held.sits_since = timezone.now()
    held.save(update_fields=["sits_since"])
    record("steering.board_joined", by=by, about=held)


@transaction.atomic
def leave(board_seat: BoardSeat, *, by: Account) -> None:
    """Let a seat go out of the board, or take a proposal away."""
    held = BoardSeat.objects.select_for_update(of=("self",)).get(pk=board_seat.pk)
    if held.left_at is None:
        held.left_at = timezone.now()
        held.save(update_fields=["left_at"])
        record("steering.board_left", by=by, about=held)


def sitting_in(process: UUID) -> dict[Side, int]:
    """How many of each side sit on the board now; whoever has left the process sits there no more."""
    found = dict(rows_of("steering_sitting", process))
    return {side: found.get(side.value, 0) for side in Side}


def _held(process: UUID, side: Side) -> Any:
    """The seats of a side that somebody sits in now."""
    return Seat.objects.filter(taken(), process=process, role=ROLE_OF[side].value)


@transaction.atomic
def plan_meeting(
    process: Process, *, key: UUID, day: date, place: str, gathering: Gathering | None, by: Account
) -> BoardMeeting:
    """Plan a meeting: a gathering of the process, or a day and a place. Sent twice it is planned once."""
    made, fresh = BoardMeeting.objects.get_or_create(
        pk=key,
        defaults={
            "municipality_id": by.municipality_id, "process": process, "day": day, "place": place, "gathering": gathering,
            "by": by,
        },
    )  # fmt: skip
    if fresh:
        record("steering.board_meeting_planned", by=by, about=made)
    return made


@transaction.atomic
def change_meeting(
    meeting: BoardMeeting, *, day: date, place: str, gathering: Gathering | None, by: Account
) -> BoardMeeting:
    """Move a meeting, or give it another gathering."""
    meeting.day, meeting.place, meeting.gathering = day, place, gathering
    meeting.save(update_fields=["day", "place", "gathering"])
    record("steering.board_meeting_changed", by=by, about=meeting)
    return meeting


@transaction.atomic
def propose_point(
    process: Process, *, key: UUID, title: str, about: str, matter: str, side: Side | None, by: Account
) -> AgendaPoint:
    """Propose something for the board to take up; it stands last. Sent twice it is proposed once."""
    last = AgendaPoint.objects.filter(process=process).aggregate(last=Max("position"))["last"] or 0
    made, fresh = AgendaPoint.objects.get_or_create(
        pk=key,
        defaults={
            "municipality_id": by.municipality_id, "process": process, "title": title, "about": about, "matter": matter,
            "side": side.value if side else "", "by": by, "position": last + 1,
        },
    )  # fmt: skip
    if fresh:
        record("steering.board_point_proposed", by=by, about=made, matter=matter)
    return made


@transaction.atomic
def withdraw_point(point: AgendaPoint, *, by: Account) -> None:
    """Take a point away that is not decided. Raises Refused where it is."""
    held = AgendaPoint.objects.select_for_update(of=("self",)).get(pk=point.pk)
    if hasattr(held, "decision"):
        raise Refused(REFUSALS[WhyNotBoard.DECIDED])
    if held.withdrawn_at is None:
        held.withdrawn_at = timezone.now()
        held.save(update_fields=["withdrawn_at"])
        record("steering.board_point_withdrawn", by=by, about=held)


@transaction.atomic
def put_on(meeting: BoardMeeting, *, points: Iterable[AgendaPoint], by: Account) -> int:
    """Set what a meeting takes up, in this order; the rest waits for another. Decided points stay. Returns how many."""
    wanted = list(points)
    waiting = AgendaPoint.objects.select_for_update(of=("self",)).filter(process_id=meeting.process_id)
    decided = AgendaPoint.objects.filter(process_id=meeting.process_id, decision__isnull=False).values("pk")
    waiting.filter(meeting=meeting).exclude(pk__in=decided).update(meeting=None)
    for position, point in enumerate(wanted, start=1):
        AgendaPoint.objects.filter(pk=point.pk).update(meeting=meeting, position=position)
    record("steering.board_agenda_set", by=by, about=meeting, points=len(wanted))
    return len(wanted)


@transaction.atomic
def move_up(point: AgendaPoint, *, by: Account) -> None:
    """Let a point change places with the one before it in the same meeting, or among those that wait."""
    same = AgendaPoint.objects.filter(process_id=point.process_id, meeting=point.meeting, withdrawn_at__isnull=True)
    row = list(same.order_by("position", "at", "pk").select_for_update(of=("self",)))
    index = next(
        (place for place, each in enumerate(row) if each.pk == point.pk), 0
    )  # 0 also for one withdrawn just now
    if index:
        row[index - 1], row[index] = row[index], row[index - 1]
    for position, each in enumerate(row, start=1):
        if each.position != position:
            AgendaPoint.objects.filter(pk=each.pk).update(position=position)
    record("steering.board_point_moved", by=by, about=point)
