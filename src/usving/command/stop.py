"""The wish to stop: Ctrl-C or SIGTERM, kept until the work reaches a place where it can stop in order."""

import contextlib
import os
import select
import signal
from types import FrameType


class Stop:
    """Listens for SIGINT and SIGTERM from its making on. Nothing is interrupted; whoever waits, waits here."""

    def __init__(self) -> None:
        self.asked = False
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._writer, False)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note)

    def wait(self, seconds: float) -> bool:
        """Wait so long, or until somebody asks; return whether somebody did."""
        if not self.asked:
            select.select([self._reader], [], [], seconds)
        return self.asked

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
        with contextlib.suppress(BlockingIOError):
            os.write(self._writer, b"\0")
