"""Give, narrow, withdraw, expire, change job, allocate, leave, split, come of age, remove: in any order, after every step the
database, the doors and the plain rule agree on who reads what."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

import tests.factories as make
from tests.database import as_owner
from tests.people.consents.household import (
    Household,
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
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.people.access import opened_part
from usving.people.actions.consents import shorten_consent, withdraw_consent
from usving.people.actions.mandates import open_in_danger, split_household
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
from usving.people.rules.roles import MemberKind, Role

pytestmark = pytest.mark.django_db

WRITERS = ("mum", "dad", "youth")
READERS = ("nina", "omar", "siri", "helper")
OFFICES = ("nav", "team", "nina", "school", "helper")
SOME_PARTS = (Part.HOUSING, Part.HEALTH)
SOME_PURPOSES = (Purpose.FOLLOW_UP, Purpose.OWN_HOME)
whole = st.integers(0, 99)


class Sharing(RuleBasedStateMachine):
    """One household and four people outside it, for as many steps as hypothesis likes."""

    here: Household

    @initialize()
    def begin(self) -> None:
        self.inside = transaction.atomic()
        self.inside.__enter__()
        self.here = household()
        self.number = self.steps = 0

    def teardown(self) -> None:
        if hasattr(self, "inside"):
            transaction.set_rollback(True)
            self.inside.__exit__(None, None, None)

    def one(self, names: tuple[str, ...], pick: int) -> Account:
        found: Account = getattr(self.here, names[pick % len(names)])
        return found

    @rule(
        who=whole,
        about=st.sets(st.integers(0, 3), min_size=1, max_size=2),
        part=st.sampled_from(SOME_PARTS),
        purpose=st.sampled_from(SOME_PURPOSES),
        own=st.booleans(),
    )
    def write(self, who: int, about: set[int], part: Part, purpose: Purpose, own: bool) -> None:
        self.number += 1
        with _perhaps():
            says(
                self.one(WRITERS, who),
                f"ord {self.number}",
                *(self.here.persons[each] for each in about),
                part=part,
                purpose=purpose,
                own=own,
            )

    @rule(
        who=whole,
        about=st.integers(0, 3),
        part=st.sampled_from(SOME_PARTS),
        purpose=st.sampled_from(SOME_PURPOSES),
        office=st.sampled_from(OFFICES),
        days=st.integers(0, 40),
    )
    def give(self, who: int, about: int, part: Part, purpose: Purpose, office: str, days: int) -> None:
        with _perhaps():
            opens(
                self.one(WRITERS, who),
                self.here.offices[office],
                self.here.persons[about],
                part=part,
                purpose=purpose,
                days=days,
            )

    @rule(part=st.sampled_from(SOME_PARTS), office=st.sampled_from(OFFICES))
    def all_say_yes(self, part: Part, office: str) -> None:
        """Random words and yeses seldom meet; this makes whole openings common enough to be closed again."""
        for name in WRITERS:
            self.number += 1
            says(getattr(self.here, name), f"ord {self.number}", part=part)
        for name in WRITERS:
            for about in self.here.persons:
                with _perhaps():
                    opens(getattr(self.here, name), self.here.offices[office], about, part=part)

    @rule(pick=whole, days=st.integers(0, 40))
    def narrow(self, pick: int, days: int) -> None:
        giver, consent = self._consent(pick)
        if consent:
            with acting_as(giver.pk), _perhaps():
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

    @rule(who=whole, ends=st.integers(-1, 10))
    def leave_job(self, who: int, ends: int) -> None:
        with as_owner():
            last = timezone.localdate() + timedelta(days=ends)
            Membership.objects.filter(account=self.one(READERS, who), ends=None, starts__lte=last).update(ends=last)

    @rule(
        who=whole,
        role=st.sampled_from(
            (Role.PROVIDER, Role.FACILITATOR, Role.ADMINISTRATOR, Role.CASEWORKER, Role.HOUSING_MANAGER)
        ),
        at_school=st.booleans(),
    )
    def take_job(self, who: int, role: Role, at_school: bool) -> None:
        held = make.role(self.one(READERS, who), role, self.here.school if at_school else self.here.nav)
        with as_owner():
            Membership.objects.filter(pk=held.pk).update(starts=timezone.localdate())

    @rule(years=st.sampled_from((14, 15, 16, 17, 18)), child=st.booleans())
    def turn(self, years: int, child: bool) -> None:
        today = timezone.localdate()
        person = self.here.child if child else self.here.youth.person
        with as_owner():
            Birth.objects.update_or_create(
                person=person, defaults={"municipality": self.here.home, "day": today - timedelta(days=years * 366)}
            )

    @rule(who=st.sampled_from(("mum", "dad")), child=st.booleans())
    def split(self, who: str, child: bool) -> None:
        adult: Account = getattr(self.here, who)
        children = [self.here.child.pk] if child else []
        with acting_as(adult.pk), _perhaps():
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
            person = Person.objects.get(pk=self.here.persons[about])
        with acting_as(worker.pk), _perhaps():
            open_in_danger(person, key=uuid4(), ground=Ground.LIFE, reason="x", silent_by="", tell_on=None, by=worker)

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
        """The doors are tried where something is open, and in turn by each to whom nothing is."""
        if not hasattr(self, "here"):
            return
        self.steps += 1
        turn = self.one(READERS, self.steps)
        for account in self.here.everyone:
            from_the_database = reads(account)
            assert from_the_database == self.by_the_rule(account), account.username
            if account in self.outside and (from_the_database or account == turn):
                assert self.through_the_doors(account) == from_the_database, account.username

    @property
    def outside(self) -> list[Account]:
        return [getattr(self.here, name) for name in READERS]

    def by_the_rule(self, reader: Account) -> set[str]:
        """What the plain rule lets someone read, worked out from everything there is."""
        today = timezone.localdate()
        with as_owner():
            homes, born, roles = places(), births(), held_by(reader)
            to_me = [
                yes
                for yes in all_yes()
                if plain.is_living(yes, today)
                and plain.lets_in(yes.recipient, reader.pk, roles, given=yes.given, today=today)
            ]
            endangered = set(
                Override.objects.filter(opened_by=reader, closes_at__gt=timezone.now()).values_list("about", flat=True)
            )
            words = all_words()
        children = _children_of(reader, homes)
        found = set()
        for text, each in words:
            givers = {about: plain.givers(about, each.part, homes, born.get(about), today) for about in each.about}
            about_me = not each.own and (reader.person_id in each.about or each.about <= children)
            danger = any(plain.danger_opens(each, person) for person in endangered)
            mine = each.author == reader.person_id
            if not each.removed and (mine or about_me or danger or plain.opens(each, to_me, givers)):
                found.add(text)
        return found

    def through_the_doors(self, reader: Account) -> set[str]:
        found = set()
        for person in self.here.persons:
            for part in SOME_PARTS:
                with acting_as(reader.pk):
                    try:
                        found |= {statement.text for statement in opened_part(reader, person, part)[1]}
                    except Http404:
                        continue
        return found


def _children_of(reader: Account, homes: list[plain.Place]) -> set[Any]:
    mine = {place.family for place in homes if place.person == reader.person_id and place.kind is MemberKind.ADULT}
    return {place.person for place in homes if place.family in mine and place.kind is MemberKind.CHILD}


class _perhaps:  # noqa: N801 - reads as a word in a sentence
    """An act that may be refused; in a savepoint, as a page would do it."""

    def __enter__(self) -> None:
        self.point = transaction.atomic()
        self.point.__enter__()

    def __exit__(self, kind: Any, value: Any, trace: Any) -> bool:
        self.point.__exit__(kind, value, trace)
        return kind is not None and issubclass(kind, Refused)


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


RIGHT_GIVERS = plain.givers
FAULTS = {
    "who allocates is let in": ("ALLOCATING", frozenset()),
    "a withdrawn yes lives": ("is_living", _any_yes_lives),
    "one parent is enough": ("givers", _one_parent_is_enough),
    "danger opens anything": ("OPENED_BY_DANGER", frozenset()),
}


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS)
def test_the_machine_would_notice(monkeypatch: pytest.MonkeyPatch, fault: str):
    """A rule that is wrong in one way is told apart from the database: the machine does reach what it is there to guard."""
    name, wrong = FAULTS[fault]
    monkeypatch.setattr(plain, name, wrong)
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
