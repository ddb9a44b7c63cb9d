"""The way onwards from a text to what was marked and found, and from a finding to ideas, what was tried, and questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from usving.insight.access import findings_visible_to, marks_visible_to
from usving.insight.models import Evidence, Finding, FindingSource
from usving.insight.queries.questions import words_of
from usving.insight.queries.readings import ref_of
from usving.insight.queries.trace_ideas import ideas_from_finding
from usving.process.access import Standing
from usving.process.rules.seats import Side


@dataclass(frozen=True)
class Onwards:
    """One thing that came of a finding: what it is, its words, and its address."""

    what: Any
    words: str
    address: str


def onwards_from(finding: Finding, who: Standing) -> list[Onwards]:
    """What came of a finding, as far as one may see it."""
    return [*_ideas(finding, who), *_questions(finding, who)]


def _ideas(finding: Finding, who: Standing) -> Iterator[Onwards]:
    for ahead in ideas_from_finding(finding.pk, who):
        yield Onwards(_("Idé"), str(ahead.idea), reverse("idea", args=[ahead.idea.pk]))
        for pilot in ahead.pilots:
            yield Onwards(_("Utprøving"), str(pilot), reverse("pilot", args=[pilot.pk]))
        for use in ahead.uses:
            yield Onwards(_("Tatt i bruk"), str(use), reverse("use", args=[use.pk]))


def _questions(finding: Finding, who: Standing) -> Iterator[Onwards]:
    given = Evidence.objects.filter(finding=finding, process__in=who.joined).select_related("question")
    for each in {each.question_id: each.question for each in given.order_by("given_on", "pk")}.values():
        yield Onwards(_("Åpent spørsmål"), words_of(each).words, reverse("question", args=[each.pk]))


@dataclass(frozen=True)
class Came:
    """One thing that came of a text: what, on which day, in which words, and its address. It never says whose hand it was."""

    what: Any
    on: date
    words: str
    address: str


def came_of(who: Standing, **source: UUID) -> list[Came]:
    """What came of a text in the reading room, oldest first: marked by each side, then the findings made of it.

    `source` is `experience=…` or `contribution=…`; for the page of its teller and the page of the text.
    """
    return sorted([*_marked(who, source), *_found(who, source)], key=lambda each: each.on)


def findings_made_of(who: Standing, source: dict[str, UUID]) -> QuerySet[Finding]:
    """The findings that rest on a text, as far as one may see them, the first first."""
    rows = FindingSource.objects.filter(**source).values("finding")
    return findings_visible_to(who).filter(pk__in=rows).order_by("made_at", "pk")


def _marked(who: Standing, source: dict[str, UUID]) -> Iterator[Came]:
    for mark in marks_visible_to(who).filter(**source).order_by("side", "made_on", "pk").distinct("side"):
        kind, pk = ref_of(mark)
        there = reverse("source", args=[mark.process_id, kind.value, pk])
        what = _("Merket av familiene") if mark.side == Side.FAMILIES else _("Merket av tjenesteyterne")
        yield Came(what, mark.made_on, "", there)


def _found(who: Standing, source: dict[str, UUID]) -> Iterator[Came]:
    for each in findings_made_of(who, source):
        day = localtime(each.made_at).date()
        yield Came(_("Kilde til en innsikt"), day, each.title, reverse("finding", args=[each.pk]))
