"""The rules of the exchange and of strengths: truth tables, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.core.languages import LANGUAGES
from usving.strengths.rules.agreements import (
    AGREEMENT,
    MOST_MESSAGES,
    AgreementAct,
    AgreementState,
    Between,
    Party,
    WhyNotMessage,
    WhyNotMove,
    acts_for,
    remind_on,
    why_not_day,
    why_not_move,
    why_not_say,
)
from usving.strengths.rules.exchange import (
    PostState,
    Way,
    WhyNotAnswer,
    WhyNotPost,
    Worded,
    why_not_answer,
    why_not_post,
)
from usving.strengths.rules.resources import ResourceKind, WhyNotResource, why_not_keep, why_not_offer
from usving.strengths.rules.shelves import growth_paths, suggestions

pytestmark = pytest.mark.quick
S, A, W = AgreementState, AgreementAct, WhyNotMove
TODAY = date(2026, 11, 23)


def between(state: AgreementState, mine: Party = Party.GIVER, **said: bool) -> Between:
    return Between(state, mine, Party.GIVER, said.pop("lent", False), **said)


@pytest.mark.parametrize(
    ("act", "seen", "expected"),
    [
        (A.AGREE, between(S.PROPOSED), None),
        (A.AGREE, between(S.PROPOSED, Party.TAKER), W.NOT_YOURS),
        (A.AGREE, between(S.AGREED), W.NOT_NOW),
        (A.AGREE, between(S.PROPOSED, both_here=False), W.OTHER_LEFT),
        (A.DECLINE, between(S.PROPOSED), None),
        (A.DECLINE, between(S.PROPOSED, Party.TAKER), W.NOT_YOURS),
        (A.DECLINE, between(S.PROPOSED, both_here=False), None),
        (A.CANCEL, between(S.PROPOSED, Party.TAKER), None),
        (A.CANCEL, between(S.PROPOSED), W.NOT_YOURS),
        (A.CANCEL, between(S.AGREED), None),
        (A.CANCEL, between(S.AGREED, Party.TAKER), None),
        (A.CANCEL, between(S.HANDED_OVER), W.NOT_NOW),
        (A.HAND_OVER, between(S.AGREED, Party.TAKER), None),
        (A.GIVE_BACK, between(S.HANDED_OVER, lent=True), None),
        (A.GIVE_BACK, between(S.HANDED_OVER), W.NOT_LENT),
        (A.PROLONG, between(S.HANDED_OVER, lent=True), None),
        (A.PROLONG, between(S.HANDED_OVER, lent=True, both_here=False), W.OTHER_LEFT),
        (A.PROLONG, between(S.AGREED, lent=True), W.NOT_NOW),
        (A.THANK, between(S.HANDED_OVER), None),
        (A.THANK, between(S.HANDED_OVER, lent=True), W.LENT_STILL),
        (A.THANK, between(S.RETURNED, lent=True), None),
        (A.THANK, between(S.THANKED), W.NOT_NOW),
        (A.HAND_OVER, between(S.AGREED, is_open=False), W.CLOSED),
    ],
)
def test_why_not_move(act: AgreementAct, seen: Between, expected: WhyNotMove | None):
    assert why_not_move(act, seen) == expected


@given(
    st.builds(
        Between,
        st.sampled_from(S),
        st.sampled_from(Party),
        st.sampled_from(Party),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    )
)
def test_what_can_be_done_is_a_move_and_nobody_is_stuck_before_it_is_handed_over(seen: Between):
    done = acts_for(seen)
    assert all(AGREEMENT.allows(seen.state, act) for act in done)
    if seen.is_open and seen.state in (S.PROPOSED, S.AGREED):
        other = Between(
            seen.state,
            Party.TAKER if seen.mine is Party.GIVER else Party.GIVER,
            seen.asked,
            seen.lent,
            True,
            seen.both_here,
        )
        away = {A.CANCEL, A.DECLINE}
        assert away & set(done)
        assert away & set(acts_for(other))


def test_every_end_is_honourable():
    assert AGREEMENT.ends() == {S.THANKED, S.DECLINED, S.CANCELLED}
    assert not [words for words in AGREEMENT.labels.values() if "brutt" in words or "mislyk" in words]


@pytest.mark.parametrize(
    ("due", "lent", "expected"),
    [
        (None, False, None),
        (TODAY, True, None),
        (TODAY + timedelta(days=365), True, None),
        (None, True, W.DAY_MISSING),
        (TODAY - timedelta(days=1), True, W.DAY_PAST),
        (TODAY + timedelta(days=366), True, W.DAY_FAR),
    ],
)
def test_why_not_day(due: date | None, lent: bool, expected: WhyNotMove | None):
    assert why_not_day(due, lent=lent, today=TODAY) == expected


@pytest.mark.parametrize(
    ("state", "said", "is_open", "expected"),
    [
        (S.PROPOSED, 0, True, None),
        (S.HANDED_OVER, MOST_MESSAGES - 1, True, None),
        (S.AGREED, MOST_MESSAGES, True, WhyNotMessage.ENOUGH),
        (S.THANKED, 0, True, WhyNotMessage.NOT_RUNNING),
        (S.AGREED, 0, False, WhyNotMessage.CLOSED),
    ],
)
def test_why_not_say(state: AgreementState, said: int, is_open: bool, expected: WhyNotMessage | None):
    assert why_not_say(between(state, is_open=is_open), said=said) == expected


def test_the_borrower_is_reminded_three_times_and_then_left_in_peace():
    assert [day for day in range(-30, 60) if remind_on(TODAY, today=TODAY + timedelta(days=day))] == [-1, 2, 9]


def worded(**said: object) -> Worded:
    return Worded(**{"way": Way.ASK, "until": TODAY, "signed": "Linerle", **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (worded(), None),
        (worded(until=TODAY - timedelta(days=1)), WhyNotPost.DATE_PAST),
        (worded(until=TODAY + timedelta(days=366)), WhyNotPost.DATE_FAR),
        (worded(count=0), WhyNotPost.COUNT),
        (worded(count=51), WhyNotPost.COUNT),
        (worded(count=50), None),
        (worded(signed="  "), WhyNotPost.NAME_MISSING),
        (worded(for_volunteers=True, task="  "), WhyNotPost.TASK_MISSING),
        (worded(for_volunteers=True, task="Bære"), None),
        (worded(for_volunteers=True, task="Bære", way=Way.OFFER), WhyNotPost.VOLUNTEERS_SEE_TASKS),
    ],
)
def test_why_not_post(said: Worded, expected: WhyNotPost | None):
    assert why_not_post(said, today=TODAY) == expected


@pytest.mark.parametrize(
    ("state", "days", "own", "is_open", "expected"),
    [
        (PostState.OPEN, 0, False, True, None),
        (PostState.OPEN, -1, False, True, WhyNotAnswer.OVER),
        (PostState.PROMISED, 9, False, True, WhyNotAnswer.TAKEN),
        (PostState.WITHDRAWN, 9, False, True, WhyNotAnswer.WITHDRAWN),
        (PostState.OPEN, 9, True, True, WhyNotAnswer.OWN),
        (PostState.OPEN, 9, False, False, WhyNotAnswer.CLOSED),
    ],
)
def test_why_not_answer(state: PostState, days: int, own: bool, is_open: bool, expected: WhyNotAnswer | None):
    until = TODAY + timedelta(days=days)
    assert why_not_answer(state, until, own=own, is_open=is_open, today=TODAY) == expected


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        (ResourceKind.WHOM, "Naboen med den røde luen", None),
        (ResourceKind.WHOM, "Ola, 900 00 000", WhyNotResource.CONTACT_DATA),
        (ResourceKind.WHOM, "ola@post.example", WhyNotResource.CONTACT_DATA),
        (ResourceKind.WHOM, "Tante, 3 hus bortenfor", None),
        (ResourceKind.CAN, "Ringe 22 00 00 00", None),
    ],
)
def test_someone_one_knows_stands_without_a_way_to_reach_them(
    kind: ResourceKind, words: str, expected: WhyNotResource | None
):
    assert why_not_keep(kind, words) == expected


def test_another_human_being_is_nobodys_to_lend():
    assert {kind for kind in ResourceKind if why_not_offer(kind)} == {ResourceKind.WHOM}


def test_what_is_shipped_is_whole_in_every_language():
    assert {each.kind for each in suggestions().values()} == set(ResourceKind)
    assert [each.code for each in suggestions().values() if list(each.words) != [*LANGUAGES]] == []
    assert all(words for each in suggestions().values() for words in each.words.values())
    for way in growth_paths().values():
        for said in (way.names, way.about, way.steps, way.sources):
            assert (tuple(said), all(said.values())) == (LANGUAGES, True)
        assert [len(steps) for steps in way.steps.values()] == [3, 3, 3]
        assert way.checked <= date.today()  # noqa: DTZ011
