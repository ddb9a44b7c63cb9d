"""The constructions are what design theory says of them."""

from collections import Counter
from itertools import combinations
from random import Random

import pytest

from usving.engines.groups.construct import affine, round_robin, shifted
from usving.engines.groups.finite_field import field, has_field


def times_met(gatherings: list[dict[int, int]]) -> Counter[tuple[int, int]]:
    met: Counter[tuple[int, int]] = Counter()
    for groups in gatherings:
        met.update(pair for pair in combinations(sorted(groups), 2) if groups[pair[0]] == groups[pair[1]])
    return met


@pytest.mark.parametrize("order", [2, 3, 4, 5, 7, 8, 9, 11])
def test_a_field_has_a_one_and_an_inverse_for_all_but_zero(order: int) -> None:
    found, elements = field(order), set(range(order))
    assert all(set(row) == elements for row in found.sums)
    assert all(set(row) == elements for row in found.products[1:])
    assert found.products[1] == tuple(range(order))
    for a in elements:
        for b in elements:
            for c in (1, order - 1):
                left = found.products[a][found.sums[b][c]]
                assert left == found.sums[found.products[a][b]][found.products[a][c]]


def test_there_is_no_field_of_six_ten_or_one() -> None:
    assert [order for order in range(1, 12) if not has_field(order)] == [1, 6, 10]


@pytest.mark.parametrize("order", [2, 3, 4, 5, 7, 8, 9])
def test_on_a_full_affine_plane_every_pair_meets_exactly_once(order: int) -> None:
    people = list(range(order * order))
    gatherings = affine(people, order, order, order + 1, Random(0))
    assert gatherings is not None
    assert times_met(gatherings) == Counter(combinations(people, 2))


def test_twenty_two_share_the_points_of_a_plane_of_order_four_with_six_of_them_doubled() -> None:
    gatherings = affine(list(range(22)), 4, 6, 5, Random(0))
    assert gatherings is not None
    assert len(times_met(gatherings)) == 231
    assert max(max(Counter(groups.values()).values()) for groups in gatherings) == 6


def test_a_plane_has_no_room_for_more_than_its_lines_hold() -> None:
    assert affine(list(range(10)), 3, 3, 4, Random(0)) is None


@pytest.mark.parametrize("people", [2, 5, 8, 13])
def test_in_a_round_robin_every_pair_meets_exactly_once(people: int) -> None:
    order = list(range(people))
    gatherings = round_robin(order, people - 1 + people % 2)
    assert times_met(gatherings) == Counter(combinations(order, 2))


def test_columns_shifted_by_a_prime_meet_at_most_once_in_groups_of_even_size() -> None:
    gatherings = shifted(list(range(53)), 11, 6)
    assert set(times_met(gatherings).values()) == {1}
    assert all(sorted(Counter(groups.values()).values()) == [4] * 2 + [5] * 9 for groups in gatherings)
