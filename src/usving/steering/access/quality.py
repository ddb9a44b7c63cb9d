"""The doors to how the process works."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.people.models import Account
from usving.process.access import Standing, process_to_take_part_in, standing_of
from usving.process.models import Process
from usving.process.rules.seats import Side
from usving.steering.access.board import boards_of
from usving.steering.models import QualityAnswer, QualityResult, QualityRound, QualityWords
from usving.steering.rules.quality import WordsFor


def rounds_visible_to(who: Standing) -> QuerySet[QualityRound]:
    """The rounds, for all in the process."""
    return QualityRound.objects.filter(process__in=who.processes())


def quality_answers_visible_to(who: Standing) -> QuerySet[QualityAnswer]:
    """One's own answers, while the round is open."""
    return QualityAnswer.objects.filter(account=who.account)


def quality_results_visible_to(who: Standing) -> QuerySet[QualityResult]:
    """What is told of a closed round, for all in the process."""
    return QualityResult.objects.filter(round__process__in=who.processes())


def quality_words_visible_to(who: Standing) -> QuerySet[QualityWords]:
    """Words without a name: those for all in the process, and for the board those for it."""
    board = Q(round__process__in=boards_of(who))
    return QualityWords.objects.filter(Q(round__process__in=who.processes()) & (Q(words_for=WordsFor.ALL) | board))


def process_to_ask_in(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process one leads on, and may open a round in; 404 otherwise."""
    process, who = process_to_take_part_in(user, pk)
    if process.pk not in who.run:
        raise Http404
    return process, who


def round_for(user: Account, pk: UUID) -> tuple[QualityRound, Standing]:
    """A round of one's process; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(rounds_visible_to(who).select_related("process"), pk=pk), who


def round_to_lead(user: Account, pk: UUID) -> QualityRound:
    """A round of a process one leads on; 404 otherwise."""
    found, who = round_for(user, pk)
    if found.process_id not in who.run:
        raise Http404
    return found


def round_to_answer(user: Account, pk: UUID) -> tuple[QualityRound, Side]:
    """A round one is asked in, and the side one answers for; 404 for everyone else."""
    found, who = round_for(user, pk)
    side = who.side_in(found.process_id)
    if side is None:
        raise Http404
    return found, side
