"""What the pages of what is lifted read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from usving.core.database.asking import rows_of
from usving.core.searching import with_words
from usving.people.access import current
from usving.people.models import Account, Membership
from usving.people.queries.behind import people_behind
from usving.people.rules.roles import Role
from usving.process.access import Standing, seats_visible_to
from usving.process.models import Process, Seat
from usving.process.queries.gatherings import taken
from usving.process.rules.seats import SeatRole
from usving.steering.access.escalations import (
    answers_visible_to,
    concerns_visible_to,
    escalations_asked_of,
    escalations_followed_by,
    escalations_lifted_to,
    steps_visible_to,
)
from usving.steering.models import Escalation, EscalationAnswer, EscalationStep
from usving.steering.rules.escalations import EscalationState, everyone_says_yes

SIDES = (SeatRole.FAMILY, SeatRole.PROVIDER)
AT_WORK = tuple(role.value for role in (Role.PROVIDER, Role.FACILITATOR, Role.PROCESS_LEADER, Role.HOUSING_MANAGER))


@dataclass(frozen=True)
class Voice:
    """One whom it concerns: their name where one may see it, whether they have said yes to these words, and whether it is you."""

    seat: Seat | None
    yes: bool
    mine: bool


@dataclass(frozen=True)
class Rung:
    """A step of the ladder: done, here (it has it now) or ahead; and the day it rises from here."""

    step: EscalationStep
    state: str
    late: bool


@dataclass(frozen=True)
class Lifted:
    """Something lifted as one who follows it sees it."""

    escalation: Escalation
    voices: list[Voice]
    rungs: list[Rung]
    answers: list[EscalationAnswer]
    concerned: bool
    all_yes: bool

    @property
    def mine_yes(self) -> bool:
        """Whether one's own seat has said yes to the words as they stand."""
        return any(voice.mine and voice.yes for voice in self.voices)

    @property
    def my_turn(self) -> bool:
        """Whether it waits for one's own yes."""
        return self.escalation.state == EscalationState.ASKED and any(v.mine and not v.yes for v in self.voices)

    @property
    def here(self) -> Rung | None:
        """Who has it now."""
        return next((rung for rung in self.rungs if rung.state == "here"), None)

    @property
    def above(self) -> Rung | None:
        """Who gets it next, if nobody answers."""
        return next((rung for rung in self.rungs if rung.state == "ahead"), None)


def lifted_in(process: Process, who: Standing, words: str, state: str) -> QuerySet[Escalation]:
    """What one follows in a process, newest first, with `holder` and `due` of the step that has it now."""
    now = EscalationStep.objects.filter(escalation=OuterRef("pk"), began_at__isnull=False, left_at__isnull=True)
    found = escalations_followed_by(who).filter(process=process).order_by("-at", "pk")
    found = found.annotate(
        holder=Subquery(now.order_by("number").values("name")[:1]),
        due=Subquery(now.order_by("number").values("due")[:1]),
    )
    found = found.filter(state=state) if state else found
    return found.filter(title__icontains=words) if words else found


def lifted(escalation: Escalation, who: Standing) -> Lifted:
    """One of them, with all that belongs to it."""
    concerns = list(concerns_visible_to(who).filter(escalation=escalation).order_by("pk"))
    known = seats_visible_to(who).in_bulk([each.seat_id for each in concerns]) if concerns else {}
    voices = [Voice(known.get(c.seat_id), c.yes_to == escalation.version, c.seat_id in who.seats) for c in concerns]
    steps = list(steps_visible_to(who).filter(escalation=escalation).order_by("number"))
    answers = list(answers_visible_to(who).filter(escalation=escalation).select_related("step").order_by("at"))
    asked = escalations_asked_of(who).filter(pk=escalation.pk).exists()
    yes = everyone_says_yes({c.seat_id: c.yes_to for c in concerns}, escalation.version)
    return Lifted(escalation, voices, rungs_of(escalation, steps), answers, asked, yes)


def rungs_of(escalation: Escalation, steps: list[EscalationStep]) -> list[Rung]:
    """The ladder as it stands today."""
    today, open_ = timezone.localdate(), escalation.state == EscalationState.SENT
    return [Rung(each, _state(each), open_ and bool(each.due and each.due < today)) for each in steps]


def _state(step: EscalationStep) -> str:
    if step.began_at is None:
        return "ahead"
    return "done" if step.left_at else "here"


def seats_to_ask(process: Process, who: Standing) -> list[Seat]:
    """The seats of both sides that one may see and somebody sits in, but one's own."""
    seats = seats_visible_to(who).filter(taken(), process=process, role__in=SIDES).exclude(pk__in=who.seats)
    return list(seats.order_by("role", "called", "code"))


def own_seats(process: Process, who: Standing) -> list[Seat]:
    """One's own seats of a side in a process."""
    return list(Seat.objects.filter(pk__in=who.seats, process=process, role__in=SIDES))


def staff_to_ask(user: Account) -> list[tuple[str, str]]:
    """Those at work in the municipality who may get something lifted to them: (account, name and office)."""
    held = Membership.objects.filter(current(), municipality=user.municipality_id, role__in=AT_WORK)
    found = people_behind(set(held.values_list("account_id", flat=True)) - {user.pk})
    people = sorted(found.values(), key=lambda each: (each.organisation or "", each.name))
    return [(str(p.account), f"{p.name}, {p.organisation}" if p.organisation else p.name) for p in people]


def lifted_to(who: Standing, words: str = "", state: str = "") -> list[EscalationStep]:
    """Every step one has had, newest first, with `what` for what one may still read (None: it is withdrawn).

    Narrowed by words in what one may read, and by whether it `waits` for one or is `over`.
    """
    own = steps_visible_to(who).filter(account=who.account, began_at__isnull=False).order_by("-began_at")
    steps: list[Any] = list(own)
    known = escalations_lifted_to(who).select_related("process").in_bulk([each.escalation_id for each in steps])
    for step in steps:
        step.what = known.get(step.escalation_id)
        step.waits = bool(step.what and step.what.state == EscalationState.SENT and step.left_at is None)
    if words:
        named = set(with_words(escalations_lifted_to(who), words, "title", "text").values_list("pk", flat=True))
        steps = [step for step in steps if step.escalation_id in named]
    return [step for step in steps if step.waits is (state == "waits")] if state else steps


def answers_to(escalation: Escalation, step: EscalationStep) -> list[EscalationAnswer]:
    """What one has answered from a step."""
    return list(EscalationAnswer.objects.filter(escalation=escalation, step=step).order_by("at"))


@dataclass(frozen=True)
class Reading:
    """What a link tells whoever has it."""

    state: str
    title: str
    words: str
    due: date
    municipality: str
    process: str
    name: str
    phone: str


def read_by_word(word: str) -> Reading | None:
    """What a link opens; None for one that opens nothing."""
    found = rows_of("steering_escalation_read", word)
    return Reading(*found[0]) if found else None
