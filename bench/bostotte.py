"""The speed of `usving.engines.bostotte`, beside a bound taken in the same run.

    PYTHONPATH=src python bench/bostotte.py

100 000 households with incomes, costs, wealth and sizes by lot. The bound is reading them from JSON and writing an
answer of the same size, which nothing can do without. The goal is 100 000 households in two seconds. Time is the
processor's, in one process, so that a busy machine counts less.
"""

import json
import time
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from usving.engines.bostotte import bostotte
from usving.engines.bostotte.calculation import calculate
from usving.engines.bostotte.household import read_household

HOUSEHOLDS = 100_000
GOAL_SECONDS = 2.0


def households(number: int) -> list[dict[str, Any]]:
    rng = Random(1)
    return [
        {
            "version": 1,
            "month": rng.choice(["2026-06", "2026-12", "2027-05"]),
            "municipality": rng.choice(["0301", "4601", "3203", "3909"]),
            "persons": [{"born": "1985-05-05"}] + [{"born": f"20{rng.randint(10, 25)}-03-14"} for _ in range(size - 1)],
            "income_per_year": rng.randint(100_000, 500_000),
            "net_wealth": rng.choice([0, 0, 0, rng.randint(0, 900_000)]),
            "tenure": rng.choice(["rented", "rented", "cooperative", "owned"]),
            "housing_cost_per_year": rng.randint(60_000, 200_000),
            "adapted": rng.random() < 0.05,
            "special": rng.choice([None, None, None, "young-disabled", "single-pensioner"]),
        }
        for size in (rng.choice([1, 1, 2, 3, 4, 6]) for _ in range(number))
    ]


def seconds_of(action: Callable[[], object]) -> float:
    started = time.process_time()
    action()
    return time.process_time() - started


def main() -> None:
    inputs = households(HOUSEHOLDS)
    texts = [json.dumps(data) for data in inputs]
    results = [json.dumps(bostotte(data)) for data in inputs]
    paid = sum('"paid": true' in result for result in results)
    bound = seconds_of(lambda: each(json.loads, texts)) + seconds_of(lambda: each(json.dumps, map(json.loads, results)))
    bound -= seconds_of(lambda: each(json.loads, results))
    print(f"{HOUSEHOLDS} households, {paid} of them paid; JSON in and out alone takes {bound:.2f} s")
    for name, action in {
        "amounts with every step": bostotte,
        "amounts alone": lambda data: calculate(read_household(data)).ore_per_month,
        "income limits": lambda data: bostotte(data, limit=True),
    }.items():
        seconds = seconds_of(lambda action=action: each(action, inputs))
        print(f"{name:24} {seconds:5.2f} s  {seconds / bound:5.2f} x JSON  {seconds / GOAL_SECONDS:5.2f} x the goal")


def each(action: Callable[[Any], object], inputs: Iterable[Any]) -> None:
    for one in inputs:
        action(one)


if __name__ == "__main__":
    main()
