"""Child processes that never outlive us, not even when we are killed with -9."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from usving.command.unprivileged import Account

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def spawn(
    command: list[str],
    *,
    log: Path,
    environment: Mapping[str, str],
    account: Account | None = None,
    farewell: signal.Signals = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, writing to a log file.

    The kernel sends it `farewell` when the thread that called us ends, so call this from the main thread. A session of
    its own keeps Ctrl-C away from it: we stop the children in order. Outside Linux only the orderly stop exists.
    """
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(environment),
            **_tied(account, farewell),
        )


def run(
    command: list[str], *, statements: str = "", environment: Mapping[str, str], account: Account | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a short program to its end, with `statements` as its input and what it says as text; it dies with us too."""
    return subprocess.run(
        command,
        input=statements,
        text=True,
        errors="replace",
        capture_output=True,
        check=False,
        env=dict(environment),
        **_tied(account, signal.SIGKILL),
    )


def _tied(account: Account | None, farewell: signal.Signals) -> dict[str, Any]:
    return {
        "cwd": "/",
        "start_new_session": True,
        "preexec_fn": _bound_to(os.getpid(), farewell),  # runs after the change of user, which would clear it
        **(account.popen_arguments() if account else {}),
    }


def stop(process: subprocess.Popen[bytes], *signals: signal.Signals, seconds: float) -> None:
    """End a child: send each signal in turn, waiting up to `seconds` for each, and at last kill its whole session."""
    for number in signals:
        if process.poll() is not None:
            break
        process.send_signal(number)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    kill_session(process)
    process.wait()


def kill_session(process: subprocess.Popen[bytes]) -> None:
    """Kill whatever is left of a child's session: workers that it started itself."""
    with contextlib.suppress(ProcessLookupError, PermissionError):  # where nothing is left of it
        os.killpg(process.pid, signal.SIGKILL)


def clean_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Our environment without the PG* variables, which would send a client or a server somewhere else."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, **(extra or {})}


def _bound_to(parent: int, farewell: signal.Signals) -> Callable[[], None]:
    def bind() -> None:
        if _libc is not None:
            _libc.prctl(PR_SET_PDEATHSIG, int(farewell), 0, 0, 0)
        if os.getppid() != parent:  # the parent died before the call above
            os._exit(1)

    return bind
