"""Places for real runs: folders with short paths that the server's account can pass through, and what runs in them."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent.parent / "src"


@contextmanager
def place() -> Iterator[Path]:
    """A folder that others may pass through, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="usv-c-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def environment(**extra: str) -> dict[str, str]:
    """The environment of an operator who has set nothing."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("USVING_", "DATABASE_", "PG"))}
    return {**kept, "PYTHONPATH": str(SOURCE), **extra}


def usving(*arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    command = [sys.executable, "-m", "usving", *arguments]
    return subprocess.run(command, env=environment(**extra), capture_output=True, text=True, check=False, timeout=300)


def naming(folder: Path) -> list[str]:
    """Command lines of living processes that name a folder, or work in it."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            surroundings = (entry / "environ").read_bytes().decode(errors="replace")
            state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue  # ended meanwhile
        if state != "Z" and (str(folder) in line or f"USVING_DATA={folder}" in surroundings):
            found.append(f"{entry.name} {line}")
    return found


def soon(question: Callable[[], object], *, seconds: float = 90.0) -> bool:
    """Tell whether the answer becomes true within so long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if question():
            return True
        time.sleep(0.05)
    return bool(question())
