"""The doors to open questions."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.insight.models import Evidence, Question
from usving.people.models import Account
from usving.process.access import Standing, standing_of


def questions_visible_to(who: Standing) -> QuerySet[Question]:
    """The questions this person may read: those of the processes one takes part in whose circles have joined."""
    return Question.objects.filter(process__in=who.joined)


def question_for(user: Account, pk: UUID) -> tuple[Question, Standing]:
    """A question one may read, and where one stands; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(questions_visible_to(who).select_related("process"), pk=pk), who


def question_to_answer(user: Account, pk: UUID) -> tuple[Question, Standing]:
    """A question one may say something to for one's own side; 404 otherwise."""
    question, who = question_for(user, pk)
    if who.side_in(question.process_id) is None:
        raise Http404
    return question, who


def question_to_look_at(user: Account, pk: UUID) -> tuple[Question, Standing]:
    """A question of a process that one leads and that is open; 404 otherwise."""
    question, who = question_for(user, pk)
    if question.process_id not in who.run:
        raise Http404
    return question, who


def own_evidence(user: Account, pk: UUID) -> Evidence:
    """What one has given oneself; 404 otherwise."""
    who = standing_of(user)
    found = Evidence.objects.filter(hand__account=user.pk, process__in=who.joined).select_related("question")
    return get_object_or_404(found, pk=pk)
