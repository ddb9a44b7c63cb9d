"""What is lifted out of the room: to a named person with a date, one step further each time nobody answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from usving.core.states import Machine, Move


class Direction(StrEnum):
    """Which way something is lifted."""

    UP = "up"
    ACROSS = "across"


class Rung(StrEnum):
    """What kind of step of the ladder someone stands on."""

    PERSON = "person"
    AGENCY = "agency"
    LEADER = "leader"
    DIRECTOR = "director"
    COUNCIL = "council"
    STATE_BANK = "state-bank"


# The usual steps, from the first, each with the days it gets to answer. Those who lift something choose names, and may
# leave steps out or give other days.
LADDERS: Mapping[Direction, tuple[tuple[Rung, int], ...]] = {
    Direction.UP: ((Rung.PERSON, 14), (Rung.LEADER, 14), (Rung.DIRECTOR, 21), (Rung.COUNCIL, 42)),
    Direction.ACROSS: ((Rung.AGENCY, 14), (Rung.LEADER, 14), (Rung.DIRECTOR, 21), (Rung.STATE_BANK, 42)),
}
SHORTEST, LONGEST = 3, 90  # days
AGAIN_AFTER = 7  # days between reminders where nobody stands above


class EscalationState(StrEnum):
    """Where something that is lifted has come."""

    DRAFT = "draft"
    ASKED = "asked"
    SENT = "sent"
    ANSWERED = "answered"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


class EscalationAct(StrEnum):
    """What can be done with it."""

    ASK = "ask"
    REWORD = "reword"
    SEND = "send"
    RISE = "rise"
    REMIND = "remind"
    ANSWER = "answer"
    GO_ON = "go-on"
    SETTLE = "settle"
    WITHDRAW = "withdraw"


class Outcome(StrEnum):
    """What the one who has it answers."""

    WILL = "will"
    PARTLY = "partly"
    CANNOT = "cannot"


class AnswerWay(StrEnum):
    """How an answer came."""

    PLATFORM = "platform"
    LINK = "link"
    PHONE = "phone"
    LETTER = "letter"
    TALK = "talk"


class WhyNotEscalation(StrEnum):
    """Why something cannot be done with what is lifted now."""

    NOT_NOW = "escalation-not-now"
    NO_STEP = "escalation-no-step"
    NO_WAY_TO_REACH = "escalation-no-way-to-reach"
    SOMEBODY_WAITS = "escalation-somebody-waits"
    NEWER_WORDS = "escalation-newer-words"
    TOP_ALREADY = "escalation-top-already"
    NOT_AN_ADULT = "escalation-not-an-adult"
    NOT_CONCERNED = "escalation-not-concerned"


_S, _A = EscalationState, EscalationAct
_CONCERNED, _HOLDER, _CLOCK = "de det gjelder", "den som har saken", "klokken"
ESCALATION = Machine(
    "escalation",
    "Løftet sak",
    first=_S.DRAFT,
    labels={
        _S.DRAFT: "utkast",
        _S.ASKED: "de det gjelder, blir spurt",
        _S.SENT: "sendt",
        _S.ANSWERED: "besvart",
        _S.SETTLED: "ferdig",
        _S.WITHDRAWN: "trukket tilbake",
    },
    moves=(
        Move(_S.DRAFT, _A.REWORD, _S.DRAFT, "den som skriver", "teksten er ikke vist til noen ennå"),
        Move(_S.DRAFT, _A.ASK, _S.ASKED, "den som skriver", "alle det gjelder, skal si ja til ordene"),
        Move(_S.ASKED, _A.REWORD, _S.ASKED, _CONCERNED, "nye ord må alle si ja til på nytt"),
        Move(_S.ASKED, _A.SEND, _S.SENT, _CONCERNED, "alle har sagt ja til akkurat disse ordene"),
        Move(_S.SENT, _A.RISE, _S.SENT, _CLOCK, "fristen er ute, og noen står over"),
        Move(_S.SENT, _A.REMIND, _S.SENT, _CLOCK, "fristen er ute, og ingen står over"),
        Move(_S.SENT, _A.ANSWER, _S.ANSWERED, _HOLDER, "den som har saken, svarer"),
        Move(_S.ANSWERED, _A.GO_ON, _S.SENT, _CONCERNED, "svaret løser det ikke, og noen står over"),
        Move(_S.ANSWERED, _A.SETTLE, _S.SETTLED, _CONCERNED, "svaret er godt nok"),
        Move(_S.DRAFT, _A.WITHDRAW, _S.WITHDRAWN, "den som skriver", "det ble ikke noe av"),
        Move(_S.ASKED, _A.WITHDRAW, _S.WITHDRAWN, _CONCERNED, "én det gjelder, vil ikke"),
        Move(_S.SENT, _A.WITHDRAW, _S.WITHDRAWN, _CONCERNED, "én det gjelder, tar ja-et tilbake"),
        Move(_S.ANSWERED, _A.WITHDRAW, _S.WITHDRAWN, _CONCERNED, "én det gjelder, tar ja-et tilbake"),
    ),
)
SHOWN = frozenset({_S.SENT, _S.ANSWERED, _S.SETTLED})  # in these the one who has it, and those who lead, read the words


@dataclass(frozen=True)
class Holding:
    """What the clock wants to know of something that is sent: the last day to answer, and whether anyone stands above."""

    due: date
    above: bool


def by_the_clock(holding: Holding, *, today: date) -> EscalationAct | None:
    """What the clock does today: nothing before the day is over; then one step up, or a reminder where nobody stands above."""
    if today <= holding.due:
        return None
    return EscalationAct.RISE if holding.above else EscalationAct.REMIND


def due_after(act: EscalationAct, *, today: date, days: int) -> date:
    """The day the next answer is due: the days of the new step, or a week after a reminder."""
    return today + timedelta(days=days if act is not EscalationAct.REMIND else AGAIN_AFTER)


def why_not(state: EscalationState, act: EscalationAct) -> WhyNotEscalation | None:
    """Say that the act is no move from this state, or None."""
    return None if ESCALATION.allows(state, act) else WhyNotEscalation.NOT_NOW


def everyone_says_yes(said: Mapping[UUID, int | None], version: int) -> bool:
    """Whether each whom it concerns has said yes to this version: a yes to other words is no yes. Nobody is no yes either."""
    return bool(said) and all(version == yes for yes in said.values())


def why_not_send(
    state: EscalationState, *, said: Mapping[UUID, int | None], version: int, steps: int
) -> WhyNotEscalation | None:
    """Say why it cannot be sent, or None."""
    if reason := why_not(state, EscalationAct.SEND):
        return reason
    if not steps:
        return WhyNotEscalation.NO_STEP
    return None if everyone_says_yes(said, version) else WhyNotEscalation.SOMEBODY_WAITS


def why_not_further(state: EscalationState, *, above: bool) -> WhyNotEscalation | None:
    """Say why it cannot go one step up after an answer, or None."""
    return why_not(state, EscalationAct.GO_ON) or (None if above else WhyNotEscalation.TOP_ALREADY)
