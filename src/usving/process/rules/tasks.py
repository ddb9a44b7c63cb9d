"""What was agreed at a gathering, who sees to it, until when, and what became of it."""

from datetime import date
from enum import StrEnum


class TaskState(StrEnum):
    """What has become of a task."""

    OPEN = "open"
    MOVED = "moved"  # open still, with a new date and the reason
    DONE = "done"
    DROPPED = "dropped"


WAITS = frozenset({TaskState.OPEN, TaskState.MOVED})
REMIND_BEFORE = 3  # days


class WhyNotTask(StrEnum):
    """Why a task cannot be answered so."""

    WORDS_MISSING = "task-words-missing"
    DATE_MISSING = "task-date-missing"
    DATE_PAST = "task-date-past"


def why_not_answer(state: TaskState, *, words: str, due: date | None, today: date) -> WhyNotTask | None:
    """Say why a task cannot be answered so, or None: to move it takes a new day and why, to drop it why."""
    if state in (TaskState.MOVED, TaskState.DROPPED) and not words.strip():
        return WhyNotTask.WORDS_MISSING
    if state is TaskState.MOVED and due is None:
        return WhyNotTask.DATE_MISSING
    return WhyNotTask.DATE_PAST if state is TaskState.MOVED and due is not None and due < today else None


def is_late(state: TaskState, due: date, *, today: date) -> bool:
    """Whether a task waits past its day."""
    return state in WAITS and due < today


def remind_on(due: date, *, today: date) -> bool:
    """Whether the owner of a waiting task is reminded today: some days before, and on the day itself."""
    return (due - today).days in (0, REMIND_BEFORE)
