"""The live process beside a live server, over the same database."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from django.conf import settings

from usving.core.room_key import derived


@contextmanager
def live_process() -> Iterator[int]:
    """Run it as `start` does, on a port of its own; yields the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    database = settings.DATABASES["default"]
    where = urlencode({"host": database["HOST"], "port": database["PORT"] or 5432})
    address = f"postgresql://usving_app@/{database['NAME']}?{where}"
    known = {"USVING_LIVE_KEY": derived(settings.SECRET_KEY), "USVING_DATABASE_URL_APP": address}
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--no-ws", "--workers", "1", "--no-access-log", "usving.live:application"],
        env={**os.environ, **known}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int) -> None:
    for _attempt in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the live process does not answer")
