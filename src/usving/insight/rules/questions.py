"""An open question: held open while evidence for and against is gathered; closed by both sides, opened again by one."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from usving.core.states import Machine, Move
from usving.process.rules.seats import Side

LOOK_AFTER = timedelta(days=365)


class QuestionState(StrEnum):
    """How open a question is."""

    OPEN = "open"
    FAMILIES_CLOSE = "families-close"
    PROVIDERS_CLOSE = "providers-close"
    CLOSED = "closed"


class QuestionAct(StrEnum):
    """What is done to a question."""

    FAMILIES_CLOSE = "families-close"
    PROVIDERS_CLOSE = "providers-close"
    OPEN = "open"
    LOOK = "look"


class Direction(StrEnum):
    """Which way evidence points."""

    FOR = "for"
    AGAINST = "against"


class WhyNotAsk(StrEnum):
    """Why something cannot be done to a question."""

    NO_SIDE = "question-no-side"
    NO_WORDS = "question-no-words"
    CLOSED = "question-closed"
    NOT_NOW = "question-not-now"
    NOT_LEADING = "question-not-leading"


S, A = QuestionState, QuestionAct
FAMILIES, PROVIDERS, EITHER = "noen fra familiene", "noen fra tjenestene", "noen fra en av sidene"
ENOUGH = "synes svaret er godt nok, og sier hvorfor"
QUESTION: Machine[QuestionState, QuestionAct] = Machine(
    "question",
    "Åpent spørsmål",
    first=S.OPEN,
    labels={
        S.OPEN: "åpent",
        S.FAMILIES_CLOSE: "familiene vil lukke",
        S.PROVIDERS_CLOSE: "tjenestene vil lukke",
        S.CLOSED: "lukket av begge sider",
    },
    moves=(
        Move(S.OPEN, A.FAMILIES_CLOSE, S.FAMILIES_CLOSE, FAMILIES, ENOUGH),
        Move(S.OPEN, A.PROVIDERS_CLOSE, S.PROVIDERS_CLOSE, PROVIDERS, ENOUGH),
        Move(S.FAMILIES_CLOSE, A.PROVIDERS_CLOSE, S.CLOSED, PROVIDERS, ENOUGH),
        Move(S.PROVIDERS_CLOSE, A.FAMILIES_CLOSE, S.CLOSED, FAMILIES, ENOUGH),
        Move(S.FAMILIES_CLOSE, A.OPEN, S.OPEN, EITHER, "vil holde det åpent, og sier hvorfor"),
        Move(S.PROVIDERS_CLOSE, A.OPEN, S.OPEN, EITHER, "vil holde det åpent, og sier hvorfor"),
        Move(S.CLOSED, A.OPEN, S.OPEN, EITHER, "én side er nok til å åpne det igjen"),
        *(Move(s, A.LOOK, s, "de som leder", "ses på hvert år, også når det er lukket") for s in QuestionState),
    ),
)
CLOSES: Mapping[Side, QuestionAct] = {Side.FAMILIES: A.FAMILIES_CLOSE, Side.PROVIDERS: A.PROVIDERS_CLOSE}
OF_SIDE: Mapping[Side, frozenset[QuestionAct]] = {side: frozenset({act}) for side, act in CLOSES.items()}


def why_not_do(
    act: QuestionAct, state: QuestionState, *, side: Side | None, leads: bool, words: str
) -> WhyNotAsk | None:
    """Say why this cannot be done to a question, or None. Closing is for one's own side; to look is for those who lead."""
    if act is QuestionAct.LOOK:
        refused = None if leads else WhyNotAsk.NOT_LEADING
    else:
        refused = WhyNotAsk.NO_SIDE if side is None or (act in CLOSES.values() and act != CLOSES[side]) else None
    if refused:
        return refused
    if not QUESTION.allows(state, act):
        return WhyNotAsk.NOT_NOW
    return None if words.strip() else WhyNotAsk.NO_WORDS


def why_not_give(state: QuestionState, *, speaks: bool, words: str, source: str) -> WhyNotAsk | None:
    """Say why evidence cannot be given, or None. What is closed is opened again first."""
    if not speaks:
        return WhyNotAsk.NO_SIDE
    if state is QuestionState.CLOSED:
        return WhyNotAsk.CLOSED
    return None if words.strip() and source.strip() else WhyNotAsk.NO_WORDS


def look_day(from_day: date) -> date:
    """The day a question is to be looked at again."""
    return from_day + LOOK_AFTER
