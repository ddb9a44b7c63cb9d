"""Telling what an idea became when it was made use of, and looking at it again."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from usving.audit.actions import record
from usving.core.database.asking import ids_of
from usving.core.refusal import Refused
from usving.insight.access.ideas import acts_in, ground_of
from usving.insight.actions.idea_steps import step
from usving.insight.actions.ideas import locked
from usving.insight.actions.replies import body_of
from usving.insight.models import Idea, Use, UseLook
from usving.insight.models.refusals import REFUSALS
from usving.insight.rules.ideas import IdeaAct, IdeaState, why_not_act_here
from usving.insight.rules.uses import StillUsed, WhyNotUse, a_year_after, why_not_describe, why_not_look
from usving.people.actions.notices import defer, in_each_language
from usving.people.models import Account
from usving.process.access import Standing

FIELD_OF = {"use-not-begun": "since", "use-nobody": "for_how_many", "use-replaced-missing": "replaced"}
SHOWN = frozenset({IdeaState.USEFUL, IdeaState.USED})


@transaction.atomic
def describe_use(idea: Idea, *, key: UUID, fields: Mapping[str, Any], by: Account, who: Standing) -> Use:
    """Tell whose an idea is now, what it became, since when, for how many and instead of what; the idea is then made use of.

    Sent twice it is told once. It is to be looked at again a year after it began. Who sits where it is owned, is told so.
    """
    if already := Use.objects.filter(pk=key, idea=idea).first():
        return already
    idea = locked(idea)
    if closed := why_not_act_here(ground_of(idea.process, who)):
        raise Refused(REFUSALS[closed])
    today, since = timezone.localdate(), fields["since"]
    said = {name: fields[name] for name in ("since", "for_how_many", "replaced")}
    if reason := why_not_describe(**said, today=today, useful=idea.state in SHOWN):
        raise Refused(REFUSALS[reason], field=FIELD_OF.get(reason.value))
    look_on = max(a_year_after(since), today)
    use = Use.objects.create(
        pk=key,
        municipality_id=idea.municipality_id,
        process_id=idea.process_id,
        idea=idea,
        look_on=look_on,
        by=by,
        **fields,
    )
    record("insight.use_described", by=by, about=use, account=idea.author_id)
    _tell_owner(use)
    if idea.state == IdeaState.USEFUL:
        step(idea, act=IdeaAct.MAKE_USE, by=by, who=who)
    return use


@transaction.atomic
def look_again(use: Use, *, key: UUID, still: StillUsed, words: str, by: Account, who: Standing) -> Use:
    """Say whether what an idea became is still in use. A no ends it, and takes the idea a step back where one acts."""
    if UseLook.objects.filter(pk=key, use=use).exists():
        return use
    found = Use.objects.select_for_update(of=("self",)).select_related("process").filter(pk=use.pk).first()
    if found is None:
        raise Refused(REFUSALS[WhyNotUse.NOT_NOW])
    use = found
    if reason := why_not_look(still, words=words, ended=use.ended_at is not None):
        raise Refused(REFUSALS[reason], field="words")
    row = {"municipality_id": use.municipality_id, "process_id": use.process_id, "use": use}
    UseLook.objects.create(pk=key, **row, still=still.value, words=words.strip(), by=by)
    use.look_on = a_year_after(timezone.localdate())
    record("insight.use_looked_at", by=by, about=use, still=still.value)
    if still is not StillUsed.NO:
        use.save(update_fields=["look_on"])
        return use
    use.ended_at = timezone.now()
    use.save(update_fields=["look_on", "ended_at"])
    _back(use, words, by, who)
    return use


def _tell_owner(use: Use) -> None:
    if use.owner_seat_id is None:
        return
    there = f"{settings.BASE_URL}{reverse('use', args=[use.pk])}"
    texts: list[Any] = [Jsonb(in_each_language(_owns)), Jsonb(in_each_language(lambda: body_of(_owns(), there)))]
    for message in ids_of("insight_tell_owner", use.pk, *texts):
        defer(message)


def _owns() -> str:
    return _("Du står som den som eier noe som er tatt i bruk")


def _back(use: Use, words: str, by: Account, who: Standing) -> None:
    """The idea goes a step back where nothing that it became is in use."""
    if use.idea_id is None:
        return
    idea = Idea.objects.filter(pk=use.idea_id, state=IdeaState.USED).first()
    others = Use.objects.filter(idea=use.idea_id, ended_at__isnull=True).exclude(pk=use.pk)
    if idea and acts_in(use.process, who) and not others.exists():
        step(idea, act=IdeaAct.GO_BACK, reason=words[:500], by=by, who=who)
