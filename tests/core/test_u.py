"""The geometry of the U: places, threads, marks and states."""

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.core.u import Arm, Drawing, Mark, Side, State, Station, figure
from usving.core.u.curve import SMALL, WIDE, Curve
from usving.core.u.drawing import place_of, state_of, wrapped

SEVEN = [Station(number, f"Stasjon {number}", "et hint", f"/u/{number}/") for number in range(1, 8)]


def ends(path: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """The first and the last point of a path of straight lines."""
    points = [tuple(float(part) for part in point.split()) for point in path.removeprefix("M").split("L")]
    return points[0], points[-1]


def centre(drawing: Drawing, position: int) -> tuple[float, float]:
    return drawing.stops[position].x, drawing.stops[position].y


@pytest.mark.parametrize("frame", [WIDE, SMALL])
def test_curve_when_measured_along_its_length(frame):
    curve = Curve(frame)
    assert curve.at(0) == (frame.left, frame.top)
    assert curve.at(1) == (frame.right, frame.top)
    assert curve.at(0.5) == pytest.approx(((frame.left + frame.right) / 2, frame.bottom))
    assert curve.at(0, offset=5) == pytest.approx((frame.left - 5, frame.top), abs=0.1)
    assert curve.at(1, offset=5) == pytest.approx((frame.right + 5, frame.top), abs=0.1)
    assert curve.path(0.4, 0.4) == ""


@given(place=st.floats(0, 1), frame=st.sampled_from([WIDE, SMALL]))
def test_curve_is_the_same_from_both_ends(place, frame):
    curve = Curve(frame)
    x, y = curve.at(place)
    mirrored = curve.at(1 - place)
    assert (frame.left + frame.right - x, y) == pytest.approx(mirrored, abs=1e-6)


@pytest.mark.parametrize(
    ("position", "count", "place"),
    [(0, 7, 0.01), (3, 7, 0.5), (6, 7, 0.99), (0, 1, 0.5), (0, 2, 0.01), (1, 2, 0.99), (1, 3, 0.5)],
)
def test_place_of(position, count, place):
    assert place_of(position, count) == pytest.approx(place)


@given(count=st.integers(1, 12))
def test_places_rise(count):
    places = [place_of(position, count) for position in range(count)]
    assert places == sorted(set(places))


@pytest.mark.parametrize(
    ("here", "own", "expected"),
    [
        (0, None, State.AHEAD),
        (2, None, State.AHEAD),
        (3, None, State.HERE),
        (4, None, State.DONE),
        (4, State.HERE, State.HERE),  # visited again
        (3, State.DONE, State.DONE),
    ],
)
def test_state_of_the_third_station(here, own, expected):
    assert state_of(Station(3, "Lytte", state=own), here) == expected


def test_arms_when_seven_and_when_even():
    def arms(count: int) -> list[Arm]:
        return [entry.arm for entry in figure(SEVEN[:count], here=1).entries]

    assert arms(7) == [Arm.DOWN] * 3 + [Arm.TURN] + [Arm.UP] * 3
    assert arms(4) == [Arm.DOWN] * 2 + [Arm.UP] * 2


@pytest.mark.parametrize("size", ["wide", "small"])
def test_threads_become_one_at_the_joining_station(size):
    drawing = getattr(figure(SEVEN, here=5, joined_at=3), size)
    joined, here, last = centre(drawing, 2), centre(drawing, 4), ends(drawing.arm)[1]
    gap = {"wide": WIDE.gap, "small": SMALL.gap}[size]
    assert dist(ends(drawing.families)[0], ends(drawing.providers)[0]) == pytest.approx(2 * gap, abs=0.2)
    assert [ends(drawing.families)[1], ends(drawing.providers)[1]] == [joined, joined]
    assert ends(drawing.joint) == (joined, here)
    assert ends(drawing.ahead) == (here, last)


@pytest.mark.parametrize("joined_at", [None, 5])
def test_threads_stay_apart_before_they_have_joined(joined_at):
    drawn = figure(SEVEN, here=4, joined_at=joined_at)
    assert drawn.joined is False
    assert drawn.wide.joint == ""
    assert dist(ends(drawn.wide.families)[1], ends(drawn.wide.providers)[1]) == pytest.approx(2 * WIDE.gap, abs=0.2)


def test_ends_when_nothing_has_begun_and_when_all_is_done():
    before, after = figure(SEVEN, here=0), figure(SEVEN, here=8, joined_at=3)
    assert (before.wide.families, before.wide.joint, before.wide.ahead) == ("", "", before.wide.arm)
    assert after.wide.ahead == ""
    assert [entry.state for entry in after.entries] == [State.DONE] * 7


@given(
    count=st.integers(1, 7),
    here=st.integers(0, 8),
    joined_at=st.none() | st.integers(1, 7),
    sides=st.lists(st.tuples(st.integers(1, 7), st.sampled_from(Side)), max_size=60),
)
def test_everything_stands_inside_and_apart(count, here, joined_at, sides):
    marks = [Mark(number, side) for number, side in sides if number <= count]
    drawn = figure(SEVEN[:count], here, joined_at if joined_at and joined_at <= count else None, marks)
    for drawing in (drawn.wide, drawn.small):
        things = [*drawing.stops, *drawing.marks]
        assert [thing for thing in things if not inside(thing, drawing)] == []
        stops = drawing.stops
        near = [dist((a.x, a.y), (b.x, b.y)) for i, a in enumerate(stops) for b in stops[i + 1 :]]
        assert [distance for distance in near if distance < 44] == []
        assert len(drawing.marks) <= len(marks)
    assert sum(entry.families + entry.providers + entry.joint for entry in drawn.entries) == len(marks)


def inside(thing, drawing: Drawing) -> bool:
    across = thing.radius <= thing.x <= drawing.width - thing.radius
    return across and thing.radius <= thing.y <= drawing.height - thing.radius


def test_marks_when_there_are_more_than_there_is_room_for():
    many = [Mark(2, Side.FAMILIES)] * 40 + [Mark(2, Side.JOINT)]
    drawn = figure(SEVEN, here=3, joined_at=3, marks=many)
    counted = drawn.entries[1]
    assert (counted.families, counted.providers, counted.joint) == (40, 0, 1)
    sides = [mark.side for mark in drawn.wide.marks]
    assert 2 <= sides.count(Side.FAMILIES) < 40
    assert sides.count(Side.JOINT) == 1


def test_marks_hang_on_their_own_side_and_never_ahead():
    marks = [Mark(2, side) for side in (Side.FAMILIES, Side.PROVIDERS, Side.JOINT)] * 2
    drawing = figure(SEVEN, here=2, marks=marks).wide
    xs = {side: [mark.x for mark in drawing.marks if mark.side is side] for side in Side}
    assert max(xs[Side.FAMILIES]) < min(xs[Side.JOINT]) <= max(xs[Side.JOINT]) < min(xs[Side.PROVIDERS])
    assert max(mark.y for mark in drawing.marks) < drawing.stops[1].y


@pytest.mark.parametrize(
    ("stations", "joined_at", "marks"),
    [
        ([], None, []),
        ([SEVEN[0], SEVEN[0]], None, []),
        (SEVEN[:2], None, [Mark(3, Side.JOINT)]),
        (SEVEN[:2], 3, []),
    ],
)
def test_figure_refuses_what_has_no_place(stations, joined_at, marks):
    with pytest.raises(ValueError, match="a U needs stations"):
        figure(stations, here=1, joined_at=joined_at, marks=marks)


def test_way_reaches_the_last_station_behind_when_a_number_is_missing():
    drawing = figure([SEVEN[0], SEVEN[1], SEVEN[4]], here=3).wide
    assert ends(drawing.ahead)[0] == centre(drawing, 1)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("Prøve ut", ["Prøve ut"]),
        ("legge fra seg gamle mønstre", ["legge fra", "seg gamle", "mønstre"]),
        ("en to tre fire fem seks sju åtte", ["en to tre", "fire fem", "seks sju …"]),
    ],
)
def test_wrapped(text, lines):
    assert wrapped(text, letters=10, most=3) == lines


def test_words_only_where_there_is_room():
    drawn = figure(SEVEN, here=4)
    assert [line.text for line in drawn.wide.stops[3].lines] == ["Stasjon 4", "et hint"]
    assert {stop.lines for stop in drawn.small.stops} == {()}
