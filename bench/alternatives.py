"""The speed of `usving.engines.alternatives`, beside scipy's mixed-integer solver in the same run.

    PYTHONPATH=src python bench/alternatives.py

The same drawn questions for both: the best plan and five alternatives among 25 uses, and the front of two areas among
50. Both give the same answer, which is checked. scipy's answer to the first problem alone, without ties or proof in
whole numbers, is the lower bound in the last column. CP-SAT is measured too where OR-Tools is installed.
"""

import time
from collections.abc import Callable
from random import Random
from statistics import median
from typing import Any

from usving.engines.alternatives.answering import answer
from usving.engines.alternatives.constraint import constraint, is_installed
from usving.engines.alternatives.mixed import mixed
from usving.engines.alternatives.model import Model, model_of
from usving.engines.alternatives.problem import Solver
from usving.engines.alternatives.question import read_question
from usving.engines.alternatives.search import search

SEEDS = range(10)
AREAS = ("area0", "area1", "area2", "area3")
QUESTIONS: dict[str, tuple[int, dict[str, Any], float]] = {
    "best of 25 uses": (25, {"alternatives": 1}, 0.05),
    "five of 25 uses": (25, {"alternatives": 5}, 0.5),
    "front of 50 uses": (50, {"alternatives": 1, "front": ["area0", "area1"]}, 1.0),
}
"""What is asked, and the goal in seconds."""


def question(uses: int, seed: int) -> dict[str, Any]:
    """Limits of about a third of what everything costs; every sixth use excludes another, every eighth needs one."""
    rng = Random(seed)
    rows = [use(f"use{number:03}", rng) for number in range(uses)]
    for key, part in (("excludes", 6), ("needs", 8)):
        for _ in range(uses // part):
            one, other = rng.sample(range(uses), 2)
            rows[one][key].append(rows[other]["id"])
    return {
        "version": 1,
        "money_per_month": sum(row["per_month"] for row in rows) * 35 // 100,
        "money_once": sum(row["once"] for row in rows) * 4 // 10,
        "hours_per_month": sum(row["hours"] for row in rows) * 4 // 10,
        "areas": [{"id": area, "weight": rng.randint(1, 5)} for area in AREAS],
        "uses": rows,
    }


def use(id: str, rng: Random) -> dict[str, Any]:
    return {
        "id": id,
        "per_month": rng.choice([0, 0, 25 * rng.randint(1, 40), 50 * rng.randint(1, 70)]),
        "once": rng.choice([0, 0, 100 * rng.randint(1, 80)]),
        "hours": rng.choice([0, rng.randint(1, 12)]),
        "gives": {area: rng.randint(1, 5) for area in AREAS if rng.random() < 0.5},
        "excludes": [],
        "needs": [],
    }


def measured(model: Model, solver: Solver) -> tuple[float, dict[str, Any]]:
    started = time.process_time()
    found = answer(model, solver)
    return time.process_time() - started, found


def seconds_of(action: Callable[[], object]) -> float:
    started = time.process_time()
    action()
    return time.process_time() - started


def main() -> None:
    peers: dict[str, Solver] = {"scipy": mixed} | ({"cp-sat": constraint} if is_installed() else {})
    if not is_installed():
        print("OR-Tools is not installed: CP-SAT is not measured.")
    for name, (uses, change, goal) in QUESTIONS.items():
        ours, theirs, alone = [], {peer: [] for peer in peers}, []
        for seed in SEEDS:
            model = model_of(read_question(question(uses, seed) | change))
            seconds, found = measured(model, search)
            ours.append(seconds)
            alone.append(seconds_of(lambda model=model: mixed(model.problem)))
            for peer, solver in peers.items():
                seconds, other = measured(model, solver)
                theirs[peer].append(seconds)
                if other != found:
                    print(f"  {name}, seed {seed}: {peer} gives another answer")
        print(f"{name}: median {median(ours):.3f} s, worst {max(ours):.3f} s, goal {goal} s")
        print(f"  {median(ours) / median(alone):5.2f} x one solution by scipy alone")
        for peer, seconds_of_peer in theirs.items():
            print(f"  {sum(ours) / sum(seconds_of_peer):5.2f} x the same answer by {peer} (all seeds together)")


if __name__ == "__main__":
    main()
