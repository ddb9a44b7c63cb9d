"""What goes into the U and what comes out of it."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far one has come with a station."""

    DONE = "done"
    HERE = "here"
    AHEAD = "ahead"


class Side(StrEnum):
    """Who made a mark: the families' circle, the providers' circle, or both as one."""

    FAMILIES = "families"
    PROVIDERS = "providers"
    JOINT = "joint"


class Arm(StrEnum):
    """Where on the U a station stands: understanding on the way down, the turn, acting on the way up."""

    DOWN = "down"
    TURN = "turn"
    UP = "up"


@dataclass(frozen=True)
class Station:
    """A station as the caller knows it; `state` is found from `here` unless given (a station may be visited again)."""

    number: int
    name: str
    hint: str = ""
    url: str = ""
    state: State | None = None


@dataclass(frozen=True)
class Mark:
    """Something that one side has left at a station."""

    station: int
    side: Side


@dataclass(frozen=True)
class Line:
    """A line of words in the drawing: `kind` is name or hint."""

    kind: str
    text: str
    y: float


@dataclass(frozen=True)
class Stop:
    """A station in the drawing: its centre and radius, and where its words begin (`anchor` as in SVG)."""

    station: Station
    state: State
    arm: Arm
    x: float
    y: float
    radius: float
    words_x: float
    anchor: str
    lines: tuple[Line, ...]
    here_y: float


@dataclass(frozen=True)
class Hung:
    """A mark in the drawing: centre, half its size, and whose it is."""

    side: Side
    x: float
    y: float
    radius: float

    @property
    def outline(self) -> str:
        """The mark as a part of an SVG path: a square for the providers, a circle for the others."""
        r, wide = self.radius, 2 * self.radius
        if self.side is Side.PROVIDERS:
            return f"M{self.x - r:.1f} {self.y - r:.1f}h{wide:g}v{wide:g}h{-wide:g}z"
        return f"M{self.x - r:.1f} {self.y:.1f}a{r:g} {r:g} 0 1 0 {wide:g} 0a{r:g} {r:g} 0 1 0 {-wide:g} 0z"


@dataclass(frozen=True)
class Drawing:
    """One drawing: size, arm and threads as SVG paths (empty when there is nothing to draw), stops and marks."""

    width: int
    height: int
    left: float
    right: float
    arm: str
    families: str
    providers: str
    joint: str
    ahead: str
    stops: tuple[Stop, ...]
    marks: tuple[Hung, ...]

    @property
    def outlines(self) -> list[tuple[Side, str]]:
        """The marks of each side as one SVG path; sides without marks are left out."""
        paths = [(side, "".join(mark.outline for mark in self.marks if mark.side is side)) for side in Side]
        return [(side, path) for side, path in paths if path]


@dataclass(frozen=True)
class Entry:
    """A station in the list that says the same as the drawing, with how many marks each side has left there."""

    station: Station
    state: State
    arm: Arm
    families: int
    providers: int
    joint: int


@dataclass(frozen=True)
class Figure:
    """The U in both sizes and as a list; `joined` is whether the two circles have become one."""

    wide: Drawing
    small: Drawing
    entries: tuple[Entry, ...]
    here: int
    joined: bool
