"""What newcomers see on *Min side*: a process leader the first steps of a process, everyone a box that says what this is."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.front.rules import tip_for
from usving.people.models import Account, ClosedTip
from usving.people.rules.roles import Role
from usving.process.models import Gathering, Process, RecruitingChannel, Seat
from usving.process.rules.beginning import ProcessStep, process_steps
from usving.process.rules.seats import SeatRole

STEPS: dict[ProcessStep, tuple[Any, str]] = {
    ProcessStep.SEATS: (_("Legg til plasser for familier og tjenesteytere"), "setup_seat_new"),
    ProcessStep.OFFICE: (_("Velg et kontor som inviterer familier"), "setup_office_new"),
    ProcessStep.GATHERING: (_("Planlegg den første samlingen"), "gathering_new"),
}


@dataclass(frozen=True)
class Start:
    """A process that is not on its way yet, and its first steps with whether each is done."""

    process: Process
    steps: list[tuple[ProcessStep, bool]]

    @property
    def next_step(self) -> ProcessStep:
        """The first step that is not done."""
        return next(step for step, done in self.steps if not done)

    @property
    def action(self) -> str:
        """What the next step is called."""
        return str(STEPS[self.next_step][0])

    @property
    def url(self) -> str:
        """Where the next step is done."""
        return reverse(STEPS[self.next_step][1], args=[self.process.pk])

    @property
    def shown_steps(self) -> list[dict[str, Any]]:
        """The steps as core/ui/steps.html draws them; that the process is made stands first."""
        made = {"label": _("Lag prosessen"), "state": "done"}
        return [made, *(self._shown(step, done) for step, done in self.steps)]

    def _shown(self, step: ProcessStep, done: bool) -> dict[str, Any]:
        state = "done" if done else "here" if step is self.next_step else "ahead"
        return {"label": STEPS[step][0], "state": state}


def start_of(led: list[Process]) -> Start | None:
    """The first of the processes one leads that lacks seats, or whom to invite families through; None where none does."""
    running = [process.pk for process in led if process.ends >= timezone.localdate()]
    if not running:
        return None
    seats = Seat.objects.filter(process=OuterRef("pk"), role__in=[SeatRole.FAMILY, SeatRole.PROVIDER])
    found = Process.objects.filter(pk__in=running).annotate(
        has_seats=Exists(seats.filter(role=SeatRole.FAMILY)),
        has_office=Exists(RecruitingChannel.objects.filter(process=OuterRef("pk"))),
        has_families=Exists(seats.filter(family__isnull=False)),
        has_gathering=Exists(Gathering.objects.filter(process=OuterRef("pk"))),
    )
    lacking = found.filter(Q(has_seats=False) | Q(has_office=False, has_families=False)).order_by("starts", "pk")
    facts = lacking.values_list("pk", "has_seats", "has_office", "has_families", "has_gathering").first()
    if facts is None:
        return None
    pk, seats_there, office, families, gathering = facts
    steps = process_steps(seats=seats_there, office=office or families, gathering=gathering)
    return Start(next(process for process in led if process.pk == pk), steps)


def tip_of(account: Account, roles: frozenset[Role], *, recruits: bool, demonstration: bool) -> str:
    """The box that this person is shown, as the name of its template; empty where it is closed."""
    name = tip_for(roles, recruits=recruits)
    closed = ClosedTip.objects.filter(account=account.pk, code=code_of(name, demonstration=demonstration))
    return "" if closed.exists() else name


def code_of(name: str, *, demonstration: bool) -> str:
    """What is kept when a box is closed: one in a demonstration says something else than one in earnest."""
    return f"{'demo' if demonstration else 'first'}.{name}"
