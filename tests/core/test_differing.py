"""Two wordings as one: nothing of either is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.core.differing import Kind, Piece, pieces

TEXT = st.text(alphabet="ab \n", max_size=40)


@pytest.mark.quick
@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "", []),
        ("", "Vi bor trangt", [("new", "Vi bor trangt")]),
        ("Vi bor trangt", "", [("gone", "Vi bor trangt")]),
        ("Vi bor trangt", "Vi bor trangt", [("same", "Vi bor trangt")]),
        (
            "Vi bor trangt nå",
            "Vi bodde trangt da",
            [("same", "Vi"), ("gone", "bor"), ("new", "bodde"), ("same", "trangt"), ("gone", "nå"), ("new", "da")],
        ),
        ("Vi bor\ntrangt", "Vi bor\nfint", [("same", "Vi bor"), ("gone", "trangt"), ("new", "fint")]),
    ],
)
def test_what_is_told(before: str, after: str, told: list[tuple[str, str]]):
    found = [(piece.kind.value, piece.words.strip()) for piece in pieces(before, after)]
    assert found == told


def words(told: tuple[Piece, ...], *kinds: Kind) -> list[str]:
    return [word for piece in told if piece.kind in kinds for word in piece.words.split()]


@pytest.mark.quick
@given(TEXT, TEXT)
def test_both_wordings_can_be_read_out_of_it(before: str, after: str):
    told = pieces(before, after)
    assert words(told, Kind.SAME, Kind.GONE) == before.split()
    assert words(told, Kind.SAME, Kind.NEW) == after.split()
