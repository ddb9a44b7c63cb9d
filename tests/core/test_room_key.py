"""The word of a stream: good for one room, for twelve hours, and not to be made by anyone else."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.core.room_key import LIVES, derived, room_of, word_for

pytestmark = pytest.mark.quick
KEY = derived("the secret of the platform")
ROOM = uuid4()


def test_a_word_opens_its_room_until_it_is_old():
    word = word_for(ROOM, KEY, now=1000)
    assert room_of(word, KEY, now=1000 + LIVES - 1) == ROOM
    assert room_of(word, KEY, now=1000 + LIVES) is None


def test_the_key_is_not_the_secret_and_another_key_opens_nothing():
    assert "secret" not in KEY and derived("another secret") != KEY
    assert room_of(word_for(ROOM, KEY, now=0), derived("another secret"), now=0) is None


def test_a_word_for_one_room_cannot_be_made_into_one_for_another():
    word = word_for(ROOM, KEY, now=0)
    other = word.replace(ROOM.hex, UUID(int=1).hex)
    later = word.replace(f"-{LIVES}-", f"-{LIVES + 9999}-")
    assert (room_of(other, KEY, now=0), room_of(later, KEY, now=0)) == (None, None)


@given(st.text(max_size=80))
def test_nothing_else_is_a_word(word: str):
    assert room_of(word, KEY, now=0) is None
