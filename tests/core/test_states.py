"""State machines as data: what they answer, what they refuse to be, how they are drawn."""

from enum import StrEnum

import pytest

from usving.core.states import BrokenMachine, Machine, Move

pytestmark = pytest.mark.quick


class Door(StrEnum):
    OPEN = "open"
    SHUT = "shut"
    BRICKED_UP = "bricked-up"


class Hand(StrEnum):
    PUSH = "push"
    PULL = "pull"
    BUILD = "build"


LABELS = {Door.OPEN: "åpen", Door.SHUT: "lukket", Door.BRICKED_UP: "murt igjen"}
SHUT = Move(Door.OPEN, Hand.PUSH, Door.SHUT, "hvem som helst", "det trekker")
OPEN = Move(Door.SHUT, Hand.PULL, Door.OPEN, "hvem som helst", "noen vil inn")
BUILD = Move(Door.SHUT, Hand.BUILD, Door.BRICKED_UP, "mureren", "huset bygges om")
DOOR = Machine("door", "Dør", first=Door.OPEN, labels=LABELS, moves=(SHUT, OPEN, BUILD))


@pytest.mark.parametrize(
    ("state", "act", "expected"),
    [
        (Door.OPEN, Hand.PUSH, Door.SHUT),
        (Door.OPEN, Hand.PULL, None),
        (Door.OPEN, Hand.BUILD, None),
        (Door.SHUT, Hand.PUSH, None),
        (Door.SHUT, Hand.PULL, Door.OPEN),
        (Door.SHUT, Hand.BUILD, Door.BRICKED_UP),
        (Door.BRICKED_UP, Hand.PUSH, None),
        (Door.BRICKED_UP, Hand.PULL, None),
        (Door.BRICKED_UP, Hand.BUILD, None),
    ],
)
def test_after(state, act, expected):
    assert DOOR.after(state, act) == expected
    assert DOOR.allows(state, act) == (expected is not None)


def test_acts_ends_and_what_can_be_reached():
    assert DOOR.acts(Door.SHUT) == (Hand.PULL, Hand.BUILD)
    assert DOOR.ends() == {Door.BRICKED_UP}
    assert DOOR.reached() == set(Door)
    assert DOOR.reached(without=frozenset({Hand.BUILD})) == {Door.OPEN, Door.SHUT}


def test_a_move_back_to_the_same_state_is_no_way_out():
    knock = Move(Door.BRICKED_UP, Hand.PUSH, Door.BRICKED_UP, "noen", "ingen svarer")
    again = Machine("door", "Dør", first=Door.OPEN, labels=LABELS, moves=(SHUT, OPEN, BUILD, knock))
    assert again.ends() == {Door.BRICKED_UP}
    assert again.after(Door.BRICKED_UP, Hand.PUSH) == Door.BRICKED_UP


@pytest.mark.parametrize(
    ("labels", "moves", "why"),
    [
        (LABELS, (SHUT, OPEN), "nothing leads to bricked-up"),
        (LABELS, (SHUT, OPEN, BUILD, Move(Door.SHUT, Hand.PULL, Door.SHUT, "", "")), "one act leads to two states"),
        ({Door.OPEN: "åpen"}, (SHUT, OPEN, BUILD), "states and their words differ"),
    ],
)
def test_a_machine_that_does_not_hold_together_is_refused(labels, moves, why):
    with pytest.raises(BrokenMachine, match=why):
        Machine("door", "Dør", first=Door.OPEN, labels=labels, moves=moves)


def test_drawing():
    assert DOOR.drawing() == (
        "stateDiagram-v2\n"
        "    [*] --> open\n"
        "    open : åpen\n"
        "    shut : lukket\n"
        "    bricked_up : murt igjen\n"
        "    open --> shut : push\n"
        "    shut --> open : pull\n"
        "    shut --> bricked_up : build\n"
        "    bricked_up --> [*]\n"
    )


def test_table():
    assert DOOR.table().splitlines()[2:] == [
        "| åpen | `push` | lukket | hvem som helst | det trekker |",
        "| lukket | `pull` | åpen | hvem som helst | noen vil inn |",
        "| lukket | `build` | murt igjen | mureren | huset bygges om |",
    ]
