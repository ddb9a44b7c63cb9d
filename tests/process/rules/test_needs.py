"""Needs: what is kept of them, and their sums."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.process.rules.needs import COUNTED, NeedKind, Said, sums, tidy
from usving.process.rules.venues import Feature, lacking

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("kind", "count", "words", "told", "expected"),
    [
        (NeedKind.FOOD, None, " halal ", True, Said(NeedKind.FOOD, 0, "halal", True)),
        (NeedKind.FOOD, 4, "", True, Said(NeedKind.FOOD, 0, "", False)),  # food is not counted: nothing is said
        (NeedKind.CHILDCARE, 2, "", False, Said(NeedKind.CHILDCARE, 2, "", False)),
        (NeedKind.CHILDCARE, 0, "  ", True, Said(NeedKind.CHILDCARE, 0, "", False)),
        (NeedKind.TRANSPORT, None, "fra torget", True, Said(NeedKind.TRANSPORT, 0, "fra torget", True)),
    ],
)
def test_tidy(kind: NeedKind, count: int | None, words: str, told: bool, expected: Said):
    assert tidy(kind, count=count, words=words, told=told) == expected


@given(st.sampled_from(list(NeedKind)), st.none() | st.integers(0, 12), st.text(max_size=5), st.booleans())
def test_nothing_is_told_where_nothing_is_said(kind: NeedKind, count: int | None, words: str, told: bool):
    said = tidy(kind, count=count, words=words, told=told)
    assert said.is_empty <= (not said.told)
    assert said.count == 0 or kind in COUNTED


def test_people_are_counted_where_they_are_asked_for():
    told = [
        Said(NeedKind.CHILDCARE, 2, "", True),
        Said(NeedKind.CHILDCARE, 3, "", True),
        Said(NeedKind.FOOD, 0, "halal", True),
        Said(NeedKind.FOOD, 0, "vegetar", True),
    ]
    assert sums(told) == {
        NeedKind.FOOD: 2,
        NeedKind.CHILDCARE: 5,
        NeedKind.TRANSPORT: 0,
        NeedKind.INTERPRETER: 0,
        NeedKind.ACCESS: 0,
    }


@pytest.mark.parametrize(
    ("features", "expected"),
    [
        (frozenset(), [Feature.STEP_FREE, Feature.TOILET, Feature.HEARING_LOOP, Feature.QUIET_ROOM]),
        (frozenset({Feature.STEP_FREE, Feature.QUIET_ROOM}), [Feature.TOILET, Feature.HEARING_LOOP]),
        (frozenset(Feature), []),
    ],
)
def test_what_a_place_lacks_that_some_need(features: frozenset[Feature], expected: list[Feature]):
    assert lacking(features) == expected
