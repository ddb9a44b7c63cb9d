"""What the engine refuses, and the sentence it says."""

from typing import Any

import pytest

from usving.engines.alternatives import alternatives
from usving.engines.refusal import Refused

LEAST: dict[str, Any] = {"version": 1, "areas": [{"id": "calm", "weight": 1}], "uses": [{"id": "a"}, {"id": "b"}]}


def refusal_of(data: Any) -> str:
    with pytest.raises(Refused) as refused:
        alternatives(data)
    return str(refused.value)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"version": 2}, "version: must be 1."),
        ({"version": True}, "version: must be 1."),
        ({"money": 3}, "money: is not a key of this format."),
        ({"money_per_month": -1}, "money_per_month: must be a whole number from 0 to 1000000000."),
        ({"money_once": 1.5}, "money_once: must be a whole number from 0 to 1000000000."),
        ({"hours_per_month": None}, "hours_per_month: must be a whole number from 0 to 1000000000."),
        ({"alternatives": 0}, "alternatives: must be a whole number from 1 to 100."),
        ({"within_percent": 101}, "within_percent: must be a whole number from 0 to 100."),
        ({"areas": {}}, "areas: must be a list."),
        ({"areas": [{"id": "calm"}]}, "areas[0].weight: is missing."),
        ({"areas": [{"id": "calm", "weight": 1}] * 2}, "areas[1].id: 'calm' stands there twice."),
        ({"uses": [{"id": "a"}, {"id": "a"}]}, "uses[1].id: 'a' stands there twice."),
        ({"uses": [{"per_month": 1}]}, "uses[0].id: is missing."),
        ({"uses": [{"id": ""}]}, "uses[0].id: must be a text that is not empty."),
        ({"uses": [{"id": "a"}, 7]}, "uses[1]: must be an object."),
        ({"uses": [{"id": "a", "per_month": True}]}, "uses[0].per_month: must be a whole number from 0 to 1000000000."),
        ({"uses": [{"id": "a", "required": 1}]}, "uses[0].required: must be true or false."),
        ({"uses": [{"id": "a", "gives": {"joy": 1}}]}, "uses[0].gives.joy: there is no area 'joy'."),
        (
            {"uses": [{"id": "a", "gives": {"calm": -1}}]},
            "uses[0].gives.calm: must be a whole number from 0 to 1000000000.",
        ),
        ({"uses": [{"id": "a", "excludes": ["z"]}]}, "uses[0].excludes[0]: there is no use 'z'."),
        ({"uses": [{"id": "a", "needs": ["a"]}]}, "uses[0].needs[0]: 'a' is the use itself."),
        ({"uses": [{"id": "a", "needs": "b"}]}, "uses[0].needs: must be a list."),
        ({"front": ["calm", "joy"]}, "front[1]: there is no area 'joy'."),
        ({"front": ["calm", "calm"]}, "front[1]: 'calm' stands there twice."),
    ],
)
def test_an_input_that_breaks_the_format_is_refused_with_its_place(change: dict[str, Any], sentence: str) -> None:
    assert alternatives(LEAST)["version"] == 1
    assert refusal_of(LEAST | change) == sentence


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_what_is_no_object_is_refused(data: Any) -> None:
    assert refusal_of(data) == "The input must be an object."


def test_required_uses_that_cost_too_much_are_named_with_the_limit() -> None:
    uses = [
        {"id": "rent", "per_month": 9000, "required": True},
        {"id": "car", "per_month": 3375, "required": True, "needs": ["parking"]},
        {"id": "parking", "per_month": 500},
        {"id": "walks", "required": True},
    ]
    assert refusal_of(LEAST | {"uses": uses, "money_per_month": 12874}) == (
        "uses: the required 'car', 'parking', 'rent' take 12875 per_month together, more than money_per_month 12874."
    )
    assert alternatives(LEAST | {"uses": uses, "money_per_month": 12875})["plans"][0]["per_month"] == 12875


def test_required_uses_that_exclude_each_other_are_named() -> None:
    uses = [{"id": "car", "required": True}, {"id": "bus", "required": True, "excludes": ["car"]}]
    assert refusal_of(LEAST | {"uses": uses}) == (
        "uses: 'bus' and 'car' are both required or needed, but exclude each other."
    )


def test_a_required_use_that_needs_what_another_excludes_is_refused() -> None:
    uses = [
        {"id": "a", "required": True, "needs": ["b"]},
        {"id": "b", "excludes": ["c"]},
        {"id": "c", "required": True},
    ]
    assert refusal_of(LEAST | {"uses": uses}).startswith("uses: 'b' and 'c' are both required or needed")


def test_a_score_too_large_to_count_is_refused() -> None:
    data = LEAST | {"areas": [{"id": "calm", "weight": 10**9}], "uses": [{"id": "a", "gives": {"calm": 10**9}}]}
    assert refusal_of(data) == f"uses: all of them together score {10**18}, more than {10**12}."
