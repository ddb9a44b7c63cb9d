"""Who owes an answer and who is reminded when: truth tables, and no way round them."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.insight.rules.replies import (
    AGAIN,
    REPLY,
    Chair,
    Happens,
    ReplyState,
    Shared,
    WhyNotReply,
    due_day,
    is_owed,
    move,
    newest_reminder,
    reads,
    reminders,
    who_owes,
    why_not_put_off,
)
from usving.process.rules.audience import Audience
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.quick
DAY = date(2026, 3, 2)
FAMILIES, PROVIDERS, SOL, BEKK = (UUID(int=number) for number in range(1, 5))
NIL: frozenset[UUID] = frozenset()


def chair(number: int, role: SeatRole, circle: UUID | None, family: UUID | None = None, mine: bool = False) -> Chair:
    return Chair(UUID(int=number), role, circle, family, mine)


MINE = chair(10, SeatRole.FAMILY, FAMILIES, SOL, mine=True)
OTHER = chair(11, SeatRole.FAMILY, FAMILIES, BEKK)
PROVIDER = chair(12, SeatRole.PROVIDER, PROVIDERS)
FACILITATOR = chair(13, SeatRole.FACILITATOR, PROVIDERS)
LEADER = chair(14, SeatRole.PROCESS_LEADER, PROVIDERS)
ALL = [MINE, OTHER, PROVIDER, FACILITATOR, LEADER]


def shared(audience: Audience, *, chosen: frozenset[UUID] = NIL, joined: bool = False, guest: bool = False) -> Shared:
    return Shared(audience, FAMILIES, chosen, SOL, joined, guest)


@pytest.mark.parametrize(
    ("told", "seat"),
    [
        (shared(Audience.ALL, joined=True), FACILITATOR.seat),
        (shared(Audience.ALL), None),  # waits at the gate: the circle alone reads it
        (shared(Audience.CIRCLE), None),
        (shared(Audience.CIRCLE, guest=True), FACILITATOR.seat),
        (shared(Audience.CHOSEN, chosen=frozenset({PROVIDER.seat, OTHER.seat})), PROVIDER.seat),
        (shared(Audience.CHOSEN, chosen=frozenset({OTHER.seat})), OTHER.seat),
        (shared(Audience.CHOSEN, chosen=frozenset({LEADER.seat, PROVIDER.seat})), LEADER.seat),
        (shared(Audience.FAMILY), None),
    ],
)
def test_who_owes(told: Shared, seat: UUID | None):
    assert who_owes(ALL, told) == seat


@given(
    audience=st.sampled_from(Audience),
    chosen=st.frozensets(st.sampled_from([each.seat for each in ALL])),
    joined=st.booleans(),
    guest=st.booleans(),
)
def test_whoever_owes_may_read_it_and_is_not_of_the_tellers_own(
    audience: Audience, chosen: frozenset[UUID], joined: bool, guest: bool
):
    told = shared(audience, chosen=chosen, joined=joined, guest=guest)
    owes = who_owes(ALL, told)
    assert owes is None or any(each.seat == owes and reads(each, told) for each in ALL)
    assert owes != MINE.seat


@pytest.mark.parametrize(
    ("audience", "contact", "owed"),
    [
        (Audience.ME, False, False), (Audience.FAMILY, False, False), (Audience.CHOSEN, False, True),
        (Audience.CIRCLE, False, True), (Audience.ALL, False, True), (Audience.ME, True, True),
    ],
)  # fmt: skip
def test_what_is_shared_beyond_the_family_is_owed_an_answer(audience: Audience, contact: bool, owed: bool):
    assert is_owed(audience, contact=contact) is owed


def test_three_weeks():
    assert due_day(DAY) == date(2026, 3, 23)


@pytest.mark.parametrize(
    ("days", "reminded"),
    [(-4, None), (-3, -3), (-1, -3), (0, 0), (1, 1), (7, 1), (8, 8), (14, 8), (15, 15), (100, 99)],
)
def test_the_reminder_that_counts(days: int, reminded: int | None):
    expected = None if reminded is None else DAY + timedelta(days=reminded)
    assert newest_reminder(DAY, DAY + timedelta(days=days)) == expected


@pytest.mark.parametrize(
    ("to", "reason"),
    [(-1, WhyNotReply.DAY_PAST), (0, None), (60, None), (61, WhyNotReply.DAY_TOO_FAR)],
)
def test_an_answer_is_put_off_a_while_and_never_without_end(to: int, reason: WhyNotReply | None):
    assert why_not_put_off(DAY, DAY + timedelta(days=to), today=DAY) == reason


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 90)), max_size=20))
def test_putting_off_again_and_again_comes_to_an_end(tries: list[tuple[int, int]]):
    due, today = DAY, DAY
    for later, days in tries:
        today += timedelta(days=later)
        if why_not_put_off(DAY, today + timedelta(days=days), today=today) is None:
            due = today + timedelta(days=days)
    assert due <= DAY + timedelta(days=60)


@given(acts=st.lists(st.tuples(st.sampled_from(Happens), st.integers(0, 30))))
def test_no_sequence_of_acts_leaves_something_unanswered_without_a_reminder(acts: list[tuple[Happens, int]]):
    """Whatever happens and however many days go by: what is still owed a week past its day has had a reminder that week."""
    state, today, first, due = ReplyState.NOT_OWED, DAY, DAY, DAY
    for act, days in acts:
        before, state = state, move(state, act)
        if before is ReplyState.NOT_OWED and state is ReplyState.OWED:
            first = due = due_day(today)
        if (
            before is ReplyState.OWED
            and act is Happens.PUT_OFF
            and why_not_put_off(first, today + timedelta(days), today=today) is None
        ):
            due = today + timedelta(days)
        today += timedelta(days)
        if state is ReplyState.OWED and today > due:
            newest = max(reminders(due, today))
            assert newest > due and (today - newest).days < AGAIN


def test_an_answer_that_is_given_stays_given():
    assert REPLY.ends() == {ReplyState.ANSWERED}
