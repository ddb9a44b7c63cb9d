"""What became of what someone told, step by step, as far as whoever asks may see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from usving.insight.models import Experience
from usving.insight.queries.experiences import reply_to
from usving.insight.queries.findings import that_lost
from usving.insight.queries.trace_ideas import Ahead, ideas_from
from usving.insight.queries.trace_readings import came_of, findings_made_of
from usving.insight.rules.findings import FindingState
from usving.process.access import Standing


@dataclass(frozen=True)
class Step:
    """One thing that has happened: what, on which day, in whose words if any, and where one sees it."""

    what: Any
    on: date
    words: str = ""
    address: str = ""


def became(experience: Experience, who: Standing) -> list[Step]:
    """All that has happened to something told, from its telling on, oldest first.

    Told, answered, read together, found, and of that an idea, a pilot, a use: only what its teller may see.
    """
    told = localtime(experience.told_at).date()
    steps = [Step(_("Fortalt"), told, address=reverse("experience", args=[experience.pk]))]
    steps += _answered(experience)
    steps += [Step(each.what, each.on, each.words, each.address) for each in came_of(who, experience=experience.pk)]
    steps += _stood_behind(experience, who)
    for ahead in ideas_from(experience.pk, who):
        steps += _acted(ahead)
    return sorted(steps, key=lambda step: step.on)


def _answered(experience: Experience) -> Iterator[Step]:
    reply = reply_to(experience)
    if reply is None:
        return
    yield Step(_("Delt med noen som skal svare"), localtime(reply.owed_at).date())
    if reply.answered_at:
        what = _("Svar fra %(name)s") % {"name": reply.answered_as}
        there = reverse("reply", args=[reply.pk])
        yield Step(what, localtime(reply.answered_at).date(), reply.words, there)


def _stood_behind(experience: Experience, who: Standing) -> Iterator[Step]:
    found = findings_made_of(who, {"experience": experience.pk}).filter(state=FindingState.STANDS)
    for each in found.exclude(pk__in=that_lost()):
        day = localtime(each.settled_at).date()
        yield Step(_("Begge sider står bak innsikten"), day, each.title, reverse("finding", args=[each.pk]))


def _acted(ahead: Ahead) -> Iterator[Step]:
    idea = ahead.idea
    day = localtime(idea.shared_at or idea.written_at).date()
    yield Step(_("Ble til en idé"), day, idea.title, reverse("idea", args=[idea.pk]))
    for pilot in ahead.pilots:
        yield Step(_("Prøvd ut"), pilot.starts, str(pilot), reverse("pilot", args=[pilot.pk]))
    for use in ahead.uses:
        yield Step(_("Tatt i bruk"), use.since, use.title, reverse("use", args=[use.pk]))
