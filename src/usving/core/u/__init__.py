"""The geometry of the U: where stations stand, how two threads become one, where marks hang. No Django, no words.

Lengths are in the drawing's own pixels, y downwards. A place on the U is a share of its length: 0 at the top left, 0.5
at the turn, 1 at the top right. It is drawn twice: `wide` with room for words, and `small`, a map for a phone.
"""

from collections.abc import Iterable, Sequence

from usving.core.u.curve import SMALL, WIDE
from usving.core.u.drawing import arm_of, drawing, state_of
from usving.core.u.parts import Arm, Drawing, Entry, Figure, Hung, Line, Mark, Side, State, Station, Stop

__all__ = ["Arm", "Drawing", "Entry", "Figure", "Hung", "Line", "Mark", "Side", "State", "Station", "Stop", "figure"]


def figure(stations: Sequence[Station], here: int, joined_at: int | None = None, marks: Sequence[Mark] = ()) -> Figure:
    """Return the U for these stations, in the order they are passed.

    `here` is the number of the station one is at: below the first when nothing has begun, above the last when all is
    done. `joined_at` is the station at which the two circles became one, or None while they meet apart. Marks or a
    joining at unknown stations raise ValueError, as does a U without stations or with two of the same number.
    """
    numbers = [station.number for station in stations]
    named = {mark.station for mark in marks} | ({joined_at} - {None})
    if not numbers or len(set(numbers)) != len(numbers) or named - set(numbers):
        raise ValueError("a U needs stations with different numbers, and marks and joining only at these")
    joined_at = joined_at if joined_at is not None and joined_at <= here else None
    entries = tuple(
        Entry(station, state_of(station, here), arm_of(position, len(stations)), *counted(marks, station.number))
        for position, station in enumerate(stations)
    )
    wide, small = (drawing(frame, stations, here, joined_at, marks) for frame in (WIDE, SMALL))
    return Figure(wide, small, entries, here, joined_at is not None)


def counted(marks: Iterable[Mark], number: int) -> tuple[int, int, int]:
    """Return how many marks the families, the providers and both as one have left at a station."""
    sides = [mark.side for mark in marks if mark.station == number]
    return sides.count(Side.FAMILIES), sides.count(Side.PROVIDERS), sides.count(Side.JOINT)
