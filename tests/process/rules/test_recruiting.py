"""Inviting, and the one number an office gets."""

from datetime import date, timedelta

import pytest

from usving.process.rules.recruiting import (
    InvitationWay,
    WhyNotAgain,
    WhyNotInvite,
    reminded_on,
    total_shown,
    why_not_again,
    why_not_invite,
)

pytestmark = pytest.mark.quick
OPENS, CLOSES = date(2026, 6, 1), date(2026, 6, 30)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("today", "way", "address", "why"),
    [
        (OPENS, InvitationWay.EMAIL, "a@b.example", None),
        (CLOSES, InvitationWay.PAPER, "", None),
        (OPENS - DAY, InvitationWay.PAPER, "", WhyNotInvite.NOT_OPEN_YET),
        (CLOSES + DAY, InvitationWay.PAPER, "", WhyNotInvite.CLOSED),
        (OPENS, InvitationWay.EMAIL, "", WhyNotInvite.ADDRESS_MISSING),
        (OPENS, InvitationWay.SMS, "", WhyNotInvite.ADDRESS_MISSING),
    ],
)
def test_why_not_invite(today, way, address, why):
    assert why_not_invite(opens=OPENS, closes=CLOSES, today=today, way=way, address=address) == why


@pytest.mark.parametrize(
    ("accepted", "today", "shown"),
    [(5, CLOSES + DAY, 5), (4, CLOSES + DAY, None), (5, CLOSES, None), (0, CLOSES + DAY, None)],
)
def test_total_shown(accepted, today, shown):
    assert total_shown(accepted, closes=CLOSES, today=today) == shown


@pytest.mark.parametrize(
    ("withdrawn", "lives", "sendings", "why"),
    [
        (False, True, 1, None),
        (False, True, 4, None),
        (False, True, 5, WhyNotAgain.OFTEN_ENOUGH),
        (False, False, 1, WhyNotAgain.TOO_OLD),
        (True, True, 1, WhyNotAgain.WITHDRAWN),
        (True, False, 5, WhyNotAgain.WITHDRAWN),
    ],
)
def test_why_not_again(withdrawn, lives, sendings, why):
    assert why_not_again(withdrawn=withdrawn, lives=lives, sendings=sendings) == why


@pytest.mark.parametrize(
    ("after", "reminders", "ends", "days"),
    [
        (7, 2, CLOSES, [OPENS + 7 * DAY, OPENS + 14 * DAY]),
        (7, 1, CLOSES, [OPENS + 7 * DAY]),
        (7, 0, CLOSES, []),
        (7, 9, CLOSES, [OPENS + 7 * DAY, OPENS + 14 * DAY]),
        (7, 2, OPENS + 13 * DAY, [OPENS + 7 * DAY]),
        (15, 2, OPENS + 30 * DAY, [OPENS + 15 * DAY, OPENS + 30 * DAY]),
        (30, 2, CLOSES, []),
    ],
)
def test_reminded_on(after, reminders, ends, days):
    assert reminded_on(OPENS, after=after, reminders=reminders, ends=ends) == days
