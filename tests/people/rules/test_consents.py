"""Who must say yes, how long it lasts, and whom it lets in: the plain rule."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from usving.people.rules.consents import (
    ALLOCATING,
    RECEIVING,
    Held,
    Place,
    Recipient,
    Words,
    Yes,
    age_on,
    danger_opens,
    givers,
    is_living,
    lets_in,
    opens,
    why_not_until,
)
from usving.people.rules.parts import LEGAL_AGES, Part, Purpose
from usving.people.rules.roles import MemberKind, Role

pytestmark = pytest.mark.quick

TODAY = date(2026, 11, 22)
MUM, DAD, CHILD, HOME, OTHER_HOME = (uuid4() for _ in range(5))
NAV, SCHOOL, TEAM, NINA = (uuid4() for _ in range(4))


def household(kind: MemberKind) -> list[Place]:
    return [
        Place(HOME, MUM, MemberKind.ADULT),
        Place(HOME, DAD, MemberKind.ADULT),
        Place(HOME, CHILD, kind),
    ]


@pytest.mark.parametrize(
    ("kind", "born", "part", "who"),
    [
        (MemberKind.CHILD, date(2016, 1, 1), Part.HEALTH, {MUM, DAD}),
        (MemberKind.CHILD, None, Part.HEALTH, {MUM, DAD}),
        (MemberKind.YOUTH, None, Part.HEALTH, {MUM, DAD, CHILD}),
        (MemberKind.YOUTH, date(2010, 11, 23), Part.HEALTH, {MUM, DAD}),
        (MemberKind.YOUTH, date(2010, 11, 22), Part.HEALTH, {CHILD}),
        (MemberKind.YOUTH, date(2010, 11, 22), Part.ECONOMY, {MUM, DAD}),
        (MemberKind.YOUTH, date(2011, 11, 22), Part.CHILDREN, {CHILD}),
        (MemberKind.YOUTH, date(2008, 11, 22), Part.ECONOMY, {CHILD}),
        (MemberKind.ADULT, None, Part.ECONOMY, {CHILD}),
    ],
)
def test_who_says_yes(kind: MemberKind, born: date | None, part: Part, who: set[UUID]):
    assert givers(CHILD, part, household(kind), born, TODAY) == who


def test_a_child_with_two_homes_needs_all_who_care_for_it():
    places = [
        Place(HOME, MUM, MemberKind.ADULT),
        Place(HOME, CHILD, MemberKind.CHILD),
        Place(OTHER_HOME, DAD, MemberKind.ADULT),
        Place(OTHER_HOME, CHILD, MemberKind.CHILD),
    ]
    assert givers(CHILD, Part.HOUSING, places, None, TODAY) == {MUM, DAD}


def test_one_in_no_household_decides_alone():
    assert givers(CHILD, Part.HOUSING, [], None, TODAY) == {CHILD}


@pytest.mark.parametrize(
    ("born", "today", "age"),
    [
        (date(2008, 2, 29), date(2024, 2, 29), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2010, 11, 22), date(2026, 11, 22), 16),
    ],
)
def test_age(born: date, today: date, age: int):
    assert age_on(born, today) == age


def held(role: Role, organisation: UUID | None = NAV, team: UUID | None = None, ends: date | None = None) -> Held:
    return Held(role, organisation, team, date(2026, 1, 1), ends)


@pytest.mark.parametrize(
    ("recipient", "roles", "comes_in"),
    [
        (Recipient(organisation=NAV), [held(Role.PROVIDER)], True),
        (Recipient(organisation=NAV), [held(Role.PROVIDER, SCHOOL)], False),
        (Recipient(organisation=NAV), [held(Role.PROVIDER, ends=date(2026, 11, 22))], True),
        (Recipient(organisation=NAV), [held(Role.PROVIDER, ends=date(2026, 11, 21))], False),
        (Recipient(organisation=NAV), [held(Role.ADMINISTRATOR)], False),
        (Recipient(organisation=NAV, team=TEAM), [held(Role.PROVIDER)], False),
        (Recipient(organisation=NAV, team=TEAM), [held(Role.PROVIDER, team=TEAM)], True),
        (Recipient(organisation=NAV, worker=NINA), [held(Role.PROVIDER)], True),
        (Recipient(organisation=NAV, worker=NINA), [held(Role.PROVIDER, SCHOOL)], False),
        (Recipient(organisation=NAV, worker=DAD), [held(Role.PROVIDER)], False),
        (Recipient(worker=NINA), [held(Role.HELPER, None)], True),
        (Recipient(organisation=NAV), [held(Role.PROVIDER), held(Role.CASEWORKER, SCHOOL)], False),
        (Recipient(organisation=NAV), [held(Role.PROVIDER), held(Role.CASEWORKER, ends=date(2026, 10, 1))], False),
        (Recipient(organisation=NAV), [held(Role.PROVIDER), held(Role.CASEWORKER, ends=date(2026, 9, 30))], True),
    ],
)
def test_whom_a_consent_from_1_october_lets_in(recipient: Recipient, roles: list[Held], comes_in: bool):
    assert lets_in(recipient, NINA, roles, given=date(2026, 10, 1), today=TODAY) == comes_in


def test_no_role_both_allocates_and_receives():
    assert frozenset() == ALLOCATING & RECEIVING


def said(giver: UUID, about: UUID, part: Part = Part.HOUSING, purpose: Purpose = Purpose.FOLLOW_UP) -> Yes:
    return Yes(giver, about, part, purpose, Recipient(organisation=NAV), date(2026, 10, 1), date(2026, 12, 1))


WORDS = Words(MUM, frozenset({MUM}), Part.HOUSING, Purpose.FOLLOW_UP)
TOGETHER = Words(MUM, frozenset({MUM, DAD}), Part.HOUSING, Purpose.FOLLOW_UP)
OF_CHILD = Words(MUM, frozenset({CHILD}), Part.HOUSING, Purpose.FOLLOW_UP)
OWN_OF_CHILD = Words(MUM, frozenset({CHILD}), Part.HOUSING, Purpose.FOLLOW_UP, own=True)
GIVERS = {MUM: frozenset({MUM}), DAD: frozenset({DAD}), CHILD: frozenset({MUM, DAD})}


@pytest.mark.parametrize(
    ("words", "yes", "open_now"),
    [
        (WORDS, [], False),
        (WORDS, [said(MUM, MUM)], True),
        (WORDS, [said(DAD, MUM)], False),
        (WORDS, [said(MUM, MUM, Part.STORY)], False),
        (WORDS, [said(MUM, MUM, purpose=Purpose.OWN_HOME)], False),
        (TOGETHER, [said(MUM, MUM)], False),
        (TOGETHER, [said(MUM, MUM), said(DAD, DAD)], True),
        (OF_CHILD, [said(MUM, CHILD)], False),
        (OF_CHILD, [said(MUM, CHILD), said(DAD, CHILD)], True),
        (OWN_OF_CHILD, [said(MUM, CHILD)], True),
        (OWN_OF_CHILD, [said(DAD, CHILD)], False),
        (Words(MUM, frozenset({MUM}), Part.HOUSING, Purpose.FOLLOW_UP, removed=True), [said(MUM, MUM)], False),
    ],
)
def test_what_opens(words: Words, yes: list[Yes], open_now: bool):
    assert opens(words, yes, GIVERS) == open_now


def test_one_whom_nobody_can_answer_for_stays_closed():
    assert not opens(OF_CHILD, [said(MUM, CHILD)], {CHILD: frozenset()})


@pytest.mark.parametrize(
    ("part", "own", "open_now"),
    [(part, own, part in {Part.HOUSING, Part.CONTACT} and not own) for part in Part for own in (True, False)],
)
def test_danger_opens_two_parts_only(part: Part, own: bool, open_now: bool):
    assert danger_opens(Words(MUM, frozenset({MUM}), part, Purpose.FOLLOW_UP, own=own), MUM) == open_now


@pytest.mark.parametrize(
    ("until", "reason"),
    [
        (date(2026, 11, 21), "past"),
        (TODAY, None),
        (date(2027, 11, 22), None),
        (date(2027, 11, 23), "too-long"),
    ],
)
def test_how_long(until: date, reason: str | None):
    assert why_not_until(until, TODAY) == reason


def test_a_withdrawn_or_past_consent_does_not_live():
    yes = said(MUM, MUM)
    assert [is_living(yes, day) for day in (date(2026, 12, 1), date(2026, 12, 2))] == [True, False]
    assert not is_living(replace(yes, withdrawn=True), TODAY)


def test_every_part_has_an_age():
    assert set(LEGAL_AGES) == set(Part)
