"""The lock on a data folder: one server at a time, and who it is."""

import fcntl
import json
import os
import time
from pathlib import Path
from typing import Any

from usving.command.problem import Problem

BLINK = 0.3


class Held(Problem):
    """Another living process has the data folder."""


class Lock:
    """An flock on a file, gone with the process that has it; the file tells whose it is and where the server is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    def take(self, *, seconds: float = 0.0) -> None:
        """Take the lock, waiting up to `seconds`; raises Held when somebody else keeps it.

        A blink is always waited for, as `is_held` itself takes the lock for an instant.
        """
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        deadline = time.monotonic() + max(seconds, BLINK)
        while not _locked(descriptor):
            if time.monotonic() >= deadline:
                os.close(descriptor)
                pid = self.said().get("pid", "?")
                raise Held(f"The data folder {self.path.parent} is in use by another U-sving (process {pid}).")
            time.sleep(0.05)
        self._file = descriptor
        self.say()

    def say(self, **facts: Any) -> None:
        """Write who holds the lock, for those who read it with `said`."""
        if self._file is not None:
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, json.dumps({"pid": os.getpid(), **facts}).encode(), 0)

    def said(self) -> dict[str, Any]:
        """Read what the holder wrote; empty where nothing readable stands there."""
        try:
            facts = json.loads(self.path.read_text())
        except (OSError, ValueError):
            return {}
        return facts if isinstance(facts, dict) else {}

    @property
    def is_ours(self) -> bool:
        """Tell whether this object has the lock."""
        return self._file is not None

    def is_held(self) -> bool:
        """Tell whether a living process, ourselves included, has the lock."""
        if self._file is not None:
            return True
        try:
            descriptor = os.open(self.path, os.O_RDWR)
        except OSError:
            return False
        try:
            return not _locked(descriptor)
        finally:
            os.close(descriptor)

    def release(self) -> None:
        """Let go of the lock; the file stays, empty."""
        if self._file is not None:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
