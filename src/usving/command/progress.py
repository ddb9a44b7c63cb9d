"""A line on the terminal while something takes its time; nothing where nobody watches."""

import contextlib
import sys
import threading
import time
from collections.abc import Iterator

FIRST_SECONDS = 1.0  # what is done sooner needs no line
CLEAR = "\r\x1b[K"


@contextlib.contextmanager
def progress(doing: str) -> Iterator[None]:
    """Say on a terminal what is being done and for how long, once a second, and take the line away when it is done."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    teller = threading.Thread(target=_tell, args=(doing, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(doing: str, done: threading.Event) -> None:
    began, said = time.monotonic(), False
    while not done.wait(FIRST_SECONDS):
        print(f"{CLEAR}{doing} … {time.monotonic() - began:.0f} s", end="", file=sys.stderr, flush=True)
        said = True
    if said:
        print(CLEAR, end="", file=sys.stderr, flush=True)
