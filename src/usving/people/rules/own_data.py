"""What holds for one's own data: how long a copy lies there, who answers a wish, how small a number may be shown."""

from datetime import datetime, timedelta
from enum import StrEnum

COPY_LASTS = timedelta(hours=24)
SLOW_AFTER = timedelta(minutes=1)  # a copy is promised within a minute; after that we say that it takes longer
FEWEST = 5  # a number below it could point at someone


class Answerer(StrEnum):
    """Who answers a wish to have something corrected."""

    CONTACT = "contact"
    OFFICER = "officer"


def answerer(*, has_contact: bool) -> Answerer:
    """The family's own contact person where there is one, else the municipality's privacy officer."""
    return Answerer.CONTACT if has_contact else Answerer.OFFICER


def is_slow(asked_at: datetime, *, now: datetime) -> bool:
    """Whether a copy has been waited for longer than promised."""
    return now - asked_at > SLOW_AFTER


def shown(number: int) -> int | None:
    """The number as it may be shown: none where it is small but not nothing."""
    return number if number == 0 or number >= FEWEST else None
