"""Telling those whose stories stand behind an idea that it has come a step further."""

from usving.insight.actions.replies import tell_teller
from usving.insight.models import Experience, Idea
from usving.insight.queries.trace_ideas import stories_behind
from usving.people.models import Account


def tell_those_behind(idea: Idea, *, by: Account) -> None:
    """Tell each whose story an idea comes from, directly or by a finding. The asker need not be able to read it."""
    for story in stories_behind(idea):
        tell_teller(Experience(pk=story), by=by)
