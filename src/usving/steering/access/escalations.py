"""The doors to what is lifted: for those it concerns, for those it is lifted to, and for those who lead."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.people.models import Account
from usving.process.access import Standing, process_to_take_part_in, standing_of
from usving.process.models import Process
from usving.process.rules.seats import Act
from usving.steering.models import Escalation, EscalationAnswer, EscalationConcern, EscalationStep
from usving.steering.rules.escalations import SHOWN, EscalationState


def escalations_asked_of(who: Standing) -> QuerySet[Escalation]:
    """What concerns one: what one has written, and what a seat of one's is asked about."""
    concerns = EscalationConcern.objects.filter(seat__in=who.seats).values("escalation")
    mine = Q(by=who.account, process__in=who.processes())
    return Escalation.objects.filter(mine | (Q(pk__in=concerns) & ~Q(state=EscalationState.DRAFT)))


def escalations_followed_by(who: Standing) -> QuerySet[Escalation]:
    """What concerns one, and where one leads what is sent."""
    led = Q(process__in=who.led, state__in=SHOWN)
    return Escalation.objects.filter(Q(pk__in=escalations_asked_of(who).values("pk")) | led)


def escalations_lifted_to(who: Standing) -> QuerySet[Escalation]:
    """What is lifted to one, now or before; never what is withdrawn."""
    had = EscalationStep.objects.filter(account=who.account, began_at__isnull=False).values("escalation")
    return Escalation.objects.filter(pk__in=had, state__in=SHOWN)


def escalations_visible_to(who: Standing) -> QuerySet[Escalation]:
    """All one may read."""
    ours, lifted = escalations_followed_by(who), escalations_lifted_to(who)
    return Escalation.objects.filter(Q(pk__in=ours.values("pk")) | Q(pk__in=lifted.values("pk")))


def concerns_visible_to(who: Standing) -> QuerySet[EscalationConcern]:
    """Whom it concerns and what they say: for those it concerns alone."""
    return EscalationConcern.objects.filter(escalation__in=escalations_asked_of(who).values("pk"))


def steps_visible_to(who: Standing) -> QuerySet[EscalationStep]:
    """The ladder for those who follow it; for one it is lifted to their own step, also where it is withdrawn."""
    own = Q(account=who.account, began_at__isnull=False)
    return EscalationStep.objects.filter(Q(escalation__in=escalations_followed_by(who).values("pk")) | own)


def answers_visible_to(who: Standing) -> QuerySet[EscalationAnswer]:
    """What was answered, for all who may read it."""
    return EscalationAnswer.objects.filter(escalation__in=escalations_visible_to(who).values("pk"))


def process_to_lift_from(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process in which one may lift something: from a family's or a provider's own seat; 404 for everyone else."""
    process, who = process_to_take_part_in(user, pk)
    if who.side_in(process.pk) is None:
        raise Http404
    return process, who


def escalation_for(user: Account, pk: UUID) -> tuple[Escalation, Standing]:
    """What one follows: it concerns one, or it is sent and one leads; 404 for others, also for the one it is lifted to."""
    who = standing_of(user)
    return get_object_or_404(escalations_followed_by(who).select_related("process"), pk=pk), who


def escalation_to_word(user: Account, pk: UUID) -> tuple[Escalation, Standing]:
    """What concerns one, in a process that is open; 404 otherwise."""
    who = standing_of(user)
    found = get_object_or_404(escalations_asked_of(who).select_related("process"), pk=pk)
    if not who.may(Act.WRITE, found.process_id):
        raise Http404
    return found, who


def escalation_to_note(user: Account, pk: UUID) -> tuple[Escalation, Standing]:
    """What one follows and may write an answer in for, that came another way; 404 otherwise."""
    found, who = escalation_for(user, pk)
    if not who.may(Act.WRITE, found.process_id):
        raise Http404
    return found, who


def escalation_to_answer(user: Account, pk: UUID) -> tuple[Escalation, EscalationStep]:
    """What is lifted to one, with one's own step, the last where there are several; 404 for everyone else."""
    who = standing_of(user)
    found = get_object_or_404(escalations_lifted_to(who).select_related("process"), pk=pk)
    own = EscalationStep.objects.filter(escalation=found, account=user, began_at__isnull=False)
    return found, own.order_by("-number")[0]
