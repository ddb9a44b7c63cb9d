"""The way from a story to what it became, and back: by way of findings, ideas, pilots and uses."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from usving.insight.access.experiences import experiences_visible_to
from usving.insight.access.ideas import idea_sources_visible_to, ideas_visible_to
from usving.insight.access.pilots import pilots_visible_to, uses_visible_to
from usving.insight.models import Experience, Finding, FindingSource, Idea, IdeaSource, Pilot, Use
from usving.insight.rules.ideas import SourceKind
from usving.process.access import Standing, contributions_visible_to
from usving.process.models import Contribution


@dataclass(frozen=True)
class Behind:
    """One thing an idea comes from. `seen` is the row where the reader may see it; None where it is not theirs, or gone.

    `stories`: what a finding was made of, each as the story itself, or None where the reader sees only that there is one.
    """

    source: IdeaSource
    seen: Any
    mine: bool
    stories: tuple[Experience | Contribution | None, ...] = ()


@dataclass(frozen=True)
class Ahead:
    """An idea that came of something, with what was tried of it and what was made use of."""

    idea: Idea
    pilots: tuple[Pilot, ...]
    uses: tuple[Use, ...]


def behind(idea: Idea, who: Standing) -> list[Behind]:
    """What an idea comes from, oldest first, one click from the first story."""
    sources = list(idea_sources_visible_to(who).filter(idea=idea).order_by("at", "pk"))
    findings = Finding.objects.in_bulk([each.finding_id for each in sources if each.finding_id])
    passages = list(FindingSource.objects.filter(finding__in=findings)) if findings else []
    told, said = _readable(sources, passages, who)
    found = []
    for each in sources:
        seen = findings.get(each.finding_id) or told.get(each.experience_id) or said.get(each.contribution_id)
        found.append(Behind(each, seen, each.by_id == who.account, _stories(each, passages, told, said)))
    return found


def stories_behind(idea: Idea) -> list[UUID]:
    """The ids of the experiences that an idea comes from, directly or by a finding; not what is in them."""
    sources = list(IdeaSource.objects.filter(idea=idea).values_list("experience_id", "finding_id"))
    direct = {told for told, _finding in sources if told}
    findings = [finding for _told, finding in sources if finding]
    by_findings = FindingSource.objects.filter(finding__in=findings, experience__isnull=False)
    return sorted(direct | set(by_findings.values_list("experience_id", flat=True)))


def ideas_from(experience: UUID, who: Standing) -> list[Ahead]:
    """The ideas one sees that came of a story, directly or by a finding, with what was tried and made use of."""
    findings = FindingSource.objects.filter(experience=experience).values("finding")
    pointing = IdeaSource.objects.filter(experience=experience) | IdeaSource.objects.filter(finding__in=findings)
    return ahead(ideas_visible_to(who).filter(pk__in=pointing.values("idea")).order_by("written_at", "pk"), who)


def ideas_from_finding(finding: UUID, who: Standing) -> list[Ahead]:
    """The ideas one sees that came of a finding."""
    pointing = IdeaSource.objects.filter(finding=finding)
    return ahead(ideas_visible_to(who).filter(pk__in=pointing.values("idea")).order_by("written_at", "pk"), who)


def ahead(ideas: Iterable[Idea], who: Standing) -> list[Ahead]:
    """Ideas with what was tried of them and made use of, as far as one sees it."""
    found = list(ideas)
    ids = [idea.pk for idea in found]
    pilots = list(pilots_visible_to(who).filter(idea__in=ids).order_by("starts", "pk")) if ids else []
    uses = list(uses_visible_to(who).filter(idea__in=ids).order_by("since", "pk")) if ids else []
    return [
        Ahead(
            idea,
            tuple(each for each in pilots if each.idea_id == idea.pk),
            tuple(each for each in uses if each.idea_id == idea.pk),
        )
        for idea in found
    ]


def _readable(
    sources: list[IdeaSource], passages: list[FindingSource], who: Standing
) -> tuple[dict[Any, Experience], dict[Any, Contribution]]:
    """The stories and contributions among these that one may read."""
    everything: list[IdeaSource | FindingSource] = [*sources, *passages]
    told = {each.experience_id for each in everything if each.experience_id}
    said = {each.contribution_id for each in everything if each.contribution_id}
    return (
        experiences_visible_to(who).in_bulk(told) if told else {},
        contributions_visible_to(who).in_bulk(said) if said else {},
    )


def _stories(
    source: IdeaSource, passages: list[FindingSource], told: dict[Any, Experience], said: dict[Any, Contribution]
) -> tuple[Experience | Contribution | None, ...]:
    if source.kind != SourceKind.FINDING:
        return ()
    keys = dict.fromkeys(
        (each.experience_id, each.contribution_id) for each in passages if each.finding_id == source.finding_id
    )
    return tuple(told.get(story) or said.get(contribution) for story, contribution in keys)
