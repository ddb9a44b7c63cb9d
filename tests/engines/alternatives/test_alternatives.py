"""What the engine promises a household, against brute force and on a case small enough to redo by hand."""

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.engines.alternatives.oracle import expected_front, expected_plans, keeps_limits, possible_plans, score
from tests.engines.alternatives.questions import FAMILY, questions
from usving.engines.alternatives import alternatives
from usving.engines.refusal import Refused


def answered(data: dict[str, Any]) -> dict[str, Any]:
    """The answer; questions whose required uses do not fit are left to their own test."""
    try:
        return alternatives(data)
    except Refused:
        assume(False)
        raise


def test_the_whole_answer_for_one_family() -> None:
    assert alternatives(FAMILY) == {
        "version": 1,
        "now": {
            "uses": ["car"],
            "score": 6,
            "areas": {"together": 0, "calm": 2},
            "per_month": 3375,
            "once": 0,
            "hours": 0,
            "affordable": True,
        },
        "plans": [
            {
                "uses": ["cabin", "carshare", "tent", "walks"],
                "score": 51,
                "areas": {"together": 9, "calm": 2},
                "per_month": 3900,
                "once": 4000,
                "hours": 24,
                "gained": ["cabin", "carshare", "tent", "walks"],
                "lost": ["car"],
            },
            {
                "uses": ["cabin", "tent", "walks"],
                "score": 48,
                "areas": {"together": 9, "calm": 1},
                "per_month": 3000,
                "once": 4000,
                "hours": 24,
                "gained": ["cabin", "tent", "walks"],
                "lost": ["car"],
            },
        ],
        "proven_best": True,
        "front": [{"uses": ["cabin", "carshare", "tent", "walks"], "areas": {"together": 9, "calm": 2}}],
        "note": "Vi fant 2 av 5 planer. Det finnes ingen flere som er nesten like gode og ikke slått av en annen.",
    }


def test_a_front_of_a_choice_between_two_areas() -> None:
    data = {
        "version": 1,
        "money_per_month": 10,
        "areas": [{"id": "a", "weight": 1}, {"id": "b", "weight": 1}],
        "uses": [
            {"id": "x", "per_month": 10, "gives": {"a": 3}},
            {"id": "y", "per_month": 10, "gives": {"b": 2}},
            {"id": "z", "per_month": 9, "gives": {"a": 1, "b": 1}},
            {"id": "w", "per_month": 8, "gives": {"a": 1, "b": 1}},
        ],
        "front": ["b", "a"],
    }
    assert alternatives(data)["front"] == [
        {"uses": ["x"], "areas": {"b": 0, "a": 3}},
        {"uses": ["w"], "areas": {"b": 1, "a": 1}},
        {"uses": ["y"], "areas": {"b": 2, "a": 0}},
    ]


def test_nothing_to_choose_among_gives_the_empty_plan() -> None:
    answer = alternatives({"version": 1, "areas": [], "uses": []})
    assert [plan["uses"] for plan in answer["plans"]] == [[]]
    assert answer["note"].startswith("Vi fant 1 av 5 planer.")


def test_one_area_asks_for_no_front() -> None:
    assert "front" not in alternatives(FAMILY | {"front": ["calm"]})


def test_what_is_done_now_may_break_a_limit() -> None:
    assert alternatives(FAMILY | {"money_per_month": 3000})["now"]["affordable"] is False


@given(questions())
@settings(max_examples=80, deadline=None)
def test_the_plans_are_those_of_brute_force(data: dict[str, Any]) -> None:
    answer = answered(data)
    expected = expected_plans(data)
    assert [tuple(plan["uses"]) for plan in answer["plans"]] == expected
    assert [plan["score"] for plan in answer["plans"]] == [score(plan, data) for plan in expected]
    assert ("note" in answer) == (len(expected) < data["alternatives"])


@given(questions())
@settings(max_examples=80, deadline=None)
def test_the_front_is_that_of_brute_force(data: dict[str, Any]) -> None:
    front = answered(data)["front"]
    found = [(tuple(point["areas"][area] for area in data["front"]), tuple(point["uses"])) for point in front]
    assert found == expected_front(data)


@given(questions(front=False))
@settings(max_examples=60, deadline=None)
def test_now_is_affordable_when_it_keeps_every_rule(data: dict[str, Any]) -> None:
    now = tuple(sorted(use["id"] for use in data["uses"] if use["now"]))
    assert answered(data)["now"]["affordable"] is keeps_limits(now, data)


@given(questions(front=False), st.integers(2, 1000))
@settings(max_examples=60, deadline=None)
def test_weights_in_another_unit_change_no_plan(data: dict[str, Any], factor: int) -> None:
    scaled = data | {"areas": [area | {"weight": factor * area["weight"]} for area in data["areas"]]}
    plans = [plan["uses"] for plan in answered(data)["plans"]]
    assert [plan["uses"] for plan in alternatives(scaled)["plans"]] == plans


@given(questions(front=False), st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_more_money_never_lowers_the_best_score(data: dict[str, Any], more: int) -> None:
    before = answered(data)["plans"][0]["score"]
    richer = data | {limit: data[limit] + more for limit in ("money_per_month", "money_once") if limit in data}
    assert alternatives(richer)["plans"][0]["score"] >= before


@given(questions(front=False), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_in_the_file_changes_nothing(data: dict[str, Any], random: Any) -> None:
    uses = list(data["uses"])
    random.shuffle(uses)
    expected = answered(data)
    assert alternatives(data | {"uses": uses}) == expected


@given(questions(front=False))
@settings(max_examples=60, deadline=None)
def test_a_question_is_refused_when_and_only_when_no_plan_is_possible(data: dict[str, Any]) -> None:
    try:
        alternatives(data)
    except Refused as refusal:
        assert not possible_plans(data)
        assert str(refusal).startswith("uses: ")
    else:
        assert possible_plans(data)
