"""Taking an idea a step on with its proofs, a step back with a reason, to rest, and forth again."""

from django.db import transaction

from usving.core.database.asking import ids_of
from usving.core.refusal import Refused
from usving.insight.access.ideas import ground_of
from usving.insight.actions.idea_told import tell_those_behind
from usving.insight.actions.ideas import locked, move
from usving.insight.models import Idea
from usving.insight.models.refusals import REFUSALS
from usving.insight.rules.ideas import OF_THE_AUTHOR, IdeaAct, IdeaFacts, IdeaState, Proof, WhyNotIdea, why_not
from usving.people.models import Account
from usving.process.access import Standing


def proofs_of(idea: Idea) -> frozenset[Proof]:
    """The proofs that stand for an idea, less those that a step back has set aside; the database counts."""
    return frozenset(Proof(each) for each in ids_of("insight_idea_proofs", idea.pk))


@transaction.atomic
def step(idea: Idea, *, act: IdeaAct, reason: str = "", by: Account, who: Standing) -> Idea:
    """Take an idea a step: on, with its proofs; back or to rest, with a reason; or forth again from rest.

    Raises Refused before the turn, where the step is not next, where a proof lacks or a reason is not given.
    """
    idea = locked(idea)
    if act in OF_THE_AUTHOR:
        raise Refused(REFUSALS[WhyNotIdea.NOT_NOW])
    facts = IdeaFacts(IdeaState(idea.state), mine=idea.author_id == by.pk, proofs=proofs_of(idea))
    if refusal := why_not(act, facts, ground_of(idea.process, who), reason=reason):
        raise Refused(REFUSALS[refusal], field="reason")
    move(idea, act, by=by, reason=reason.strip())
    tell_those_behind(idea, by=by)
    return idea
