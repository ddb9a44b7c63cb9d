"""Answering what is lifted, going one step further, and what the clock does with what nobody answers."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of, ids_of
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.people.rules.links import digest, new_token
from usving.steering.actions.escalation_notices import tell_holder, tell_of_answer, tell_of_rising
from usving.steering.actions.escalations import link_of
from usving.steering.models import Escalation
from usving.steering.models.refusals import REFUSALS
from usving.steering.rules.escalations import AnswerWay, Outcome, WhyNotEscalation


@transaction.atomic
def answer(
    escalation: Escalation, *, key: UUID, outcome: Outcome, words: str, way: AnswerWay, by: Account
) -> Escalation:
    """Answer as the one who has it now; or write in what they answered another way. Sent twice it is answered once.

    Raises Refused where it does not wait for an answer any more.
    """
    became = answer_of("steering_answer_escalation", escalation.pk, outcome.value, words, way.value, key)
    if became == "gone":
        raise Refused(_("Saken venter ikke på svar fra deg lenger."))
    if became == "already":
        return escalation
    record("steering.escalation_answered", by=by, about=escalation, outcome=outcome.value, way=way.value)
    tell_of_answer(escalation)
    return escalation


@transaction.atomic
def answer_by_word(word: str, *, key: UUID, outcome: Outcome, words: str) -> bool:
    """Answer by a link, without login. The database finds out what it is of, and writes the trail; returns whether it did."""
    found = ids_of("steering_escalation_of_word", word)
    if not answer_of("steering_escalation_by_key", word, outcome.value, words, key):
        return False
    for escalation in found:
        tell_of_answer(Escalation(pk=escalation))
    return True


@transaction.atomic
def go_further(escalation: Escalation, *, by: Account) -> Escalation:
    """Take it one step further: the answer did not help. Raises Refused where nobody stands above."""
    word = new_token()
    became = answer_of("steering_escalate_further", escalation.pk, digest(word), timezone.now())
    if became != "risen":
        raise Refused(REFUSALS[WhyNotEscalation.TOP_ALREADY if became == "top" else WhyNotEscalation.NOT_NOW])
    record("steering.escalation_further", by=by, about=escalation)
    tell_holder(escalation, link_of(word))
    return escalation


def rise_what_is_overdue(now: datetime | None = None) -> int:
    """Let everything that nobody has answered in time rise, each in a transaction of its own; returns how many moved."""
    now = now or timezone.now()
    waiting = ids_of("steering_overdue", timezone.localdate(now))
    return sum(_rise(found, now) for found in waiting)


@transaction.atomic
def _rise(found: UUID, now: datetime) -> bool:
    """One step up, or a reminder where nobody stands above; the askers see which, and are told that something has happened."""
    word, escalation = new_token(), Escalation(pk=found)
    became = answer_of("steering_rise", found, digest(word), now)
    if became == "nothing":
        return False
    tell_of_rising(escalation)
    tell_holder(escalation, link_of(word))
    return True
