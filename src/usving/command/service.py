"""A child that should always run: started again when it dies, but not for ever."""

import signal
import subprocess
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path

from usving.command import child
from usving.command.problem import Problem
from usving.command.result import note

MOST_DEATHS = 5
WITHIN_SECONDS = 60.0
STOP_SECONDS = 10.0


class Service:
    """One long-running program with its log."""

    def __init__(
        self,
        name: str,
        command: list[str],
        *,
        log: Path,
        environment: Mapping[str, str],
        farewell: signal.Signals = signal.SIGTERM,
        vital: bool = True,
    ) -> None:
        self.name = name
        self._vital = vital
        self._farewell = farewell
        self.log = log
        self._command = command
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._deaths: deque[float] = deque(maxlen=MOST_DEATHS)

    def start(self) -> None:
        """Start the program. Call this from the main thread: the program ends with the thread that started it."""
        self._process = child.spawn(self._command, log=self.log, environment=self._environment, farewell=self._farewell)

    def is_running(self) -> bool:
        """Tell whether the program is alive."""
        return self._process is not None and self._process.poll() is None

    @property
    def status(self) -> int | None:
        """The exit status, None while the program runs."""
        return self._process.poll() if self._process else None

    def revive(self) -> None:
        """Start the program again where it has died; raises Problem when it keeps dying.

        One that is not vital is left alone for a while instead: the others go on without it.
        """
        if self._process is None or self.is_running():
            return
        now = time.monotonic()
        if not self._vital and len(self._deaths) == MOST_DEATHS and now - self._deaths[0] < WITHIN_SECONDS:
            return
        child.kill_session(self._process)
        self._deaths.append(now)
        if self._vital and len(self._deaths) == MOST_DEATHS and now - self._deaths[0] < WITHIN_SECONDS:
            raise Problem(f"{self.why_dead()} It died {MOST_DEATHS} times within a minute.")
        note(f"{self.why_dead()} It is started again.")
        self.start()

    def ask_to_stop(self) -> None:
        """Ask the program to end, without waiting."""
        if self._process is not None and self.is_running():
            self._process.send_signal(signal.SIGTERM)

    def stop(self, *, politely: bool = True) -> None:
        """End the program and everything that it started; `politely` lets it finish what it is doing."""
        if self._process is not None:
            child.stop(self._process, *([signal.SIGTERM] if politely else []), seconds=STOP_SECONDS)
            self._process = None

    def why_dead(self) -> str:
        """Say that the program died, and the last that it said."""
        return f"The {self.name} ended (status {self.status}): {last_line(self.log)} The log is {self.log}."


def last_line(log: Path) -> str:
    """Return the last line of a log that says anything."""
    try:
        lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    except OSError:
        lines = []
    return lines[-1][:300] if lines else "it said nothing."
