"""Small files against every possible plan: the search finds the best, and no bound claims too much."""

from itertools import combinations, product

import pytest
from hypothesis import event, given, settings

from tests.engines.groups.cases import files, plain
from tests.engines.groups.checker import forbidden_pairs, lawful, moved
from usving.engines.groups import groups
from usving.engines.groups.bounds import Bounds
from usving.engines.groups.input import read_request
from usving.engines.refusal import Refused


def best_met(data: dict) -> int:
    """The most possible pairs that any plan can let meet."""
    ids = sorted(person["id"] for person in data["people"])
    possible = set(combinations(ids, 2)) - forbidden_pairs(data)
    met = [{pair for past in data.get("past", []) for pair in pairs_of(past)} & possible]
    for number in range(1, data["gatherings"] + 1):
        options = {frozenset(pairs_of(choice)) & possible for choice in lawful(data, number)}
        met = list({frozenset(before | new) for before, new in product(met, options)})
    return max(map(len, met))


def pairs_of(choice: list[list[str]]) -> set[tuple[str, str]]:
    return {pair for group in choice for pair in combinations(sorted(group), 2)}


@pytest.mark.parametrize("sizes", ["balanced", "free"])
@pytest.mark.parametrize(("people", "size", "gatherings"), [(4, 2, 2), (5, 2, 3), (5, 3, 2), (6, 3, 2), (6, 4, 2)])
def test_the_search_meets_as_many_pairs_as_any_plan(people: int, size: int, gatherings: int, sizes: str) -> None:
    data = plain(people, size, gatherings, sizes=sizes)
    assert groups(data, seconds=60)["pairs_met"][-1] == best_met(data)


@settings(max_examples=80, deadline=None)
@given(files(most_people=5))
def test_no_plan_is_better_than_a_bound_says(data: dict) -> None:
    data = {name: value for name, value in data.items() if name != "planned"}
    data["gatherings"] = min(2, data["gatherings"])
    absent = data.get("absent", {}).items()
    data["absent"] = {number: people for number, people in absent if int(number) <= data["gatherings"]}
    try:
        result = groups(data, seconds=0.02)
    except Refused:
        return
    best, bounds = best_met(data), Bounds(read_request(data))
    event(f"bound reached: {best == result['pairs_met'][-1]}")
    before = result["pairs_possible"] - len(bounds.open_pairs)
    assert best <= before + bounds.most_met(data["gatherings"])
    assert result["pairs_met"][-1] <= best
    if best == result["pairs_possible"]:
        assert result["all_meet"]["at_least"] <= data["gatherings"]


@pytest.mark.parametrize(
    ("sides", "households", "planned", "rules"),
    [
        ([None, None, "b", "b"], [None] * 4, [["p1"], ["p2"], ["p3"]], {}),
        (["b", None, "a", None], [None, "h", None, "h"], [["p2", "p1", "p3"], ["p4"]], {"households": "together"}),
        (["b", "a", "a", "b", "b"], ["h", "h", None, None, "h"], [["p2", "p3"], ["p4", "p5"], ["p1"]], {}),
        (["a", "a", "a", None], [None] * 4, [["p1", "p2", "p3"], ["p4"]], {"apart": [["p1", "p3"]]}),
    ],
)
def test_a_published_plan_is_changed_as_little_as_the_rules_allow(
    sides: list, households: list, planned: list, rules: dict
) -> None:
    people = [
        {"id": f"p{number}", "side": side, "household": household}
        for number, (side, household) in enumerate(zip(sides, households, strict=True), start=1)
    ]
    data = {
        "version": 1,
        "gatherings": 1,
        "group_size": 2,
        "people": people,
        "sizes": "free",
        "planned": [planned],
    } | rules
    fewest = min(moved(planned, choice) for choice in lawful(data, 1))
    assert moved(planned, groups(data)["gatherings"][0]["groups"]) == fewest
