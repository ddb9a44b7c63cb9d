"""Notices: what kinds there are, and when and which way one goes to a person with these wishes."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

CLOCK = ZoneInfo("Europe/Oslo")  # the municipality's own time, summer and winter
HOURS = range(8, 22)  # the hours of the day that one may choose for what can wait
QUIET_FROM, QUIET_TO = range(18, 24), range(5, 12)  # when quiet hours may begin, and end
LONGEST_PAUSE = timedelta(days=92)
TOGETHER = timedelta(minutes=10)  # more of one kind to one person goes as one, not each for itself within this time


class Way(StrEnum):
    """How someone wants to be told."""

    EMAIL = "email"
    SMS = "sms"
    NONE = "none"  # only on one's own page


class Haste(StrEnum):
    """When a kind of notice goes."""

    ALWAYS = "always"  # at once, day and night: the person waits for it, or must know
    SOON = "soon"  # at once, but never in quiet hours
    WAITS = "waits"  # together with what else waits, at the hour the person has chosen


class NoticeKind(StrEnum):
    """What a notice is for. The text itself never says what the matter is."""

    LOGIN = "login"
    SECURITY = "security"
    RIGHTS = "rights"
    INVITATION = "invitation"
    CHANGED = "changed"
    REMINDER = "reminder"
    GATHERING = "gathering"
    CONSENT = "consent"
    CONTACT = "contact"
    FOLLOW_UP = "follow-up"
    PULSE = "pulse"
    NEWS = "news"
    STAND_IN = "stand-in"
    BUNDLE = "bundle"


@dataclass(frozen=True)
class Kind:
    """What holds for a kind: its haste, whether it may be turned off, and whether a stand-in gets it while one is away."""

    haste: Haste
    can_be_off: bool = True
    work: bool = True


# Login and security can never be turned off, nor what the law says that someone must be told (personvernforordningen
# articles 12 to 22). An invitation goes to one who is not here yet, and a bundle is made of what was not turned off.
KINDS: dict[NoticeKind, Kind] = {
    NoticeKind.LOGIN: Kind(Haste.ALWAYS, can_be_off=False, work=False),
    NoticeKind.SECURITY: Kind(Haste.ALWAYS, can_be_off=False, work=False),
    NoticeKind.RIGHTS: Kind(Haste.SOON, can_be_off=False),
    NoticeKind.INVITATION: Kind(Haste.SOON, can_be_off=False, work=False),
    NoticeKind.CHANGED: Kind(Haste.SOON),
    NoticeKind.REMINDER: Kind(Haste.SOON),
    NoticeKind.GATHERING: Kind(Haste.WAITS),
    NoticeKind.CONSENT: Kind(Haste.WAITS),
    NoticeKind.CONTACT: Kind(Haste.WAITS),
    NoticeKind.FOLLOW_UP: Kind(Haste.WAITS),
    NoticeKind.PULSE: Kind(Haste.WAITS, work=False),
    NoticeKind.NEWS: Kind(Haste.WAITS),
    NoticeKind.STAND_IN: Kind(Haste.WAITS, can_be_off=False, work=False),
    NoticeKind.BUNDLE: Kind(Haste.SOON, can_be_off=False, work=False),
}
CHOOSABLE = tuple(kind for kind, what in KINDS.items() if what.can_be_off)


@dataclass(frozen=True)
class Wishes:
    """How someone wants to be told; whoever has said nothing gets these."""

    way: Way = Way.EMAIL
    hour: int = 17
    quiet_from: int = 21
    quiet_to: int = 8
    off: frozenset[str] = frozenset()
    paused_until: date | None = None  # the first day that notices go again


@dataclass(frozen=True)
class Reach:
    """Where someone can be reached: the addresses they have, the ways that go from this house, and those that fail."""

    email: str = ""
    phone: str = ""
    open: frozenset[Way] = frozenset(Way)
    failing: frozenset[Way] = field(default_factory=frozenset)

    def address(self, way: Way) -> str:
        """The address that works by this way; empty where there is none."""
        known = {Way.EMAIL: self.email, Way.SMS: self.phone}.get(way, "")
        return known if way in self.open and way not in self.failing else ""


@dataclass(frozen=True)
class Sending:
    """Which way a notice goes, where to and when; `at` in the past or now means at once."""

    way: Way
    address: str
    at: datetime


def route(kind: NoticeKind, wishes: Wishes, reach: Reach, *, now: datetime, before: datetime | None) -> Sending | None:
    """Say how a notice goes to an account, or None where it stays on the person's own page.

    `before`: after this the notice is of no use. What would come too late by waiting goes at once; what is too late already,
    goes no more.
    """
    what = KINDS[kind]
    must = not what.can_be_off
    if (kind.value in wishes.off and not must) or (before is not None and now >= before):
        return None
    way = _way(wishes, reach, must=must)
    if way is None:
        return None
    at = _when(what.haste, wishes, now, must=must)
    late = before is not None and at >= before
    if late and what.haste is Haste.WAITS:
        at = leave_quiet(now, wishes)
        late = before is not None and at >= before
    return Sending(way, reach.address(way), now if late else at)


def _way(wishes: Wishes, reach: Reach, *, must: bool) -> Way | None:
    """The chosen way where it works, else the other; nothing for one who wants nothing, but for what must be told."""
    if wishes.way is Way.NONE and not must:
        return None
    first = Way.SMS if wishes.way is Way.SMS else Way.EMAIL
    other = Way.EMAIL if first is Way.SMS else Way.SMS
    return next((way for way in (first, other) if reach.address(way)), None)


def _when(haste: Haste, wishes: Wishes, now: datetime, *, must: bool) -> datetime:
    if haste is Haste.ALWAYS:
        return now
    if not must and wishes.paused_until and local_day(now) < wishes.paused_until:
        return at_hour(wishes.paused_until, wishes.hour)
    return next_hour(now, wishes.hour) if haste is Haste.WAITS else leave_quiet(now, wishes)


def may_be_gathered(kind: NoticeKind) -> bool:
    """Whether several of a kind may go as one: not what someone waits for or must know at once, nor what is gathered already."""
    return KINDS[kind].haste is not Haste.ALWAYS and kind is not NoticeKind.BUNDLE


def gathered_until(last: datetime | None, wishes: Wishes, *, now: datetime, before: datetime | None) -> datetime | None:
    """Until when a notice waits because one of its kind went just now (`last`), so that what comes meanwhile goes along.

    None where none did, and where it would come too late (`before`).
    """
    if last is None or now >= last + TOGETHER:
        return None
    until = leave_quiet(last + TOGETHER, wishes)
    return until if before is None or until < before else None


def leave_quiet(now: datetime, wishes: Wishes) -> datetime:
    """Now, or the moment the quiet hours end."""
    hour = now.astimezone(CLOCK).hour
    late, early = hour >= wishes.quiet_from, hour < wishes.quiet_to
    if not late and not early:
        return now
    return at_hour(local_day(now) + timedelta(days=1 if late else 0), wishes.quiet_to)


def next_hour(now: datetime, hour: int) -> datetime:
    """The next time the clock strikes this hour."""
    today = at_hour(local_day(now), hour)
    return today if today > now else at_hour(local_day(now) + timedelta(days=1), hour)


def at_hour(day: date, hour: int) -> datetime:
    """An hour of a day by the municipality's clock."""
    return datetime.combine(day, time(hour), CLOCK)


def local_day(now: datetime) -> date:
    """The day it is in the municipality."""
    return now.astimezone(CLOCK).date()


class WhyNotWishes(StrEnum):
    """Why someone cannot be told so."""

    HOUR_IS_QUIET = "hour-is-quiet"
    PAUSE_PAST = "pause-past"
    PAUSE_TOO_LONG = "pause-too-long"
    NO_NUMBER = "no-number"
    NO_EMAIL = "no-email"


def why_not_wishes(wishes: Wishes, reach: Reach, *, today: date) -> WhyNotWishes | None:
    """Say why these wishes cannot be kept, or None."""
    if not wishes.quiet_to <= wishes.hour < wishes.quiet_from:
        return WhyNotWishes.HOUR_IS_QUIET
    if wishes.paused_until and wishes.paused_until <= today:
        return WhyNotWishes.PAUSE_PAST
    if wishes.paused_until and wishes.paused_until > today + LONGEST_PAUSE:
        return WhyNotWishes.PAUSE_TOO_LONG
    if wishes.way is Way.SMS and not reach.phone:
        return WhyNotWishes.NO_NUMBER
    return WhyNotWishes.NO_EMAIL if wishes.way is Way.EMAIL and not reach.email and reach.phone else None
