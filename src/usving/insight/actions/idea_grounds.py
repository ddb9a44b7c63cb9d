"""What an idea rests on: pointing at where it comes from, giving a reason, saying for one's side what shows a step."""

from typing import Any
from uuid import UUID

from django.db import transaction

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.insight.access.ideas import ground_of
from usving.insight.models import Idea, IdeaProof, IdeaReason, IdeaSource
from usving.insight.models.refusals import REFUSALS
from usving.insight.rules.ideas import IdeaAct, ReasonKind, SourceKind, WhyNotIdea, why_not_act_here
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.rules.seats import Side


@transaction.atomic
def point_at(idea: Idea, *, key: UUID, kind: SourceKind, words: str = "", by: Account, **pointed: Any) -> IdeaSource:
    """Say what an idea comes from. `pointed`: the finding, the experience or the contribution; pointed at twice, it is once."""
    same = {name: row for name, row in pointed.items() if row is not None}
    if same and (already := IdeaSource.objects.filter(idea=idea, **same).first()):
        return already
    made, fresh = IdeaSource.objects.get_or_create(
        pk=key, defaults={**_of(idea), "kind": kind.value, "words": words, "by": by, **same}
    )
    if fresh:
        record("insight.idea_source_said", by=by, about=idea, account=idea.author_id, kind=kind.value)
    return made


@transaction.atomic
def point_no_more(source: IdeaSource, *, by: Account) -> None:
    """Take away what one has said that an idea comes from."""
    record("insight.idea_source_removed", by=by, about=source.idea, account=by.pk)
    IdeaSource.objects.filter(pk=source.pk, by=by).delete()


@transaction.atomic
def give_reason(
    idea: Idea, *, key: UUID, kind: ReasonKind, whom: str, words: str, side: Side | None, by: Account, who: Standing
) -> IdeaReason:
    """Say whom an idea helps, or what one worries about. Sent twice it is said once; refused before the turn."""
    if reason := why_not_act_here(ground_of(idea.process, who)):
        raise Refused(REFUSALS[reason])
    given, fresh = IdeaReason.objects.get_or_create(
        pk=key,
        defaults={
            **_of(idea), "kind": kind.value, "whom": whom, "words": words, "side": side.value if side else "", "by": by,
        },
    )  # fmt: skip
    if fresh:
        record("insight.idea_reason_given", by=by, about=idea, account=idea.author_id, kind=kind.value)
    return given


@transaction.atomic
def take_reason_away(reason: IdeaReason, *, by: Account) -> None:
    """Take back a reason one has given."""
    record("insight.idea_reason_removed", by=by, about=reason.idea, account=by.pk)
    IdeaReason.objects.filter(pk=reason.pk, by=by).delete()


@transaction.atomic
def prove(
    idea: Idea, *, key: UUID, step: IdeaAct, side: Side | None, by: Account, who: Standing, **said: Any
) -> IdeaProof:
    """Say for one's own side what shows that an idea is new, or useful. `said`: there_today, words, source, finding."""
    if reason := why_not_act_here(ground_of(idea.process, who)):
        raise Refused(REFUSALS[reason])
    if side is None:
        raise Refused(REFUSALS[WhyNotIdea.NO_SIDE])
    proof, fresh = IdeaProof.objects.get_or_create(
        pk=key, defaults={**_of(idea), "step": step.value, "side": side.value, "by": by, **said}
    )
    if fresh:
        record("insight.idea_proof_said", by=by, about=idea, account=idea.author_id, step=step.value, side=side.value)
    return proof


def _of(idea: Idea) -> dict[str, Any]:
    return {"municipality_id": idea.municipality_id, "process_id": idea.process_id, "idea": idea}
