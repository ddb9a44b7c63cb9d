"""The pulse of a gathering as someone may see it, and how much each side said."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.database.asking import rows_of
from usving.process.models import Gathering
from usving.process.models.processes import SIDES
from usving.process.queries.gatherings import has_begun
from usving.process.rules.pulse import PulseState, state_at
from usving.process.rules.seats import Side

QUESTIONS = {
    "safe": _("Hvor trygt var det å si det du mener i dag?"),
    "useful": _("Hvor nyttig var samlingen for deg?"),
}
BAR_WIDTH, BAR_HEIGHT, ROOM = 24, 90, 4  # of one column in the drawing, and the room between two


@dataclass(frozen=True)
class Column:
    """One mark: how many gave it, and where its column stands in the drawing."""

    mark: int
    count: int
    x: int
    y: float
    height: float


@dataclass(frozen=True)
class Distribution:
    """How the marks of one question fell."""

    code: str
    question: Any
    columns: list[Column]

    @property
    def answers(self) -> int:
        """How many answered."""
        return sum(each.count for each in self.columns)


@dataclass(frozen=True)
class Pulse:
    """A pulse for one reader: where it is in time, whether one may answer or has, and the marks where they are told."""

    state: PulseState
    asked: bool  # whether one is among those who answer
    may_answer: bool
    answered: bool
    told: list[Distribution]


@dataclass(frozen=True)
class Voice:
    """How much one side has said, in numbers and as a share of all words (per cent)."""

    side: str
    label: Any
    said: int
    words: int
    share: int


def pulse_of(gathering: Gathering) -> Pulse | None:
    """The pulse for whoever asks; None for one who is neither asked nor leads."""
    rows = rows_of("process_pulse_for_me", gathering.pk)
    if not rows:
        return None
    may_answer, answered, is_closed = rows[0]
    now, ends = timezone.now(), gathering.ends_at
    starts = now if has_begun(gathering) else gathering.starts_at
    state = state_at(starts_at=starts, ends_at=ends, closed=is_closed, now=now)
    told = marks_of(gathering) if state is PulseState.CLOSED else []
    return Pulse(state, may_answer, may_answer and state is PulseState.OPEN and not answered, answered, told)


def marks_of(gathering: Gathering) -> list[Distribution]:
    """The marks of both questions where the database tells them, else nothing."""
    rows = rows_of("process_pulse_counts", gathering.pk)
    return [_distribution(code, counts) for code, counts in zip(QUESTIONS, rows[0], strict=True)] if rows else []


def voice_of_sides(gathering: Gathering) -> list[Voice]:
    """How much each side said, where the database tells it, else nothing."""
    rows = rows_of("process_voice_of_sides", gathering.pk)
    total = sum(words for _side, _said, words in rows) or 1
    return [Voice(side, SIDES[Side(side)], said, words, round(100 * words / total)) for side, said, words in rows]


def _distribution(code: str, counts: list[int]) -> Distribution:
    highest = max(max(counts), 1)
    columns = []
    for mark, count in enumerate(counts):
        height = round(BAR_HEIGHT * count / highest, 1)
        columns.append(Column(mark, count, ROOM + mark * (BAR_WIDTH + ROOM), round(BAR_HEIGHT - height, 1), height))
    return Distribution(code, QUESTIONS[code], columns)
