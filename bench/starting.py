"""How long the platform takes to start beside a bare database, and what its pages weigh in a real browser."""

import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

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
        received: list[float] = []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
        print("\nKilobytes over the network, as Chromium counts them, headers included\n")
        for what, step in _way(data, f"http://127.0.0.1:{port}", page):
            received.clear()
            step()
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(300)
            print(f"| {what} | {sum(received) / 1000:.1f} |".replace(".", ","), flush=True)
        browser.close()


def _way(data: Path, base: str, page: Any) -> list[tuple[str, Callable[[], Any]]]:
    """The pages in the order a person comes to them, each with how."""
    names = [str(ROOT / "usving"), "login-link", "fatima", "--json", "--data", str(data)]
    said = subprocess.run(names, capture_output=True, text=True, check=False)
    link = re.search(r'https?://[^"\s]+', said.stdout)
    if link is None:
        raise RuntimeError(said.stderr)

    def open_the_u() -> None:
        process = page.locator("a[href^='/prosess/']").first.get_attribute("href").split("/")[2]
        page.goto(f"{base}/prosess/{process}/")

    return [
        ("forsiden, aller første besøk", lambda: page.goto(base)),
        ("forsiden igjen", lambda: page.goto(base)),
        ("innloggingen", lambda: page.goto(f"{base}/logg-inn/")),
        ("lenken som slipper inn", lambda: page.goto(link.group(0))),
        ("Min side", lambda: page.locator("main form button").first.click()),
        ("U-en", open_the_u),
        ("Min sak", lambda: page.goto(f"{base}/min-sak/")),
        ("Økonomien", lambda: page.goto(f"{base}/okonomi/")),
        ("Min side igjen", lambda: page.goto(f"{base}/min-side/")),
    ]
