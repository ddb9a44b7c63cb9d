"""A gathering while it goes on: which step we are at, how much time is left, and what the wall may show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from usving.process.rules.audience import Audience
from usving.process.rules.gatherings import GatheringKind

EXTENSION = 5  # minutes that one press gives a step
LATE = timedelta(hours=12)  # so long after it should have ended can a room still be opened
OF_ONE_CIRCLE = frozenset({GatheringKind.FAMILIES, GatheringKind.PROVIDERS})


class Move(StrEnum):
    """What the one who leads can do with the step that is on."""

    NEXT = "next"
    BACK = "back"
    SKIP = "skip"
    EXTEND = "extend"


class Spot(StrEnum):
    """Where something said in the room goes."""

    WALL = "wall"
    CIRCLE = "circle"
    ME = "me"


class WhyNotRoom(StrEnum):
    """Why a room cannot be opened, or written in."""

    CALLED_OFF = "room-called-off"
    TOO_EARLY = "room-too-early"
    TOO_LATE = "room-too-late"
    NOT_OPEN = "room-not-open"
    NO_WALL = "room-no-wall"
    PHOTO_WITHOUT_WORDS = "photo-without-words"


@dataclass(frozen=True)
class Going:
    """Where a gathering is: the number of the step, when it began, the minutes added to it, and the steps left out."""

    step: int
    began: datetime
    extra: int = 0
    skipped: frozenset[int] = frozenset()


def why_not_open(starts_at: datetime, ends_at: datetime, *, called_off: bool, now: datetime) -> WhyNotRoom | None:
    """Say why the room of a gathering cannot be opened now, or None: it is opened on the day. All in the municipality's clock."""
    if called_off:
        return WhyNotRoom.CALLED_OFF
    if now.date() < starts_at.date():
        return WhyNotRoom.TOO_EARLY
    return WhyNotRoom.TOO_LATE if now > ends_at + LATE else None


def has_begun(starts_at: datetime, opened_at: datetime | None, *, now: datetime) -> bool:
    """Say whether a gathering has begun: its time has come, or its room was opened on its own day or later.

    A gathering moved to another day has not begun because its room was open once. All in the municipality's clock;
    process_has_begun says the same.
    """
    return starts_at <= now or (opened_at is not None and opened_at.date() >= starts_at.date())


def moved(going: Going, move: Move, *, steps: int, now: datetime) -> Going:
    """Return where the gathering is after a move among `steps` steps; at either end it stays where it is."""
    if move is Move.EXTEND:
        return Going(going.step, going.began, going.extra + EXTENSION, going.skipped)
    to = going.step + (-1 if move is Move.BACK else 1)
    if not 1 <= to <= steps:
        return going
    left_out = going.skipped | {going.step} if move is Move.SKIP else going.skipped
    return Going(to, now, 0, left_out - {to})


def step_ends(going: Going, minutes: int) -> datetime:
    """When the step that is on should be over."""
    return going.began + timedelta(minutes=minutes + going.extra)


def would_end(going: Going, minutes: Sequence[int], *, now: datetime) -> datetime:
    """When the gathering ends at this pace: what is left of this step, and all of those that come. `minutes` of every step."""
    here = max(step_ends(going, minutes[going.step - 1]), now) if minutes else now
    return here + timedelta(minutes=sum(minutes[going.step :]))


def has_wall(kind: GatheringKind, *, gate_is_open: bool) -> bool:
    """Whether a gathering has a wall for words: one circle's own, or both circles' when they have joined."""
    return kind in OF_ONE_CIRCLE or (kind is GatheringKind.JOINT and gate_is_open)


def shows_on_wall(
    kind: GatheringKind, audience: Audience, *, in_circle: bool, gate_is_open: bool, hidden: bool
) -> bool:
    """Whether the wall may show something put up on it; `in_circle`: it was said in the circle that meets.

    Only what is shared with all who are present: with the circle where one circle meets, with all where both do.
    The function process_on_my_walls says the same in SQL, and a test compares them.
    """
    if hidden or not has_wall(kind, gate_is_open=gate_is_open):
        return False
    if kind in OF_ONE_CIRCLE:
        return in_circle and audience in (Audience.CIRCLE, Audience.ALL)
    return audience is Audience.ALL


def audience_for(spot: Spot, kind: GatheringKind) -> Audience:
    """Who reads what is sent to a spot: the wall of a circle is the circle's, the wall of both is for all."""
    if spot is Spot.ME:
        return Audience.ME
    if spot is Spot.WALL and kind is GatheringKind.JOINT:
        return Audience.ALL
    return Audience.CIRCLE
