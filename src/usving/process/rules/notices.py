"""What the clock tells people of, as data: what, when, and to whom. Nothing here knows a name."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from usving.people.rules.notices import NoticeKind, at_hour, local_day

LATE = timedelta(days=1)  # so long after its hour a notice may still go: the machine may have been off


class Of(StrEnum):
    """What a schedule counts from."""

    GATHERING = "gathering"  # the day it begins
    TASK = "task"  # the day it is due
    END = "end"  # the moment a gathering ends


class Whom(StrEnum):
    """Who of those it concerns is told."""

    SILENT = "silent"  # asked, and has not answered
    COMING = "coming"  # has said yes
    OWNER = "owner"  # has taken it on, and it is not done
    THERE = "there"  # came, or said yes where nobody noted who came


@dataclass(frozen=True)
class Schedule:
    """One notice by the clock: so many `days` from what it counts `of`, at `hour` (None: as it happens).

    `apart`: not to one who was told of the same thing so short a time ago. `useful`: so long after what it counts from.
    """

    code: str
    kind: NoticeKind
    of: Of
    whom: Whom
    days: int
    hour: int | None
    apart: timedelta = timedelta(0)
    useful: timedelta = timedelta(0)


SCHEDULES = (
    Schedule("week-before", NoticeKind.REMINDER, Of.GATHERING, Whom.SILENT, -7, 10, apart=timedelta(days=2)),
    Schedule("day-before", NoticeKind.REMINDER, Of.GATHERING, Whom.COMING, -1, 10),
    Schedule("pulse-open", NoticeKind.PULSE, Of.END, Whom.THERE, 0, None, useful=timedelta(days=3)),
    Schedule("task-soon", NoticeKind.FOLLOW_UP, Of.TASK, Whom.OWNER, -3, 9, useful=timedelta(days=1)),
    Schedule("task-today", NoticeKind.FOLLOW_UP, Of.TASK, Whom.OWNER, 0, 9, useful=timedelta(days=1)),
)


@dataclass(frozen=True)
class Fact:
    """That something may be told of to someone: what it counts from, who they are to it, and when they were last told."""

    of: Of
    whom: Whom
    moment: datetime
    told_at: datetime | None


def moment_of(schedule: Schedule, moment: datetime) -> datetime:
    """When a schedule's notice goes, counted from the moment of what it is of.

    In UTC: what is added to it are hours that pass, also where the clock on the wall is moved.
    """
    if schedule.hour is None:
        return moment.astimezone(UTC) + timedelta(days=schedule.days)
    return at_hour(local_day(moment) + timedelta(days=schedule.days), schedule.hour).astimezone(UTC)


def due(fact: Fact, now: datetime) -> list[Schedule]:
    """The schedules whose notice goes now, for one fact. Whether it has gone already, the caller knows."""
    return [schedule for schedule in SCHEDULES if _is_due(schedule, fact, now)]


def _is_due(schedule: Schedule, fact: Fact, now: datetime) -> bool:
    if (schedule.of, schedule.whom) != (fact.of, fact.whom):
        return False
    at = moment_of(schedule, fact.moment)
    lately = fact.told_at is not None and fact.told_at > now - schedule.apart
    return at <= now < min(at + LATE, useful_until(schedule, fact.moment)) and not lately


def useful_until(schedule: Schedule, moment: datetime) -> datetime:
    """After this the notice is of no use."""
    return moment + schedule.useful
