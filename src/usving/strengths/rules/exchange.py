"""Offers and wishes in a process: who may put them up, who sees them, and what an offer or a wish must be.

Nothing here counts what anyone has given or been given; there is no such number anywhere.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from usving.process.rules.seats import LEADS, SeatRole

LONGEST_TITLE, LONGEST_WORDS, LONGEST_SIGNED, LONGEST_AREA = 100, 500, 60, 100
MOST = 50  # so many of a thing, or places in a car, at most
STANDS = timedelta(days=60)  # so long something stands that says nothing else
LONGEST = timedelta(days=365)


class Way(StrEnum):
    """Whether something is offered, or wished for."""

    OFFER = "offer"
    ASK = "ask"


class PostKind(StrEnum):
    """What is offered or wished for."""

    THING = "thing"
    SKILL = "skill"
    TIME = "time"
    RIDE = "ride"
    SECOND_HAND = "second-hand"


class Reach(StrEnum):
    """Who sees it. Volunteers see the task that the asker has worded for them, and nothing else."""

    FAMILIES = "families"
    ALL = "all"


class PostState(StrEnum):
    """Whether something is still to be had."""

    OPEN = "open"
    PROMISED = "promised"
    WITHDRAWN = "withdrawn"


# Who meets here at all; who puts something up and answers; who brings in what the reuse station has. Those who serve in a
# process read what is shared with all, and are no party: nobody shall owe an official anything.
MEETS = frozenset({SeatRole.FAMILY, SeatRole.PROVIDER, SeatRole.VOLUNTEER, SeatRole.HELPER}) | LEADS
TRADES = frozenset({SeatRole.FAMILY, SeatRole.VOLUNTEER})
STOCKS = frozenset({SeatRole.VOLUNTEER}) | LEADS


class WhyNotPost(StrEnum):
    """Why something cannot be put up so."""

    DATE_PAST = "post-date-past"
    DATE_FAR = "post-date-far"
    COUNT = "post-count"
    TASK_MISSING = "post-task-missing"
    NAME_MISSING = "post-name-missing"
    NAME_TAKEN = "post-name-taken"
    VOLUNTEERS_SEE_TASKS = "post-volunteers-see-tasks"


class WhyNotAnswer(StrEnum):
    """Why something cannot be answered now."""

    TAKEN = "answer-taken"
    WITHDRAWN = "answer-withdrawn"
    OVER = "answer-over"
    OWN = "answer-own"
    CLOSED = "answer-closed"


@dataclass(frozen=True)
class Worded:
    """What the rules want to know of something that is to be put up."""

    way: Way
    until: date
    count: int = 1
    signed: str = ""
    task: str = ""
    for_volunteers: bool = False


def why_not_post(worded: Worded, *, today: date) -> WhyNotPost | None:
    """Say why this cannot be put up, or None."""
    if worded.until < today:
        return WhyNotPost.DATE_PAST
    if worded.until > today + LONGEST:
        return WhyNotPost.DATE_FAR
    if not 1 <= worded.count <= MOST:
        return WhyNotPost.COUNT
    if not worded.signed.strip():
        return WhyNotPost.NAME_MISSING
    if worded.for_volunteers and worded.way is Way.OFFER:
        return WhyNotPost.VOLUNTEERS_SEE_TASKS
    return WhyNotPost.TASK_MISSING if worded.for_volunteers and not worded.task.strip() else None


def why_not_answer(state: PostState, until: date, *, own: bool, is_open: bool, today: date) -> WhyNotAnswer | None:
    """Say why something that is put up cannot be answered, or None: the first who agrees has it."""
    if not is_open:
        return WhyNotAnswer.CLOSED
    if own:
        return WhyNotAnswer.OWN
    if state is PostState.PROMISED:
        return WhyNotAnswer.TAKEN
    if state is PostState.WITHDRAWN:
        return WhyNotAnswer.WITHDRAWN
    return WhyNotAnswer.OVER if until < today else None
