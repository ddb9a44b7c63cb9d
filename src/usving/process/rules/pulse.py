"""The pulse: two questions at the end of a gathering, without names. Nothing is shown of few, and what is shown is shown once."""

from datetime import datetime, timedelta
from enum import StrEnum

OPEN_FOR = timedelta(days=3)  # after the gathering's end
ASKED_BEFORE_END = timedelta(minutes=30)  # so long before the planned end the gathering's page asks
LOWEST, HIGHEST = 0, 10
FEWEST_ANSWERS, FEWEST_FAMILIES = 5, 3


class PulseOutcome(StrEnum):
    """What becomes of an answer."""

    THANKS = "thanks"
    ALREADY = "already"
    CLOSED = "closed"
    REFUSED = "refused"


class PulseState(StrEnum):
    """Where a pulse is in time."""

    AHEAD = "ahead"
    OPEN = "open"
    CLOSED = "closed"


def state_at(*, starts_at: datetime, ends_at: datetime, closed: bool, now: datetime) -> PulseState:
    """Where a pulse is: it opens with the gathering and closes three days after it, or when those who lead close it."""
    if closed or now > ends_at + OPEN_FOR:
        return PulseState.CLOSED
    return PulseState.OPEN if now >= starts_at else PulseState.AHEAD
