"""Bounds whose values are known from elsewhere or can be counted by hand."""

from itertools import combinations

import pytest

from tests.engines.groups.cases import ALL_MEET, plain
from usving.engines.groups.bounds import Bounds, even_sizes, group_sizes, new_pairs_in
from usving.engines.groups.input import read_request


def bounds(people: int, size: int, gatherings: int, **more: object) -> Bounds:
    return Bounds(read_request(plain(people, size, gatherings, **more)))


@pytest.mark.parametrize(("people", "size", "gatherings"), ALL_MEET)
def test_no_bound_denies_what_is_known_to_be_possible(people: int, size: int, gatherings: int) -> None:
    found = bounds(people, size, gatherings, sizes="free")
    assert found.at_least() == gatherings
    assert found.most_met(gatherings) == people * (people - 1) // 2


@pytest.mark.parametrize(
    ("people", "size", "free", "balanced"),
    [
        (60, 5, 15, 15),  # 59 others, 4 at a time
        (10, 3, 5, 6),  # 45 pairs; 9 at a time in groups of 3 + 3 + 3 + 1, 8 in groups of 3 + 3 + 2 + 2
        (23, 6, 6, 6),  # 253 pairs; no more than 247 at five gatherings, since six in four groups repeat two
        (4, 9, 1, 1),
        (1, 2, 0, 0),
    ],
)
def test_the_fewest_gatherings_that_counting_allows(people: int, size: int, free: int, balanced: int) -> None:
    assert bounds(people, size, 1, sizes="free").at_least() == free
    assert bounds(people, size, 1).at_least() == balanced


def test_one_who_is_absent_needs_more_gatherings() -> None:
    assert bounds(4, 2, 3).at_least() == 3
    assert bounds(4, 2, 3, absent={"1": ["p01"]}).at_least() == 4


def test_those_who_are_always_together_take_seats_from_new_meetings() -> None:
    couples = bounds(8, 4, 3, together=[["p01", "p02"], ["p03", "p04"], ["p05", "p06"], ["p07", "p08"]])
    assert couples.most_met(2) == 4 + 2 * 8
    assert couples.most_met(3) == 28
    assert couples.at_least() == 3
    pair = bounds(12, 3, 2, together=[["p01", "p02"]])
    assert pair.most_met(1) == 1 + 11
    assert pair.most_met(2) == 1 + 2 * 11


def test_past_meetings_need_not_be_held_again() -> None:
    assert bounds(4, 2, 3, past=[[["p01", "p02"], ["p03", "p04"]]]).at_least() == 2


def test_providers_that_every_group_needs_never_meet() -> None:
    data = plain(6, 3, 5)
    for number, person in enumerate(data["people"]):
        person["side"] = "provider" if number < 2 else "family"
    assert Bounds(read_request(data)).most_met(5) == 14


@pytest.mark.parametrize("size", range(8))
@pytest.mark.parametrize("groups", range(1, 6))
def test_new_pairs_in_a_group_are_those_of_the_best_of_all_spreads(size: int, groups: int) -> None:
    def spreads(left: int, parts: int) -> list[list[int]]:
        if parts == 1:
            return [[left]]
        return [[part, *rest] for part in range(left + 1) for rest in spreads(left - part, parts - 1)]

    def new(spread: list[int]) -> int:
        return sum(a * b for a, b in combinations(spread, 2))

    assert new_pairs_in(size, groups) == max(map(new, spreads(size, groups)))


def test_sizes_are_full_where_free_and_even_where_balanced() -> None:
    assert group_sizes(22, 4, 6) == [6, 6, 6, 4]
    assert group_sizes(22, 5, 6) == [6, 6, 6, 3, 1]
    assert even_sizes(22, 4) == [6, 6, 5, 5]
