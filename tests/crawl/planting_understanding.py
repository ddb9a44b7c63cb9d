"""What is planted in what both sides understand together: marks, findings, questions, each with a hand that is hidden."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.crawl.facts import TAKES_PART
from tests.crawl.words import NOBODY, Planted
from usving.insight.models import Evidence, Finding, FindingSource, FindingWords, Hand, Mark, Question, QuestionWords
from usving.insight.rules.passages import digest
from usving.people.models import Account
from usving.process.models import Contribution, Process

OF_PROCESS = ("reading_room", "themes", "findings", "finding_new", "weeks", "questions", "question_new")
OF_FINDING = ("finding", "finding_wording", "finding_words", "finding_removal")
OF_QUESTION = ("question", "evidence_new", "question_closing", "question_opening", "question_look")


def plant_understanding(planted: Planted) -> None:
    """In every process whose circles have joined: one of each, by the first adult there; elsewhere the addresses alone."""
    for process in Process.objects.order_by("code"):
        for page in OF_PROCESS:
            planted.at(page, process.pk)
        planted.at("week_removal", process.pk, "2026-01-05")
        planted.at("question_taken_up", process.pk, "after-work")
        hidden = {"hiding__isnull": True, "author__isnull": False, "family__isnull": False}
        said = Contribution.objects.filter(process=process, audience="all", **hidden).order_by("pk").first()
        if process.pk in planted.facts.joined and said:
            _plant(planted, process, said)


def _plant(planted: Planted, process: Process, said: Contribution) -> None:
    may = planted.facts.sitting(process.pk, TAKES_PART)
    by: Account = planted.facts.accounts[said.author_id]
    common: dict[str, Any] = {"municipality_id": process.municipality_id, "process": process}

    def hand() -> Hand:
        name = planted.word(f"the name of a hidden hand of {by}", {by.pk}, NOBODY)
        return Hand.objects.create(**common, account=by, name=name)

    place: dict[str, Any] = {"contribution": said, "first": 0, "last": 0, "digest": digest(said.text)}
    word = planted.word
    mark = Mark.objects.create(**common, hand=hand(), side="families", theme=word("a theme", may), **place)
    for page in ("source", "source_reading", "mark_new"):
        planted.at(page, process.pk, "bidrag", said.pk)
    for page in ("mark_name", "mark_removal"):
        planted.at(page, mark.pk)
    worded = {what: word(f"the {what} of a finding", may) for what in ("title", "words", "supports", "against")}
    finding = Finding.objects.create(**common, hand=hand(), side="families", **worded)
    FindingSource.objects.create(**common, finding=finding, **place)
    answer = FindingWords.objects.create(
        **common, finding=finding, hand=hand(), side="families", wording=1, says="object",
        words=word("what is said to a finding", may),
    )  # fmt: skip
    planted.at("finding_words_back", answer.pk)
    for page in OF_FINDING:
        planted.at(page, finding.pk)
    _plant_question(planted, common, hand(), finding, may)


def _plant_question(
    planted: Planted, common: dict[str, Any], hand: Hand, finding: Finding, may: frozenset[Any]
) -> None:
    word, look = planted.word, timezone.localdate() + timedelta(days=365)
    question = Question.objects.create(
        **common,
        hand=hand,
        side="families",
        words=word("a question", may),
        why=word("why it is asked", may),
        look_on=look,
    )
    given = Evidence.objects.create(
        **common, question=question, finding=finding, hand=hand, side="families", direction="for",
        words=word("evidence", may), source=word("where evidence is from", may),
    )  # fmt: skip
    QuestionWords.objects.create(
        **common, question=question, hand=hand, side="families", did="open", words=word("why it is held open", may)
    )
    planted.at("evidence_removal", given.pk)
    for page in OF_QUESTION:
        planted.at(page, question.pk)
