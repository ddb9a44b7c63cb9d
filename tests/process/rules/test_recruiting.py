"""Inviting, and the one number an office gets."""

from datetime import date, timedelta

import pytest

from usving.process.rules.recruiting import InvitationWay, WhyNotInvite, total_shown, why_not_invite

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
