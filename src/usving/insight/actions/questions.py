"""Open questions: asking, giving evidence, closing, opening again, looking at them each year."""

from datetime import date
from uuid import UUID, uuid4, uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.insight.actions.hands import drop, hand_of
from usving.insight.models import Evidence, Finding, Question, QuestionWords
from usving.insight.models.refusals import REFUSALS
from usving.insight.queries.questions import shipped
from usving.insight.rules.questions import (
    CLOSES,
    Direction,
    QuestionAct,
    QuestionState,
    WhyNotAsk,
    look_day,
    why_not_do,
    why_not_give,
)
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Process
from usving.process.rules.seats import Side


@transaction.atomic
def ask(
    process: Process, *, key: UUID, words: str, why: str, shown: bool, who: Standing, by: Account, code: str = ""
) -> Question:
    """Hold a question open here, for one's side. `key` is the row's own id. Raises Refused for one who speaks for no side."""
    if there := Question.objects.filter(pk=key).first():
        return there
    side = who.side_in(process.pk)
    if side is None:
        raise Refused(REFUSALS[WhyNotAsk.NO_SIDE])
    if not code and not words.strip():
        raise Refused(REFUSALS[WhyNotAsk.NO_WORDS], field="words")
    question = Question(
        pk=key, municipality_id=by.municipality_id, process=process, hand=hand_of(process, shown=shown, by=by),
        side=side.value, code=code, words=words, why=why, look_on=look_day(timezone.localdate()),
    )  # fmt: skip
    question.save(force_insert=True)
    record("insight.question_asked", by=by, about=question, account=by.pk, side=side.value, code=code or "own")
    return question


def take_up(process: Process, *, code: str, who: Standing, by: Account) -> Question:
    """Take up one of the questions that come with the platform; taken up by two at once, it is taken up once.

    Raises KeyError for a code that is none.
    """
    shipped()[code]
    try:
        return ask(process, key=uuid5(process.pk, code), words="", why="", code=code, shown=False, who=who, by=by)
    except IntegrityError:
        return Question.objects.get(process=process, code=code)


@transaction.atomic
def give_evidence(
    question: Question, *, side: Side | None, direction: Direction, words: str, source: str, by: Account,
    finding: Finding | None = None, shown: bool = False, key: UUID | None = None,
) -> Evidence:  # fmt: skip
    """Give evidence for or against, with where it is from; the one way in for every area above.

    `side`: the side that gives it; None where an area of the platform gives it through one who leads the process.
    Raises Refused where the question is closed, or words or their source are missing. The database refuses whoever speaks
    for no side here.
    """
    state = QuestionState(Question.objects.get(pk=question.pk).state)
    if reason := why_not_give(state, speaks=True, words=words, source=source):
        field = "words" if not words.strip() else "source"
        raise Refused(REFUSALS[reason], field=field)
    if key and (there := Evidence.objects.filter(pk=key).first()):
        return there
    given = Evidence(
        pk=key or uuid4(), municipality_id=by.municipality_id, process_id=question.process_id, question=question,
        finding=finding, hand=hand_of(question.process, shown=shown, by=by), side=side.value if side else "",
        direction=direction.value, words=words, source=source,
    )  # fmt: skip
    given.save(force_insert=True)
    record("insight.evidence_given", by=by, about=question, account=by.pk, direction=direction.value)
    return given


@transaction.atomic
def take_back_evidence(given: Evidence, *, by: Account) -> None:
    """Take back evidence one has given oneself."""
    record("insight.evidence_taken_back", by=by, about=given.question, account=by.pk)
    hand = given.hand
    given.delete()
    if hand:
        drop(hand)


def close(question: Question, *, words: str, who: Standing, by: Account) -> str:
    """Say for one's side that the question can be closed; it is when both have said so. Returns its state after."""
    side = who.side_in(question.process_id)
    return _do(question, CLOSES[side] if side else QuestionAct.FAMILIES_CLOSE, words=words, who=who, by=by)


def hold_open(question: Question, *, words: str, who: Standing, by: Account) -> str:
    """Hold a question open for one's side, or open it again: one side is enough. Returns its state after."""
    return _do(question, QuestionAct.OPEN, words=words, who=who, by=by)


def look(question: Question, *, words: str, who: Standing, by: Account) -> str:
    """Note that one has looked at a question again this year, and what has changed; by one who leads."""
    return _do(question, QuestionAct.LOOK, words=words, who=who, by=by)


def next_look(question: Question) -> date:
    """The day a question is looked at next."""
    question.refresh_from_db(fields=["look_on"])
    return question.look_on


@transaction.atomic
def _do(question: Question, act: QuestionAct, *, words: str, who: Standing, by: Account) -> str:
    """Lock by the row's own function, ask the rule, write, let the state follow. Raises Refused."""
    before = QuestionState(str(answer_of("insight_settle_question", question.pk)))
    side, leads = who.side_in(question.process_id), question.process_id in who.run
    if reason := why_not_do(act, before, side=side, leads=leads, words=words):
        raise Refused(REFUSALS[reason], field="words" if reason is WhyNotAsk.NO_WORDS else None)
    did = {QuestionAct.OPEN: "open", QuestionAct.LOOK: "look"}.get(act, "close")
    QuestionWords.objects.create(
        municipality_id=by.municipality_id, process_id=question.process_id, question=question,
        hand=hand_of(question.process, shown=False, by=by), side="" if did == "look" or side is None else side.value,
        did=did, words=words,
    )  # fmt: skip
    after = str(answer_of("insight_settle_question", question.pk))
    record("insight.question_moved", by=by, about=question, account=by.pk, act=act.value, state=after)
    return after
