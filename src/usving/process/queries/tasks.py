"""What was agreed at gatherings and what became of it, and the tasks that are someone's own."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from usving.core.searching import with_words
from usving.process.access import Standing, decisions_visible_to, gatherings_visible_to, tasks_of, tasks_visible_to
from usving.process.models import Decision, Gathering, Minutes, Process, Task
from usving.process.models.processes import SIDES
from usving.process.queries.gatherings import asked_to, seats_to_ask
from usving.process.rules.seats import LEADS, SeatRole, Side
from usving.process.rules.tasks import WAITS, TaskState, is_late

SEAT, SIDE, ORGANISATION = "plass", "side", "organisasjon"  # what an owner is, before its id in a choice


@dataclass(frozen=True)
class Done:
    """A task, whether it waits past its day, and whether it is the reader's own."""

    task: Task
    late: bool
    mine: bool


@dataclass(frozen=True)
class Agreed:
    """Something decided, and what became of it."""

    decision: Decision
    tasks: list[Done]


@dataclass(frozen=True)
class AgreedAt:
    """A gathering, what was decided there, and tasks that hang on no decision."""

    gathering: Gathering
    agreed: list[Agreed]
    loose: list[Done]


@dataclass(frozen=True)
class AgreedLine:
    """Something decided at a gathering with its tasks, or the tasks there that hang on no decision."""

    gathering: Gathering
    decision: Decision | None
    tasks: list[Done]


def agreed_in(process: Process, who: Standing, *, words: str = "", state: str = "") -> list[AgreedLine]:
    """Everything agreed in a process that one may see, the latest gathering first.

    Narrowed by words in a decision or in a task of it, and by whether a task waits (`open`), is late, or all are done.
    """
    decisions = decisions_visible_to(who).filter(process=process)
    tasks = tasks_visible_to(who).filter(process=process)
    said = _saying(words, decisions, tasks) if words else None
    all_decisions, all_tasks = list(decisions.order_by("at", "pk")), _done(tasks, who)
    met = {each.gathering_id for each in all_decisions} | {each.task.gathering_id for each in all_tasks}
    gatherings = gatherings_visible_to(who).filter(pk__in=met).order_by("-starts_at", "pk")
    lines = [line for each in gatherings for line in _lines(_agreed_at(each, all_decisions, all_tasks))]
    return [each for line in lines for each in _narrowed(line, said, state)]


def agreed_at(gathering: Gathering, who: Standing) -> AgreedAt:
    """What was agreed at one gathering."""
    decisions = list(decisions_visible_to(who).filter(gathering=gathering).order_by("at", "pk"))
    return _agreed_at(gathering, decisions, _done(tasks_visible_to(who).filter(gathering=gathering), who))


def my_tasks(who: Standing) -> list[Done]:
    """The tasks that wait for one, the first due first."""
    if not who.places:
        return []
    waiting = tasks_of(who).filter(state__in=WAITS).select_related("process", "gathering").order_by("due", "pk")
    today = timezone.localdate()
    return [Done(each, is_late(TaskState(each.state), each.due, today=today), mine=True) for each in waiting]


def is_fixed(gathering: Gathering) -> bool:
    """Whether the minutes of a gathering are fixed, and what was decided there with them."""
    return Minutes.objects.filter(gathering=gathering, fixed_at__isnull=False).exists()


def owners_at(gathering: Gathering, who: Standing) -> list[tuple[str, str]]:
    """Who can take something on: the sides that were asked, each seat there, those who lead, and where the providers are from."""
    seats = [each.seat for each in asked_to(gathering, who)]
    seats += [each for each in seats_to_ask(gathering.process, who) if each.role in LEADS and each not in seats]
    sides = {Side.FAMILIES: SeatRole.FAMILY, Side.PROVIDERS: SeatRole.PROVIDER}
    asked = {seat.role for seat in seats}
    offices = {seat.organisation for seat in seats if seat.role == SeatRole.PROVIDER and seat.organisation}
    chosen = [(f"{SIDE}:{side}", str(SIDES[side])) for side, role in sides.items() if role in asked]
    chosen += [(f"{SEAT}:{seat.pk}", str(seat)) for seat in seats]
    return chosen + [(f"{ORGANISATION}:{each.pk}", str(each)) for each in sorted(offices, key=str)]


def owner_chosen(choice: str) -> dict[str, Any]:
    """The fields of a task for an owner that was chosen."""
    kind, _colon, which = choice.partition(":")
    return {
        "side": which if kind == SIDE else "",
        "seat_id": UUID(which) if kind == SEAT else None,
        "organisation_id": UUID(which) if kind == ORGANISATION else None,
    }


def usual_due() -> date:
    """The day that a new task is proposed for: two weeks from now."""
    return timezone.localdate() + timedelta(days=14)


def _done(found: QuerySet[Task], who: Standing) -> list[Done]:
    tasks = list(found.select_related("seat", "organisation").order_by("due", "at", "pk"))
    mine = (
        set(tasks_of(who).filter(pk__in=[each.pk for each in tasks]).values_list("pk", flat=True)) if tasks else set()
    )
    today = timezone.localdate()
    return [Done(each, is_late(TaskState(each.state), each.due, today=today), each.pk in mine) for each in tasks]


def _saying(words: str, decisions: QuerySet[Decision], tasks: QuerySet[Task]) -> set[UUID]:
    told = with_words(decisions, words, "text").values_list("pk", flat=True)
    return {*told, *with_words(tasks, words, "text", "words").values_list("pk", flat=True)}


def _lines(at: AgreedAt) -> list[AgreedLine]:
    lines = [AgreedLine(at.gathering, each.decision, each.tasks) for each in at.agreed]
    return [*lines, AgreedLine(at.gathering, None, at.loose)] if at.loose else lines


def _narrowed(line: AgreedLine, said: set[UUID] | None, state: str) -> list[AgreedLine]:
    """The line where it fits, with all the tasks of its decision; tasks that hang on none fit one by one."""
    if line.decision is None:
        tasks = [each for each in line.tasks if (said is None or each.task.pk in said) and _fits([each], state)]
        return [AgreedLine(line.gathering, None, tasks)] if tasks else []
    named = said is None or not said.isdisjoint({line.decision.pk, *(each.task.pk for each in line.tasks)})
    return [line] if named and _fits(line.tasks, state) else []


def _fits(tasks: list[Done], state: str) -> bool:
    waits = [each for each in tasks if each.task.state in WAITS]
    fits = {"open": bool(waits), "late": any(each.late for each in waits), "done": bool(tasks) and not waits}
    return fits.get(state, True)


def _agreed_at(gathering: Gathering, decisions: list[Decision], tasks: list[Done]) -> AgreedAt:
    here = [each for each in tasks if each.task.gathering_id == gathering.pk]
    agreed = [
        Agreed(decision, [each for each in here if each.task.decision_id == decision.pk])
        for decision in decisions
        if decision.gathering_id == gathering.pk
    ]
    return AgreedAt(gathering, agreed, [each for each in here if each.task.decision_id is None])
