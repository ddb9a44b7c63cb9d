"""The gate: each family one voice; unanimous, unless all of them agree to a majority."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.process.rules.gate import Matter, WhyNotSpeak, gate_opens, guest_is_welcome, tally, why_not_speak

pytestmark = pytest.mark.quick
A, B, C, D, E = (UUID(int=n) for n in range(1, 6))
FIVE = frozenset({A, B, C, D, E})
voices = st.dictionaries(st.sampled_from(sorted(FIVE)), st.booleans())


@pytest.mark.parametrize(
    ("families", "join", "majority", "opens"),
    [
        (FIVE, {}, {}, False),
        (FIVE, dict.fromkeys(FIVE, True), {}, True),
        (FIVE, {**dict.fromkeys(FIVE, True), E: False}, {}, False),
        (FIVE, {A: True, B: True, C: True}, {}, False),
        (FIVE, {A: True, B: True, C: True}, dict.fromkeys(FIVE, True), True),
        (FIVE, {A: True, B: True}, dict.fromkeys(FIVE, True), False),
        (FIVE, {A: True, B: True, C: True}, {**dict.fromkeys(FIVE, True), E: False}, False),
        (frozenset({A, B}), {A: True}, {A: True, B: True}, False),  # half is not more than half
        (frozenset({A}), {A: True}, {}, True),
        (frozenset(), {}, {}, False),  # without families there is nobody to open it
        (frozenset({A}), {B: True}, {}, False),  # who has left has no voice
    ],
)
def test_gate_opens(families, join, majority, opens):
    assert gate_opens(families, join, majority) is opens


@given(join=voices, majority=voices)
def test_one_more_yes_never_closes_the_gate(join, majority):
    if gate_opens(FIVE, join, majority):
        for family in FIVE:
            assert gate_opens(FIVE, {**join, family: True}, majority)


@given(join=voices, majority=voices)
def test_it_never_opens_with_half_or_fewer(join, majority):
    if gate_opens(FIVE, join, majority):
        assert tally(FIVE, join).yes >= 3


@given(said=voices)
def test_a_guest_needs_every_family(said):
    assert guest_is_welcome(FIVE, said) is (said == dict.fromkeys(FIVE, True))


@pytest.mark.parametrize(
    ("sits", "adult", "matter", "opened", "why"),
    [
        (True, True, Matter.JOIN, False, None),
        (True, True, Matter.GUEST, True, None),
        (False, True, Matter.JOIN, False, WhyNotSpeak.NOT_A_FAMILY_HERE),
        (True, False, Matter.JOIN, False, WhyNotSpeak.NOT_AN_ADULT),
        (True, True, Matter.JOIN, True, WhyNotSpeak.ALREADY_OPEN),
        (True, True, Matter.MAJORITY, True, WhyNotSpeak.ALREADY_OPEN),
    ],
)
def test_why_not_speak(sits, adult, matter, opened, why):
    assert why_not_speak(sits_here=sits, adult=adult, matter=matter, gate_is_open=opened) == why
