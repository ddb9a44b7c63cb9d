"""What ends: a seat is left, a family is left, a process is closed, someone erases themselves. With what these end: something
said in a process, a guest let in, a gate opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.database import as_owner
from tests.people.consents.household import Household, says
from tests.people.consents.together import Together, hears, tells, those_who_go
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.people.actions.own_data import erase_oneself
from usving.people.models import Account, Consent, Family, Statement
from usving.process.access import standing_of
from usving.process.actions.closing import close, reopen
from usving.process.actions.gate import speak
from usving.process.actions.leaving import come_back, leave_family, leave_seat
from usving.process.models import Contribution, FamilyVoice, Leaving, Process, Seat
from usving.process.rules.audience import Audience
from usving.process.rules.gate import Matter

TELLERS = ("mum", "dad", "youth", "neighbour", "nina", "omar", "siri")
ADULTS = ("mum", "dad", "neighbour")
LEADERS = ("omar", "siri")


@contextmanager
def perhaps() -> Iterator[None]:
    """An act that may be refused; in a savepoint, as a page would do it."""
    try:
        with transaction.atomic():
            yield
    except Refused:
        pass


class Endings(RuleBasedStateMachine):
    """The acts in a process and of erasing; `here` and `shared` are made by the machine that takes these up."""

    here: Household
    shared: Together
    number: int
    gone: set[UUID]

    def there(self, name: str) -> Account | None:
        """Someone by name, or None once they have erased themselves."""
        found: Account = getattr(self.here, name)
        return None if found.pk in self.gone else found

    @rule(name=st.sampled_from(TELLERS), audience=st.sampled_from(Audience))
    def tell(self, name: str, audience: Audience) -> None:
        self.number += 1
        if account := self.there(name):
            with perhaps():
                tells(account, self.shared.station, f"sagt {self.number}", audience)

    @rule(
        name=st.sampled_from(ADULTS),
        matter=st.sampled_from((Matter.GUEST, Matter.GUEST, Matter.JOIN)),
        says=st.booleans(),
    )
    def speak(self, name: str, matter: Matter, says: bool) -> None:
        if account := self.there(name):
            with acting_as(account.pk), perhaps():
                speak(self._process(), matter=matter, says=says, by=account, who=standing_of(account))

    @rule()
    def the_circle_meets(self) -> None:
        """Everybody speaks in their circle and the guest is let in: there is something for an ending to end."""
        for name in TELLERS:
            self.tell(name, Audience.CIRCLE)  # type: ignore[call-arg]
        for name in ADULTS:
            self.speak(name, Matter.GUEST, True)  # type: ignore[call-arg]

    @rule(name=st.sampled_from(TELLERS))
    def leave_seat(self, name: str) -> None:
        account = self.there(name)
        seat = self._seat_of(account) if account else None
        if account and seat:
            with acting_as(account.pk), perhaps():
                leave_seat(seat, by=account)
                assert hears(account) <= self._by_those_at_home(account), "who left the seat still hears the others"

    @rule(name=st.sampled_from(ADULTS), take_back=st.booleans())
    def leave_family(self, name: str, take_back: bool) -> None:
        account = self.there(name)
        with as_owner():
            family = account and Family.objects.filter(members__person=account.person_id).order_by("pk").last()
        if account and family:
            with acting_as(account.pk), perhaps():
                leave_family(family, take_back=take_back, by=account)

    @rule(name=st.sampled_from(TELLERS))
    def come_back(self, name: str) -> None:
        if account := self.there(name):
            with acting_as(account.pk), perhaps():
                if left := Leaving.objects.filter(by=account, undone_at=None).order_by("-left_at", "seat").first():
                    come_back(left, by=account)

    @rule(name=st.sampled_from(LEADERS))
    def close_process(self, name: str) -> None:
        if account := self.there(name):
            before = {each.pk: hears(each) for each in self.here.everyone}
            with acting_as(account.pk), perhaps():
                close(self._process(), key=uuid4(), reason="Ferdig", by=account)
                assert all(hears(each) <= before[each.pk] for each in self.here.everyone), "closing opened something"
                with as_owner():
                    assert not FamilyVoice.objects.filter(process=self.shared.process, matter=Matter.GUEST).exists()

    @rule(name=st.sampled_from(LEADERS))
    def reopen_process(self, name: str) -> None:
        if account := self.there(name):
            with acting_as(account.pk), perhaps():
                reopen(self._process(), by=account)

    @rule(name=st.sampled_from((*TELLERS, "helper")), leave=st.booleans())
    def erase(self, name: str, leave: bool) -> None:
        """What is left is what was there, without what was theirs: worked out beforehand, from the rows. Something was."""
        if account := self.there(name):
            self.number += 1
            with perhaps():
                says(account, f"ord {self.number}")
            with as_owner():
                expected = _left_after(account)
            with acting_as(account.pk), perhaps():  # the last administrator is refused
                erase_oneself(leave=leave, by=account)
                self.gone.add(account.pk)
                with as_owner():
                    assert _left_after(None) == expected

    def _process(self) -> Process:
        with as_owner():
            return Process.objects.get(pk=self.shared.process.pk)

    def _seat_of(self, account: Account) -> Seat | None:
        with acting_as(account.pk):
            place = standing_of(account).place_in(self.shared.process.pk)
            return Seat.objects.select_related("process").get(pk=place.seat) if place else None

    def _by_those_at_home(self, account: Account) -> set[str]:
        """What someone may still read who sits nowhere: one's own, and what was said for the family."""
        with as_owner():
            own = Contribution.objects.filter(author=account)
            at_home = Contribution.objects.filter(audience=Audience.FAMILY)
            return set((own | at_home).values_list("text", flat=True))


def _left_after(account: Account | None) -> tuple[set[str], set[str], set[Any]]:
    """What was put down, what was said and what was opened, once `account` is erased; all there is for nobody."""
    people = those_who_go(account) if account else set()
    said = Contribution.objects.exclude(author=account) if account else Contribution.objects.all()
    return (
        set(Statement.objects.exclude(author__in=people).values_list("text", flat=True)),
        set(said.values_list("text", flat=True)),
        set(Consent.objects.exclude(giver__in=people).exclude(about__in=people).values_list("pk", flat=True)),
    )
