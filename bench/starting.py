"""How long the platform takes to start beside a bare database, and what its pages weigh in a real browser."""

import re
import signal
import subprocess
import time
from pathlib import Path

from usving.command.cluster import Cluster

ROOT = Path(__file__).resolve().parent.parent
READY = "U-sving is running at"


def measure(place: Path, *, port: int, chromium: str) -> None:
    """Print the starts, and what a first and a later visit weigh."""
    bare = bare_starts(place / "bare")
    first, running = started(place / "first", port)
    try:
        weigh(place / "first", port, chromium)
    finally:
        stop(running)
    again, running = started(place / "first", port)
    stop(running)
    print("Seconds until the first answer: the platform, a bare database, and how many times as long")
    for what, ours, theirs in (("first start", first, bare[0]), ("later start", again, bare[1])):
        print(f"{what}   {ours:6.1f}   {theirs:6.1f}   {ours / theirs:5.1f}")


def bare_starts(place: Path) -> tuple[float, float]:
    """Seconds to make and start a database, and to start it once more: the least that any start of ours can take."""
    seconds = []
    for _time in range(2):
        began = time.perf_counter()
        cluster = Cluster(place).start()
        seconds.append(time.perf_counter() - began)
        cluster.stop()
    return seconds[0], seconds[1]


def started(data: Path, port: int) -> tuple[float, subprocess.Popen[str]]:
    """Start as anybody does, with the demonstration; return the seconds until it says that it answers."""
    began = time.perf_counter()
    command = [str(ROOT / "usving"), "start", "--demo", "--data", str(data), "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    for line in running.stdout or ():
        if READY in line:
            return time.perf_counter() - began, running
    raise RuntimeError("it did not start")


def stop(running: subprocess.Popen[str]) -> None:
    """End it as Ctrl-C does."""
    running.send_signal(signal.SIGINT)
    running.wait(timeout=60)


def weigh(data: Path, port: int, chromium: str) -> None:
    """Print the kilobytes over the network of a family member's visit: the first ever, and the pages after it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        options = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run"]
        browser = play.chromium.launch(executable_path=chromium, args=options)
        page = browser.new_page(viewport={"width": 360, "height": 740})
        received = []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
        print("\nKilobytes over the network, as Chromium counts them, headers included")
        for what, address in _way(data, port, page):
            received.clear()
            page.goto(address, wait_until="networkidle")
            page.wait_for_timeout(300)
            print(f"{what:28}{sum(received) / 1000:7.1f} in {len(received)} answers", flush=True)
        browser.close()


def _way(data: Path, port: int, page: object) -> list[tuple[str, str]]:
    """The pages in the order a person comes to them."""
    base = f"http://127.0.0.1:{port}"
    names = [str(ROOT / "usving"), "login-link", "fatima", "--json", "--data", str(data)]
    said = subprocess.run(names, capture_output=True, text=True, check=False)
    link = re.search(r'https?://[^"\s]+', said.stdout)
    way = [
        ("the front page, first visit", f"{base}/"),
        ("the front page again", f"{base}/"),
        ("logging in", f"{base}/logg-inn/"),
    ]
    if link is None:
        raise RuntimeError(said.stderr)
    return [*way, ("the link that lets one in", link.group(0))]
