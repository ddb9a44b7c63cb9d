"""What each way in is worth, and when an outside identity may be connected."""

import pytest

from usving.people.rules.levels import Level, Way, counts, level_of, may_connect
from usving.people.rules.links import LinkPurpose

pytestmark = pytest.mark.quick
WORTH = {
    LinkPurpose.LOGIN: Level.LINK,
    LinkPurpose.PAPER: Level.LINK,
    LinkPurpose.SHOWN: Level.SUBSTANTIAL,
    LinkPurpose.OPERATOR: Level.SUBSTANTIAL,
    LinkPurpose.WELCOME: Level.LINK,
    LinkPurpose.SMS: Level.LINK,
    Way.PASSWORD: Level.LINK,
    Way.OUTSIDE: Level.SUBSTANTIAL,
    Way.OUTSIDE_LOW: Level.LINK,
    Way.DEMONSTRATION: Level.SUBSTANTIAL,
}


def test_every_way_has_its_worth():
    assert {way: level_of([way.value], known_lock=False) for way in (*LinkPurpose, *Way)} == WORTH


@pytest.mark.parametrize(
    ("ways", "known_lock", "expected"),
    [
        ([], False, Level.LINK),
        (["no-such-way"], False, Level.LINK),
        (["login", "mfa"], False, Level.LINK),
        (["login", "mfa"], True, Level.SUBSTANTIAL),
        (["paper", "shown"], False, Level.SUBSTANTIAL),
    ],
)
def test_several_ways(ways: list[str], known_lock: bool, expected: Level):
    assert level_of(ways, known_lock=known_lock) is expected


@pytest.mark.parametrize(
    ("staff", "set_up_known", "expected"),
    [(True, False, True), (True, True, True), (False, True, True), (False, False, False)],
)
def test_which_second_lock_counts(staff: bool, set_up_known: bool, expected: bool):
    assert counts(staff=staff, set_up_known=set_up_known) is expected


@pytest.mark.parametrize(
    ("level", "first_visit", "expected"),
    [
        (Level.LINK, False, False),
        (Level.LINK, True, True),
        (Level.SUBSTANTIAL, False, True),
        (Level.SUBSTANTIAL, True, True),
    ],
)
def test_when_an_identity_may_be_connected(level: Level, first_visit: bool, expected: bool):
    assert may_connect(level, first_visit=first_visit) is expected
