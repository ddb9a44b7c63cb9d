"""Weighing other ways to use what there is: what cannot be asked is said in names; the question as the engine reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.economy.rules.alternatives import (
    Area,
    Band,
    Refusal,
    Use,
    Weighed,
    WhyNotTogether,
    WhyNotUse,
    always,
    band_of,
    felt_mark,
    question,
    required_together,
    why_not_together,
    why_not_use,
)
from usving.economy.rules.ideas import shipped_ideas
from usving.engines.alternatives import alternatives
from usving.engines.refusal import Refused

pytestmark = pytest.mark.quick


def use(id: str, **said: object) -> Use:
    return Use(id, f"Bruk {id}", **{"gives": {}, **said})  # type: ignore[arg-type]


def weighed(*uses: Use, **limits: int) -> Weighed:
    found = {"per_month": None, "once": None, "hours": None, **limits}
    return Weighed(found["per_month"], found["once"], found["hours"], (Area("a", "Ro", 5),), uses)


@pytest.mark.parametrize(
    ("new", "others", "expected"),
    [
        (use("b"), [use("a")], None),
        (use("a", needs=("b",)), [use("b")], None),
        (use("a", needs=("b",)), [use("b", needs=("a",))], Refusal(WhyNotUse.CIRCLE, ("Bruk a", "Bruk b"))),
        (
            use("a", needs=("b",)),
            [use("b", needs=("c",)), use("c", needs=("a",))],
            Refusal(WhyNotUse.CIRCLE, ("Bruk a", "Bruk b", "Bruk c")),
        ),
        (use("a", needs=("b",)), [use("b", needs=("c",)), use("c", needs=("b",))], None),  # a circle of others
        (
            use("a", needs=("b",), excludes=("b",)),
            [use("b")],
            Refusal(WhyNotUse.NEEDS_WHAT_IT_EXCLUDES, ("Bruk b",)),
        ),
        (Use("a", "  bruk B "), [use("b")], Refusal(WhyNotUse.NAMED_TWICE, ("  bruk B ",))),
        (use("a"), [use("a")], None),  # itself as it stood
        (use("a"), [use(f"x{n}") for n in range(60)], Refusal(WhyNotUse.TOO_MANY, (), limit=60)),
    ],
)
def test_why_not_use(new: Use, others: list[Use], expected: Refusal | None):
    assert why_not_use(new, others) == expected


@pytest.mark.parametrize(
    ("uses", "limits", "expected"),
    [
        ([use("a", required=True, per_month=100)], {"per_month": 100}, None),
        ([use("a", required=True, per_month=101)], {}, None),  # no limit
        (
            [use("a", required=True, per_month=60), use("b", required=True, per_month=50), use("c", required=True)],
            {"per_month": 100},
            Refusal(WhyNotTogether.MONEY_PER_MONTH, ("Bruk a", "Bruk b"), 110, 100),
        ),
        (
            [use("a", required=True, needs=("b",)), use("b", once=10)],
            {"once": 9},
            Refusal(WhyNotTogether.MONEY_ONCE, ("Bruk b",), 10, 9),
        ),
        ([use("a", required=True, hours=3)], {"hours": 2}, Refusal(WhyNotTogether.HOURS, ("Bruk a",), 3, 2)),
        (
            [use("a", required=True, excludes=("b",)), use("b", required=True)],
            {},
            Refusal(WhyNotTogether.EXCLUDE, ("Bruk a", "Bruk b")),
        ),
    ],
)
def test_why_not_together(uses: list[Use], limits: dict[str, int], expected: Refusal | None):
    assert why_not_together(weighed(*uses, **limits)) == expected


IDS = [f"u{n}" for n in range(5)]


@st.composite
def households(draw: st.DrawFn) -> Weighed:
    """Small households with needs and excludes in every shape."""
    ties = st.lists(st.sampled_from(IDS), max_size=2, unique=True)
    small = st.integers(0, 5)
    uses = [
        use(
            id, per_month=draw(small), once=draw(small), hours=draw(small), gives={"a": draw(small)}, now=draw(st.booleans()),
            required=draw(st.booleans()), needs=tuple(n for n in draw(ties) if n != id),
            excludes=tuple(n for n in draw(ties) if n != id),
        )
        for id in IDS
    ]  # fmt: skip
    limits = {name: draw(st.integers(0, 12)) for name in ("per_month", "once", "hours") if draw(st.booleans())}
    return weighed(*uses, **limits)


@given(households())
def test_what_the_rule_refuses_the_engine_refuses_and_nothing_else(found: Weighed):
    try:
        alternatives(question(found))
        refused = False
    except Refused:
        refused = True
    assert (why_not_together(found) is not None) == refused


@given(households())
def test_what_must_be_there_is_in_every_plan_and_so_among_what_always_is(found: Weighed):
    if why_not_together(found):
        return
    plans = [plan["uses"] for plan in alternatives(question(found))["plans"]]
    assert {each.id for each in required_together(found.uses)} <= always(plans)


def test_weights_that_are_tried_go_before_those_kept_and_unknown_areas_are_left_out():
    asked = question(weighed(use("a", gives={"a": 3, "gone": 9}), per_month=5), weights={"a": 8, "x": 1}, front=("a",))
    assert asked["areas"] == [{"id": "a", "weight": 8}]
    assert (asked["money_per_month"], asked["front"], "money_once" in asked) == (5, ["a"], False)
    assert asked["uses"][0]["gives"] == {"a": 3}  # type: ignore[index]


@pytest.mark.parametrize(
    ("plans", "expected"), [([], set()), ([["a", "b"], ["b", "c"]], {"b"}), ([["a"], []], set()), ([["a"]], {"a"})]
)
def test_always(plans: list[list[str]], expected: set[str]):
    assert always(plans) == expected


@pytest.mark.parametrize(
    ("marks", "expected"), [([], None), ([7], 7), ([7, 8], 8), ([7, 8, 8], 8), ([0, 1], 1), ([3, 3, 4], 3)]
)
def test_the_middle_of_what_several_felt(marks: list[int], expected: int | None):
    assert felt_mark(marks) == expected


@pytest.mark.parametrize(
    ("per_month", "once", "expected"),
    [(0, 0, Band.FREE), (0, 11, Band.FREE), (299, 0, Band.LITTLE), (300, 0, Band.SOME), (1499, 0, Band.SOME),
     (1500, 0, Band.MUCH), (0, 18_000, Band.MUCH)],
)  # fmt: skip
def test_band_of(per_month: int, once: int, expected: Band):
    assert band_of(per_month, once) == expected


def test_every_suggestion_has_words_in_every_language_and_no_amount():
    nb, nn, en = shipped_ideas("nb"), shipped_ideas("nn"), shipped_ideas("en")
    assert len(nb) == len(nn) == len(en) == len({each.words for each in nb}) == 15
    assert (nn[0].words, shipped_ideas("se")) == ("Månadskort på bussen", nb)
    assert not any(figure in each.words for each in nb for figure in "0123456789")
