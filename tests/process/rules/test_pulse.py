"""When the pulse is open."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from usving.process.rules.pulse import PulseState, state_at

pytestmark = pytest.mark.quick
STARTS = datetime(2027, 5, 1, 17, tzinfo=ZoneInfo("Europe/Oslo"))
ENDS = STARTS + timedelta(hours=3)


@pytest.mark.parametrize(
    ("now", "closed", "expected"),
    [
        (STARTS - timedelta(seconds=1), False, PulseState.AHEAD),
        (STARTS, False, PulseState.OPEN),
        (ENDS + timedelta(days=3), False, PulseState.OPEN),
        (ENDS + timedelta(days=3, seconds=1), False, PulseState.CLOSED),
        (ENDS, True, PulseState.CLOSED),
    ],
)
def test_state_at(now: datetime, closed: bool, expected: PulseState):
    assert state_at(starts_at=STARTS, ends_at=ENDS, closed=closed, now=now) == expected
