"""Leading a gathering while it goes on: opening the room, the steps, who has come, who has been heard, what waits."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core import live
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.models import Attendance, Gathering, Heard, Parked, Room, RoomLeader, RoomNote, Seat
from usving.process.models.refusals import REFUSALS
from usving.process.rules.room import Move, moved, why_not_open


@transaction.atomic
def open_room(gathering: Gathering, *, seat: UUID, by: Account, now: datetime | None = None) -> Room:
    """Open the room, or open it again after it was ended, and come into it as one who leads. Pressed twice it is one room."""
    now, off = now or timezone.now(), gathering.called_off_at is not None
    starts, ends, here = (timezone.localtime(each) for each in (gathering.starts_at, gathering.ends_at, now))
    if reason := why_not_open(starts, ends, called_off=off, now=here):
        raise Refused(REFUSALS[reason])
    room, fresh = Room.objects.get_or_create(
        gathering=gathering,
        defaults={"municipality_id": by.municipality_id, "opened_at": now, "step_began_at": now},
    )
    room = _held(room)
    again = room.ended_at is not None or timezone.localtime(room.opened_at).date() < starts.date()
    if again:
        room.ended_at, room.opened_at = None, now
        room.save(update_fields=["ended_at", "opened_at"])
    if fresh or again:
        record("process.room_opened", by=by, about=gathering)
    come_in(gathering, seat=seat, by=by)
    return room


@transaction.atomic
def come_in(gathering: Gathering, *, seat: UUID, by: Account) -> None:
    """Come into the room as one who leads; all there see it, and from now on one sees the wall."""
    _leader, fresh = RoomLeader.objects.get_or_create(
        gathering=gathering, seat_id=seat, defaults={"municipality_id": by.municipality_id}
    )
    if fresh:
        record("process.room_entered", by=by, about=gathering)
    live.changed(gathering.pk)


@transaction.atomic
def move(room: Room, step: Move, *, seen: int, steps: int, by: Account) -> Room:
    """Go on, back, skip, or give the step more time. `seen` is the step on the page it was pressed on: pressed twice, or by
    two who lead, it moves once. An extension is given each time it is pressed, as long as the step is the same.
    """
    room = _held(room)
    if room.step != seen or not room.is_open:
        return room
    going = moved(room.going, step, steps=steps, now=timezone.now())
    room.step, room.step_began_at, room.extra_minutes = going.step, going.began, going.extra
    room.skipped = sorted(going.skipped)
    room.save(update_fields=["step", "step_began_at", "extra_minutes", "skipped"])
    live.changed(room.gathering_id)
    return room


@transaction.atomic
def end(room: Room, *, by: Account) -> None:
    """End the gathering: the wall is taken down, and who has been heard is forgotten."""
    room = _held(room)
    if not room.is_open:
        return
    room.ended_at = timezone.now()
    room.save(update_fields=["ended_at"])
    Heard.objects.filter(gathering=room.gathering_id).delete()
    record("process.room_ended", by=by, about=room.gathering)
    live.changed(room.gathering_id)


@transaction.atomic
def use_one_keyboard(room: Room, *, on: bool, by: Account) -> None:
    """Let one keyboard write for all, or each their own."""
    Room.objects.filter(pk=room.pk).update(one_keyboard=on)
    live.changed(room.gathering_id)


@transaction.atomic
def note_came(gathering: Gathering, *, seat: Seat, came: bool | None, by: Account) -> None:
    """Note at the door that a seat has come; None takes it back."""
    attendance, _fresh = Attendance.objects.get_or_create(
        gathering=gathering, seat=seat, defaults={"came": came, "municipality_id": by.municipality_id}
    )
    if attendance.came is not came:
        attendance.came = came
        attendance.save(update_fields=["came"])
    record("process.attendance_noted", by=by, about=gathering, seats=1)
    live.changed(gathering.pk)


@transaction.atomic
def note_heard(gathering: Gathering, *, seat: Seat, heard: bool, by: Account) -> None:
    """Note that a seat has said something, or take the tick away."""
    if heard:
        Heard.objects.get_or_create(gathering=gathering, seat=seat, defaults={"municipality_id": by.municipality_id})
    else:
        Heard.objects.filter(gathering=gathering, seat=seat).delete()


@transaction.atomic
def park(gathering: Gathering, *, key: UUID, words: str, side: str, by: Account) -> Parked:
    """Park a question until its time comes; sent twice, it is parked once."""
    parked, _fresh = Parked.objects.get_or_create(
        pk=key,
        defaults={"municipality_id": by.municipality_id, "gathering": gathering, "words": words, "side": side},
    )
    live.changed(gathering.pk)
    return parked


@transaction.atomic
def answered(parked: Parked, *, is_answered: bool, by: Account) -> None:
    """Note that a parked question has had its answer, or that it waits after all."""
    parked.answered_at = timezone.now() if is_answered else None
    parked.save(update_fields=["answered_at"])
    live.changed(parked.gathering_id)


@transaction.atomic
def unpark(parked: Parked, *, by: Account) -> None:
    """Take a question away that was parked by mistake."""
    parked.delete()
    live.changed(parked.gathering_id)


@transaction.atomic
def note_for_oneself(gathering: Gathering, *, words: str, by: Account) -> None:
    """Keep what one who leads notes for themselves; empty words are no note."""
    if not words.strip():
        RoomNote.objects.filter(gathering=gathering, author=by).delete()
        return
    RoomNote.objects.update_or_create(
        gathering=gathering,
        author=by,
        defaults={"words": words, "changed_at": timezone.now(), "municipality_id": by.municipality_id},
    )


def end_forgotten() -> int:
    """End the rooms that nobody ended, twelve hours after their gatherings; returns how many. Asked by the clock."""
    with transaction.atomic():
        return answer_of("process_end_forgotten_rooms")


def _held(room: Room) -> Room:
    """Lock the room, so that two who lead do not both move it."""
    return Room.objects.select_for_update(of=("self",)).select_related("gathering").get(pk=room.pk)
