"""Draws the U once: stations, words, threads and marks."""

from collections.abc import Iterable, Mapping, Sequence

from usving.core.u.curve import Curve, Frame, Offset, Point, measured
from usving.core.u.parts import Arm, Drawing, Hung, Line, Mark, Side, State, Station, Stop

LINE_HEIGHT = 23
OUTWARD = {Side.FAMILIES: 1, Side.PROVIDERS: -1, Side.JOINT: 0}


def place_of(position: int, count: int) -> float:
    """Return where the station at this position (0 first) of `count` stands: denser at the top."""
    if count == 1:
        return 0.5
    share = 2 * position / (count - 1)
    if share > 1:
        return 1 - place_of(count - 1 - position, count)
    return 0.01 + 0.49 * float(share**1.25)


def arm_of(position: int, count: int) -> Arm:
    """Return which part of the U a position belongs to; an even number of stations has none at the turn."""
    middle = (count - 1) / 2
    return Arm.TURN if position == middle else Arm.DOWN if position < middle else Arm.UP


def state_of(station: Station, here: int) -> State:
    """Return the station's state: its own if it has one, else from where one is."""
    if station.state:
        return station.state
    return State.HERE if station.number == here else State.DONE if station.number < here else State.AHEAD


def wrapped(text: str, letters: int, most: int) -> list[str]:
    """Break text into at most `most` lines of about `letters` letters, with an ellipsis where more is left out."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def worded(station: Station, arm: Arm, frame: Frame, y: float) -> tuple[Line, ...]:
    """Return the words of a station, beside it on the arms and below it at the turn; none in a drawing without room."""
    if not frame.letters:
        return ()
    parts = [("name", text) for text in wrapped(station.name, frame.letters, 2)]
    parts += [("hint", text) for text in wrapped(station.hint, frame.letters + 4, 2)]
    first = y + frame.radius * 1.5 + 36 if arm is Arm.TURN else y - (2 if len(parts) > 1 else -6)
    return tuple(Line(kind, text, round(first + LINE_HEIGHT * i, 1)) for i, (kind, text) in enumerate(parts))


def stop(station: Station, state: State, arm: Arm, at: Point, frame: Frame) -> Stop:
    """Return the station as drawn."""
    x, y = at
    radius = frame.radius * (1.5 if state is State.HERE else 1)
    lines = worded(station, arm, frame, y)
    words_x, anchor = (x, "middle") if arm is Arm.TURN else (x + frame.radius * 1.5 + 16, "start")
    here_y = lines[-1].y + LINE_HEIGHT if lines else y
    x, y, words_x, here_y = (round(length, 1) for length in (x, y, words_x, here_y))
    return Stop(station, state, arm, x, y, radius, words_x, anchor, lines, here_y)


def hung(curve: Curve, slots: Mapping[int, Sequence[float]], marks: Iterable[Mark], offset: Offset) -> list[Hung]:
    """Hang the marks in the slots of their station; what there is no room for is only counted, in the list."""
    taken: dict[Mark, int] = {}
    drawn = []
    for mark in marks:
        taken[mark] = taken.get(mark, 0) + 1
        if taken[mark] <= len(slots[mark.station]):
            place = slots[mark.station][taken[mark] - 1]
            x, y = curve.at(place, OUTWARD[mark.side] * offset(place))
            drawn.append(Hung(mark.side, round(x, 1), round(y, 1), curve.frame.mark))
    return drawn


def slots_at(curve: Curve, places: Sequence[float], position: int, reached: float) -> list[float]:
    """Return the places where marks of one station may hang: half way to its neighbours, by turns, never ahead."""
    frame = curve.frame
    clear, step = (frame.radius * 1.5 + frame.mark * 1.7) / curve.length, frame.mark * 2.8 / curve.length
    middle = places[position]
    ways = []
    for neighbour, way in ((position + 1, 1), (position - 1, -1)):
        room = abs(places[neighbour] - middle) / 2 - clear if 0 <= neighbour < len(places) else -1
        ways.append([middle + way * (clear + step * i) for i in range(int(room / step) + 1)] if room >= 0 else [])
    out, back = ways
    out = [slot for slot in out if slot <= reached]
    return [slot for i in range(max(len(out), len(back))) for slot in (*out[i : i + 1], *back[i : i + 1])]


def threads(places: Sequence[float], joined: float | None, gap: float) -> Offset:
    """Return how far a thread is from the middle at each place: `gap`, and nothing from where the circles are one."""
    if joined is None:
        return lambda place: gap
    before = max((place for place in places if place < joined), default=0.0)

    def apart(place: float) -> float:
        near = min(max((place - before) / (joined - before), 0), 1) if joined > before else float(place >= joined)
        return gap * (1 - near**2 * (3 - 2 * near))

    return apart


def drawing(
    frame: Frame, stations: Sequence[Station], here: int, joined_at: int | None, marks: Iterable[Mark]
) -> Drawing:
    """Draw the U once in this frame."""
    curve, count, numbers = measured(frame), len(stations), [station.number for station in stations]
    places = [place_of(position, count) for position in range(count)]
    passed = [place for place, number in zip(places, numbers, strict=True) if number <= here]
    reached = 1.0 if here > numbers[-1] else max(passed, default=0.0)
    joined = None if joined_at is None else places[numbers.index(joined_at)]
    apart = threads(places, joined, frame.gap)
    split = reached if joined is None else joined
    slots = {number: slots_at(curve, places, i, reached) for i, number in enumerate(numbers)}
    return Drawing(
        frame.width,
        frame.height,
        frame.left,
        frame.right,
        arm=curve.path(0, 1),
        families=curve.path(0, split, apart),
        providers=curve.path(0, split, lambda place: -apart(place)),
        joint=curve.path(split, reached),
        ahead=curve.path(reached, 1),
        stops=tuple(
            stop(station, state_of(station, here), arm_of(position, count), curve.at(places[position]), frame)
            for position, station in enumerate(stations)
        ),
        marks=tuple(hung(curve, slots, marks, lambda place: apart(place) or frame.gap)),
    )
