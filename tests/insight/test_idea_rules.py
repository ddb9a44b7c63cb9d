"""The rules of ideas, pilots and uses: no step without its proofs, no outcome of one side, no act before the turn."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.insight.rules.ideas import (
    IDEA,
    NEEDS,
    OF_THE_AUTHOR,
    STEPS,
    Ground,
    IdeaAct,
    IdeaFacts,
    IdeaState,
    Proof,
    WhyNotIdea,
    answer_due,
    answer_reminders,
    missing,
    why_not,
)
from usving.insight.rules.pilots import (
    JUDGED,
    LONGEST,
    PILOT,
    PilotAct,
    PilotState,
    Reminder,
    Verdict,
    WhyNotPilot,
    outcome,
    reminders,
    why_not_plan,
    why_not_say,
)
from usving.insight.rules.pilots import why_not as why_not_pilot
from usving.insight.rules.uses import StillUsed, WhyNotUse, a_year_after, why_not_describe, why_not_look
from usving.process.rules.seats import Side

pytestmark = pytest.mark.quick
OPEN = Ground(turned=True, joined=True)
BOTH_COMPARED = frozenset({Proof.TOLD, Proof.FAMILIES_COMPARED, Proof.PROVIDERS_COMPARED})
TOLD = frozenset({Proof.TOLD})
BOTH_SHOWED = frozenset({Proof.FAMILIES_SHOWED, Proof.PROVIDERS_SHOWED})
DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("ground", "state", "mine", "built_on", "expected"),
    [
        (OPEN, IdeaState.NOTE, True, False, None),
        (OPEN, IdeaState.NOTE, False, False, WhyNotIdea.NOT_THE_AUTHOR),
        (Ground(turned=False, joined=True), IdeaState.NOTE, True, False, WhyNotIdea.NOT_TURNED),
        (Ground(turned=True, joined=False), IdeaState.NOTE, True, False, WhyNotIdea.NOT_JOINED),
        (Ground(turned=False, joined=False), IdeaState.NOTE, True, False, WhyNotIdea.NOT_TURNED),
        (OPEN, IdeaState.PROPOSED, True, False, WhyNotIdea.NOT_NOW),
    ],
)
def test_an_idea_is_shared_by_its_author_after_the_turn(
    ground: Ground, state: IdeaState, mine: bool, built_on: bool, expected: WhyNotIdea | None
):
    assert why_not(IdeaAct.SHARE, IdeaFacts(state, mine, built_on=built_on), ground) == expected


@pytest.mark.parametrize(
    ("act", "proofs", "expected"),
    [
        (IdeaAct.FIND_NEW, frozenset(), WhyNotIdea.NOT_TOLD),
        (IdeaAct.FIND_NEW, BOTH_COMPARED - TOLD, WhyNotIdea.NOT_TOLD),
        (IdeaAct.FIND_NEW, TOLD | {Proof.FAMILIES_COMPARED}, WhyNotIdea.NOT_SHOWN_NEW),
        (IdeaAct.FIND_NEW, TOLD | {Proof.PROVIDERS_COMPARED}, WhyNotIdea.NOT_SHOWN_NEW),
        (IdeaAct.FIND_NEW, frozenset(Proof) - BOTH_COMPARED | TOLD, WhyNotIdea.NOT_SHOWN_NEW),
        (IdeaAct.FIND_NEW, BOTH_COMPARED, None),
        (IdeaAct.FIND_USEFUL, BOTH_COMPARED, WhyNotIdea.NOT_SHOWN_USEFUL),
        (IdeaAct.FIND_USEFUL, frozenset({Proof.FAMILIES_SHOWED}), WhyNotIdea.NOT_SHOWN_USEFUL),
        (IdeaAct.FIND_USEFUL, frozenset({Proof.TRIED}), None),
        (IdeaAct.FIND_USEFUL, BOTH_SHOWED, None),
        (IdeaAct.MAKE_USE, frozenset(Proof) - {Proof.DESCRIBED}, WhyNotIdea.NOT_SHOWN_USED),
        (IdeaAct.MAKE_USE, frozenset({Proof.DESCRIBED}), None),
    ],
)
def test_a_step_is_taken_only_with_its_proofs(act: IdeaAct, proofs: frozenset[Proof], expected: WhyNotIdea | None):
    before = {
        IdeaAct.FIND_NEW: IdeaState.PROPOSED,
        IdeaAct.FIND_USEFUL: IdeaState.NEW,
        IdeaAct.MAKE_USE: IdeaState.USEFUL,
    }
    assert why_not(act, IdeaFacts(before[act], proofs=proofs), OPEN) == expected


@given(
    st.sampled_from(IdeaAct),
    st.sampled_from(IdeaState),
    st.booleans(),
    st.frozensets(st.sampled_from(Proof)),
    st.booleans(),
)
def test_nobody_acts_before_the_turn_or_before_the_gate(
    act: IdeaAct, state: IdeaState, mine: bool, proofs: frozenset[Proof], turned: bool
):
    ground = Ground(turned=turned, joined=not turned)
    refused = why_not(act, IdeaFacts(state, mine, proofs), ground, reason="fordi")
    allowed = act is IdeaAct.TAKE_BACK and mine and state is IdeaState.PROPOSED
    assert (refused is None) == allowed


@given(st.lists(st.tuples(st.sampled_from(IdeaAct), st.frozensets(st.sampled_from(Proof)), st.booleans()), max_size=25))
def test_no_sequence_of_acts_skips_a_proof(acts: list[tuple[IdeaAct, frozenset[Proof], bool]]):
    """Whatever is tried, each state on the way rests on a whole set of its proofs, in order."""
    state, way = IdeaState.NOTE, [IdeaState.NOTE]
    for act, proofs, mine in acts:
        if why_not(act, IdeaFacts(state, mine, proofs), OPEN, reason="fordi") is None:
            if act in NEEDS:
                assert any(need <= proofs for need in NEEDS[act])
            state = IDEA.after(state, act) or state
            way.append(state)
    for want, needs in ((IdeaState.USEFUL, IdeaState.NEW), (IdeaState.USED, IdeaState.USEFUL)):
        if want in way:
            assert needs in way[: way.index(want)]


def test_without_proofs_an_idea_comes_nowhere_and_alone_neither_does_its_author():
    assert IDEA.reached(without=frozenset(NEEDS)) == {IdeaState.NOTE, IdeaState.PROPOSED, IdeaState.RESTING}
    assert IDEA.reached(without=OF_THE_AUTHOR) == {IdeaState.NOTE}
    assert {state: IDEA.after(before, STEPS[state]) for before, state in zip(
        (IdeaState.PROPOSED, IdeaState.NEW, IdeaState.USEFUL), STEPS, strict=True
    )} == {state: state for state in STEPS}  # fmt: skip


@pytest.mark.parametrize("act", [IdeaAct.GO_BACK, IdeaAct.REST])
def test_back_and_to_rest_take_a_reason(act: IdeaAct):
    idea = IdeaFacts(IdeaState.NEW)
    assert [why_not(act, idea, OPEN, reason=why) for why in ("", "  ", "fordi")] == [
        WhyNotIdea.REASON_MISSING, WhyNotIdea.REASON_MISSING, None,
    ]  # fmt: skip


def test_what_others_have_built_on_is_not_taken_back():
    assert why_not(IdeaAct.TAKE_BACK, IdeaFacts(IdeaState.PROPOSED, True, built_on=True), OPEN) == WhyNotIdea.BUILT_ON
    assert why_not(IdeaAct.TAKE_BACK, IdeaFacts(IdeaState.PROPOSED, True), OPEN) is None


def test_what_lacks_is_told_for_each_way():
    assert missing(IdeaAct.FIND_USEFUL, frozenset({Proof.FAMILIES_SHOWED})) == (
        frozenset({Proof.TRIED}), frozenset({Proof.PROVIDERS_SHOWED}),
    )  # fmt: skip
    assert missing(IdeaAct.FIND_USEFUL, BOTH_SHOWED) == missing(IdeaAct.REST, frozenset()) == ()


def test_an_answer_is_owed_within_three_weeks_and_reminded_of():
    last = answer_due(DAY)
    assert last == date(2026, 3, 23)
    assert answer_reminders(last) == (("answer-soon", date(2026, 3, 20)), ("answer-late", date(2026, 3, 24)))


OUTCOMES = {
    (Verdict.GO_ON, Verdict.GO_ON): PilotAct.AGREE_GO_ON,
    (Verdict.GO_ON, Verdict.CHANGE): PilotAct.AGREE_CHANGE,
    (Verdict.CHANGE, Verdict.GO_ON): PilotAct.AGREE_CHANGE,
    (Verdict.CHANGE, Verdict.CHANGE): PilotAct.AGREE_CHANGE,
    (Verdict.STOP, Verdict.STOP): PilotAct.AGREE_STOP,
    (Verdict.STOP, Verdict.GO_ON): PilotAct.DIFFER,
    (Verdict.GO_ON, Verdict.STOP): PilotAct.DIFFER,
    (Verdict.STOP, Verdict.CHANGE): PilotAct.DIFFER,
    (Verdict.CHANGE, Verdict.STOP): PilotAct.DIFFER,
}


def test_the_outcome_is_what_both_sides_say():
    assert set(OUTCOMES) == set(product(Verdict, Verdict))
    assert {said: outcome(dict(zip(Side, said, strict=True))) for said in OUTCOMES} == OUTCOMES


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("verdict", Verdict)
def test_one_side_alone_makes_no_outcome(side: Side, verdict: Verdict):
    assert outcome({side: verdict}) is None
    assert outcome({}) is None


def test_only_what_both_sides_say_judges_a_pilot():
    of_both = frozenset({PilotAct.AGREE_GO_ON, PilotAct.AGREE_CHANGE, PilotAct.AGREE_STOP, PilotAct.DIFFER})
    assert PILOT.reached(without=of_both) & JUDGED == frozenset()
    assert PILOT.ends() == JUDGED - {PilotState.DIFFERS} | {PilotState.CALLED_OFF}


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, WhyNotPilot.ENDS_FIRST), (0, None), (LONGEST.days, None), (LONGEST.days + 1, WhyNotPilot.TOO_LONG)],
)
def test_a_pilot_is_short(days: int, expected: WhyNotPilot | None):
    assert why_not_plan(DAY, DAY + timedelta(days=days)) == expected


@pytest.mark.parametrize(
    ("act", "state", "early", "reason", "expected"),
    [
        (PilotAct.START, PilotState.PLANNED, False, "", None),
        (PilotAct.START, PilotState.RUNNING, False, "", WhyNotPilot.NOT_NOW),
        (PilotAct.CALL_OFF, PilotState.PLANNED, True, "", WhyNotPilot.REASON_MISSING),
        (PilotAct.CALL_OFF, PilotState.PLANNED, True, "Ingen tid.", None),
        (PilotAct.END, PilotState.RUNNING, True, " ", WhyNotPilot.REASON_MISSING),
        (PilotAct.END, PilotState.RUNNING, True, "En frist røk.", None),
        (PilotAct.END, PilotState.RUNNING, False, "", None),
        (PilotAct.END, PilotState.OVER, False, "", WhyNotPilot.NOT_NOW),
    ],
)
def test_a_pilot_ends_early_only_with_a_reason(
    act: PilotAct, state: PilotState, early: bool, reason: str, expected: WhyNotPilot | None
):
    assert why_not_pilot(act, state, early=early, reason=reason) == expected


def test_a_pilot_begins_only_when_someone_does_it():
    assert why_not_pilot(PilotAct.START, PilotState.PLANNED, someone=False) == WhyNotPilot.NOBODY
    assert why_not_pilot(PilotAct.CALL_OFF, PilotState.PLANNED, reason="Ingen kan.", someone=False) is None


@pytest.mark.parametrize(("verdict", "expected"), [
    (Verdict.GO_ON, WhyNotPilot.NOTHING_NOTED), (Verdict.CHANGE, WhyNotPilot.NOTHING_NOTED), (Verdict.STOP, None),
])  # fmt: skip
def test_what_never_happened_may_only_be_stopped(verdict: Verdict, expected: WhyNotPilot | None):
    assert why_not_say(verdict, happened=False) == expected
    assert why_not_say(verdict, happened=True) is None


def test_a_long_pilot_is_looked_at_midway_too():
    assert reminders(DAY, DAY + timedelta(days=13)) == (Reminder("review", date(2026, 3, 15)),)
    assert reminders(DAY, DAY + timedelta(days=14)) == (
        Reminder("stop-rule", date(2026, 3, 9)), Reminder("review", date(2026, 3, 16)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("since", "many", "replaced", "useful", "expected"),
    [
        (DAY, 1, "ingenting", True, None),
        (DAY, 1, "ingenting", False, WhyNotUse.NOT_USEFUL),
        (DAY + timedelta(days=1), 1, "ingenting", True, WhyNotUse.NOT_BEGUN),
        (DAY, 0, "ingenting", True, WhyNotUse.NOBODY),
        (DAY, 1, " ", True, WhyNotUse.REPLACED_MISSING),
    ],
)
def test_made_use_of_is_useful_begun_and_for_someone(
    since: date, many: int, replaced: str, useful: bool, expected: WhyNotUse | None
):
    said = {"since": since, "for_how_many": many, "replaced": replaced}
    assert why_not_describe(**said, today=DAY, useful=useful) == expected


@pytest.mark.parametrize(
    ("still", "words", "ended", "expected"),
    [
        (StillUsed.YES, "", False, None),
        (StillUsed.CHANGED, "", False, WhyNotUse.WORDS_MISSING),
        (StillUsed.NO, " ", False, WhyNotUse.WORDS_MISSING),
        (StillUsed.NO, "Kontoret er lagt ned.", False, None),
        (StillUsed.YES, "", True, WhyNotUse.ENDED),
    ],
)
def test_looking_again_tells_what_changed(still: StillUsed, words: str, ended: bool, expected: WhyNotUse | None):
    assert why_not_look(still, words=words, ended=ended) == expected


def test_a_year_after_the_last_of_february():
    assert [a_year_after(day) for day in (DAY, date(2028, 2, 29))] == [date(2027, 3, 2), date(2029, 2, 28)]
