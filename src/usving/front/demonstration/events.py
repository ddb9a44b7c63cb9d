"""What happened in a demonstration's process, told by the actions of the platform and then set back in time."""

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.people.models import Account, Family
from usving.process.access import standing_of
from usving.process.actions import contributions, gate, gatherings, stations
from usving.process.models import (
    Contribution,
    Gate,
    Gathering,
    HandOver,
    HandOverApproval,
    Process,
    Seat,
    Station,
    StationMove,
)
from usving.process.rules.audience import Audience, Voice
from usving.process.rules.gate import Matter
from usving.process.rules.gatherings import Coming
from usving.process.rules.seats import SeatRole, Side


class Events:
    """The story of one process, from what its file says."""

    def __init__(self, process: Process, today: date, story: dict[str, Any]) -> None:
        self.process, self.today, self.story = process, today, story
        self.said: list[Contribution] = []

    def run(self, *, here: int, gate_opened_ago: int | None) -> None:
        """Let it all happen."""
        for row in self.story["said"]:
            self.said.append(self.say(row))
        if gate_opened_ago is not None:
            self.open_gate(gate_opened_ago)
        for row in self.story["hand_overs"]:
            self.hand_over(row)
        for number in range(1, here):
            self.move_on(number)
        self.meet()

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """Everyone in the municipality, by user name."""
        found = Account.objects.filter(municipality=self.process.municipality).select_related("person", "municipality")
        return {account.username: account for account in found}

    @cached_property
    def leader(self) -> Account:
        """Whoever facilitates."""
        return Account.objects.get(seat__process=self.process, seat__role=SeatRole.FACILITATOR)

    def say(self, row: dict[str, Any]) -> Contribution:
        """Someone writes, and shares as far as they choose."""
        by = self.accounts[row["by"]]
        with acting_as(by.pk):
            who = standing_of(by)
            place = who.place_in(self.process.pk)
            family = Seat.objects.get(pk=place.seat).called if place else ""
            names = {"person": by.person.name, "family": family, "alias": row.get("signed", "")}
            said = contributions.write(
                key=uuid4(),
                station=Station.objects.get(process=self.process, number=row["station"]),
                gathering=Gathering.objects.filter(process=self.process, code=row.get("gathering", "")).first(),
                text=row["text"],
                voice=Voice(row["voice"]),
                signed=names[row["voice"]],
                by=by,
                who=who,
            )
            chosen = Seat.objects.filter(process=self.process, code__in=row.get("chosen", []))
            if row["audience"] != Audience.ME:
                contributions.share(said, audience=Audience(row["audience"]), chosen=chosen, by=by)
        return self.set_back(said, "written_at", row["ago"])

    def open_gate(self, ago: int) -> None:
        """Each family gives its voice; the last one opens the gate. They let the facilitator read along as well."""
        for family in Family.objects.filter(seat__process=self.process).order_by("code"):
            adult = self.adult_of(family)
            with acting_as(adult.pk):
                for matter in (Matter.GUEST, Matter.JOIN):
                    gate.speak(self.process, matter=matter, says=True, by=adult, who=standing_of(adult))
        self.set_back(Gate.objects.get(process=self.process), "opened_at", ago)

    def adult_of(self, family: Family) -> Account:
        """One who may speak for the family."""
        adults = family.members.filter(kind="adult", person__account__isnull=False)
        return self.accounts[adults.order_by("position")[0].person.account.username]

    def hand_over(self, row: dict[str, Any]) -> None:
        """One side words what a station takes with it, and the other stands by it."""
        by, side = self.accounts[row["by"]], Side(row["side"])
        station = Station.objects.get(process=self.process, number=row["station"])
        with acting_as(by.pk):
            new = stations.propose_hand_over(
                station,
                key=uuid4(),
                text=row["text"],
                sources=[self.said[number] for number in row["sources"]],
                side=side,
                by=by,
                instead_of=None,
            )
        if other := self.accounts.get(row.get("approved_by", "")):
            with acting_as(other.pk):
                stations.approve_hand_over(new, side=next(each for each in Side if each is not side), by=other)
        self.set_back(new, "at", row["ago"])
        HandOverApproval.objects.filter(hand_over=new).update(at=HandOver.objects.get(pk=new.pk).at)

    def move_on(self, number: int) -> None:
        """The facilitator takes the process on from a station, some days after its hand-over."""
        with acting_as(self.leader.pk):
            stations.move(self.process, to=number + 1, by=self.leader)
        ago = next(row["ago"] for row in self.story["hand_overs"] if row["station"] == number)
        self.set_back(StationMove.objects.get(process=self.process, went_to=number + 1), "at", ago - 1)
        self.process.refresh_from_db()

    def meet(self) -> None:
        """Those who sit in the circle came to the gatherings that have been; some have answered to the next one."""
        now = timezone.now()
        for gathering in Gathering.objects.filter(process=self.process):
            seats = self.seats_of(gathering)
            if gathering.ends_at < now:
                with acting_as(self.leader.pk):
                    gatherings.note_who_came(gathering, came={seat.pk: True for seat in seats}, by=self.leader)
            elif gathering.starts_at < now + timedelta(days=14):
                for seat in seats[: len(seats) // 2]:
                    self.answer(gathering, seat)

    def answer(self, gathering: Gathering, seat: Seat) -> None:
        """Whoever sits there says that they come: an adult for a family of three, a provider for oneself."""
        by = self.adult_of(seat.family) if seat.family else self.accounts[str(seat.account)]
        with acting_as(by.pk):
            people = 3 if seat.family else 1
            gatherings.answer(gathering, seat=seat.pk, coming=Coming.YES, people=people, by=by)

    def seats_of(self, gathering: Gathering) -> list[Seat]:
        """The taken seats that a gathering is for."""
        taken = Seat.objects.filter(process=self.process, circle__isnull=False).exclude(account=None, family=None)
        return list((taken.filter(circle=gathering.circle) if gathering.circle else taken).order_by("code"))

    def set_back(self, row: Any, name: str, ago: int) -> Any:
        """Let something have happened some days ago, at a time of day when people write."""
        day = self.today - timedelta(days=ago)
        moment = datetime.combine(day, datetime.min.time(), timezone.get_current_timezone()) + timedelta(hours=19)
        type(row).objects.filter(pk=row.pk).update(**{name: moment})
        return row
