"""Writing an idea for oneself, changing it, sharing it when the turn is made, taking it back, and answering it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.insight.access.ideas import ground_of, is_built_on
from usving.insight.actions.idea_grounds import point_at
from usving.insight.actions.idea_told import tell_those_behind
from usving.insight.models import Finding, Idea, IdeaMove
from usving.insight.models.refusals import REFUSALS
from usving.insight.rules.ideas import (
    IDEA,
    IdeaAct,
    IdeaFacts,
    IdeaState,
    MadeBy,
    SourceKind,
    WhyNotIdea,
    answer_due,
    why_not,
    why_not_act_here,
)
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Process

WORDS = ("title", "text", "need", "for_whom", "novelty", "usefulness", "users")


@transaction.atomic
def write_idea(
    *,
    key: UUID,
    process: Process,
    words: Mapping[str, str],
    made: Mapping[str, Any],
    by: Account,
    who: Standing,
    finding: Finding | None = None,
) -> Idea:
    """Write an idea as a note for oneself. `key` is the row's own id: the same form sent twice is one idea.

    `made` says whose it is called: made_by, signed, and the table it was made at where there is one. `finding`: what it comes
    from, where it is begun from one.
    """
    if already := Idea.objects.filter(pk=key, author=by).first():
        return change_idea(already, words=words, made=made, by=by)
    place = who.place_in(process.pk)
    idea = Idea(
        pk=key,
        municipality_id=by.municipality_id,
        process=process,
        author=by,
        family_id=place.family if place else None,
        **words,
        **made,
    )
    try:
        with transaction.atomic():
            idea.save(force_insert=True)
    except IntegrityError as twice:
        raise Refused(REFUSALS[WhyNotIdea.NOT_NOW]) from twice
    record("insight.idea_written", by=by, about=idea, account=by.pk)
    if finding:
        point_at(idea, key=uuid4(), kind=SourceKind.FINDING, by=by, finding=finding)
    return idea


@transaction.atomic
def change_idea(idea: Idea, *, words: Mapping[str, str], made: Mapping[str, Any] | None = None, by: Account) -> Idea:
    """Change the words of an idea; whoever reads it, reads the new ones."""
    idea = locked(idea)
    fields = {**words, **(made or {})}
    if all(getattr(idea, name) == value for name, value in fields.items()):
        return idea
    fields["changed_at"] = timezone.now()
    for name, value in fields.items():
        setattr(idea, name, value)
    idea.save(update_fields=list(fields))
    record("insight.idea_changed", by=by, about=idea, account=idea.author_id)
    return idea


@transaction.atomic
def share_idea(idea: Idea, *, by: Account, who: Standing) -> Idea:
    """Share an idea with all in the process. Refused before the turn, and until the circles are one."""
    idea = locked(idea)
    facts = IdeaFacts(IdeaState(idea.state), mine=idea.author_id == by.pk)
    if reason := why_not(IdeaAct.SHARE, facts, ground_of(idea.process, who)):
        raise Refused(REFUSALS[reason])
    now = timezone.now()
    idea.shared_at, idea.answer_due = now, idea.answer_due or answer_due(timezone.localdate(now))
    move(idea, IdeaAct.SHARE, by=by, also=("shared_at", "answer_due"))
    tell_those_behind(idea, by=by)
    return idea


@transaction.atomic
def take_back_idea(idea: Idea, *, by: Account, who: Standing) -> Idea:
    """Make an idea a note for its author alone again. Refused where others have built on it."""
    idea = locked(idea)
    facts = IdeaFacts(IdeaState(idea.state), mine=idea.author_id == by.pk, built_on=is_built_on(idea))
    if reason := why_not(IdeaAct.TAKE_BACK, facts, ground_of(idea.process, who)):
        raise Refused(REFUSALS[reason])
    move(idea, IdeaAct.TAKE_BACK, by=by)
    return idea


@transaction.atomic
def remove_idea(idea: Idea, *, by: Account) -> None:
    """Take an idea away for good, with what its author hung on it. Refused where others have built on it."""
    if idea.author_id != by.pk:
        raise Refused(REFUSALS[WhyNotIdea.NOT_THE_AUTHOR])
    if is_built_on(idea):
        raise Refused(REFUSALS[WhyNotIdea.BUILT_ON])
    record("insight.idea_removed", by=by, about=idea, account=by.pk)
    if not answer_of("insight_remove_idea", idea.pk):  # the database does it: steps are never deleted by hand
        raise Refused(REFUSALS[WhyNotIdea.BUILT_ON])


@transaction.atomic
def take_name_off(idea: Idea, *, by: Account) -> Idea:
    """Take one's name off an idea that stands; its words stay with the others."""
    idea = locked(idea)
    if idea.author_id != by.pk:
        raise Refused(REFUSALS[WhyNotIdea.NOT_THE_AUTHOR])
    idea.signed, idea.made_by = "", MadeBy.ALIAS.value
    idea.save(update_fields=["signed", "made_by"])
    record("insight.idea_unsigned", by=by, about=idea, account=by.pk)
    return idea


@transaction.atomic
def answer_idea(idea: Idea, *, words: str, signed: str, by: Account, who: Standing) -> Idea:
    """Say, as one who leads, what becomes of an idea. Answered twice, the first words stand."""
    idea = locked(idea)
    if idea.process_id not in who.run:
        raise Refused(REFUSALS[WhyNotIdea.NOT_NOW])
    if closed := why_not_act_here(ground_of(idea.process, who)):
        raise Refused(REFUSALS[closed])
    if idea.answered_at:
        raise Refused(REFUSALS[WhyNotIdea.ANSWERED])
    if not words.strip():
        raise Refused(REFUSALS[WhyNotIdea.ANSWER_MISSING], field="words")
    idea.answer, idea.answered_at, idea.answered_by, idea.answered_as = words, timezone.now(), by, signed
    idea.save(update_fields=["answer", "answered_at", "answered_by", "answered_as"])
    record("insight.idea_answered", by=by, about=idea, account=idea.author_id)
    tell_those_behind(idea, by=by)
    return idea


def move(idea: Idea, act: IdeaAct, *, by: Account, reason: str = "", also: tuple[str, ...] = ()) -> None:
    """Let an idea take a step that the rules allow, and write down its way. The idea is locked."""
    before, after = IdeaState(idea.state), IDEA.after(IdeaState(idea.state), act)
    if after is None:
        raise Refused(REFUSALS[WhyNotIdea.NOT_NOW])
    idea.state = after.value
    idea.save(update_fields=["state", *also])
    IdeaMove.objects.create(
        municipality_id=idea.municipality_id, process_id=idea.process_id, idea=idea, act=act.value,
        came_from=before.value, went_to=after.value, reason=reason, by=by,
    )  # fmt: skip
    record("insight.idea_moved", by=by, about=idea, account=idea.author_id, act=act.value)


def locked(idea: Idea) -> Idea:
    """Lock an idea; where one does not work on it any more, the database gives it to nobody to change."""
    found = Idea.objects.select_for_update(of=("self",)).select_related("process").filter(pk=idea.pk).first()
    if found is None:
        raise Refused(REFUSALS[WhyNotIdea.NOT_NOW])
    return found
