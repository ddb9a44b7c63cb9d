"""Money as people type it and as banks write it; no kroner is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.core.money import MOST, WhyNotAmount, in_field, in_words, read_ore, whole_kroner

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("12000", 1_200_000),
        ("12 000", 1_200_000),
        ("12\u00a0000", 1_200_000),
        ("12 000,50", 1_200_050),
        ("12.000", 1_200_000),
        ("12.000,50", 1_200_050),
        ("12,000.50", 1_200_050),
        ("12000.5", 1_200_050),
        ("1.234.567,00", 123_456_700),
        ("349,5", 34_950),
        ("0,05", 5),
        (",50", 50),
        ("500,-", 50_000),
        ("kr 500", 50_000),
        ("500 kr", 50_000),
        ("NOK 500,00", 50_000),
        ("+500", 50_000),
        ("0", 0),
        ("-0", 0),
        (" 7 ", 700),
        ("1'234,00", 123_400),
    ],
)
def test_what_people_write_is_read(text: str, ore: int):
    assert read_ore(text) == ore


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", WhyNotAmount.EMPTY),
        ("kr", WhyNotAmount.EMPTY),
        ("-", WhyNotAmount.EMPTY),
        ("mye", WhyNotAmount.NOT_A_NUMBER),
        ("12 00 kroner", WhyNotAmount.NOT_A_NUMBER),
        ("1.2.3", WhyNotAmount.NOT_A_NUMBER),
        ("1,2,3", WhyNotAmount.NOT_A_NUMBER),
        ("1.23,456.7", WhyNotAmount.NOT_A_NUMBER),
        ("12,000", WhyNotAmount.TOO_MANY_DECIMALS),
        ("0,005", WhyNotAmount.TOO_MANY_DECIMALS),
        ("1e5", WhyNotAmount.NOT_A_NUMBER),
        ("٣", WhyNotAmount.NOT_A_NUMBER),
        ("-200", WhyNotAmount.NEGATIVE),
        ("200-", WhyNotAmount.NEGATIVE),
        ("\u2212200", WhyNotAmount.NEGATIVE),
        ("100 000 000,01", WhyNotAmount.TOO_LARGE),
        ("9" * 40, WhyNotAmount.TOO_LARGE),
    ],
)
def test_what_is_no_amount_is_refused_with_its_reason(text: str, why: WhyNotAmount):
    assert read_ore(text) is why


def test_below_zero_is_read_where_it_is_asked_for():
    assert [read_ore(text, negative=True) for text in ("-1 200,50", "\u22121.200,50", "1200,50-")] == [-120_050] * 3


@given(st.integers(-MOST, MOST))
def test_what_is_written_is_read_back(ore: int):
    assert read_ore(in_words(ore), negative=True) == ore
    assert read_ore(in_field(ore), negative=True) == ore


@given(st.integers(0, MOST), st.sampled_from([" ", "\u00a0", ".", ""]))
def test_thousands_may_be_parted_in_any_of_the_usual_ways(ore: int, mark: str):
    kroner = f"{ore // 100:,}".replace(",", mark)
    assert read_ore(f"{kroner},{ore % 100:02}") == ore


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_a_reason(text: str):
    found = read_ore(text, negative=True)
    assert isinstance(found, WhyNotAmount) or -MOST <= found <= MOST


@pytest.mark.parametrize(
    ("ore", "words", "kroner"),
    [
        (1_200_000, "12\u00a0000", 12_000),
        (1_200_050, "12\u00a0000,50", 12_001),
        (-5, "\u22120,05", 0),
        (-150, "\u22121,50", -2),
    ],
)
def test_how_it_is_written(ore: int, words: str, kroner: int):
    assert (in_words(ore), whole_kroner(ore)) == (words, kroner)
