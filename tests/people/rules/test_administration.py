"""What an administrator may do with the staff: whole tables, without a database."""

from datetime import date, timedelta
from itertools import pairwise, product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.people.actions import staff_details
from usving.people.actions.administration_staff import FIELDS, REFUSALS
from usving.people.rules.administration import (
    GIVEN,
    AddressWas,
    FirstStep,
    Given,
    WhyNotAdminister,
    WhyNotCorrect,
    first_steps,
    why_not_close,
    why_not_correct,
    why_not_end,
    why_not_give,
    why_not_undo,
    why_not_welcome,
)
from usving.people.rules.roles import Role

pytestmark = pytest.mark.quick
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
TODAY = date(2026, 6, 15)
NAV, OFFICE = UUID(int=1), UUID(int=2)
PROVIDER = Given(Role.PROVIDER, NAV, JUNE, None)


@pytest.mark.parametrize(
    ("role", "reason"),
    [(role, None if role in GIVEN else WhyNotAdminister.NOT_GIVEN) for role in Role],
)
def test_only_roles_of_staff_are_given(role: Role, reason: WhyNotAdminister | None):
    assert why_not_give(Given(role, NAV, JUNE, None), oneself=False) == reason


def test_the_roles_that_are_given():
    assert set(Role) - set(GIVEN) == {Role.FAMILY_MEMBER, Role.VOLUNTEER, Role.HELPER, Role.GUEST}


@pytest.mark.parametrize(
    ("new", "oneself", "held", "reason"),
    [
        (PROVIDER, False, (), None),
        (PROVIDER, True, (), WhyNotAdminister.OWN_ROLE),
        (Given(Role.PROVIDER, None, JUNE, None), False, (), WhyNotAdminister.ORGANISATION_MISSING),
        (Given(Role.CONTRACTOR, None, JUNE, None), False, (), WhyNotAdminister.ORGANISATION_MISSING),
        (Given(Role.SITE_LEAD, None, JUNE, None), False, (), WhyNotAdminister.ORGANISATION_MISSING),
        (Given(Role.FACILITATOR, None, JUNE, None), False, (), None),
        (Given(Role.PROVIDER, NAV, JUNE, MAY), False, (), WhyNotAdminister.ENDS_BEFORE_START),
        (Given(Role.PROVIDER, NAV, JUNE, JUNE), False, (), None),
        (PROVIDER, False, (PROVIDER,), WhyNotAdminister.HELD_ALREADY),
        (PROVIDER, False, (Given(Role.PROVIDER, OFFICE, JUNE, None),), None),
        (PROVIDER, False, (Given(Role.CASEWORKER, NAV, JUNE, None),), None),
        (PROVIDER, False, (Given(Role.PROVIDER, NAV, MAY, MAY),), None),
        (PROVIDER, False, (Given(Role.PROVIDER, NAV, MAY, JUNE),), WhyNotAdminister.HELD_ALREADY),
    ],
)
def test_why_not_give(new: Given, oneself: bool, held: tuple[Given, ...], reason: WhyNotAdminister | None):
    assert why_not_give(new, oneself=oneself, held=held) == reason


def test_two_periods_meet_when_a_day_lies_in_both():
    days = [JUNE + timedelta(days=number) for number in range(5)]  # the last of them stands for all days after it
    periods = [(start, end) for start in days[:-1] for end in [*days[:-1], None] if end is None or start <= end]
    for one, other in product(periods, repeat=2):
        common = [day for day in days if all(s <= day and (e is None or day <= e) for s, e in (one, other))]
        here, there = Given(Role.PROVIDER, NAV, *one), Given(Role.PROVIDER, NAV, *other)
        assert (one, other, here.meets(there)) == (one, other, bool(common))


@pytest.mark.parametrize(
    ("ends", "oneself", "last_day", "reason"),
    [
        (None, False, JUNE, None),
        (None, True, JUNE, WhyNotAdminister.OWN_ROLE),
        (None, False, MAY, WhyNotAdminister.ENDS_BEFORE_START),
        (JULY, False, JUNE, None),
        (date(2026, 6, 14), False, JULY, WhyNotAdminister.IS_OVER),
        (date(2026, 6, 15), False, JULY, None),
    ],
)
def test_why_not_end(ends: date | None, oneself: bool, last_day: date, reason: WhyNotAdminister | None):
    today = date(2026, 6, 15)
    role = Given(Role.PROVIDER, NAV, JUNE, ends)
    assert why_not_end(role, oneself=oneself, last_day=last_day, today=today) == reason


def test_nobody_shuts_themselves_out():
    assert (why_not_close(oneself=True), why_not_close(oneself=False)) == (WhyNotAdminister.OWN_LOGIN, None)


@pytest.mark.parametrize(
    ("been_here", "may", "address", "reason"),
    [
        (False, True, True, None),
        (False, True, False, WhyNotAdminister.NO_ADDRESS),
        (True, True, True, WhyNotAdminister.HAS_BEEN_HERE),
        (True, True, False, WhyNotAdminister.HAS_BEEN_HERE),
        (False, False, True, WhyNotAdminister.LOGIN_CLOSED),
        (False, False, False, WhyNotAdminister.LOGIN_CLOSED),
        (True, False, True, WhyNotAdminister.LOGIN_CLOSED),
        (True, False, False, WhyNotAdminister.LOGIN_CLOSED),
    ],
)
def test_why_not_welcome(been_here: bool, may: bool, address: bool, reason: WhyNotAdminister | None):
    assert why_not_welcome(has_been_here=been_here, may_log_in=may, has_address=address) == reason


@given(st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_each_first_step_is_done_by_its_own_fact(organisation: bool, staff: bool, leader: bool, confirmed: bool):
    steps = first_steps(organisation=organisation, staff=staff, leader=leader, confirmed=confirmed)
    assert steps == list(zip(FirstStep, (organisation, staff, leader, confirmed), strict=True))


@pytest.mark.parametrize(
    ("oneself", "ended_on", "reason"),
    [
        (False, TODAY, None),
        (False, None, WhyNotAdminister.TOO_LATE),
        (False, TODAY - timedelta(days=1), WhyNotAdminister.TOO_LATE),
        (True, TODAY, WhyNotAdminister.OWN_ROLE),
        (True, None, WhyNotAdminister.OWN_ROLE),
    ],
)
def test_why_not_undo(oneself: bool, ended_on: date | None, reason: WhyNotAdminister | None):
    assert why_not_undo(oneself=oneself, ended_on=ended_on, today=TODAY) == reason


def test_every_refusal_has_a_sentence_of_its_own_that_ends():
    sentences = sorted(str(each) for each in REFUSALS.values())
    assert set(REFUSALS) == set(WhyNotAdminister)
    assert [one for one, two in pairwise(sentences) if one == two] == []
    assert [each for each in sentences if not each.endswith(".")] == []
    assert set(FIELDS) <= set(WhyNotAdminister)


@pytest.mark.parametrize(
    ("moves", "been_here", "was", "reason"),
    [
        (False, False, None, None),
        (True, False, None, None),
        (False, True, None, None),
        (True, True, None, WhyNotCorrect.UNSAID),
        (True, True, AddressWas.CHANGED, None),
        (True, True, AddressWas.NEVER_THEIRS, None),
        (False, True, AddressWas.CHANGED, None),
        (False, True, AddressWas.NEVER_THEIRS, WhyNotCorrect.NOT_ANOTHER),
    ],
)
def test_why_not_correct(moves: bool, been_here: bool, was: AddressWas | None, reason: WhyNotCorrect | None):
    facts = {"moves": moves, "has_been_here": been_here, "was": was}
    assert why_not_correct(oneself=False, taken=False, **facts) == reason  # type: ignore[arg-type]
    assert why_not_correct(oneself=False, taken=True, **facts) == WhyNotCorrect.TAKEN  # type: ignore[arg-type]
    assert why_not_correct(oneself=True, taken=True, **facts) == WhyNotCorrect.ONESELF  # type: ignore[arg-type]


def test_every_refusal_to_correct_has_a_sentence_that_ends():
    assert set(staff_details.REFUSALS) == set(WhyNotCorrect)
    assert [each for each in staff_details.REFUSALS.values() if not str(each).endswith(".")] == []
