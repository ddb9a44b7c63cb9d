"""What happens between two who have found each other: said, agreed, handed over, given back, thanked. Every state is honourable.

Two sides: the one who gives or lends, and the one who receives. `asked` is the side that put the thing or the wish up, and that
says yes or no to who answered.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from usving.core.states import Machine, Move

MOST_MESSAGES = 6  # of each of the two: enough to meet, too few to quarrel
LONGEST_MESSAGE, LONGEST_THANKS, LONGEST_PLACE = 300, 300, 120
LONGEST_LOAN = timedelta(days=365)
REMIND = (-1, 2, 9)  # days from the day that something is to be back; then no more


class Party(StrEnum):
    """One of the two."""

    GIVER = "giver"
    TAKER = "taker"


class AgreementState(StrEnum):
    """How far two have come."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    HANDED_OVER = "handed-over"
    RETURNED = "returned"
    THANKED = "thanked"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class AgreementAct(StrEnum):
    """What one of the two can do."""

    AGREE = "agree"
    DECLINE = "decline"
    CANCEL = "cancel"
    HAND_OVER = "hand-over"
    PROLONG = "prolong"
    GIVE_BACK = "give-back"
    THANK = "thank"


S, A = AgreementState, AgreementAct
ASKED, ANSWERED, EITHER = "den som la ut", "den som svarte", "en av de to"
AGREEMENT = Machine(
    "agreement",
    "Bytteavtale",
    first=S.PROPOSED,
    labels={
        S.PROPOSED: "spurt",
        S.AGREED: "avtalt",
        S.HANDED_OVER: "overlevert",
        S.RETURNED: "levert tilbake",
        S.THANKED: "takket for",
        S.DECLINED: "passet ikke",
        S.CANCELLED: "avlyst",
    },
    moves=(
        Move(S.PROPOSED, A.AGREE, S.AGREED, ASKED, "den første som får ja, har det"),
        Move(S.PROPOSED, A.DECLINE, S.DECLINED, ASKED, "et nei trenger ingen grunn"),
        Move(S.PROPOSED, A.CANCEL, S.CANCELLED, ANSWERED, "man kan ombestemme seg"),
        Move(S.AGREED, A.HAND_OVER, S.HANDED_OVER, EITHER, "tingen er gitt, eller hjelpen er gjort"),
        Move(S.AGREED, A.CANCEL, S.CANCELLED, EITHER, "livet kommer i veien; ingen får vite hvorfor"),
        Move(S.HANDED_OVER, A.GIVE_BACK, S.RETURNED, EITHER, "det som er lånt, er tilbake"),
        Move(S.HANDED_OVER, A.PROLONG, S.HANDED_OVER, EITHER, "det som er lånt, får en ny dag"),
        Move(S.HANDED_OVER, A.THANK, S.THANKED, EITHER, "det som er gitt, trenger ikke tilbake"),
        Move(S.RETURNED, A.THANK, S.THANKED, EITHER, "takk er valgfritt"),
    ),
)
RUNNING = frozenset({S.PROPOSED, S.AGREED, S.HANDED_OVER})


class WhyNotMove(StrEnum):
    """Why an act cannot be done now."""

    NOT_NOW = "move-not-now"
    TAKEN = "move-taken"
    NOT_YOURS = "move-not-yours"
    NOT_LENT = "move-not-lent"
    LENT_STILL = "move-lent-still"
    CLOSED = "move-closed"
    OTHER_LEFT = "move-other-left"
    DAY_MISSING = "move-day-missing"
    DAY_PAST = "move-day-past"
    DAY_FAR = "move-day-far"


class WhyNotMessage(StrEnum):
    """Why a message cannot be sent."""

    NOT_RUNNING = "message-not-running"
    ENOUGH = "message-enough"
    CLOSED = "message-closed"


@dataclass(frozen=True)
class Between:
    """What the rules want to know of what is between two, seen from one of them."""

    state: AgreementState
    mine: Party
    asked: Party
    lent: bool
    is_open: bool = True  # the process
    both_here: bool = True


def why_not_move(act: AgreementAct, between: Between) -> WhyNotMove | None:
    """Say why one of the two cannot do this now, or None."""
    if not between.is_open:
        return WhyNotMove.CLOSED
    if not AGREEMENT.allows(between.state, act):
        return WhyNotMove.NOT_NOW
    if _of_the_other(act, between):
        return WhyNotMove.NOT_YOURS
    if act in (A.GIVE_BACK, A.PROLONG) and not between.lent:
        return WhyNotMove.NOT_LENT
    if act is A.THANK and between.lent and between.state is S.HANDED_OVER:
        return WhyNotMove.LENT_STILL
    return WhyNotMove.OTHER_LEFT if act in (A.AGREE, A.PROLONG) and not between.both_here else None


def _of_the_other(act: AgreementAct, between: Between) -> bool:
    if between.state is not S.PROPOSED:
        return False
    return (act is A.CANCEL) == (between.mine is between.asked)


def why_not_day(due: date | None, *, lent: bool, today: date) -> WhyNotMove | None:
    """Say why a thing cannot be lent until this day, or None; what is given away has none."""
    if not lent:
        return None
    if due is None:
        return WhyNotMove.DAY_MISSING
    if due < today:
        return WhyNotMove.DAY_PAST
    return WhyNotMove.DAY_FAR if due > today + LONGEST_LOAN else None


def acts_for(between: Between) -> tuple[AgreementAct, ...]:
    """What one of the two can do now."""
    return tuple(act for act in AGREEMENT.acts(between.state) if why_not_move(act, between) is None)


def why_not_say(between: Between, *, said: int) -> WhyNotMessage | None:
    """Say why one more message cannot be sent, or None; `said` is how many one has sent."""
    if not between.is_open:
        return WhyNotMessage.CLOSED
    if between.state not in RUNNING:
        return WhyNotMessage.NOT_RUNNING
    return WhyNotMessage.ENOUGH if said >= MOST_MESSAGES else None


def remind_on(due: date, *, today: date) -> bool:
    """Whether the one who has borrowed is reminded today."""
    return (today - due).days in REMIND
