"""How fast the plans come while a slider is moved, beside the engine's best plan alone in the same run.

    PYTHONPATH=src python bench/sliders.py

The same drawn households with 25 uses and five areas as a family could have. What the page works out at each move: five
plans, what is in all of them, and what a thousand kroner or an hour more would give. The goal is 200 milliseconds.
The time is the processor's, so that whatever else the machine does is left out.
"""

import os
import time
from random import Random
from statistics import median

from usving.command.addresses import Addresses, environment
from usving.command.folder import DataFolder

ROUNDS, USES, GOAL = 20, 25, 0.2


def main() -> None:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="usving-bench-") as name:
        addresses = Addresses("postgresql://nobody@localhost/none", "postgresql://nobody@localhost/none")
        folder = DataFolder(Path(name))
        folder.make()
        os.environ.update(environment(folder, addresses, "web"))
        import django

        django.setup()
        measure()


def measure() -> None:
    """Print the middle and the slowest, and how many times the best plan alone takes."""
    from usving.economy.queries.alternatives import answer
    from usving.economy.rules.alternatives import question
    from usving.engines.alternatives import alternatives

    page, alone = [], []
    for seed in range(ROUNDS):
        found = household(Random(seed))
        start = time.process_time()
        answer(found)
        page.append(time.process_time() - start)
        start = time.process_time()
        alternatives(question(found, shown=1))
        alone.append(time.process_time() - start)
    print(f"| {USES} uses | middle {1000 * median(page):.0f} ms | slowest {1000 * max(page):.0f} ms", end=" ")
    print(f"| {median(page) / median(alone):.1f} x the best plan alone | goal {1000 * GOAL:.0f} ms |")


def household(rng: Random):  # type: ignore[no-untyped-def]
    """A household with limits of about a third of what everything costs."""
    from usving.economy.rules.alternatives import Area, Use, Weighed

    areas = tuple(Area(f"a{number}", f"Area {number}", rng.randint(1, 10)) for number in range(5))
    uses = tuple(
        Use(
            f"u{number:02}", f"Use {number}", rng.choice((0, 150, 400, 900, 2500)), rng.choice((0, 0, 500, 3000)),
            rng.choice((0, 2, 4, 8)), {area.id: rng.randint(1, 10) for area in rng.sample(areas, 2)}, now=number % 3 == 0,
        )
        for number in range(USES)
    )  # fmt: skip
    sums = [sum(getattr(use, name) for use in uses) // 3 for name in ("per_month", "once", "hours")]
    return Weighed(*sums, areas, uses)


if __name__ == "__main__":
    main()
