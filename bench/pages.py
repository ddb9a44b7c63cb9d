"""How fast the pages are, what the row policies cost, what a visit weighs, and how fast the platform starts; in one run.

    PYTHONPATH=src python bench/pages.py [--municipalities 20] [--processes 1000] [--rounds 30] [--chromium /usr/bin/chromium]

First the platform is started as anybody starts it, with the demonstration: the starts beside that of a bare database. Then the
pages of the demonstration, then those of a large world made in the same database; each page is looked at in turns as the web's
role, whom the policies bind, and as a superuser, whom they do not. The tables it prints are those of
docs/forklaring/maalinger.md.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import world

from usving.command.addresses import Addresses, environment
from usving.command.cluster import Cluster
from usving.command.folder import DataFolder

WORLD = {
    "familiemedlem": "voksen-2",
    "tjenesteyter": "provider-1-0",
    "veileder": "facilitator-1-0",
    "prosjektleder": "process-leader-1-0",
    "kontor": "caseworker-1-0",
    "administrator": "administrator-1-0",
}
BUSY = 3  # the station with a thousand contributions
MOST_FOR_POLICIES = 10.0  # milliseconds


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the platform.")
    parser.add_argument("--municipalities", type=int, default=20)
    parser.add_argument("--processes", type=int, default=1000, help="in each municipality, with five families each")
    parser.add_argument("--rounds", type=int, default=30, help="looks at each page each way")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="a browser to weigh visits with")
    parser.add_argument("--port", type=int, default=8154, help="where to start the platform; 0 leaves the starts out")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="usving-bench-") as name:
        place = Path(name)
        place.chmod(0o755)
        import starting

        if given.port:
            starting.measure(place, port=given.port, chromium=given.chromium)
        measure_pages(place / "pages", given)


def measure_pages(place: Path, given: argparse.Namespace) -> None:
    """Look at the pages of the demonstration, then at those of the large world."""
    with Cluster(place, durable=False) as cluster:
        addresses, folder = Addresses(cluster.owner_url, cluster.app_url), DataFolder(place)
        steps = [sys.executable, "-m", "usving.command.prepare", "migrate", "demo", "static"]
        prepared = environment(folder, addresses, "owner", USVING_COLLECTING="1", USVING_DEMO="1")
        subprocess.run(steps, env=prepared, check=True)
        os.environ.update(environment(folder, addresses, "web", USVING_DEMO="1"))
        from django.conf import settings

        import usving.wsgi  # noqa: F401  # as the web server has it, with all pages read

        settings.ALLOWED_HOSTS.append("testserver")
        show("Demonstrasjonen", demonstration_people(), given.rounds, station=None)
        started = time.perf_counter()
        counts = world.make(cluster.superuser_url, municipalities=given.municipalities, processes=given.processes)
        print(f"\nThe large world, made in {time.perf_counter() - started:.0f} s: {counts}")
        show("Den store verdenen", WORLD, given.rounds, station=BUSY)


SEATED = (
    "select a.username from process_seat s join people_account a on a.id = s.account_id"
    " where s.role = %s order by 1 limit 1"
)
IN_FAMILY = (
    "select a.username from process_seat s join people_familymember m using (family_id)"
    " join people_account a using (person_id) where m.kind = 'adult' order by 1 limit 1"
)
IN_OFFICE = (
    "select a.username from people_membership m join people_account a on a.id = m.account_id"
    " where m.role = %s order by 1 limit 1"
)


def demonstration_people() -> dict[str, str]:
    """A user name for each role, from the demonstration itself; the first family that sits in a process."""
    import visits

    with visits.asked_by_superuser() as ask:
        found = {"familiemedlem": ask(IN_FAMILY), "kontor": ask(IN_OFFICE, "caseworker")}
        found |= {"tjenesteyter": ask(SEATED, "provider"), "veileder": ask(SEATED, "facilitator")}
    return {who: username for who, username in found.items() if username}


HEAD = (
    "| Hvem | Side | Spørringer | kB | Klokke p50 / p95 | Arbeid p50 / p95 | Uten radregler, arbeid p50 / p95 | Radreglene |\n"
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def show(title: str, people: dict[str, str], rounds: int, *, station: int | None) -> None:
    """Print one row for each page: milliseconds by the clock and of work with policies, and beside them without."""
    import visits

    print(f"\n## {title}\n\n{HEAD}")
    doors, worst, costs = visits.Doors("postgres"), [], []
    for who, username in people.items():
        for visit in visits.visits(doors, who, username, station=station):
            looks = visits.looks_by_door(visit, doors, rounds=rounds)
            bound, free = looks["policies"], looks["none"]
            cost = visits.share(bound.work, 0.5) - visits.share(free.work, 0.5)
            worst, costs = [*worst, visits.share(bound.clock, 0.95)], [*costs, cost]
            times = " | ".join(map(pair, (bound.clock, bound.work, free.work)))
            size = f"{bound.queries} | {bound.size / 1000:.0f}"
            print(f"| {who} | {visit.what} | {size} | {times} | {f'{cost:+.1f}'.replace('.', ',')} |", flush=True)
    middle, within = visits.share(sorted(costs), 0.5), sum(cost <= MOST_FOR_POLICIES for cost in costs)
    print(
        f"\nHighest p95 by the clock {max(worst):.0f} ms, {sum(each < 100 for each in worst)} of {len(worst)} under 100"
    )
    print(
        f"Policies cost {min(costs):+.1f} … {max(costs):+.1f}, median {middle:+.1f}; {within} of {len(costs)} at most 10"
    )
    doors.close()


def pair(times: list[float]) -> str:
    """What half and what nearly all of sorted times stayed within."""
    import visits

    return f"{visits.share(times, 0.5):.0f} / {visits.share(times, 0.95):.0f}"


if __name__ == "__main__":
    main()
