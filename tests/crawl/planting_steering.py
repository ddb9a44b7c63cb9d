"""What is planted in how processes are steered: the board's, what is lifted, plans for several, and words without a name."""

from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.crawl.facts import LEADS, Accounts
from tests.crawl.words import NOBODY, Planted
from usving.people.models import Account
from usving.process.models import Process, Seat
from usving.steering.models import (
    AgendaPoint,
    BoardDecision,
    BoardMeeting,
    BoardSeat,
    Escalation,
    EscalationAnswer,
    EscalationConcern,
    EscalationKey,
    EscalationStep,
    GroupPlan,
    PlanPart,
    QualityAnswer,
    QualityRound,
    QualityWords,
)

OF_PROCESS = (
    "board", "board_member_new", "board_meeting_new", "board_point_new", "quality", "quality_opened", "escalations",
    "escalation_new", "group_plans", "group_plan_new",
)  # fmt: skip
OF_MEETING = ("board_meeting", "board_meeting_change", "board_agenda")
OF_POINT = ("board_point_up", "board_point_withdrawn", "board_decision_new")
OF_DECISION = ("", "_words", "_yes", "_task", "_became")
OF_ESCALATION = (
    "", "_words", "_ladder", "_asked", "_yes", "_yes_taken_back", "_sent", "_withdrawn", "_settled", "_further",
    "_answer_noted", "_answer",
)  # fmt: skip
OF_PLAN = ("", "_words", "_yes", "_next", "_dropped", "_ended", "_tasks")
OF_LINK = ("", "_read", "_answer")


def plant_steering(planted: Planted) -> None:
    """In every process that is open; of the closed the addresses alone."""
    for process in Process.objects.order_by("code"):
        for page in OF_PROCESS:
            planted.at(page, process.pk)
        if process.closed_at is None:
            InSteering(planted, process).plant()


class InSteering:
    """Plants in one process."""

    def __init__(self, planted: Planted, process: Process) -> None:
        self.planted, self.process, self.word = planted, process, planted.word
        self.common: dict[str, Any] = {"municipality_id": process.municipality_id, "process": process}
        facts = planted.facts
        self.seats = [s for s in facts.seats if s.process_id == process.pk and s.role in ("family", "provider")]
        self.inside, self.led = facts.sitting(process.pk), facts.sitting(process.pk, LEADS)
        self.sides = facts.sitting(process.pk, {"family", "provider"})
        family = next(seat for seat in self.seats if seat.family_id)
        adults = [p.person_id for p in facts.places if p.family_id == family.family_id and p.kind == "adult"]
        self.author = next(account for account in facts.accounts.values() if account.person_id == adults[0])
        self.family = family
        self.holder = Account.objects.filter(municipality=process.municipality_id, username="berg").first()

    def plant(self) -> None:
        """All of it."""
        self.plant_board()
        self.plant_plan()
        self.plant_quality()
        everyone = frozenset({self.holder.pk} if self.holder else ()) | self.sides | self.led
        own = self.planted.facts.on(self.family)
        self.lift("draft", [self.family], frozenset({self.author.pk}))
        self.lift("asked", [self.family], own)
        self.lift("withdrawn", [self.family], own)
        for state in ("sent", "answered"):
            self.lift(state, self.seats, everyone)
        self.plant_link(everyone)

    def plant_board(self) -> None:
        """Everyone of both sides sits there, but one of each, who is proposed."""
        for seat in self.seats:
            row = {"circle_id": seat.circle_id, "side": "families" if seat.family_id else "providers"}
            found, _made = BoardSeat.objects.get_or_create(
                seat=seat, left_at=None, defaults={**self.common, **row, "sits_since": timezone.now()}
            )
            for page in ("board_member_yes", "board_member_left"):
                self.planted.at(page, found.pk)
        place = self.word("the place of a meeting of the board", self.inside)
        meeting = BoardMeeting.objects.create(
            **self.common, day=timezone.localdate() + timedelta(days=8), place=place, by=self.author
        )
        for page in OF_MEETING:
            self.planted.at(page, meeting.pk)
        self.plant_point(None)
        self.plant_decision(self.plant_point(meeting))

    def plant_point(self, meeting: BoardMeeting | None) -> AgendaPoint:
        """Something to be taken up."""
        words = {what: self.word(f"the {what} of something for the board", self.inside) for what in ("title", "about")}
        point = AgendaPoint.objects.create(
            **self.common, **words, matter="money", side="families", meeting=meeting, by=self.author
        )
        for page in OF_POINT:
            self.planted.at(page, point.pk)
        return point

    def plant_decision(self, point: AgendaPoint) -> None:
        """What was decided on it."""
        words = {
            what: self.word(f"{what} of the board", self.inside) for what in ("text", "reasons", "not_heard", "became")
        }
        made = BoardDecision.objects.create(
            **self.common, **words, point=point, heard=["families"], follow_up=timezone.localdate(), by=self.author,
            in_force_at=timezone.now(), became_at=timezone.now(),
        )  # fmt: skip
        for page in OF_DECISION:
            self.planted.at(f"board_decision{page}", made.pk)

    def plant_plan(self) -> None:
        """A plan that is proposed."""
        today = timezone.localdate()
        words = {what: self.word(f"the {what} of a plan", self.inside) for what in ("title", "aim", "looks_for")}
        plan = GroupPlan.objects.create(**self.common, **words, starts=today, follow_up=today, by=self.author)
        does = self.word("what the families do", self.inside)
        PlanPart.objects.create(municipality_id=plan.municipality_id, plan=plan, party="families", what=does)
        for page in OF_PLAN:
            self.planted.at(f"group_plan{page}", plan.pk)

    def plant_quality(self) -> None:
        """A round at the end that is open, with someone's own words in it; and words without a name from one before."""
        today, common = timezone.localdate(), {"municipality_id": self.process.municipality_id}
        asked = QualityRound.objects.create(**self.common, moment="end", opens=today, closes=today + timedelta(days=9))
        own = self.word("one's own words on how we work", {self.author.pk})
        QualityAnswer.objects.create(
            **common,
            round=asked,
            account=self.author,
            side="families",
            marks={"equal": 4},
            words=own,
            words_for="nobody",
        )
        for page in ("quality_answer", "quality_closed"):
            self.planted.at(page, asked.pk)
        before, _made = QualityRound.objects.get_or_create(
            **self.common,
            moment="mid",
            defaults={"opens": today, "closes": today, "closed_at": timezone.now(), "told": True},
        )
        for whom, may in (("all", self.inside), ("board", self.sides)):
            text = self.word(f"words on how we work for {whom}", may, NOBODY)
            QualityWords.objects.create(**common, round=before, text=text, words_for=whom)

    def lift(self, state: str, seats: list[Seat], may: Accounts, *, open_at: str = "-") -> EscalationStep:
        """Something lifted, as far as `state`, that concerns these seats."""
        now, common = timezone.now(), {"municipality_id": self.process.municipality_id}
        words = {what: self.word(f"the {what} of what is {state}", may, open_at=open_at) for what in ("title", "text")}
        made = Escalation.objects.create(
            **self.common,
            **words,
            direction="up",
            state=state,
            by=self.author,
            sent_at=now if state != "draft" else None,
        )
        for seat in seats:
            EscalationConcern.objects.create(**common, escalation=made, seat=seat, yes_to=1)
        sent = state in ("sent", "answered", "withdrawn")
        follows = may - ({self.holder.pk} if self.holder else set()) | {self.author.pk}
        step = EscalationStep.objects.create(
            **common, escalation=made, number=1, rung="person", days=14, account=None if open_at != "-" else self.holder,
            name=self.word(f"who has what is {state}", may, follows, open_at=open_at),
            email=f"{self.word(f'the address for what is {state}', follows)}@eksempel.example",
            began_at=now if sent else None, due=timezone.localdate() + timedelta(days=9) if sent else None,
        )  # fmt: skip
        if state == "answered":
            EscalationAnswer.objects.create(
                **common, escalation=made, step=step, outcome="cannot", way="phone", words=self.word("an answer", may)
            )
        for page in OF_ESCALATION:
            self.planted.at(f"escalation{page}", made.pk)
        return step

    def plant_link(self, may: Accounts) -> None:
        """Something that is lifted to one without a login, with a link whose word we know."""
        readers = may - ({self.holder.pk} if self.holder else set())
        step, word = self.lift("sent", self.seats, readers, open_at="/loftet/lenke/"), f"lifted-{uuid4().hex}"
        EscalationKey.objects.create(
            municipality_id=self.process.municipality_id, step=step, digest=sha256(word.encode()).hexdigest()
        )
        for page in OF_LINK:
            self.planted.at(f"escalation_by_link{page}", word)
