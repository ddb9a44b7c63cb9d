"""Wishes for a home: the order they count in, what is said twice, and how long one may have them back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.housing.rules.wishes import Criterion, WhyNotWish, WishKind, in_order, why_not_say, why_not_undo

pytestmark = pytest.mark.quick
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_red_lines_count_first_then_what_must_be_there_then_wishes():
    said = [
        Criterion(1, "f", WishKind.WISH, 1, "Hage"),
        Criterion(2, "f", WishKind.MUST, 2, "Tre rom"),
        Criterion(3, "j", WishKind.RED_LINE, 1, "Trapper"),
        Criterion(4, "j", WishKind.MUST, 1, "Nær skolen"),
    ]
    assert [each.words for each in in_order(said)] == ["Trapper", "Nær skolen", "Tre rom", "Hage"]


@given(st.permutations(range(6)))
def test_the_order_does_not_mind_who_was_asked_first(order: list[int]):
    said = [Criterion(n, "fj"[n % 2], list(WishKind)[n % 3], n // 3, f"ønske {n}") for n in range(6)]
    assert in_order(said[n] for n in order) == in_order(said)


@pytest.mark.parametrize(
    ("words", "said", "expected"),
    [
        ("Hage", [], None),
        ("Hage", ["Balkong"], None),
        (" hage ", ["Hage"], WhyNotWish.SAID_TWICE),
    ],
)
def test_why_not_say(words: str, said: list[str], expected: WhyNotWish | None):
    assert why_not_say(words, said=said) == expected


@pytest.mark.parametrize(("days", "expected"), [(0, None), (30, None), (31, WhyNotWish.UNDO_TOO_LATE)])
def test_why_not_undo(days: int, expected: WhyNotWish | None):
    assert why_not_undo(NOW - timedelta(days=days), now=NOW) == expected
