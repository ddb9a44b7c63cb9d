"""Starting points of the search: seatings from design theory, where few or no two people meet twice.

Each gives, for every gathering, the number of the group of everyone. Absences, rules and odd numbers are left to
`placement`, which takes these as wishes.
"""

from collections.abc import Iterator, Sequence
from random import Random

from usving.engines.groups.finite_field import field, has_field
from usving.engines.groups.input import Request

Wishes = dict[int, int]
"""The group each person is wished into at one gathering."""

LARGEST_PLANE = 11
PLANE_WORK = 1_500_000
"""How many points are looked at, all attempts together, to find people a place on an affine plane."""


def column_order(request: Request) -> list[int]:
    """People by side, then household. Cut into columns, each column holds people who had better not meet first."""
    people = request.people
    return sorted(
        range(len(people)), key=lambda number: (people[number].side or "", people[number].household or "", number)
    )


def starts(request: Request, count: int, most: int, rounds: int, rng: Random) -> Iterator[list[Wishes]]:
    """The constructions that suit `count` to `most` groups over so many rounds, likely best first."""
    order = column_order(request)
    if request.group_size == 2:
        yield round_robin(order, rounds)
    for lines in range(max(count, 2), most + 1):
        if has_field(lines) and lines <= LARGEST_PLANE:
            plane = affine(order, lines, request.group_size, rounds, rng)
            if plane is not None:
                yield plane + [scattered(order, lines, rng) for _ in range(rounds - len(plane))]
    yield shifted(order, count, rounds)


def scattered(order: Sequence[int], count: int, rng: Random) -> Wishes:
    """Groups by lot."""
    shuffled = list(order)
    rng.shuffle(shuffled)
    return {person: seat % count for seat, person in enumerate(shuffled)}


def shifted(order: Sequence[int], count: int, rounds: int) -> list[Wishes]:
    """Columns of `count` people, column x moved x groups on at every gathering.

    Two people meet twice only where (x - x')(t - t') is a multiple of `count`: never when `count` is a prime as large
    as the number of columns and of gatherings.
    """
    places = [divmod(seat, count) for seat in range(len(order))]
    return [{person: (y + t * x) % count for person, (x, y) in zip(order, places, strict=True)} for t in range(rounds)]


def round_robin(order: Sequence[int], rounds: int) -> list[Wishes]:
    """Pairs as in a tournament: one stays, the others turn; with an odd number the one who meets nobody is alone."""
    seats: list[int | None] = [*order] if len(order) % 2 == 0 else [*order, None]
    half, found = len(seats) // 2, []
    for _ in range(rounds):
        pairs = zip(seats[:half], reversed(seats[half:]), strict=True)
        found.append({person: number for number, pair in enumerate(pairs) for person in pair if person is not None})
        seats = [seats[0], seats[-1], *seats[1:-1]]
    return found


def affine(order: Sequence[int], lines: int, group_size: int, rounds: int, rng: Random) -> list[Wishes] | None:
    """People on the points of the affine plane of order `lines`; parallel classes are gatherings, lines are groups.

    Any two points share exactly one line, so all meet within `lines` + 1 gatherings; people on one point always do.
    None where the attempts find no points that leave every line with `group_size` people or fewer.
    """
    used = min(rounds, lines + 1)
    planes = [line_of(lines, parallel) for parallel in range(used)]
    attempts = max(1, min(40, PLANE_WORK // (len(order) * lines * lines * used)))
    for _ in range(attempts):
        points = light_points(planes, lines, group_size, len(order), rng)
        if points is not None:
            return [{person: plane[point] for person, point in zip(order, points, strict=True)} for plane in planes]
    return None


def line_of(lines: int, parallel: int) -> list[int]:
    """The line of each point (x, y), numbered x * lines + y, in one parallel class; the last class is the columns."""
    plane = range(lines)
    if parallel == lines:
        return [x for x in plane for _ in plane]
    arithmetic = field(lines)
    return [arithmetic.sums[y][arithmetic.products[parallel][x]] for x in plane for y in plane]


def light_points(
    planes: Sequence[Sequence[int]], lines: int, group_size: int, people: int, rng: Random
) -> list[int] | None:
    """A point for each person, each on the least crowded lines left; None where every point is on a full line."""
    loads = [[0] * lines for _ in planes]
    people_at = [0] * (lines * lines)
    points = []
    for _ in range(people):
        best, best_key = -1, (people, 0, 0.0)
        for point, already in enumerate(people_at):
            crowds = [load[plane[point]] for load, plane in zip(loads, planes, strict=True)]
            key = (already, sum(crowd * crowd for crowd in crowds), rng.random())
            if key < best_key and max(crowds) < group_size:
                best, best_key = point, key
        if best < 0:
            return None
        people_at[best] += 1
        points.append(best)
        for load, plane in zip(loads, planes, strict=True):
            load[plane[best]] += 1
    return sorted(points)
