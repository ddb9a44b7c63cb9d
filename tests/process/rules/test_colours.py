"""Reading a file of colours, and what the own exercise comes to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.process.models.colours import STATEMENTS as WORDS
from usving.process.models.colours import UNREADABLE
from usving.process.rules.colours import (
    STATEMENTS,
    Colour,
    Pile,
    Result,
    Unreadable,
    WhyNotRead,
    read,
    sorted_out,
    strongest,
)

pytestmark = pytest.mark.quick


def test_each_colour_has_as_many_statements_and_each_statement_its_words():
    assert {colour: list(STATEMENTS.values()).count(colour) for colour in Colour} == dict.fromkeys(Colour, 3)
    assert set(WORDS) == set(STATEMENTS)
    assert set(UNREADABLE) == set(WhyNotRead)


@given(st.fixed_dictionaries({code: st.sampled_from(Pile) for code in STATEMENTS}))
def test_a_pile_further_never_gives_less(piles: dict[str, Pile]):
    before = sorted_out(piles)
    assert all(0 <= score <= 6 for score in before)
    for code, colour in STATEMENTS.items():
        after = sorted_out(piles | {code: Pile.OFTEN})
        changed = {each for each, old, new in zip(Colour, before, after, strict=True) if old != new}
        assert changed <= {colour}
        assert sum(after) >= sum(before)


@pytest.mark.parametrize(
    ("scores", "colours"),
    [((0, 0, 0), ()), ((1, 0, 0), ("red",)), ((2, 2, 1), ("red", "blue")), ((1, 1, 1), ("red", "blue", "green"))],
)
def test_the_strongest(scores: tuple[int, int, int], colours: tuple[str, ...]):
    assert strongest(scores) == colours


@pytest.mark.parametrize(
    "text",
    [
        "who,red,blue,green\nKari Hus,1,2,3\nAB23CD,4,5,6\n",
        "\ufeffhvem;rød;blå;grønn\n\nKari Hus; 1;2;3\nAB23CD;4;5;6",
        "green;blue;Red;WHO\r\n3;2;1;Kari Hus\r\n6;5;4;AB23CD\r\n",
    ],
)
def test_a_file_is_read_whichever_way_it_is_written(text: str):
    assert [(each.who, each.red, each.blue, each.green) for each in read(text)] == [
        ("Kari Hus", 1, 2, 3),
        ("AB23CD", 4, 5, 6),
    ]
    assert read(text)[0] == Result(2, "Kari Hus", 1, 2, 3)


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("", WhyNotRead.EMPTY, 0),
        ("who,red,blue,green", WhyNotRead.EMPTY, 0),
        ("who,red,blue\nA,1,2", WhyNotRead.NO_COLUMNS, 1),
        ("who,red,blue,green\n,1,2,3", WhyNotRead.NO_WHO, 2),
        ("who,red,blue,green\nA,1,2", WhyNotRead.BAD_NUMBER, 2),
        ("who,red,blue,green\nA,1,2,-3", WhyNotRead.BAD_NUMBER, 2),
        ("who,red,blue,green\nA,1,2,101", WhyNotRead.BAD_NUMBER, 2),
        ("who,red,blue,green\nA,1,2,3\nB,1,2,3\na,1,2,3", WhyNotRead.TWICE, 4),
        ("who,red,blue,green\n" + "".join(f"p{n},1,2,3\n" for n in range(201)), WhyNotRead.TOO_MANY, 0),
    ],
)
def test_a_file_that_cannot_be_read(text: str, reason: WhyNotRead, line: int):
    with pytest.raises(Unreadable) as wrong:
        read(text)
    assert (wrong.value.reason, wrong.value.line) == (reason, line)
