"""How soon everyone in a room sees what one of them says: real phones' requests against a real `usving start`.

    PYTHONPATH=src python bench/room.py [--phones 60 200] [--said 30] [--pause 2] [--port 8156]

Each phone holds its stream from the live process and asks for the page's new part when it hears of one, as the script on the page
does; the wall does the same. What is measured is the time from the first byte of the POST until a phone has the words, for each
phone and for the last of them. Beside it stands the time of the same page asked for alone, in the same run. Then the same while
the live process and a web worker are killed half-way: everything must have been said once, and be seen by all.
"""

import argparse
import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from room_phones import Phone, seen_by_all
from room_world import make_world

from usving.command.addresses import Addresses, environment
from usving.command.cluster import Cluster
from usving.command.folder import DataFolder


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a room.")
    parser.add_argument("--phones", type=int, nargs="+", default=[60, 200])
    parser.add_argument("--said", type=int, default=30, help="how many contributions in each run")
    parser.add_argument(
        "--pause", type=float, default=2.0, help="seconds between them: 2 is each of sixty every two minutes"
    )
    parser.add_argument("--port", type=int, default=8156)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="usving-bench-") as name:
        place = Path(name) / "data"
        log = (Path(name) / "start.log").open("w+")
        command = [sys.executable, "-m", "usving", "start", "--data", str(place), "--port", str(given.port)]
        started = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | {"USVING_LOG_LEVEL": "ERROR"})
        try:
            wait_until_running(Path(log.name), started)
            measure(place, given)
        finally:
            started.send_signal(signal.SIGTERM)
            started.wait(60)


def wait_until_running(log: Path, started: subprocess.Popen[bytes]) -> None:
    while "is running" not in log.read_text():
        if started.poll() is not None:
            raise SystemExit(log.read_text())
        time.sleep(0.3)
    time.sleep(3)  # the worker and the live process come after the first answer


def measure(place: Path, given: argparse.Namespace) -> None:
    """One run for each number of phones, and one more of the first with two processes killed half-way."""
    cluster, folder = Cluster.attach(place), DataFolder(place)
    assert cluster is not None
    os.environ.update(environment(folder, Addresses(cluster.owner_url, cluster.app_url), "owner"))
    worlds = [make_world(number) for number in (*given.phones, given.phones[0])]
    for world in worlds[:-1]:
        asyncio.run(spread(world, given))
    asyncio.run(spread(worlds[-1], given, kill=True))


async def spread(world: dict[str, object], given: argparse.Namespace, *, kill: bool = False) -> None:
    """Let phones say things one after another, and print how soon all had them."""
    keys: list[str] = world["phones"]  # type: ignore[assignment]
    base = ("127.0.0.1", given.port)
    phones = [Phone(base, key, str(world["room"])) for key in keys]
    wall = Phone(base, str(world["leader"]), str(world["room"]), path="vegg/")
    everyone = [*phones, wall]
    await asyncio.gather(*(each.open() for each in everyone))
    listening = [asyncio.create_task(each.listen()) for each in everyone]
    await asyncio.sleep(2)
    alone = [await phones[0].timed_look() for _each in range(20)]
    sent = []
    for number in range(given.said):
        if kill and number == given.said // 2:
            kill_two(given.port)
        words = f"Sagt {number} av {len(phones)}."
        sent.append((words, time.perf_counter()))
        await phones[number % len(phones)].say(words)
        await asyncio.sleep(given.pause)
    await asyncio.sleep(6 if kill else 3)
    report(everyone, sent, alone, kill=kill)
    missing, twice = await seen_by_all(phones, [words for words, _at in sent])
    print(f"  said {len(sent)}: lost {missing}, twice {twice}")
    for task in listening:
        task.cancel()
    await asyncio.gather(*(each.close() for each in everyone))


def report(everyone: list[Phone], sent: list[tuple[str, float]], alone: list[float], *, kill: bool) -> None:
    each = sorted(phone.had[words] - at for phone in everyone for words, at in sent if words in phone.had)
    last = sorted(
        max(phone.had[words] - at for phone in everyone)
        for words, at in sent
        if all(words in phone.had for phone in everyone)
    )
    middle = share(sorted(alone), 0.5)
    title = f"{len(everyone) - 1} phones and a wall" + (", two processes killed half-way" if kill else "")
    print(f"{title}: p50 {share(each, 0.5):.3f} s, p95 {share(each, 0.95):.3f} s; the last of them p50", end=" ")
    print(
        f"{share(last, 0.5):.3f} s, p95 {share(last, 0.95):.3f} s; {len(each)} of {len(everyone) * len(sent)} by the stream"
    )
    print(
        f"  the same part asked for alone: {middle * 1000:.0f} ms; the last of all waits {share(last, 0.5) / middle:.0f} x that"
    )


def share(times: list[float], part: float) -> float:
    """The time that this part of sorted times stayed within."""
    return times[min(len(times) - 1, round(part * (len(times) - 1)))] if times else float("nan")


def kill_two(port: int) -> None:
    """Kill the live process and one worker of the web server: those that this run has started, and no others."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()[1:]]
    web = {pid for pid, _parent, words in rows if f"--port {port} " in words and "usving.wsgi" in words}
    live = {pid for pid, _parent, words in rows if f"--port {port + 100} " in words and "usving.live" in words}
    worker = next(pid for pid, parent, _words in rows if pid in web and parent in web)
    for pid in (worker, next(pid for pid, parent, _words in rows if pid in live and parent not in live)):
        os.kill(int(pid), signal.SIGKILL)


if __name__ == "__main__":
    main()
