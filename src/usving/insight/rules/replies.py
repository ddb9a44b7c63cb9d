"""That whoever tells gets an answer: who owes it, by when, and who is reminded when."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from usving.core.states import Machine, Move
from usving.process.rules.audience import Audience
from usving.process.rules.seats import SeatRole

# Three weeks: long enough for one gathering to come in between, short enough that the teller still waits for it.
DAYS = 21
LONGEST = 60  # days after the first last day that an answer may be put off to, however often, so that nobody waits without end
BEFORE = (3, 0)  # days before the last day that whoever owes is reminded
AGAIN = 7  # days between reminders when the last day is over
FIRST_AFTER = 1
# Of those who may read it, who owes the answer: those who lead the talk first, then the other side, then the nearest.
ORDER = (SeatRole.FACILITATOR, SeatRole.PROCESS_LEADER, SeatRole.PROVIDER, SeatRole.FAMILY)


class ReplyState(StrEnum):
    """Where an answer is."""

    NOT_OWED = "not-owed"
    OWED = "owed"
    ANSWERED = "answered"


class Happens(StrEnum):
    """What moves an answer from one state to another."""

    SHARED = "shared"  # others than the family may read it now
    NARROWED = "narrowed"  # nobody outside the family reads it any more
    HANDED_OVER = "handed-over"
    PUT_OFF = "put-off"
    ANSWER = "answer"


_AUTHOR, _OWES = "den som fortalte", "den som skal svare, eller de som leder"
REPLY: Machine[ReplyState, Happens] = Machine(
    "reply",
    "Svar til den som fortalte",
    first=ReplyState.NOT_OWED,
    labels={
        ReplyState.NOT_OWED: "ikke skyldig",
        ReplyState.OWED: "venter på svar",
        ReplyState.ANSWERED: "besvart",
    },
    moves=(
        Move(ReplyState.NOT_OWED, Happens.SHARED, ReplyState.OWED, _AUTHOR, "andre enn familien kan lese det"),
        Move(
            ReplyState.OWED, Happens.NARROWED, ReplyState.NOT_OWED, _AUTHOR, "ingen utenfor familien leser det lenger"
        ),
        Move(ReplyState.OWED, Happens.HANDED_OVER, ReplyState.OWED, _OWES, "en annen som kan lese det, svarer heller"),
        Move(ReplyState.OWED, Happens.PUT_OFF, ReplyState.OWED, _OWES, "det trengs mer tid; den som fortalte, ser det"),
        Move(ReplyState.OWED, Happens.ANSWER, ReplyState.ANSWERED, _OWES, "i ord; den som fortalte, får vite det"),
    ),
)


class WhyNotReply(StrEnum):
    """Why an answer cannot be given, or not be handed over so."""

    ANSWERED_ALREADY = "answered-already"
    NOT_YOURS = "reply-not-yours"
    CANNOT_READ = "reply-cannot-read"
    WORDS_MISSING = "reply-words-missing"
    DAY_PAST = "reply-day-past"
    DAY_TOO_FAR = "reply-day-too-far"


@dataclass(frozen=True)
class Shared:
    """How far something is shared, as far as an answer depends on it.

    `joined`: whether the circles have; `guest`: whether the facilitator reads along in the circle it was told in.
    """

    audience: Audience
    circle: UUID | None
    chosen: frozenset[UUID]
    family: UUID | None
    joined: bool
    guest: bool
    contact: bool = False


@dataclass(frozen=True)
class Chair:
    """One seat that somebody holds: who sits there, for which family or none, and in which circle."""

    seat: UUID
    role: SeatRole
    circle: UUID | None
    family: UUID | None = None
    mine: bool = False


def move(state: ReplyState, happens: Happens) -> ReplyState:
    """The state after something has happened; what is no move changes nothing: an answer that is given stays given."""
    return REPLY.after(state, happens) or state


def is_owed(audience: Audience, *, contact: bool) -> bool:
    """Whether something shared so is owed an answer: when others than the family itself may read it."""
    return contact or audience in (Audience.CHOSEN, Audience.CIRCLE, Audience.ALL)


def reads(chair: Chair, shared: Shared) -> bool:
    """Whether whoever sits on a seat may read it by its audience; the author's own family never owes the answer."""
    if chair.mine or (chair.family is not None and chair.family == shared.family):
        return False
    if shared.audience is Audience.CHOSEN:
        return chair.seat in shared.chosen
    if shared.audience not in (Audience.CIRCLE, Audience.ALL):
        return False
    if chair.circle is not None and chair.circle == shared.circle:
        return True
    if shared.guest and chair.role is SeatRole.FACILITATOR:
        return True
    return shared.audience is Audience.ALL and shared.joined


def who_owes(chairs: list[Chair], shared: Shared) -> UUID | None:
    """The seat that owes the answer, of those that may read it; None where the family's contact does, or the whole circle.

    In a circle of families nobody stands before the others: there the circle owes it together.
    """
    able = sorted((chair for chair in chairs if reads(chair, shared)), key=lambda each: (_place(each), each.seat))
    if not able or (able[0].role is SeatRole.FAMILY and shared.audience is not Audience.CHOSEN):
        return None
    return able[0].seat


def _place(chair: Chair) -> int:
    return ORDER.index(chair.role) if chair.role in ORDER else len(ORDER)


def due_day(asked: date) -> date:
    """The last day for an answer to what was shared on a day."""
    return asked + timedelta(days=DAYS)


def reminders(due: date, today: date) -> list[date]:
    """The days up to today that someone is reminded on: before the last day, on it, the day after, then every week."""
    days = [due - timedelta(days=before) for before in BEFORE]
    late = due + timedelta(days=FIRST_AFTER)
    while late <= today:
        days.append(late)
        late += timedelta(days=AGAIN)
    return [day for day in days if day <= today]


def newest_reminder(due: date, today: date) -> date | None:
    """The reminder that counts now; None before the first. A machine that was off for days reminds once."""
    return max(reminders(due, today), default=None)


def why_not_put_off(first: date, to: date, *, today: date) -> WhyNotReply | None:
    """Say why the last day cannot be another, or None. `first`: the last day as it was before anyone put it off."""
    if to < today:
        return WhyNotReply.DAY_PAST
    if to > first + timedelta(days=LONGEST):
        return WhyNotReply.DAY_TOO_FAR
    return None
