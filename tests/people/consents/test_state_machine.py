"""Give, narrow, withdraw, expire, override, change job, allocate, split, come of age, remove; leave a seat or a family, close a
process, erase oneself (`endings`): in any order, after every step the database, the doors and the plain rule agree."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

import tests.factories as make
from tests.database import as_owner
from tests.people.consents import endings
from tests.people.consents import together as the_process
from tests.people.consents.endings import Endings, perhaps
from tests.people.consents.household import (
    all_words,
    all_yes,
    births,
    held_by,
    household,
    opens,
    places,
    reads,
    says,
)
from tests.people.consents.together import Said, all_said, back_in_time, hears, let_in_to_hear, together
from usving.core.identity import acting_as
from usving.people.access import opened_part
from usving.people.actions.consents import shorten_consent, withdraw_consent
from usving.people.actions.danger import open_in_danger
from usving.people.actions.mandates import split_household
from usving.people.actions.statements import remove_statement, restore_statement
from usving.people.models import (
    Account,
    Birth,
    Consent,
    FamilyMember,
    FollowUp,
    Membership,
    Override,
    Person,
    Statement,
)
from usving.people.rules import consents as plain
from usving.people.rules.consents import Ground
from usving.people.rules.parts import Part, Purpose
from usving.people.rules.roles import MemberKind, Role, in_period

pytestmark = pytest.mark.django_db

WRITERS = ("mum", "dad", "youth")
READERS = ("nina", "omar", "siri", "helper")
OFFICES = ("nav", "team", "nina", "school", "helper")
SOME_PARTS = (Part.HOUSING, Part.HEALTH)
SOME_PURPOSES = (Purpose.FOLLOW_UP, Purpose.OWN_HOME)
whole = st.integers(0, 99)


class Sharing(Endings):
    """One household and four people outside it, for as many steps as hypothesis likes."""

    @initialize()
    def begin(self) -> None:
        self.inside = transaction.atomic()
        self.inside.__enter__()
        self.here = household()
        self.shared = together(self.here)
        self.number = self.steps = 0
        self.gone = set()

    def teardown(self) -> None:
        if hasattr(self, "inside"):
            transaction.set_rollback(True)
            self.inside.__exit__(None, None, None)

    def one(self, names: tuple[str, ...], pick: int) -> Account | None:
        """One of these, if they are still there."""
        return self.there(names[pick % len(names)])

    @rule(
        who=whole,
        about=st.sets(st.integers(0, 3), min_size=1, max_size=2),
        part=st.sampled_from(SOME_PARTS),
        purpose=st.sampled_from(SOME_PURPOSES),
        own=st.booleans(),
    )
    def write(self, who: int, about: set[int], part: Part, purpose: Purpose, own: bool) -> None:
        self.number += 1
        if author := self.one(WRITERS, who):
            whom = [self.here.persons[each] for each in about]
            with perhaps():
                says(author, f"ord {self.number}", *whom, part=part, purpose=purpose, own=own)

    @rule(
        who=whole,
        about=st.integers(0, 3),
        part=st.sampled_from(SOME_PARTS),
        purpose=st.sampled_from(SOME_PURPOSES),
        office=st.sampled_from(OFFICES),
        days=st.integers(0, 40),
    )
    def give(self, who: int, about: int, part: Part, purpose: Purpose, office: str, days: int) -> None:
        if giver := self.one(WRITERS, who):
            recipient, whom = self.here.offices[office], self.here.persons[about]
            with perhaps():
                opens(giver, recipient, whom, part=part, purpose=purpose, days=days)

    @rule(part=st.sampled_from(SOME_PARTS), office=st.sampled_from(OFFICES))
    def all_say_yes(self, part: Part, office: str) -> None:
        """Random words and yeses seldom meet; this makes whole openings common enough to be closed again."""
        writers = [writer for name in WRITERS if (writer := self.there(name))]
        for writer in writers:
            self.number += 1
            says(writer, f"ord {self.number}", part=part)
        for writer in writers:
            for about in self.here.persons:
                with perhaps():
                    opens(writer, self.here.offices[office], about, part=part)

    @rule(pick=whole, days=st.integers(0, 40))
    def narrow(self, pick: int, days: int) -> None:
        giver, consent = self._consent(pick)
        if consent:
            with acting_as(giver.pk), perhaps():
                shorten_consent(consent, until=timezone.localdate() + timedelta(days=days), by=giver)

    @rule(pick=whole)
    def withdraw(self, pick: int) -> None:
        giver, consent = self._consent(pick)
        if consent:
            with acting_as(giver.pk):
                withdraw_consent(consent, by=giver)

    def _consent(self, pick: int) -> tuple[Any, Any]:
        with as_owner():
            every = list(Consent.objects.order_by("given_at", "id"))
            consent = every[pick % len(every)] if every else None
            return (Account.objects.get(person=consent.giver_id), consent) if consent else (None, None)

    @rule(days=st.integers(1, 45))
    def time_goes(self, days: int) -> None:
        """The clock stands still within a transaction, so everything that has a date moves back instead."""
        back = timedelta(days=days)
        with as_owner():
            for row in Consent.objects.all():
                Consent.objects.filter(pk=row.pk).update(until=row.until - back, given_at=row.given_at - back)
            for override in Override.objects.all():
                Override.objects.filter(pk=override.pk).update(closes_at=override.closes_at - back)
            for model in (Membership, FamilyMember, FollowUp):
                for held in model.objects.all():
                    ends = held.ends - back if held.ends else None
                    model.objects.filter(pk=held.pk).update(starts=held.starts - back, ends=ends)
            for born in Birth.objects.all():
                Birth.objects.filter(pk=born.pk).update(day=born.day - back)
            back_in_time(self.shared.process, back)

    @rule(who=whole, ends=st.integers(-1, 10))
    def leave_job(self, who: int, ends: int) -> None:
        last = timezone.localdate() + timedelta(days=ends)
        with as_owner():
            Membership.objects.filter(account=self.one(READERS, who), ends=None, starts__lte=last).update(ends=last)

    @rule(
        who=whole,
        role=st.sampled_from(
            (Role.PROVIDER, Role.FACILITATOR, Role.ADMINISTRATOR, Role.CASEWORKER, Role.HOUSING_MANAGER)
        ),
        at_school=st.booleans(),
    )
    def take_job(self, who: int, role: Role, at_school: bool) -> None:
        if worker := self.one(READERS, who):
            held = make.role(worker, role, self.here.school if at_school else self.here.nav)
            with as_owner():
                Membership.objects.filter(pk=held.pk).update(starts=timezone.localdate())

    @rule(years=st.sampled_from((14, 15, 16, 17, 18)), child=st.booleans())
    def turn(self, years: int, child: bool) -> None:
        today = timezone.localdate()
        person = self.here.child.pk if child else self.here.youth.person_id
        born = {"municipality": self.here.home, "day": today - timedelta(days=years * 366)}
        with as_owner():
            if Person.objects.filter(pk=person).exists():
                Birth.objects.update_or_create(person_id=person, defaults=born)

    @rule(who=st.sampled_from(("mum", "dad")), child=st.booleans())
    def split(self, who: str, child: bool) -> None:
        children = [self.here.child.pk] if child else []
        if adult := self.there(who):
            with acting_as(adult.pk), perhaps():
                split_household(self.here.family, key=uuid4(), called="Ny", children=children, by=adult)

    @rule(who=st.sampled_from(("youth", "dad")))
    def move_out(self, who: str) -> None:
        account: Account = getattr(self.here, who)
        with as_owner():
            FamilyMember.objects.filter(person=account.person_id).update(ends=timezone.localdate() - timedelta(days=1))

    @rule()
    def no_longer_followed_up(self) -> None:
        with as_owner():
            FollowUp.objects.update(ends=timezone.localdate() - timedelta(days=1))

    @rule(about=st.integers(0, 3), who=whole)
    def danger(self, about: int, who: int) -> None:
        worker = self.one(READERS, who)
        with as_owner():
            person = Person.objects.filter(pk=self.here.persons[about]).first()
        if worker and person:
            with acting_as(worker.pk), perhaps():
                open_in_danger(
                    person, key=uuid4(), ground=Ground.LIFE, reason="x", silent_by="", tell_on=None, by=worker
                )

    @rule(pick=whole, back=st.booleans())
    def remove(self, pick: int, back: bool) -> None:
        with as_owner():
            every = list(Statement.objects.order_by("written_at", "id"))
        if every:
            statement = every[pick % len(every)]
            with as_owner():
                author = Account.objects.get(person=statement.author_id)
            with acting_as(author.pk):
                (restore_statement if back else remove_statement)(statement, by=author)

    @invariant()
    def all_agree(self) -> None:
        """The doors are tried where something is open, and in turn by each to whom nothing is; those of the process in turn."""
        if not hasattr(self, "here"):
            return
        self.steps += 1
        turn = READERS[self.steps % len(READERS)]
        with as_owner():
            facts = self.everything()
        for account in self.here.everyone:
            from_the_database = reads(account)
            assert from_the_database == facts.may_read(account), account.username
            if account in self.outside and (from_the_database or account == getattr(self.here, turn)):
                opened = from_the_database - facts.own_words(account)  # one's own are no part that another has opened
                assert self.through_the_doors(account) == opened, account.username
            assert hears(account) == facts.may_hear(account), account.username
        listener = self.here.everyone[self.steps % len(self.here.everyone)]
        assert let_in_to_hear(listener) == facts.may_hear(listener), listener.username

    @property
    def outside(self) -> list[Account]:
        return [getattr(self.here, name) for name in READERS]

    def everything(self) -> "Facts":
        """All there is, read once in a step."""
        now = timezone.now()
        overrides = Override.objects.filter(closes_at__gt=now).values_list("opened_by", "about")
        return Facts(
            frozenset(self.gone), places(), births(), all_words(), all_yes(), list(overrides),
            {each.pk: held_by(each) for each in self.outside}, all_said(self.shared.process),
        )  # fmt: skip

    def through_the_doors(self, reader: Account) -> set[str]:
        found = set()
        for person in self.here.persons:
            for part in SOME_PARTS:
                with acting_as(reader.pk):
                    try:
                        found |= {statement.text for statement in opened_part(reader, person, part).statements}
                    except Http404:
                        continue
        return found


@dataclass(frozen=True)
class Facts:
    """Everything there is, as the plain rules see it: the small model that the database and the doors are held up against."""

    gone: frozenset[UUID]
    homes: list[plain.Place]
    born: dict[UUID, date]
    words: list[tuple[str, plain.Words]]
    yeses: list[plain.Yes]
    overrides: list[tuple[UUID, UUID]]
    roles: dict[UUID, list[plain.Held]]
    said: Said

    def may_read(self, reader: Account) -> set[str]:
        """What the plain rule lets someone read; one who has erased themselves reads nothing."""
        if reader.pk in self.gone:
            return set()
        today, roles = timezone.localdate(), self.roles.get(reader.pk, [])
        to_me = [
            yes
            for yes in self.yeses
            if plain.is_living(yes, today)
            and plain.lets_in(yes.recipient, reader.pk, roles, given=yes.given, today=today)
        ]
        endangered = {about for opened_by, about in self.overrides if opened_by == reader.pk}
        children = _children_of(reader, self.homes)
        found = set()
        for text, each in self.words:
            givers = {
                about: plain.givers(about, each.part, self.homes, self.born.get(about), today) for about in each.about
            }
            about_me = not each.own and (reader.person_id in each.about or each.about <= children)
            danger = any(plain.danger_opens(each, person) for person in endangered)
            mine = each.author == reader.person_id
            if not each.removed and (mine or about_me or danger or plain.opens(each, to_me, givers)):
                found.add(text)
        return found

    def own_words(self, reader: Account) -> set[str]:
        """What someone has written of themselves and nobody else."""
        return {
            text for text, each in self.words if each.author == reader.person_id and each.about == {reader.person_id}
        }

    def may_hear(self, reader: Account) -> set[str]:
        """What the plain rule lets someone read of what was said in the process; of staff whose roles are over the seat rests."""
        today, held = timezone.localdate(), self.roles.get(reader.pk, [])
        rests = reader.person.staff and not any(in_period(role.starts, role.ends, today=today) for role in held)
        return set() if reader.pk in self.gone else self.said.may_hear(reader, self.homes, rests=rests)


def _children_of(reader: Account, homes: list[plain.Place]) -> set[Any]:
    mine = {place.family for place in homes if place.person == reader.person_id and place.kind is MemberKind.ADULT}
    return {place.person for place in homes if place.family in mine and place.kind is MemberKind.CHILD}


PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


def test_a_few_hundred_steps():
    run_state_machine_as_test(
        Sharing,
        settings=settings(
            max_examples=8,
            stateful_step_count=20,
            deadline=None,
            phases=PHASES,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.long
def test_twenty_thousand_steps():
    run_state_machine_as_test(
        Sharing,
        settings=settings(
            max_examples=400,
            stateful_step_count=50,
            deadline=None,
            phases=PHASES,
            suppress_health_check=list(HealthCheck),
        ),
    )


def _any_yes_lives(yes: plain.Yes, today: Any) -> bool:
    return today <= yes.until


def _one_parent_is_enough(*arguments: Any) -> Any:
    return frozenset(sorted(RIGHT_GIVERS(*arguments))[:1])


def _every_guest_is_welcome(*_arguments: Any) -> bool:
    return True


def _who_has_left_still_sits(said: Said) -> list[Any]:
    return said.seats


RIGHT_GIVERS = plain.givers
FAULTS: dict[str, tuple[Any, str, Any]] = {
    "who allocates is let in": (plain, "ALLOCATING", frozenset()),
    "a withdrawn yes lives": (plain, "is_living", _any_yes_lives),
    "one parent is enough": (plain, "givers", _one_parent_is_enough),
    "danger opens anything": (plain, "OPENED_BY_DANGER", frozenset()),
    "a guest needs no yes": (the_process, "guest_is_welcome", _every_guest_is_welcome),
    "who has left a seat reads on": (Said, "_taken", _who_has_left_still_sits),
    "what one wrote stays when one is erased": (endings, "those_who_go", lambda account: set()),
}


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS)
def test_the_machine_would_notice(monkeypatch: pytest.MonkeyPatch, fault: str):
    """A rule that is wrong in one way is told apart from the database: the machine does reach what it is there to guard."""
    where, name, wrong = FAULTS[fault]
    monkeypatch.setattr(where, name, wrong)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            Sharing,
            settings=settings(
                max_examples=25,
                stateful_step_count=30,
                deadline=None,
                phases=(Phase.generate,),
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
