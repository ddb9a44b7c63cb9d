"""What the board decides: writing it down, both sides' yes, and what became of it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.actions.tasks import set_task
from usving.process.rules.seats import Side
from usving.steering.actions.board import sitting_in
from usving.steering.models import AgendaPoint, BoardDecision, DecisionYes
from usving.steering.models.refusals import REFUSALS
from usving.steering.rules.board import Matter, WhyNotBoard, holds, why_not_decide

FIELD_OF = {WhyNotBoard.NOBODY_HEARD: "heard", WhyNotBoard.DAY_PAST: "follow_up"}
Words = Mapping[str, Any]  # text, reasons, heard, not_heard, owner, follow_up


@transaction.atomic
def decide(point: AgendaPoint, *, key: UUID, words: Words, by: Account) -> BoardDecision:
    """Write down what the board decided on a point. Sent twice it is decided once.

    Raises Refused where the board is not even or empty, the point is withdrawn or decided, nobody is heard or the day is over.
    """
    held = AgendaPoint.objects.select_for_update(of=("self",)).get(pk=point.pk)
    if already := BoardDecision.objects.filter(point=held).first():
        if already.pk == key:
            return already
        raise Refused(REFUSALS[WhyNotBoard.DECIDED])
    if held.withdrawn_at:
        raise Refused(REFUSALS[WhyNotBoard.WITHDRAWN])
    _check(held.process_id, words)
    made = BoardDecision.objects.create(
        pk=key, municipality_id=by.municipality_id, process_id=held.process_id, point=held, by=by, **words
    )
    record("steering.board_decided", by=by, about=made, matter=held.matter)
    _settle(made, by)
    return made


@transaction.atomic
def reword(decision: BoardDecision, *, words: Words, by: Account) -> BoardDecision:
    """Word a decision anew that is not in force yet; whoever has said yes is asked again. Raises Refused."""
    held = BoardDecision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if held.in_force_at:
        raise Refused(REFUSALS[WhyNotBoard.IN_FORCE])
    _check(held.process_id, words)
    for name, said in words.items():
        setattr(held, name, said)
    held.version += 1
    held.save()
    record("steering.board_decision_worded", by=by, about=held, version=held.version)
    return held


@transaction.atomic
def say_yes(decision: BoardDecision, *, side: Side, version: int, by: Account) -> BoardDecision:
    """Say yes to exactly these words for one's side; with the other side's yes it is in force. Raises Refused."""
    held = BoardDecision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if held.version != version:
        raise Refused(REFUSALS[WhyNotBoard.NEWER_WORDS])
    DecisionYes.objects.update_or_create(
        decision=held, side=side.value,
        defaults={"municipality_id": by.municipality_id, "version": version, "by": by, "at": timezone.now()},
    )  # fmt: skip
    record("steering.board_decision_approved", by=by, about=held, side=side.value)
    _settle(held, by)
    return held


def _settle(held: BoardDecision, by: Account) -> None:
    """Put it in force where it needs no more; what was decided at a gathering gets its task there from one who leads."""
    yeses = DecisionYes.objects.filter(decision=held, version=held.version).values_list("side", flat=True)
    matter = AgendaPoint.objects.values_list("matter", flat=True).get(pk=held.point_id)
    if held.in_force_at is None and holds(Matter(matter), frozenset(yeses)):
        held.in_force_at = timezone.now()
        held.save(update_fields=["in_force_at"])
        record("steering.board_decision_in_force", by=by, about=held)


@transaction.atomic
def make_task(decision: BoardDecision, *, text: str, by: Account) -> None:
    """Let a decision from a gathering stand as a task there, once, for its owner and until its day. Raises Refused."""
    point = AgendaPoint.objects.select_related("meeting__gathering").get(pk=decision.point_id)
    gathering = point.meeting.gathering if point.meeting else None
    if decision.in_force_at is None or gathering is None:
        raise Refused(REFUSALS[WhyNotBoard.NOT_IN_FORCE])
    owner = {"seat_id": decision.owner_id} if decision.owner_id else {"side": Side.PROVIDERS.value}
    set_task(
        gathering, key=uuid5(decision.pk, "task"), text=text, due=decision.follow_up, owner=owner, decision=None, by=by
    )


@transaction.atomic
def tell_what_became(decision: BoardDecision, *, words: str, by: Account) -> BoardDecision:
    """Say what became of a decision. Said again, the last word counts. Raises Refused before it is in force."""
    held = BoardDecision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if held.in_force_at is None:
        raise Refused(REFUSALS[WhyNotBoard.NOT_IN_FORCE])
    held.became, held.became_at = words.strip(), timezone.now()
    held.save(update_fields=["became", "became_at"])
    record("steering.board_decision_became", by=by, about=held)
    return held


def _check(process: UUID, words: Words) -> None:
    sitting = {side.value: number for side, number in sitting_in(process).items()}
    today, heard = timezone.localdate(), len(words["heard"])
    if reason := why_not_decide(sitting, heard=heard, follow_up=words["follow_up"], today=today):
        raise Refused(REFUSALS[reason], field=FIELD_OF.get(reason))
