"""How a task can be answered, when it is late, and when its owner is reminded."""

from datetime import date, timedelta

import pytest

from usving.process.rules.tasks import TaskState, WhyNotTask, is_late, remind_on, why_not_answer

pytestmark = pytest.mark.quick
TODAY = date(2027, 5, 3)
TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("state", "words", "due", "expected"),
    [
        (TaskState.DONE, "", None, None),
        (TaskState.OPEN, "", None, None),
        (TaskState.DROPPED, " ", None, WhyNotTask.WORDS_MISSING),
        (TaskState.DROPPED, "Vi fant noe bedre.", None, None),
        (TaskState.MOVED, "", TOMORROW, WhyNotTask.WORDS_MISSING),
        (TaskState.MOVED, "Syk.", None, WhyNotTask.DATE_MISSING),
        (TaskState.MOVED, "Syk.", TODAY - timedelta(days=1), WhyNotTask.DATE_PAST),
        (TaskState.MOVED, "Syk.", TODAY, None),
    ],
)
def test_why_not_answer(state: TaskState, words: str, due: date | None, expected: WhyNotTask | None):
    assert why_not_answer(state, words=words, due=due, today=TODAY) == expected


@pytest.mark.parametrize(
    ("state", "days", "late"),
    [(TaskState.OPEN, -1, True), (TaskState.MOVED, -1, True), (TaskState.OPEN, 0, False), (TaskState.DONE, -9, False)],
)
def test_a_task_is_late_the_day_after(state: TaskState, days: int, late: bool):
    assert is_late(state, TODAY + timedelta(days=days), today=TODAY) is late


def test_the_owner_is_reminded_three_days_before_and_on_the_day():
    assert [days for days in range(-2, 6) if remind_on(TODAY + timedelta(days=days), today=TODAY)] == [0, 3]
