"""Values: how near one lives to what matters, and two rounds side by side. No database, no clock."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.core.languages import LANGUAGES
from usving.strengths.rules.cards import shipped_cards
from usving.strengths.rules.values import (
    Became,
    Gap,
    Held,
    Turn,
    WhyNotValues,
    changes,
    gap,
    key_of,
    moved,
    turn,
    why_not_name,
)

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("importance", "lived", "expected"),
    [
        (None, 4, Gap.UNSAID),
        (4, None, Gap.UNSAID),
        (9, 9, Gap.LIVED),
        (9, 8, Gap.LIVED),
        (9, 7, Gap.SOME_WAY),
        (9, 6, Gap.SOME_WAY),
        (9, 5, Gap.FAR),
        (2, 10, Gap.LIVED),  # living more of it than it matters is no gap
        (0, 0, Gap.LIVED),
    ],
)
def test_how_far_it_is_from_what_matters_to_how_it_is_lived(importance: int | None, lived: int | None, expected: Gap):
    assert gap(importance, lived) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [(None, 3, Turn.UNSAID), (3, None, Turn.UNSAID), (3, 3, Turn.SAME), (3, 4, Turn.UP), (4, 3, Turn.DOWN)],
)
def test_which_way_a_mark_went(before: int | None, after: int | None, expected: Turn):
    assert turn(before, after) == expected


def test_two_rounds_side_by_side_the_new_order_first_and_what_was_set_aside_last():
    first = [Held("calm", "Ro", 9, 2), Held("work", "Arbeid", 5, 5)]
    last = [Held("play", "Lek"), Held("calm", "Ro", 9, 6)]
    found = [(each.name, each.became, each.importance, each.lived) for each in changes(first, last)]
    assert found == [
        ("Lek", Became.NEW, Turn.UNSAID, Turn.UNSAID),
        ("Ro", Became.KEPT, Turn.SAME, Turn.UP),
        ("Arbeid", Became.SET_ASIDE, Turn.UNSAID, Turn.UNSAID),
    ]


def test_the_same_words_are_the_same_value_whatever_the_capitals_and_spaces():
    assert key_of("", "  Sang og  dans") == key_of("", "sang OG dans")
    assert key_of("calm", "Ro") == key_of("calm", "Calm") == "calm"


@pytest.mark.parametrize(
    ("names", "expected"),
    [([], None), (["Sang", "Dans"], None), (["Sang", " sang "], WhyNotValues.NAMED_TWICE)],
)
def test_why_not_name(names: list[str], expected: WhyNotValues | None):
    assert why_not_name(names) == expected


@given(st.lists(st.text(min_size=1), min_size=1, unique=True), st.data())
def test_moving_one_step_loses_nothing_and_the_way_back_is_one_step(order: list[str], data: st.DataObject):
    which = data.draw(st.sampled_from(order))
    up = data.draw(st.booleans())
    there = moved(order, which, up=up)
    assert sorted(there) == sorted(order)
    assert there == order or moved(there, which, up=not up) == order


def test_every_shipped_card_has_its_own_code_and_words_in_every_language():
    cards = shipped_cards()
    assert len(cards) == 30
    for language in LANGUAGES:
        names = [card.name(language) for card in cards.values()]
        assert len(set(names)) == len(cards)
        assert all(0 < len(name) <= 40 for name in names)
        assert all(0 < len(card.about(language)) <= 100 for card in cards.values())
    assert (cards["children"].name("nn"), cards["calm"].name("se")) == ("At barna har det bra", "Ro")
