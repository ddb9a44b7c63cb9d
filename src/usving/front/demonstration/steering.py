"""How the demonstration is steered: a board of both sides, something lifted, a plan for several, a round on how we work."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.models import Process, Seat
from usving.process.rules.seats import Side
from usving.steering.actions import board, decisions, escalation_answers, escalations, group_plans, quality
from usving.steering.actions.escalations import Step
from usving.steering.models import (
    AgendaPoint,
    BoardDecision,
    BoardMeeting,
    BoardSeat,
    DecisionYes,
    Escalation,
    EscalationAnswer,
    EscalationStep,
    GroupPlan,
    QualityRound,
)
from usving.steering.rules.board import Matter
from usving.steering.rules.escalations import AnswerWay, Outcome, Rung
from usving.steering.rules.group_plans import PlanParty
from usving.steering.rules.quality import Moment, Statement, WordsFor

BOARD = {Side.FAMILIES: ("fatima", "per"), Side.PROVIDERS: ("nils", "kari")}
FAMILIES, PROVIDERS = ("fatima", "per", "grete", "ewa", "tor"), ("nils", "berit", "kari", "ola", "hans", "maja")
LIFTED = (
    "Én å ringe når huset er fuktig",
    "I dag ringer vi først utleieren, så kommunen, så noen som sender oss tilbake. Vi trenger én person som tar imot, og som "
    "sier når vi får svar.",
)
ANSWERED = (
    "Søknadsskjemaet på flere språk",
    "Skjemaet er bare på norsk. Vi trenger det på språkene vi snakker hjemme.",
)
PLAN = {
    "title": "Flyttehjelp på omgang",
    "aim": "Ingen skal flytte alene. Vi hjelper hverandre med bil, esker og vask.",
    "looks_for": "Er det flere som sier at flyttingen gikk greit? Spør færre om penger til flyttebil?",
}
PARTS = {
    PlanParty.FAMILIES: "Møter opp når noen flytter, og låner bort esker og verktøy.",
    PlanParty.SERVICES: "Sier fra i god tid om når noen kan flytte inn, og åpner huset kvelden før.",
    PlanParty.VOLUNTEERS: "Kjører bil og henger.",
}
MARKS = {"fatima": 8, "per": 6, "grete": 7, "ewa": 9, "tor": 5, "nils": 6, "berit": 4, "kari": 5, "ola": 7, "maja": 5}


def steer(process: Process) -> None:
    """All of it; only where the people of the story are, and the circles have joined."""
    if Account.objects.filter(municipality=process.municipality, username="fatima").exists():
        _choose_board(process)
        _decide(process)
        _lift(process)
        _plan(process)
        _ask_how_we_work(process)


def _who(process: Process, username: str) -> Account:
    return Account.objects.get(municipality=process.municipality, username=username)


def _seat(process: Process, account: Account) -> Seat:
    return next(seat for seat in Seat.objects.filter(process=process) if seat.pk in standing_of(account).seats)


def _choose_board(process: Process) -> None:
    for first, second in zip(*BOARD.values(), strict=True):
        for side, username in ((Side.FAMILIES, first), (Side.PROVIDERS, second)):
            proposed = _seat(process, _who(process, username))
            for voice in FAMILIES if side is Side.FAMILIES else PROVIDERS:
                by = _who(process, voice)
                with acting_as(by.pk):
                    board.propose(process, seat=proposed, side=side, own=_seat(process, by).pk, by=by)
    today = timezone.now()
    BoardSeat.objects.filter(process=process).update(sits_since=today - timedelta(days=60))


def _decide(process: Process) -> None:
    """Two meetings: one that has been, with a decision by both sides, and one to come."""
    siv, fatima, nils = (_who(process, name) for name in ("siv", "fatima", "nils"))
    today = timezone.localdate()
    with acting_as(siv.pk):
        been = board.plan_meeting(
            process, key=uuid4(), day=today + timedelta(days=1), place="Gjenbrukssentralen", gathering=None, by=siv
        )
        coming = board.plan_meeting(
            process, key=uuid4(), day=today + timedelta(days=12), place="Frivilligsentralen", gathering=None, by=siv
        )
    money = _point(process, fatima, "Penger til barnepass på samlingene", Matter.MONEY, Side.FAMILIES)
    show = _point(process, nils, "Hva vi viser formannskapet", Matter.SHARING, Side.PROVIDERS)
    _point(process, fatima, "Et skap til det vi låner ut", Matter.PRACTICAL, Side.FAMILIES)
    with acting_as(siv.pk):
        board.put_on(been, points=[money], by=siv)
        board.put_on(coming, points=[show], by=siv)
        words = {
            "text": "Vi betaler to barnepassere på hver samling ut året.",
            "reasons": "Uten barnepass kan bare én voksen fra hver familie komme.",
            "heard": ["families", "providers", "volunteers"],
            "not_heard": "Barna er ikke spurt ennå. Vi spør dem på neste samling.",
            "owner": _seat(process, nils),
            "follow_up": today + timedelta(days=30),
        }
        made = decisions.decide(money, key=uuid4(), words=words, by=siv)
    for side, by in ((Side.FAMILIES, fatima), (Side.PROVIDERS, nils)):
        with acting_as(by.pk):
            decisions.say_yes(made, side=side, version=1, by=by)
    then = timezone.now() - timedelta(days=20)
    BoardMeeting.objects.filter(pk=been.pk).update(day=then.date())
    BoardDecision.objects.filter(pk=made.pk).update(at=then, in_force_at=then)
    DecisionYes.objects.filter(decision=made).update(at=then)
    AgendaPoint.objects.filter(process=process).update(at=then - timedelta(days=5))


def _point(process: Process, by: Account, title: str, matter: Matter, side: Side) -> AgendaPoint:
    with acting_as(by.pk):
        return board.propose_point(process, key=uuid4(), title=title, about="", matter=matter.value, side=side, by=by)


def _lift(process: Process) -> None:
    """One that has risen and waits, one that is answered, and one that waits for a yes."""
    today = timezone.now()
    risen = _sent(process, *LIFTED, days=20)
    escalation_answers.rise_what_is_overdue(today)
    answered = _sent(process, *ANSWERED, days=9)
    berg = _who(process, "berg")
    with acting_as(berg.pk):
        escalation_answers.answer(
            answered, key=uuid4(), outcome=Outcome.PARTLY, way=AnswerWay.PLATFORM, by=berg,
            words="Vi får det oversatt til tre språk før jul. De andre tar vi neste år.",
        )  # fmt: skip
    EscalationAnswer.objects.filter(escalation=answered).update(at=today - timedelta(days=2))
    _asked(process, "En nøkkel til gymsalen på lørdager", "Vi vil møtes når alle har fri. Skolen er låst i helgene.")
    assert Escalation.objects.filter(pk=risen.pk, state="sent").exists()


def _asked(process: Process, title: str, text: str) -> Escalation:
    fatima, berg = _who(process, "fatima"), _who(process, "berg")
    concerned = [_seat(process, fatima), _seat(process, _who(process, "per"))]
    steps = [
        Step(Rung.PERSON, str(berg.person), 14, account=berg.pk),
        Step(Rung.LEADER, "Ledersen Eksempel", 14, email="leder@larvik.example"),
    ]
    with acting_as(fatima.pk):
        made = escalations.begin(
            process, key=uuid4(), title=title, text=text, direction="up", seats=concerned, by=fatima
        )
        escalations.set_ladder(made, steps=steps, by=fatima)
        escalations.ask(Escalation.objects.get(pk=made.pk), who=standing_of(fatima), by=fatima)
    return Escalation.objects.get(pk=made.pk)


def _sent(process: Process, title: str, text: str, *, days: int) -> Escalation:
    made, per, fatima = _asked(process, title, text), _who(process, "per"), _who(process, "fatima")
    with acting_as(per.pk):
        escalations.say_yes(made, version=made.version, who=standing_of(per), by=per)
    with acting_as(fatima.pk):
        escalations.send(made, by=fatima)
    ago = timezone.now() - timedelta(days=days)
    Escalation.objects.filter(pk=made.pk).update(at=ago - timedelta(days=2), sent_at=ago)
    due = timezone.localdate() - timedelta(days=days - 14)
    EscalationStep.objects.filter(escalation=made, number=1).update(began_at=ago, due=due)
    return made


def _plan(process: Process) -> None:
    """A plan in force since a month."""
    today, fatima = timezone.localdate(), _who(process, "fatima")
    words: dict[str, Any] = PLAN | {"starts": today, "follow_up": today + timedelta(days=40)}
    with acting_as(fatima.pk):
        made = group_plans.propose(process, key=uuid4(), words=words, parts=PARTS, by=fatima)
    for side, by in ((Side.FAMILIES, fatima), (Side.PROVIDERS, _who(process, "kari"))):
        with acting_as(by.pk):
            group_plans.say_yes(made, side=side, wording=1, by=by)
    then = timezone.now() - timedelta(days=30)
    GroupPlan.objects.filter(pk=made.pk).update(at=then, in_force_at=then, starts=then.date())


def _ask_how_we_work(process: Process) -> None:
    """The round mid-way, answered by both sides and closed."""
    siv = _who(process, "siv")
    with acting_as(siv.pk):
        asked = quality.open_round(process, moment=Moment.MIDWAY, by=siv)
    for username, mark in MARKS.items():
        by = _who(process, username)
        marks = {
            each.value: max(0, min(10, mark + shift)) for each, shift in zip(Statement, _shifts(username), strict=True)
        }
        side = Side.FAMILIES if username in FAMILIES else Side.PROVIDERS
        words = "Jeg turte si mer enn jeg trodde." if username == "grete" else ""
        with acting_as(by.pk):
            quality.answer(asked, side=side, marks=marks, words=words, words_for=WordsFor.ALL, by=by)
    with acting_as(siv.pk):
        quality.close_round(asked, by=siv)
    QualityRound.objects.filter(pk=asked.pk).update(
        opens=timezone.localdate() - timedelta(days=16), closed_at=timezone.now() - timedelta(days=2)
    )


def _shifts(username: str) -> Iterable[int]:
    """How far one stands from one's usual mark on each statement: the sides differ most on who leads."""
    return (1, 0, 1, -3, 0, 1) if username in FAMILIES else (0, 0, 1, 2, 1, 0)
