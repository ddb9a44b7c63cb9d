"""Two who change the same field at once."""

import pytest

from usving.core.versions import Fate, fate, mark

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("now", "typed", "became"),
    [
        ("a", "a", Fate.MINE),  # nobody has touched it
        ("a", "b", Fate.MINE),  # I have
        ("b", "a", Fate.THEIRS),  # another has
        ("b", "b", Fate.MINE),  # both wrote the same
        ("b", "c", Fate.BOTH),
        ("", "c", Fate.BOTH),  # another emptied it
        ("", "a", Fate.THEIRS),
    ],
)
def test_fate_of_a_field_that_said_a(now, typed, became):
    assert fate(seen=mark("a"), now=now, typed=typed) == became
