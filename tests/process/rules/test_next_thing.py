"""What everyone is asked to do next: the whole table, and that haste goes before the rest."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.process.rules.next_thing import ORDER, Facts, NextThing, may_go_on, next_thing, voice_is_due

pytestmark = pytest.mark.quick

FAMILY = {"takes_part": True}
PROVIDER = {"takes_part": True, "staff": True, "second_lock": True}
LEADER = PROVIDER
STAFF = {"staff": True, "second_lock": True}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # nobody in particular: administrator, caseworker, contractor, researcher, guest
        ({}, NextThing.WAIT),
        (STAFF, NextThing.WAIT),
        ({"staff": True}, NextThing.SECOND_LOCK),
        ({"second_lock": True}, NextThing.WAIT),
        # a family
        (FAMILY, NextThing.WRITE),
        ({**FAMILY, "voice_due": True}, NextThing.SPEAK_AT_GATE),
        ({**FAMILY, "voice_due": True, "waiting_hand_over": True}, NextThing.APPROVE_HAND_OVER),
        (
            {**FAMILY, "voice_due": True, "waiting_hand_over": True, "unanswered_gathering": True},
            NextThing.ANSWER_GATHERING,
        ),
        # a provider
        (PROVIDER, NextThing.WRITE),
        ({**PROVIDER, "second_lock": False, "unanswered_gathering": True}, NextThing.SECOND_LOCK),
        ({**PROVIDER, "unanswered_gathering": True}, NextThing.ANSWER_GATHERING),
        ({**PROVIDER, "waiting_hand_over": True}, NextThing.APPROVE_HAND_OVER),
        ({**PROVIDER, "recruiting_open": True}, NextThing.RECRUIT),
        # a facilitator
        ({**LEADER, "leads_without_plan": True}, NextThing.PLAN_GATHERING),
        ({**LEADER, "leads_without_plan": True, "both_sides_agree": True}, NextThing.MOVE_ON),
        ({**LEADER, "both_sides_agree": True, "few_days_without_answer": True}, NextThing.CALL_UNANSWERED),
        ({**LEADER, "few_days_without_answer": True, "held_without_names": True}, NextThing.NOTE_WHO_CAME),
        ({**LEADER, "held_without_names": True, "open_report": True}, NextThing.READ_REPORTS),
        # what newcomers are led through, and what families and workers ask each other
        ({**STAFF, "unready": True}, NextThing.READY_MUNICIPALITY),
        ({**STAFF, "unready": True, "unled": True}, NextThing.SEAT_LEADER),
        ({**STAFF, "unready": True, "second_lock": False}, NextThing.SECOND_LOCK),
        ({**STAFF, "begins": True}, NextThing.BEGIN_PROCESS),
        ({**LEADER, "begins": True, "recruiting_open": True}, NextThing.RECRUIT),
        ({**LEADER, "leads_unstarted": True, "leads_without_plan": True}, NextThing.START_PROCESS),
        ({**PROVIDER, "asked_by_family": True, "unanswered_gathering": True}, NextThing.ANSWER_GATHERING),
        ({**PROVIDER, "asked_by_family": True}, NextThing.ANSWER_FAMILY),
        ({**FAMILY, "lacks_contact": True, "voice_due": True}, NextThing.SPEAK_AT_GATE),
        ({**FAMILY, "lacks_contact": True}, NextThing.CHOOSE_CONTACT),
        # a worker at an office that invites families, with no seat
        ({**STAFF, "recruiting_open": True}, NextThing.RECRUIT),
        ({"staff": True, "recruiting_open": True}, NextThing.SECOND_LOCK),
    ],
)
def test_next_thing(facts: dict[str, bool], expected: NextThing) -> None:
    assert next_thing(Facts(**facts)) == expected


def test_every_thing_but_waiting_stands_in_the_order_once() -> None:
    assert sorted(thing for thing, _is_due in ORDER) == sorted(set(NextThing) - {NextThing.WAIT})


def test_every_fact_but_the_lock_calls_for_something_of_its_own() -> None:
    names = [field.name for field in fields(Facts) if field.name != "second_lock"]
    assert len({next_thing(Facts(**{name: True})) for name in names}) == len(names) == len(ORDER)


@given(st.builds(Facts, **{field.name: st.booleans() for field in fields(Facts)}))
def test_nothing_that_is_due_stands_before_what_is_asked(facts: Facts) -> None:
    due = [thing for thing, is_due in ORDER if is_due(facts)]
    assert next_thing(facts) == (due[0] if due else NextThing.WAIT)


@pytest.mark.parametrize(
    ("here", "ours", "someones", "expected"),
    [
        (1, False, False, False),  # the families find each other first
        (1, False, True, True),  # another family has spoken
        (2, False, False, True),
        (2, False, True, True),
        (1, True, True, False),
        (7, True, True, False),
        (7, False, False, True),
    ],
)
def test_voice_is_due(here: int, ours: bool, someones: bool, expected: bool) -> None:
    assert voice_is_due(here=here, we_have_spoken=ours, someone_has_spoken=someones) is expected


@pytest.mark.parametrize(
    ("here", "agree", "expected"), [(1, True, True), (6, True, True), (7, True, False), (3, False, False)]
)
def test_may_go_on(here: int, agree: bool, expected: bool) -> None:
    assert may_go_on(here=here, both_sides_agree=agree) is expected
