"""What the page about how the process works reads: rounds, one's own answer, and what is told, drawn."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from usving.process.access import Standing
from usving.process.models import Process
from usving.process.models.processes import SIDES
from usving.process.rules.seats import Side
from usving.steering.access.quality import (
    quality_answers_visible_to,
    quality_results_visible_to,
    quality_words_visible_to,
    rounds_visible_to,
)
from usving.steering.models import QualityAnswer, QualityResult, QualityRound, QualityWords
from usving.steering.models.quality import MOMENTS, STATEMENTS
from usving.steering.rules.quality import BOTH, HIGHEST, Moment, Statement, opens_on

LEFT, STEP = 12, 28  # where 0 stands in the drawing, and how far it is from one mark to the next
ROWS = {Side.FAMILIES.value: 14, Side.PROVIDERS.value: 38, BOTH: 26}  # how far down each line lies


@dataclass(frozen=True)
class Line:
    """One side's answers to one statement: the middle, and the spread around it, and where they stand in the drawing."""

    side: str
    label: Any
    mean: Decimal
    low: Decimal
    high: Decimal
    x: float
    x_low: float
    x_high: float
    y: int
    before: Decimal | None  # the middle of the earlier round, where both told of this side


@dataclass(frozen=True)
class Told:
    """What is told of one statement; no lines where there were too few."""

    statement: str
    words: Any
    lines: list[Line]

    @property
    def apart(self) -> Decimal | None:
        """How far the sides are from each other; None where they are not told of apart."""
        return abs(self.lines[0].mean - self.lines[1].mean) if len(self.lines) == 2 else None

    @property
    def compared(self) -> bool:
        """Whether an earlier round told of the same."""
        return any(line.before is not None for line in self.lines)


@dataclass(frozen=True)
class Round:
    """A round with what is told of it."""

    round: QualityRound
    told: list[Told]
    words: list[QualityWords]

    @property
    def furthest(self) -> Told | None:
        """The statement on which the sides are furthest apart, where they are at all."""
        found = [each for each in self.told if each.apart]
        return max(found, key=lambda each: each.apart or Decimal(0)) if found else None


def rounds_in(process: Process, who: Standing) -> list[Round]:
    """The rounds that are closed, the last first, each compared with the one before it."""
    found = list(rounds_visible_to(who).filter(process=process, closed_at__isnull=False).order_by("opens"))
    results: dict[Any, list[QualityResult]] = {}
    for result in quality_results_visible_to(who).filter(round__in=found):
        results.setdefault(result.round_id, []).append(result)
    said: dict[Any, list[QualityWords]] = {}
    for words in quality_words_visible_to(who).filter(round__in=found):
        said.setdefault(words.round_id, []).append(words)
    before: dict[tuple[str, str], Decimal] = {}
    rounds = []
    for each in found:
        told = _told(results.get(each.pk, []), before)
        rounds.append(Round(each, told, said.get(each.pk, [])))
        before = {(r.statement, r.side): r.mean for r in results.get(each.pk, [])}
    return rounds[::-1]


def open_round_in(process: Process, who: Standing) -> QualityRound | None:
    """The round that is open now."""
    today = timezone.localdate()
    found = rounds_visible_to(who).filter(process=process, closed_at__isnull=True)
    return found.filter(opens__lte=today, closes__gte=today).first()


def own_answer(asked: QualityRound, who: Standing) -> QualityAnswer | None:
    """What one has answered in a round that is open."""
    return quality_answers_visible_to(who).filter(round=asked).first()


def moments_left(process: Process, who: Standing) -> list[tuple[Moment, Any, Any]]:
    """The moments not asked at yet: which, in words, and the day the clock opens it."""
    known = set(rounds_visible_to(who).filter(process=process).values_list("moment", flat=True))
    left = [moment for moment in Moment if moment.value not in known]
    return [(each, MOMENTS[each], opens_on(each, starts=process.starts, ends=process.ends)) for each in left]


def _told(results: list[QualityResult], before: dict[tuple[str, str], Decimal]) -> list[Told]:
    by_statement: dict[str, list[QualityResult]] = {}
    for each in results:
        by_statement.setdefault(each.statement, []).append(each)
    return [
        Told(code.value, STATEMENTS[code], [_line(r, before) for r in sorted(by_statement[code.value], key=_row)])
        for code in Statement
        if code.value in by_statement
    ]


def _row(result: QualityResult) -> int:
    return ROWS[result.side]


def _line(result: QualityResult, before: dict[tuple[str, str], Decimal]) -> Line:
    low, high = max(result.mean - result.spread, Decimal(0)), min(result.mean + result.spread, Decimal(HIGHEST))
    label = SIDES[Side(result.side)] if result.side else ""
    x, x_low, x_high = (round(LEFT + STEP * float(mark), 1) for mark in (result.mean, low, high))
    former = before.get((result.statement, result.side))
    return Line(result.side or "both", label, result.mean, low, high, x, x_low, x_high, ROWS[result.side], former)
