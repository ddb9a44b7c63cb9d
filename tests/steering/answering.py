"""Answers to what is lifted, for the tests of steering."""

from uuid import uuid4

from usving.core.identity import acting_as
from usving.people.models import Account
from usving.steering.actions import escalation_answers
from usving.steering.models import Escalation
from usving.steering.rules.escalations import AnswerWay, Outcome


def answered(found: Escalation, by: Account, outcome: Outcome = Outcome.CANNOT) -> None:
    """The one who has it answers."""
    with acting_as(by.pk):
        escalation_answers.answer(
            found, key=uuid4(), outcome=outcome, words="Det har vi ikke råd til.", way=AnswerWay.PLATFORM, by=by
        )
