"""Who still owes a yes, and when a draft can be begun."""

from datetime import date, timedelta

import pytest

from usving.process.rules.minutes import (
    LONGEST_DAYS,
    Party,
    WhyNotMinutes,
    missing,
    why_not_draft,
)

pytestmark = pytest.mark.quick
TODAY = date(2027, 5, 3)
BOTH = frozenset({Party.FAMILIES, Party.PROVIDERS})


@pytest.mark.parametrize(
    ("begun", "days", "expected"),
    [
        (False, 7, WhyNotMinutes.NOT_HELD),
        (True, -1, WhyNotMinutes.DATE_TOO_EARLY),
        (True, 0, WhyNotMinutes.DATE_TOO_EARLY),
        (True, 1, None),
        (True, LONGEST_DAYS, None),
        (True, LONGEST_DAYS + 1, WhyNotMinutes.DATE_TOO_LATE),
    ],
)
def test_everyone_gets_at_least_tomorrow(begun: bool, days: int, expected: WhyNotMinutes | None):
    assert why_not_draft(has_begun=begun, answer_by=TODAY + timedelta(days=days), today=TODAY) == expected


@pytest.mark.parametrize(
    ("approved", "expected"),
    [
        ({}, BOTH),
        ({Party.FAMILIES: 3}, {Party.PROVIDERS}),
        ({Party.FAMILIES: 2, Party.PROVIDERS: 3}, {Party.FAMILIES}),
        ({Party.FAMILIES: 3, Party.PROVIDERS: 3}, frozenset()),
        ({Party.LEADERS: 3}, BOTH),
    ],
)
def test_a_yes_is_to_one_version(approved: dict[Party, int], expected: frozenset[Party]):
    assert missing(BOTH, approved, 3) == expected
