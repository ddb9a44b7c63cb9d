"""The line of the U, measured along its length."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from math import hypot

Point = tuple[float, float]
Offset = Callable[[float], float]


@dataclass(frozen=True)
class Frame:
    """The measures of one drawing."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    radius: float
    gap: float
    mark: float
    letters: int


WIDE = Frame(width=760, height=572, left=60, right=508, top=44, bottom=440, radius=17, gap=11, mark=5.5, letters=27)
SMALL = Frame(width=320, height=290, left=56, right=264, top=34, bottom=240, radius=16, gap=6, mark=4, letters=0)
SHARES = [i / 200 for i in range(201)]


class Curve:
    """A U measured along its length."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        middle, deep = (frame.left + frame.right) / 2, frame.top + 0.64 * (frame.bottom - frame.top)
        inward = 0.19 * (middle - frame.left)
        turn = (frame.left + inward, frame.bottom)
        down = [bezier(((frame.left, frame.top), (frame.left, deep), turn, (middle, frame.bottom)), t) for t in SHARES]
        up = [(frame.left + frame.right - x, y) for x, y in reversed(down[:-1])]
        self.points = [*down, *up]
        self.travelled = [0.0]
        for (x0, y0), (x1, y1) in zip(self.points, self.points[1:], strict=False):
            self.travelled.append(self.travelled[-1] + hypot(x1 - x0, y1 - y0))
        self.length = self.travelled[-1]

    def at(self, place: float, offset: float = 0) -> Point:
        """Return the point at a place, moved `offset` pixels to the outside of the U (to the inside when negative)."""
        goal = min(max(place, 0), 1) * self.length
        i = min(max(bisect_left(self.travelled, goal), 1), len(self.points) - 1)
        (x0, y0), (x1, y1) = self.points[i - 1], self.points[i]
        step = self.travelled[i] - self.travelled[i - 1]
        share = (goal - self.travelled[i - 1]) / step
        dx, dy = (x1 - x0) / step, (y1 - y0) / step
        return x0 + (x1 - x0) * share - dy * offset, y0 + (y1 - y0) * share + dx * offset

    def path(self, start: float, end: float, offset: Offset = lambda place: 0) -> str:
        """Return the SVG path along the U from one place to another; empty when there is no way to go."""
        if end <= start:
            return ""
        steps = max(2, round((end - start) * 72))
        places = [start + (end - start) * i / steps for i in range(steps + 1)]
        return "M" + "L".join("{:.1f} {:.1f}".format(*self.at(place, offset(place))) for place in places)


@cache
def measured(frame: Frame) -> Curve:
    """Return the curve of a frame, measured once."""
    return Curve(frame)


def bezier(points: Sequence[Point], t: float) -> Point:
    """Return the point at parameter t (0 to 1) of a cubic Bézier curve with these four control points."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    return (
        sum(weight * x for weight, (x, _) in zip(weights, points, strict=True)),
        sum(weight * y for weight, (_, y) in zip(weights, points, strict=True)),
    )
