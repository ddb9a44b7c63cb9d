"""The doors to the plans for several families at once."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.people.models import Account
from usving.process.access import Standing, process_to, standing_of
from usving.process.models import Process
from usving.process.rules.seats import Act, Side
from usving.steering.models import GroupPlan, PlanPart, PlanYes


def plans_visible_to(who: Standing) -> QuerySet[GroupPlan]:
    """The plans, for all in the process."""
    return GroupPlan.objects.filter(process__in=who.processes())


def plan_parts_visible_to(who: Standing) -> QuerySet[PlanPart]:
    """What each does, for all in the process."""
    return PlanPart.objects.filter(plan__process__in=who.processes())


def plan_yeses_visible_to(who: Standing) -> QuerySet[PlanYes]:
    """Which sides have said yes, for all in the process."""
    return PlanYes.objects.filter(plan__process__in=who.processes())


def process_to_plan_in(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process where one may propose a plan; 404 for those who do not take part, and where it is closed."""
    return process_to(Act.WRITE, user, pk)


def plan_for(user: Account, pk: UUID) -> tuple[GroupPlan, Standing]:
    """A plan of one's process; 404 otherwise."""
    who = standing_of(user)
    return get_object_or_404(plans_visible_to(who).select_related("process"), pk=pk), who


def plan_to_word(user: Account, pk: UUID) -> tuple[GroupPlan, Standing]:
    """A plan one may write in; 404 for those who only look on, and where the process is closed."""
    plan, who = plan_for(user, pk)
    if not who.may(Act.WRITE, plan.process_id):
        raise Http404
    return plan, who


def plan_to_answer(user: Account, pk: UUID) -> tuple[GroupPlan, Side]:
    """A plan that one's side may say yes to; 404 for those who speak for none."""
    plan, who = plan_for(user, pk)
    side = who.side_in(plan.process_id)
    if side is None:
        raise Http404
    return plan, side


def plan_to_lead(user: Account, pk: UUID) -> tuple[GroupPlan, Standing]:
    """A plan of a process one leads on; 404 otherwise."""
    plan, who = plan_for(user, pk)
    if plan.process_id not in who.run:
        raise Http404
    return plan, who
