"""What is planted after gatherings: minutes, what was agreed, tasks, notes from paper, and marks that nobody sees."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from tests.crawl.words import NOBODY, Planted
from usving.process.models import (
    Circle,
    Contribution,
    Decision,
    Gathering,
    Minutes,
    MinutesParagraph,
    MinutesWords,
    Seat,
    Station,
    Task,
)

OF_GATHERING = (
    "minutes", "minutes_new", "minutes_last_day", "minutes_paragraph_new", "minutes_words_new", "minutes_yes", "minutes_pdf",
    "minutes_text", "decisions", "decision_new", "task_new_alone", "pulse", "pulse_closing", "voice_share", "paper_notes",
)  # fmt: skip


def plant_after(planted: Planted, gathering: Gathering, may: frozenset[UUID], asked: frozenset[UUID]) -> None:
    """The pages after one gathering. `may` see the gathering; `asked` were asked to it or lead, and read its minutes."""
    for page in OF_GATHERING:
        planted.at(page, gathering.pk)
    common = {"municipality_id": gathering.municipality_id, "gathering": gathering}
    kind, today = gathering.kind, timezone.localdate()
    fixed: dict[str, Any] = {"answer_by": today + timedelta(days=5)}
    if kind == "open":
        fixed |= {"fixed_at": timezone.now(), "digest": "0" * 64, "words": planted.word("fixed minutes", asked, NOBODY)}
    minutes = Minutes.objects.create(**common, **fixed)
    _plant_minutes(planted, gathering, minutes, asked)
    decision = Decision.objects.create(
        **common, process_id=gathering.process_id, text=planted.word(f"what was decided: {kind}", may)
    )
    for page in ("decision", "decision_removal", "task_new"):
        planted.at(page, gathering.pk, decision.pk)
    task = Task.objects.create(
        **common, process_id=gathering.process_id, decision=decision, due=today, first_due=today, side="families",
        text=planted.word(f"a task: {kind}", may), words=planted.word(f"what became of a task: {kind}", may),
    )  # fmt: skip
    for page in ("task", "task_done", "task_undone"):
        planted.at(page, task.pk)


def _plant_minutes(planted: Planted, gathering: Gathering, minutes: Minutes, asked: frozenset[UUID]) -> None:
    common = {"municipality_id": gathering.municipality_id, "minutes": minutes}
    words = {what: planted.word(f"the {what} of minutes: {gathering.kind}", asked) for what in ("title", "text")}
    paragraph = MinutesParagraph.objects.create(**common, kind="other", **words)
    for page in ("minutes_paragraph", "minutes_paragraph_removal", "minutes_words"):
        planted.at(page, gathering.pk, paragraph.pk)
    said = MinutesWords.objects.create(
        **common, paragraph=paragraph, party="families",
        text=planted.word(f"what a side wants otherwise: {gathering.kind}", asked),
    )  # fmt: skip
    for page in ("minutes_words_taken", "minutes_words_withdrawn"):
        planted.at(page, gathering.pk, said.pk)


def plant_paper(planted: Planted, gathering: Gathering, leader: UUID, circle: Circle, seat: Seat) -> None:
    """A note from paper of a family: read by the circle's people and by whoever typed it in."""
    common = {"municipality_id": gathering.municipality_id, "process_id": gathering.process_id}
    note = Contribution(
        **common, gathering=gathering, station=Station.objects.get(process=gathering.process_id, number=gathering.station),
        seat=seat, family=seat.family, circle=circle, on_paper=True, entered_by_id=leader, audience="circle", voice="family",
        signed=seat.called,
    )  # fmt: skip
    readers = planted.facts.readers(note, set())
    note.text = planted.word("a note from paper", readers, NOBODY)
    note.save()
    for page in ("paper_note", "paper_note_removal"):
        planted.at(page, gathering.pk, note.pk)
    planted.at("contribution", note.pk)
