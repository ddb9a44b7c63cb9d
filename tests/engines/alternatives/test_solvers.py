"""The solvers against each other: written out, searched, by scipy, and by CP-SAT where it is installed."""

import importlib
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.engines.alternatives.questions import FAMILY, large_question, questions
from usving.engines.alternatives import alternatives
from usving.engines.alternatives.answering import answer
from usving.engines.alternatives.constraint import constraint, is_installed
from usving.engines.alternatives.enumeration import enumeration
from usving.engines.alternatives.mixed import mixed
from usving.engines.alternatives.model import Model, model_of
from usving.engines.alternatives.problem import Problem
from usving.engines.alternatives.question import read_question
from usving.engines.alternatives.search import Searcher, search
from usving.engines.refusal import Refused

search_module = importlib.import_module("usving.engines.alternatives.search")


def model_for(data: dict[str, Any]) -> Model:
    try:
        return model_of(read_question(data))
    except Refused:
        assume(False)
        raise


@given(questions(most_uses=11))
@settings(max_examples=40, deadline=None)
def test_the_search_answers_as_writing_out_does(data: dict[str, Any]) -> None:
    model = model_for(data)
    assert answer(model, search) == answer(model, enumeration(model.problem))


@given(questions(most_uses=7))
@settings(max_examples=25, deadline=None)
def test_scipy_answers_as_writing_out_does(data: dict[str, Any]) -> None:
    model = model_for(data)
    assert answer(model, mixed) == answer(model, enumeration(model.problem))


@given(questions(most_uses=9))
@settings(max_examples=40, deadline=None)
def test_too_many_equal_plans_to_keep_give_the_same_answer(data: dict[str, Any]) -> None:
    model = model_for(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_module, "MOST_TIES", 1)
        few = answer(model, search)
    assert few == answer(model, enumeration(model.problem))


@given(questions(most_uses=10, front=False))
@settings(max_examples=40, deadline=None)
def test_small_parts_and_frequent_prices_give_the_same_answer(data: dict[str, Any]) -> None:
    model = model_for(data)
    with pytest.MonkeyPatch.context() as patch:
        for name, size in (("BRANCHES", 3), ("FIRST_BRANCHES", 2), ("NODES_PER_PRICE", 5)):
            patch.setattr(search_module, name, size)
        assert answer(model, search) == answer(model, enumeration(model.problem))


@given(
    st.lists(st.lists(st.integers(-9, 9), min_size=6, max_size=6), max_size=4),
    st.lists(st.integers(-9, 9), min_size=6, max_size=6),
    st.lists(st.integers(-12, 30), min_size=4, max_size=4),
    st.lists(st.booleans(), min_size=6, max_size=6),
)
@settings(max_examples=150, deadline=None)
def test_the_search_finds_every_best_plan_of_any_problem(
    rows: list[list[int]], objective: list[int], at_most: list[int], chosen: list[bool]
) -> None:
    rules = np.array(rows, dtype=np.int64).reshape(len(rows), 6)
    problem = Problem(np.array(objective), rules, np.array(at_most[: len(rows)], dtype=np.int64), np.array(chosen))
    nothing = Problem(
        np.zeros(6, dtype=np.int64), np.zeros((0, 6), dtype=np.int64), np.zeros(0, np.int64), np.zeros(6, bool)
    )
    found, expected = search(problem), enumeration(nothing)(problem)
    assert {tuple(plan) for plan in found.plans.tolist()} == {tuple(plan) for plan in expected.plans.tolist()}
    assert (found.value, found.proven, found.every) == (expected.value, True, True)


@pytest.mark.parametrize(("uses", "seed"), [(25, 0), (25, 1), (30, 2), (40, 3), (50, 5)])
def test_the_search_and_scipy_agree_on_the_best_of_many_uses(uses: int, seed: int) -> None:
    problem = model_of(read_question(large_question(uses, seed))).problem
    found = search(problem)
    assert found.value == mixed(problem).value
    assert problem.allows(found.plans).all()
    assert (found.plans.astype(np.int64) @ problem.objective == found.value).all()
    assert found.proven


def test_a_search_that_is_stopped_says_how_far_it_is_from_certain() -> None:
    problem = model_of(read_question(large_question(50, 1))).problem
    stopped, finished = search(problem, most_nodes=4000), search(problem)
    assert not stopped.proven
    assert stopped.value <= finished.value <= stopped.bound


def test_an_answer_that_was_stopped_shows_its_gap() -> None:
    model = model_of(read_question(large_question(50, 1)))
    found = answer(model, lambda problem, accept=None: search(problem, accept, most_nodes=4000))
    assert found["proven_best"] is False
    assert found["gap_percent"] > 0
    assert "Søket ble stoppet" in found["note"]


def test_large_amounts_are_counted_exactly() -> None:
    """The best two of three fit by one krone in a billion, and a float would not see it."""
    uses = [{"id": id, "once": cost, "gives": {"calm": 10**6}} for id, cost in (("a", 5 * 10**8), ("b", 5 * 10**8))]
    uses += [{"id": f"c{number:02}", "once": 1, "gives": {}} for number in range(20)]
    data = {"version": 1, "areas": [{"id": "calm", "weight": 1}], "uses": uses}
    model = [model_of(read_question(data | {"money_once": 10**9 - less, "alternatives": 1})) for less in (0, 1)]
    assert [answer(one, search)["plans"][0]["uses"] for one in model] == [["a", "b"], ["a"]]


def test_cp_sat_answers_as_the_search_does() -> None:
    if not is_installed():
        pytest.skip("OR-Tools (CP-SAT) is not installed here: THE OPTIONAL SOLVER WAS NOT TESTED.")
    for data in (FAMILY, large_question(20, 1)):
        model = model_of(read_question(data))
        assert answer(model, constraint) == answer(model, search)


@given(questions(most_uses=10))
@settings(max_examples=30, deadline=None)
def test_one_searcher_for_a_whole_answer_gives_the_same(data: dict[str, Any]) -> None:
    """What one search learnt about the prices is true for the next: also where they have many problems in common."""
    model = model_for(data)
    assert answer(model, Searcher.of(len(model.uses))) == answer(model, enumeration(model.problem))


def test_one_budget_holds_for_the_whole_answer_and_a_front_that_was_not_finished_is_left_out() -> None:
    data = large_question(40, 3) | {"front": ["area0", "area1", "area2"]}
    model = model_of(read_question(data))
    whole, scant = Searcher(10**9), Searcher(150_000)
    finished, stopped = answer(model, whole), answer(model, scant)
    assert 10**9 - whole.left > 150_000
    assert 0 <= scant.left < 10_000
    assert len(finished["front"]) > 1
    assert "front" not in stopped
    assert "Oversikten over kombinasjoner er utelatt" in stopped["note"]


def test_a_search_that_is_stopped_before_any_plan_gives_what_is_required_and_its_gap() -> None:
    data = large_question(60, 1)
    data["uses"][7]["required"] = True
    found = answer(model_of(read_question(data)), Searcher(2))
    assert "use007" in found["plans"][0]["uses"]
    assert found["proven_best"] is False
    assert found["gap_percent"] > 0


def test_a_thousand_uses_are_answered() -> None:
    found = alternatives(large_question(1000, 1) | {"alternatives": 1})
    assert found["proven_best"] or found["gap_percent"] < 1
