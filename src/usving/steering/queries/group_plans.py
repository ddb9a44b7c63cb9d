"""What the pages of plans for several at once read."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from usving.core.database.asking import ids_of
from usving.process.access import Standing, gatherings_visible_to, seats_visible_to
from usving.process.models import Gathering, Process
from usving.process.models.processes import SIDES
from usving.process.rules.seats import Side
from usving.steering.access.group_plans import plan_parts_visible_to, plan_yeses_visible_to, plans_visible_to
from usving.steering.models import GroupPlan, PlanPart
from usving.steering.rules.group_plans import PlanParty, PlanState, names_in, words_in

LIVING = (PlanState.PROPOSED, PlanState.IN_FORCE)


@dataclass(frozen=True)
class SideSays:
    """One side, and whether it has said yes to the words as they stand."""

    side: Side
    label: Any
    yes: bool
    mine: bool


@dataclass(frozen=True)
class Plan:
    """A plan with its parts, what the sides say, and the other versions of it."""

    plan: GroupPlan
    parts: list[PlanPart]
    sides: list[SideSays]
    versions: list[GroupPlan]

    @property
    def my_turn(self) -> bool:
        """Whether it waits for one's own side."""
        return self.plan.state == PlanState.PROPOSED and any(each.mine and not each.yes for each in self.sides)


def plans_in(process: Process, who: Standing, words: str, state: str) -> QuerySet[GroupPlan]:
    """The plans of a process: those that live first asked for, or all of them; newest first."""
    found = plans_visible_to(who).filter(process=process).order_by("-at", "pk")
    found = found if state == "alle" else found.filter(state__in=LIVING)
    return found.filter(Q(title__icontains=words) | Q(aim__icontains=words)) if words else found


def plan_shown(plan: GroupPlan, who: Standing) -> Plan:
    """One plan as its page has it."""
    order = list(PlanParty)
    parts = [part for part in plan_parts_visible_to(who).filter(plan=plan).select_related("task") if part.what]
    said = dict(plan_yeses_visible_to(who).filter(plan=plan).values_list("side", "wording"))
    own = who.side_in(plan.process_id)
    sides = [SideSays(side, SIDES[side], said.get(side.value) == plan.wording, side is own) for side in Side]
    versions = list(plans_visible_to(who).filter(line=plan.line).exclude(pk=plan.pk).order_by("-number"))
    return Plan(plan, sorted(parts, key=lambda part: order.index(PlanParty(part.party))), sides, versions)


def names_known_to(who: Standing, process: Process) -> list[str]:
    """The names of seats in a process that one may see: what a text is held against."""
    seats = seats_visible_to(who).filter(process=process, role="family")
    return [name for name in seats.values_list("called", flat=True) if name]


def names_found(text: str, who: Standing, process: Process) -> list[str]:
    """The words of a text that are in the name of a family one knows of in the process, or of someone in it."""
    people = ids_of("steering_words_of_names", process.pk, sorted(words_in(text)))
    return names_in(text, [*names_known_to(who, process), *people])


def gatherings_to_hang_on(process: Process, who: Standing) -> list[Gathering]:
    """The gatherings of both sides that a task may hang on, the newest first."""
    found = gatherings_visible_to(who).filter(process=process, kind__in=["joint", "open"], called_off_at__isnull=True)
    return list(found.order_by("-starts_at")[:20])
