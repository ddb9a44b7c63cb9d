"""What a server that was killed leaves behind in its cluster."""

import sys
import time
from pathlib import Path

from usving.command.problem import Problem


def clear(place: Path, *, seconds: float) -> None:
    """Wait for processes that still work in the cluster, then take away the old server's id file.

    Called by whoever holds the lock on the data folder, so such a process is an orphan on its way out. It is never
    killed here: it may be the server of a copied data folder. An id in the file proves nothing, as the number may be
    somebody else's by now, and PostgreSQL would refuse to start because of it.
    """
    note = place / "postmaster.pid"
    if not note.exists() or sys.platform != "linux":
        return
    deadline = time.monotonic() + seconds
    while orphans := working_in(place):
        if time.monotonic() > deadline:
            raise Problem(f"Processes {orphans} still use the database in {place}; end them first.")
        time.sleep(0.05)
    note.unlink(missing_ok=True)


def working_in(folder: Path) -> list[int]:
    """Process ids whose working folder this is, as every PostgreSQL process has its cluster's."""
    resolved = str(folder.resolve())
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and _working_folder(entry) == resolved:
            found.append(int(entry.name))
    return sorted(found)


def _working_folder(process: Path) -> str | None:
    try:
        return str((process / "cwd").readlink())
    except OSError:
        return None  # ended, or not ours to look at
