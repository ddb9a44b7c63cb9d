"""The promise of secrecy that those who meet give each other.

Families are no organs of the state and have no duty of secrecy by law (forvaltningsloven § 13 binds those who serve an organ);
among themselves only a promise holds. It is given for one gathering at a time, by each who comes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LATEST = timedelta(days=14)  # a sheet of paper is keyed in within these days


class PromiseText(StrEnum):
    """The wordings there have been. A wording that people have promised by is never changed: a new one gets a new code."""

    V1 = "v1"


NOW = PromiseText.V1


class PromiseWay(StrEnum):
    """How a promise was given."""

    TAP = "tap"
    PAPER = "paper"


class WhyNotPromise(StrEnum):
    """Why a promise cannot be given now."""

    NOT_ASKED = "not-asked"
    CALLED_OFF = "gathering-called-off"
    TOO_EARLY = "promise-too-early"
    TOO_LATE = "promise-too-late"
    CLOSED = "process-closed"


@dataclass(frozen=True)
class Meeting:
    """What matters of a gathering when a promise is given: when it is, and whether it and its process still stand."""

    starts_at: datetime
    ends_at: datetime
    called_off: bool = False
    closed: bool = False


def why_not_promise(meeting: Meeting, *, asked: bool, now: datetime) -> WhyNotPromise | None:
    """Say why a promise cannot be given now, or None. All times in the municipality's own clock.

    It is given on the day, at the door, and not before: a promise shows one's name to those who meet.
    """
    if not asked:
        return WhyNotPromise.NOT_ASKED
    if meeting.closed:
        return WhyNotPromise.CLOSED
    if meeting.called_off:
        return WhyNotPromise.CALLED_OFF
    if now.date() < meeting.starts_at.date():
        return WhyNotPromise.TOO_EARLY
    return WhyNotPromise.TOO_LATE if now > meeting.ends_at + LATEST else None
