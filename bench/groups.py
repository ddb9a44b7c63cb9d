"""The speed and the yield of `usving.engines.groups`, as ratios against a peer or a bound taken in the same run.

    PYTHONPATH=src python bench/groups.py

Three questions: how much a step of the search is cheaper than pricing a whole plan anew; how many more pairs the search lets
meet than the best of random plans does in the same time, beside the proven bound; and what a gathering held now costs beside
reading the file and writing the result, which nothing can do without.
"""

import time
from random import Random

from usving.engines.groups import groups
from usving.engines.groups.annealing import Annealing, Clock, Cooling
from usving.engines.groups.bounds import Bounds
from usving.engines.groups.input import read_request
from usving.engines.groups.pairs import meetings
from usving.engines.groups.result import result_of
from usving.engines.groups.search import Search

CELLS = [(9, 3, 4), (12, 3, 6), (13, 4, 5), (16, 4, 5), (20, 5, 6), (22, 6, 5), (25, 5, 6), (24, 4, 6), (60, 5, 10)]


def plain(people: int, size: int, gatherings: int, sizes: str) -> dict:
    named = [{"id": f"p{number:03}"} for number in range(people)]
    return {"version": 1, "gatherings": gatherings, "group_size": size, "sizes": sizes, "people": named}


def marked(people: int, size: int, gatherings: int) -> dict:
    """Two of three from families of two, the others providers from four organisations; colours by lot."""
    rng, data = Random(1), plain(people, size, gatherings, "balanced")
    for number, person in enumerate(data["people"]):
        family = number < people * 2 // 3
        person["side"] = "family" if family else "provider"
        person["household" if family else "organisation"] = f"h{number // 2}" if family else f"o{number % 4}"
        person["colours"] = {colour: rng.randint(0, 9) for colour in ("red", "blue", "green")}
    return data


def seconds_of(action: object) -> float:
    started = time.perf_counter()
    action()  # type: ignore[operator]
    return time.perf_counter() - started


def step_against_pricing_anew(data: dict, steps: int = 20_000) -> None:
    request = read_request(data)
    search = Search(request, Bounds(request), 60)
    start = search.seated([search.scattered() for _ in range(request.gatherings)])
    walk = Annealing(search.seating(start), range(request.gatherings), Random(0), Clock(60))
    step = seconds_of(lambda: walk.walk(Cooling(steps, 500, 150))) / steps
    anew = seconds_of(lambda: [walk.seating.reckon() for _ in range(50)]) / 50
    print(
        f"a step {step * 1e6:6.1f} µs   the whole plan priced anew {anew * 1e6:8.1f} µs   {anew / step:6.1f} times cheaper"
    )


def best_of_random(data: dict, seconds: float) -> int:
    """The most pairs that random plans of full, even groups let meet in the time given."""
    rng, best, until = Random(0), 0, time.perf_counter() + seconds
    people, size = list(range(len(data["people"]))), data["group_size"]
    count = -(-len(people) // size)
    while time.perf_counter() < until or not best:
        met: set[tuple[int, int]] = set()
        for _ in range(data["gatherings"]):
            rng.shuffle(people)
            met |= meetings(people[number::count] for number in range(count))
        best = max(best, len(met))
    return best


def yield_against_random(people: int, size: int, gatherings: int, sizes: str) -> None:
    data = plain(people, size, gatherings, sizes)
    started = time.perf_counter()
    result = groups(data, seconds=60)
    taken = time.perf_counter() - started
    random, met = best_of_random(data, max(taken, 0.2)), result["pairs_met"][-1]
    bound = Bounds(read_request(data)).most_met(gatherings)
    figures = f"met {met:5} of {result['pairs_possible']:5}   bound {bound:5}   random plans {random:5}"
    print(
        f"{people:3} in {size} x {gatherings:2} {sizes:8}   {figures}   {met / random:5.2f} times random   {taken:5.2f} s"
    )


def here_now_against_reading(data: dict) -> None:
    request = read_request(data)
    bounds = Bounds(request)
    found = Search(request, bounds, 60).run()
    least = seconds_of(lambda: result_of(read_request(data), Bounds(request), found, False).as_json())
    whole = seconds_of(lambda: groups(data, seconds=60))
    print(
        f"60 here now, one gathering: {whole:5.2f} s, {whole / least:5.1f} times reading the file and writing the result"
    )


if __name__ == "__main__":
    for name, file in (
        ("plain", plain(24, 4, 6, "balanced")),
        ("marked", marked(24, 4, 6)),
        ("large", marked(60, 5, 10)),
    ):
        print(f"{name:7}", end=" ")
        step_against_pricing_anew(file)
    for cell in CELLS:
        for rule in ("free", "balanced"):
            yield_against_random(*cell, rule)
    here_now_against_reading(marked(60, 5, 1))
