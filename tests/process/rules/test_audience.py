"""Who reads what, as a truth table; and that the author alone decides."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.process.rules.audience import Audience, Reader, WhyNotShare, Written, may_read, waits_at_gate, why_not_share

pytestmark = pytest.mark.quick
ME, YOU, FAMILY, CIRCLE, SEAT = (UUID(int=n) for n in range(1, 6))
SOMEONE = Reader(YOU)
OF_FAMILY = Reader(YOU, families=frozenset({FAMILY}))
OF_CIRCLE = Reader(YOU, circles=frozenset({CIRCLE}))
CHOSEN = Reader(YOU, seats=frozenset({SEAT}))
JOINED = Reader(YOU, in_joined=True)


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        (Audience.ME, []),
        (Audience.FAMILY, [OF_FAMILY]),
        (Audience.CHOSEN, [CHOSEN]),
        (Audience.CIRCLE, [OF_CIRCLE]),
        (Audience.ALL, [OF_CIRCLE, JOINED]),
    ],
)
def test_may_read(audience, readers):
    written = Written(ME, audience, FAMILY, CIRCLE, frozenset({SEAT}))
    everyone = [SOMEONE, OF_FAMILY, OF_CIRCLE, CHOSEN, JOINED]
    assert [reader for reader in everyone if may_read(reader, written)] == readers
    assert may_read(Reader(ME), written)


@given(audience=st.sampled_from(Audience), reader=st.sampled_from([OF_FAMILY, OF_CIRCLE, CHOSEN, JOINED]))
def test_what_is_hidden_is_read_by_its_author_alone(audience, reader):
    written = Written(ME, audience, FAMILY, CIRCLE, frozenset({SEAT}), hidden=True)
    assert (may_read(reader, written), may_read(Reader(ME), written)) == (False, True)


@pytest.mark.parametrize(
    ("by", "to", "family", "circle", "chosen", "why"),
    [
        (ME, Audience.ME, None, None, frozenset(), None),
        (ME, Audience.ALL, None, CIRCLE, frozenset(), None),
        (ME, Audience.CHOSEN, None, None, frozenset({SEAT}), None),
        (YOU, Audience.ME, FAMILY, CIRCLE, frozenset(), WhyNotShare.NOT_THE_AUTHOR),
        (ME, Audience.FAMILY, None, CIRCLE, frozenset(), WhyNotShare.NO_FAMILY),
        (ME, Audience.CIRCLE, FAMILY, None, frozenset(), WhyNotShare.NO_CIRCLE),
        (ME, Audience.ALL, FAMILY, None, frozenset(), WhyNotShare.NO_CIRCLE),
        (ME, Audience.CHOSEN, FAMILY, CIRCLE, frozenset(), WhyNotShare.NOBODY_CHOSEN),
    ],
)
def test_why_not_share(by, to, family, circle, chosen, why):
    assert why_not_share(Written(ME, Audience.ME, family, circle), by=by, to=to, chosen=chosen) == why


@pytest.mark.parametrize(
    ("audience", "opened", "waits"),
    [(Audience.ALL, False, True), (Audience.ALL, True, False), (Audience.CIRCLE, False, False)],
)
def test_waits_at_gate(audience, opened, waits):
    assert waits_at_gate(audience, gate_is_open=opened) is waits
