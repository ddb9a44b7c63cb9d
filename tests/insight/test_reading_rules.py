"""The rules of reading together, of findings, weeks and questions: truth tables and any facts at all."""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.insight.models.findings import STATES as FINDING_STATES
from usving.insight.models.questions import STATES as QUESTION_STATES
from usving.insight.models.refusals import REFUSALS
from usving.insight.rules import findings, passages, questions, weeks
from usving.insight.rules.findings import FINDING, Facts, FindingAct, FindingState, Sayer, Says, WhyNotSay, state_of
from usving.insight.rules.passages import WhyNotMark, digest, quoted, sentences, spans, theme_of, why_not_mark
from usving.insight.rules.questions import QUESTION, QuestionAct, QuestionState, WhyNotAsk, why_not_do, why_not_give
from usving.insight.rules.weeks import Item, WhyNotWeek, figure, is_drawn, may_show, why_not_fill
from usving.process.rules.seats import Side

pytestmark = pytest.mark.quick
F, P = Side.FAMILIES, Side.PROVIDERS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Ett", ["Ett"]),
        ("Vi ventet. Ingen ringte!", ["Vi ventet.", "Ingen ringte!"]),
        ("Det tok ca. 3 uker. Så kom det.", ["Det tok ca. 3 uker.", "Så kom det."]),
        ("Kl. 14.30 ringte de. «Hva nå?» sa jeg.", ["Kl. 14.30 ringte de.", "«Hva nå?» sa jeg."]),
        ("Den 17. mai var vi alle der. Fint.", ["Den 17. mai var vi alle der.", "Fint."]),
        (
            "Vi bor i nummer 44. Vanlig hus. Vi var 4. Det gikk.",
            ["Vi bor i nummer 44.", "Vanlig hus.", "Vi var 4.", "Det gikk."],
        ),
        ("1. Vi ventet. 2. Ingen ringte.", ["1. Vi ventet.", "2. Ingen ringte."]),
        ("Den 3. 4. 2026 kom det. Ja.", ["Den 3. 4. 2026 kom det.", "Ja."]),
        ("Linje en\nLinje to", ["Linje en", "Linje to"]),
        ("Første.\r\n\r\nAndre … Tredje", ["Første.", "Andre …", "Tredje"]),
        ("hei. vi bor her. ja", ["hei. vi bor her. ja"]),
    ],
)
def test_sentences(text: str, expected: list[str]):
    assert [each.words for each in sentences(text)] == expected
    assert [each.number for each in sentences(text)] == list(range(len(expected)))


@given(st.text(max_size=200))
def test_sentences_lose_no_word(text: str):
    assert " ".join(each.words for each in sentences(text)).split() == text.split()


def test_quoted_and_spans():
    text = "En. To. Tre. Fire."
    assert quoted(text, 1, 2) == "To. Tre."
    assert quoted(text, 7, 9) == ""
    assert spans([3, 0, 1, 1]) == [(0, 1), (3, 3)]
    assert theme_of("  å   vente. ") == "å vente"


@pytest.mark.parametrize(
    ("seen", "chosen", "theme", "speaks", "expected"),
    [
        ("En. To.", [0], "tall", True, None),
        ("En. To.", [0], "tall", False, WhyNotMark.NO_SIDE),
        ("En.", [0], "tall", True, WhyNotMark.TEXT_CHANGED),
        ("En. To.", [], "tall", True, WhyNotMark.NOTHING_CHOSEN),
        ("En. To.", [2], "tall", True, WhyNotMark.NOTHING_CHOSEN),
        ("En. To.", [1], " . ", True, WhyNotMark.NO_WORDS),
    ],
)
def test_why_not_mark(seen, chosen, theme, speaks, expected):
    assert why_not_mark("En. To.", seen=digest(seen), chosen=chosen, theme=theme, speaks=speaks) == expected


COUNT = st.integers(min_value=0, max_value=2)
FACTS = st.builds(
    Facts,
    read=st.fixed_dictionaries({F: COUNT, P: COUNT}),
    stand=st.fixed_dictionaries({F: COUNT, P: COUNT}),
    sources=COUNT,
    lost=COUNT,
)


@given(FACTS, st.sampled_from(FindingState))
def test_what_stands_is_read_and_stood_behind_by_both_and_has_all_its_sources(facts: Facts, before: FindingState):
    if state_of(facts, before=before) is FindingState.STANDS:
        assert min(*facts.read.values(), *facts.stand.values(), facts.sources) >= 1
        assert (facts.lost, before is FindingState.AGAIN) == (0, False)


@pytest.mark.parametrize("side", list(Side))
def test_one_side_alone_never_comes_to_a_finding_that_stands(side: Side):
    other = next(each for each in Side if each is not side)
    alone = FINDING.reached(without=findings.OF_SIDE[other])
    read = FindingState.FAMILIES_READ if side is F else FindingState.PROVIDERS_READ
    assert alone == {FindingState.DRAFT, read, FindingState.AGAIN}
    assert QUESTION.reached(without=questions.OF_SIDE[other]) == {
        QuestionState.OPEN, QuestionState.FAMILIES_CLOSE if side is F else QuestionState.PROVIDERS_CLOSE
    }  # fmt: skip


def step(facts: Facts, act: FindingAct) -> Facts:
    """The facts after one act, each side with one person."""
    side = F if act.value.startswith("families") else P
    if act.value.endswith("-read"):
        return Facts({**facts.read, side: 1}, facts.stand, facts.sources, facts.lost)
    if act.value.endswith(("-stand", "-withdraw")):
        return Facts(facts.read, {**facts.stand, side: int(act.value.endswith("-stand"))}, facts.sources, facts.lost)
    if act is FindingAct.LOSE_SOURCE:
        return Facts(facts.read, facts.stand, facts.sources, 1)
    return Facts(dict.fromkeys(Side, 0), dict.fromkeys(Side, 0), 2, 0)


@given(st.lists(st.sampled_from(FindingAct), max_size=25))
def test_the_machine_moves_as_the_facts_do(acts: list[FindingAct]):
    """Where the machine has a move, the facts make the same state: the drawing in the docs is what the code does."""
    facts = Facts(dict.fromkeys(Side, 0), dict.fromkeys(Side, 0), 2, 0)
    state = FindingState.DRAFT
    for act in acts:
        if (after := FINDING.after(state, act)) is not None:
            facts, state = step(facts, act), after
            before = FindingState.DRAFT if act is FindingAct.REWORD else state
            assert state_of(facts, before=before) == state


def test_the_words_of_the_states_are_the_same_in_the_docs_and_on_the_screen():
    assert {state: str(words) for state, words in FINDING_STATES.items()} == dict(FINDING.labels)
    assert {state: str(words) for state, words in QUESTION_STATES.items()} == dict(QUESTION.labels)


@pytest.mark.parametrize(
    ("says", "side", "unopened", "said", "state", "words", "expected"),
    [
        (Says.READ, F, 0, set(), FindingState.DRAFT, "ja", None),
        (Says.READ, None, 0, set(), FindingState.DRAFT, "ja", WhyNotSay.NO_SIDE),
        (Says.READ, F, 1, set(), FindingState.DRAFT, "ja", WhyNotSay.NOT_OPENED),
        (Says.READ, F, 0, set(), FindingState.DRAFT, " ", WhyNotSay.NO_WORDS),
        (Says.READ, F, 0, {Says.READ}, FindingState.DRAFT, "ja", WhyNotSay.SAID_ALREADY),
        (Says.READ, F, 0, set(), FindingState.AGAIN, "ja", WhyNotSay.LOOK_AGAIN),
        (Says.STAND, F, 0, set(), FindingState.READ, "", WhyNotSay.NOT_READ),
        (Says.STAND, F, 2, {Says.READ}, FindingState.READ, "", None),
        (Says.STAND, F, 0, {Says.READ, Says.STAND}, FindingState.READ, "", WhyNotSay.SAID_ALREADY),
        (Says.OBJECT, F, 2, {Says.OBJECT}, FindingState.AGAIN, "nei", None),
        (Says.OBJECT, F, 0, set(), FindingState.STANDS, "", WhyNotSay.NO_WORDS),
    ],
)
def test_why_not_say(says, side, unopened, said, state, words, expected):
    assert findings.why_not_say(says, Sayer(side, unopened, frozenset(said)), state, words=words) == expected


def test_what_one_stands_behind_is_weighed():
    read = Sayer(F, 0, frozenset({Says.READ}), weighed=False)
    assert findings.why_not_say(Says.STAND, read, FindingState.READ, words="") == WhyNotSay.NOT_WEIGHED
    assert findings.why_not_say(Says.OBJECT, read, FindingState.READ, words="nei") is None
    assert findings.why_not_say(Says.READ, Sayer(F, 0, weighed=False), FindingState.DRAFT, words="ja") is None


S, A = QuestionState, QuestionAct


@pytest.mark.parametrize(
    ("act", "state", "side", "leads", "words", "expected"),
    [
        (A.FAMILIES_CLOSE, S.OPEN, F, False, "nok", None),
        (A.FAMILIES_CLOSE, S.OPEN, P, False, "nok", WhyNotAsk.NO_SIDE),
        (A.FAMILIES_CLOSE, S.FAMILIES_CLOSE, F, False, "nok", WhyNotAsk.NOT_NOW),
        (A.PROVIDERS_CLOSE, S.FAMILIES_CLOSE, P, False, "nok", None),
        (A.PROVIDERS_CLOSE, S.OPEN, P, False, " ", WhyNotAsk.NO_WORDS),
        (A.OPEN, S.CLOSED, P, False, "nytt", None),
        (A.OPEN, S.OPEN, P, False, "nytt", WhyNotAsk.NOT_NOW),
        (A.OPEN, S.CLOSED, None, True, "nytt", WhyNotAsk.NO_SIDE),
        (A.LOOK, S.CLOSED, None, True, "nytt", None),
        (A.LOOK, S.OPEN, F, False, "nytt", WhyNotAsk.NOT_LEADING),
    ],
)
def test_why_not_do(act, state, side, leads, words, expected):
    assert why_not_do(act, state, side=side, leads=leads, words=words) == expected


def test_why_not_give():
    assert why_not_give(S.OPEN, speaks=True, words="ja", source="her") is None
    assert why_not_give(S.CLOSED, speaks=True, words="ja", source="her") == WhyNotAsk.CLOSED
    assert why_not_give(S.OPEN, speaks=False, words="ja", source="her") == WhyNotAsk.NO_SIDE
    assert why_not_give(S.OPEN, speaks=True, words="ja", source=" ") == WhyNotAsk.NO_WORDS


MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("people", "houses", "expected"),
    [(5, 3, True), (4, 4, False), (5, 2, False), (50, 2, False), (6, 6, True), (0, 0, False)],
)
def test_may_show(people, houses, expected):
    assert may_show(people, houses) is expected


def test_weeks_close_once_and_for_all():
    assert weeks.monday_of(date(2026, 3, 8)) == MONDAY
    assert [is_drawn(MONDAY, today=MONDAY + timedelta(days=n)) for n in (0, 13, 14)] == [False, False, True]
    assert weeks.weeks_to_fill(date(2026, 3, 4)) == [MONDAY, date(2026, 2, 23)]
    assert figure([Decimal("1.5"), Decimal("2.5"), Decimal("3.5")]) == 3
    assert figure([Decimal(1), Decimal(2)]) == 2


@pytest.mark.parametrize(
    ("values", "side", "week", "expected"),
    [
        ({Item.FORMS: Decimal(2)}, F, MONDAY, None),
        ({Item.FORMS: Decimal(2)}, P, MONDAY, WhyNotWeek.NO_SIDE),
        ({Item.FORMS: Decimal(2)}, None, MONDAY, WhyNotWeek.NO_SIDE),
        ({Item.FORMS: Decimal(2)}, F, MONDAY - timedelta(weeks=2), WhyNotWeek.NOT_NOW),
        ({Item.FORMS: Decimal(2)}, F, MONDAY + timedelta(weeks=1), WhyNotWeek.NOT_NOW),
        ({}, F, MONDAY, WhyNotWeek.EMPTY),
    ],
)
def test_why_not_fill(values, side, week, expected):
    assert why_not_fill(values, side=side, week=week, today=MONDAY + timedelta(days=3)) == expected


def test_every_refusal_here_has_its_sentence():
    codes = [
        code
        for module in (findings, passages, questions, weeks)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, StrEnum) and each.__name__.startswith("WhyNot")
        for code in each
    ]
    assert len(codes) == 21
    assert [code for code in codes if code not in REFUSALS] == []
