"""Minutes as their page shows them: the paragraphs, what each side wants otherwise, who has said yes, and what was decided."""

from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils import timezone

from usving.core.differing import Piece, pieces
from usving.core.versions import mark
from usving.process.access import Standing
from usving.process.models import Decision, Gathering, Minutes, MinutesApproval, MinutesParagraph, MinutesWords
from usving.process.models.minutes import PARTIES
from usving.process.rules.minutes import Party, WordsState, missing


@dataclass(frozen=True)
class Wanted:
    """What a side wants otherwise: its words, how they differ from what stands there, and whether they are one's own."""

    words: MinutesWords
    pieces: tuple[Piece, ...]
    mine: bool


@dataclass(frozen=True)
class Shown:
    """A paragraph with the wishes beside it, and a mark of its text as the page shows it."""

    paragraph: MinutesParagraph
    wanted: list[Wanted]
    seen: str


@dataclass(frozen=True)
class Yes:
    """One who stands by the minutes, or has not said so yet."""

    party: Party
    label: Any
    approval: MinutesApproval | None


@dataclass(frozen=True)
class MinutesPage:
    """All of the minutes, for one reader."""

    minutes: Minutes
    paragraphs: list[Shown]
    missing_words: list[Wanted]  # what a side wants that belongs to no paragraph
    settled: list[MinutesWords]  # taken in or withdrawn
    additions: list[MinutesWords]
    parties: list[Yes]
    mine: Party | None  # whom one speaks for here
    decisions: list[Decision]
    over: bool = False  # the last day is over, and the machine has not been by yet
    silent: list[Any] = field(default_factory=list)

    @property
    def fixed(self) -> bool:
        """Whether nothing of it changes any more."""
        return self.minutes.fixed_at is not None

    @property
    def open(self) -> bool:
        """Whether words can still be changed."""
        return not self.fixed and not self.over

    @property
    def may_say_yes(self) -> bool:
        """Whether one's own party is asked, and has not said yes to the words as they stand."""
        return self.open and any(each.party is self.mine and each.approval is None for each in self.parties)


def minutes_page(minutes: Minutes, who: Standing) -> MinutesPage:
    """Gather the minutes for one reader."""
    words = list(MinutesWords.objects.filter(minutes=minutes).order_by("at", "pk"))
    standing = [each for each in words if each.state == WordsState.STANDING]
    speaks = _parties(minutes)
    party = next((each for each, mine in speaks.items() if mine), None)
    return MinutesPage(
        minutes=minutes,
        paragraphs=[_shown(each, standing, who) for each in MinutesParagraph.objects.filter(minutes=minutes)],
        missing_words=[_wanted(each, "", who) for each in standing if each.paragraph_id is None],
        settled=[each for each in words if each.state in (WordsState.TAKEN, WordsState.WITHDRAWN)],
        additions=[each for each in words if each.state == WordsState.ADDED],
        parties=_yeses(minutes, list(speaks)),
        mine=party or (Party.LEADERS if minutes.gathering.process_id in who.run else None),
        decisions=decisions_at(minutes.gathering),
        over=minutes.fixed_at is None and minutes.answer_by < timezone.localdate(),
        silent=[PARTIES[Party(each)] for each in minutes.silent],
    )


def decisions_at(gathering: Gathering) -> list[Decision]:
    """What was decided at a gathering, in the order it was written."""
    return list(Decision.objects.filter(gathering=gathering).order_by("at", "pk"))


def party_of(minutes: Minutes, who: Standing) -> Party | None:
    """Whom one speaks for in these minutes, or None: one's side where it was asked, or those who lead."""
    mine = next((party for party, speaks in _parties(minutes).items() if speaks), None)
    return mine or (Party.LEADERS if minutes.gathering.process_id in who.run else None)


def missing_in(minutes: Minutes) -> frozenset[Party]:
    """Those who have not said yes to the words as they stand."""
    approved = {Party(each.party): each.version for each in _approvals(minutes)}
    return missing(frozenset(_parties(minutes)), approved, minutes.version)


def last_position(minutes: Minutes) -> int:
    """Where a new paragraph goes: after all that stand there."""
    positions = MinutesParagraph.objects.filter(minutes=minutes).values_list("position", flat=True)
    return max(positions, default=0)


def _parties(minutes: Minutes) -> dict[Party, bool]:
    """Who stands by the minutes, each with whether the asker speaks for it; the guests of a talk are known to the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select p, process_i_speak_in_minutes(%s, p) from process_parties_of_minutes(%s) p",
            [minutes.pk, minutes.pk],
        )
        found = {Party(party): speaks for party, speaks in cursor.fetchall()}
    return {party: found[party] for party in Party if party in found}


def _approvals(minutes: Minutes) -> list[MinutesApproval]:
    return list(MinutesApproval.objects.filter(minutes=minutes, version=minutes.version))


def _yeses(minutes: Minutes, parties: list[Party]) -> list[Yes]:
    given = {each.party: each for each in _approvals(minutes)}
    return [Yes(party, PARTIES[party], given.get(party.value)) for party in parties]


def _shown(paragraph: MinutesParagraph, standing: list[MinutesWords], who: Standing) -> Shown:
    beside = [_wanted(each, paragraph.text, who) for each in standing if each.paragraph_id == paragraph.pk]
    return Shown(paragraph, beside, mark(paragraph.text))


def _wanted(words: MinutesWords, text: str, who: Standing) -> Wanted:
    return Wanted(words, pieces(text, words.text), words.by_id == who.account)
