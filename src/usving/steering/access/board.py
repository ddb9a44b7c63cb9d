"""The doors to the board."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.people.models import Account
from usving.process.access import Standing, process_to_take_part_in, standing_of
from usving.process.models import Process
from usving.process.rules.seats import Side
from usving.steering.models import AgendaPoint, BoardDecision, BoardMeeting, BoardSeat, BoardYes, DecisionYes


def board_seats_visible_to(who: Standing) -> QuerySet[BoardSeat]:
    """Who sits on the boards of one's processes, and whom one's own circle has proposed."""
    sits = Q(sits_since__isnull=False, process__in=who.processes())
    return BoardSeat.objects.filter(sits | Q(circle__in=who.sits_in))


def board_yeses_visible_to(who: Standing) -> QuerySet[BoardYes]:
    """What one's own circle says to those who are proposed."""
    return BoardYes.objects.filter(board_seat__circle__in=who.sits_in)


def meetings_visible_to(who: Standing) -> QuerySet[BoardMeeting]:
    """The board's meetings, for all in the process."""
    return BoardMeeting.objects.filter(process__in=who.processes())


def points_visible_to(who: Standing) -> QuerySet[AgendaPoint]:
    """What is to be taken up, for all in the process."""
    return AgendaPoint.objects.filter(process__in=who.processes())


def board_decisions_visible_to(who: Standing) -> QuerySet[BoardDecision]:
    """What the boards have decided, for all in the process."""
    return BoardDecision.objects.filter(process__in=who.processes())


def decision_yeses_visible_to(who: Standing) -> QuerySet[DecisionYes]:
    """Which sides have said yes, for all in the process."""
    return DecisionYes.objects.filter(decision__process__in=who.processes())


def boards_of(who: Standing) -> frozenset[UUID]:
    """The processes on whose board one sits."""
    sits = BoardSeat.objects.filter(seat__in=who.seats, sits_since__isnull=False, left_at__isnull=True)
    return frozenset(sits.values_list("process_id", flat=True))


def steers(who: Standing) -> frozenset[UUID]:
    """The open processes where one sits on the board or leads."""
    still_open = frozenset(place.process for place in who.places if place.is_open)
    return who.run | (boards_of(who) & still_open)


def board_to_steer(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process where one sits on the board or leads; 404 otherwise."""
    process, who = process_to_take_part_in(user, pk)
    if process.pk not in steers(who):
        raise Http404
    return process, who


def board_to_choose_for(user: Account, pk: UUID) -> tuple[Process, Standing, Side]:
    """A process where one chooses for one's circle: a family or a provider there; 404 otherwise."""
    process, who = process_to_take_part_in(user, pk)
    side = who.side_in(process.pk)
    if side is None:
        raise Http404
    return process, who, side


def board_seat_to_choose(user: Account, pk: UUID) -> tuple[BoardSeat, Standing]:
    """One whom one's own circle has proposed; 404 for everyone else."""
    who = standing_of(user)
    found = BoardSeat.objects.filter(circle__in=who.sits_in, left_at__isnull=True).select_related("process", "seat")
    board_seat = get_object_or_404(found, pk=pk)
    if who.side_in(board_seat.process_id) is None:
        raise Http404
    return board_seat, who


def meeting_for(user: Account, pk: UUID) -> tuple[BoardMeeting, Standing]:
    """A meeting of a board in one's process; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(meetings_visible_to(who).select_related("process", "gathering"), pk=pk), who


def meeting_to_steer(user: Account, pk: UUID) -> tuple[BoardMeeting, Standing]:
    """A meeting one plans; 404 for others."""
    meeting, who = meeting_for(user, pk)
    if meeting.process_id not in steers(who):
        raise Http404
    return meeting, who


def point_for(user: Account, pk: UUID) -> tuple[AgendaPoint, Standing]:
    """Something to be taken up in one's process; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(points_visible_to(who).select_related("process", "meeting", "decision"), pk=pk), who


def point_to_steer(user: Account, pk: UUID) -> tuple[AgendaPoint, Standing]:
    """Something to be taken up where one sits on the board or leads; 404 for others."""
    point, who = point_for(user, pk)
    if point.process_id not in steers(who):
        raise Http404
    return point, who


def point_to_withdraw(user: Account, pk: UUID) -> AgendaPoint:
    """What one has proposed oneself, or may steer; 404 for others."""
    point, who = point_for(user, pk)
    place = who.place_in(point.process_id)
    mine = point.by_id == user.pk and place is not None and place.is_open
    if not mine and point.process_id not in steers(who):
        raise Http404
    return point


def board_decision_for(user: Account, pk: UUID) -> tuple[BoardDecision, Standing]:
    """Something a board in one's process has decided; 404 otherwise."""
    who = standing_of(user)
    found = board_decisions_visible_to(who).select_related("process", "point__meeting__gathering")
    return get_object_or_404(found, pk=pk), who


def board_decision_to_steer(user: Account, pk: UUID) -> tuple[BoardDecision, Standing]:
    """A decision one may word or tell of; 404 for those who neither sit on the board nor lead."""
    decision, who = board_decision_for(user, pk)
    if decision.process_id not in steers(who):
        raise Http404
    return decision, who


def board_decision_to_tell_of(user: Account, pk: UUID) -> tuple[BoardDecision, Standing]:
    """A decision whose outcome one may tell: its owner, the board and those who lead; 404 for others."""
    decision, who = board_decision_for(user, pk)
    owns = any(place.seat == decision.owner_id and place.is_open for place in who.places)
    if not owns and decision.process_id not in steers(who):
        raise Http404
    return decision, who


def board_decision_to_answer(user: Account, pk: UUID) -> tuple[BoardDecision, Side]:
    """A decision that one's side may say yes to, from a seat on the board; 404 for everyone else."""
    decision, who = board_decision_for(user, pk)
    side = who.side_in(decision.process_id)
    if side is None or decision.process_id not in boards_of(who):
        raise Http404
    return decision, side
