"""What the pages of open questions read, and the questions that come with the platform."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from usving.core.languages import in_language
from usving.core.telling import page_language
from usving.insight.access import questions_visible_to
from usving.insight.models import Evidence, Question, QuestionWords
from usving.insight.queries.readings import names_of
from usving.insight.rules.questions import Direction, QuestionState
from usving.process.access import Standing
from usving.process.models import Process

SHIPPED = Path(__file__).parents[1] / "shipped" / "questions.toml"


@dataclass(frozen=True)
class Shipped:
    """A question that comes with the platform, in the reader's language."""

    code: str
    words: str
    why: str


@dataclass(frozen=True)
class Given:
    """Evidence as it is shown: a name only where it is let be shown, and whether it is one's own."""

    row: Evidence
    name: str
    mine: bool


@dataclass(frozen=True)
class Said:
    """A word to a question as it is shown."""

    row: QuestionWords
    name: str


def words_of(question: Question) -> Shipped:
    """The words of a question: its own, or those of the file it comes from."""
    found = shipped().get(question.code) if question.code else None
    return found or Shipped(question.code, question.words, question.why)


def shipped() -> dict[str, Shipped]:
    """The questions that come with the platform, by code, in the language of the page."""
    language = page_language()
    return {code: Shipped(code, **in_language(said, language)) for code, said in _read().items()}


def asked_in(process: Process, who: Standing, *, words: str = "", state: str = "") -> QuerySet[Question]:
    """The questions of a process, narrowed by words and by how open they are; the newest first."""
    found = questions_visible_to(who).filter(process=process)
    if words:
        codes = [each.code for each in shipped().values() if words.lower() in f"{each.words} {each.why}".lower()]
        found = found.filter(Q(words__icontains=words) | Q(why__icontains=words) | Q(code__in=codes))
    if state == "open":
        return found.exclude(state=QuestionState.CLOSED)
    if state == "look":
        return found.filter(look_on__lte=timezone.localdate())
    return found.filter(state=QuestionState.CLOSED) if state == "closed" else found


def not_taken_up(process: Process, who: Standing) -> list[Shipped]:
    """The questions that come with the platform and that nobody has taken up here yet."""
    there = set(questions_visible_to(who).filter(process=process).exclude(code="").values_list("code", flat=True))
    return [each for code, each in shipped().items() if code not in there]


def evidence_of(question: Question, who: Standing) -> dict[str, list[Given]]:
    """What speaks for and what speaks against, apart."""
    rows = list(Evidence.objects.filter(question=question).select_related("finding"))
    names = names_of([row.hand_id for row in rows], who)
    found: dict[str, list[Given]] = {direction.value: [] for direction in Direction}
    for row in rows:
        name, mine = names.get(row.hand_id, ("", False)) if row.hand_id else ("", False)
        found[row.direction].append(Given(row, name, mine))
    return found


def said_to_question(question: Question, who: Standing) -> list[Said]:
    """What has been said about closing, opening and looking again, the newest first."""
    rows = list(QuestionWords.objects.filter(question=question).order_by("-said_at", "pk"))
    names = names_of([row.hand_id for row in rows], who)
    return [Said(row, names.get(row.hand_id, ("", False))[0] if row.hand_id else "") for row in rows]


@cache
def _read() -> dict[str, dict[str, dict[str, str]]]:
    with SHIPPED.open("rb") as source:
        return tomllib.load(source)


def lines_of(found: Iterable[Question]) -> list[tuple[Question, Shipped, dict[str, int]]]:
    """Each question with its words and how much speaks for it and against it."""
    rows = list(found)
    counts: dict[Any, dict[str, int]] = {row.pk: {each.value: 0 for each in Direction} for row in rows}
    for pk, direction in Evidence.objects.filter(question__in=rows).values_list("question", "direction"):
        counts[pk][direction] += 1
    return [(row, words_of(row), counts[row.pk]) for row in rows]
