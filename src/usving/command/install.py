"""The installer behind `./usving`: makes `.venv` from the locks, skips what is done, then becomes the command itself.

It runs before anything is installed, so it imports the standard library only, and nothing of ours.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

LOCKS = {"runtime": "requirements.lock", "developer": "requirements-dev.lock"}
DEVELOPERS_COMMANDS = ("test", "check-code")
PIP = ["-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "install"]
PIP_OPTIONS = ["--require-hashes", "--no-deps", "--no-compile", "--no-warn-script-location"]


def main(root: Path, arguments: list[str]) -> None:
    """Install what the command needs and become it; exit status 1 with one sentence where that fails."""
    kind = "developer" if arguments[:1] and arguments[0] in DEVELOPERS_COMMANDS else "runtime"
    environment = root / ".venv"
    try:
        if not is_installed(environment, root, kind):
            with turn(root) as lock:
                install(environment, root, kind, lock)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"usving: the installation failed: {reason(error)}")
    path = os.pathsep.join(filter(None, [str(root / "src"), os.environ.get("PYTHONPATH")]))
    python = str(environment / "bin" / "python")
    os.execve(python, [python, "-m", "usving", *arguments], {**os.environ, "PYTHONPATH": path})


def is_installed(environment: Path, root: Path, kind: str) -> bool:
    """Tell whether this environment was made whole, by this Python, from the lock as it is now."""
    return written(environment).get(kind) == digest(root, kind) and (environment / "bin" / "python").exists()


def install(environment: Path, root: Path, kind: str, lock: int) -> None:
    """Install a lock. While that goes on there is no stamp, so an environment whose making was killed is made anew."""
    stamps = written(environment)
    if stamps.get(kind) == digest(root, kind):
        return  # another process did it while we waited for our turn
    print("Installing U-sving's packages (once, about half a minute) …", file=sys.stderr, flush=True)
    if not stamps:
        shutil.rmtree(environment, ignore_errors=True)
        base = getattr(sys, "_base_executable", sys.executable)
        run([base, "-I", "-m", "venv", str(environment)], lock)
    stamp(environment).unlink(missing_ok=True)
    run([str(environment / "bin" / "python"), *PIP, *PIP_OPTIONS, "-r", str(root / LOCKS[kind])], lock)
    half = stamp(environment).with_suffix(".half")
    half.write_text(json.dumps({**stamps, kind: digest(root, kind)}))
    half.replace(stamp(environment))


def run(command: list[str], lock: int) -> None:
    """Run a program whose output is only of interest when it fails.

    It holds the lock too: where we are killed and it goes on, the next one waits for it instead of working beside it.
    """
    subprocess.run(command, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL, pass_fds=[lock])


@contextlib.contextmanager
def turn(root: Path) -> Iterator[int]:
    """Let one process install at a time."""
    with (root / ".venv.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def stamp(environment: Path) -> Path:
    """Return the file that says which locks an environment holds, beside the packages of one version of Python."""
    return environment / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "usving-locks.json"


def written(environment: Path) -> dict[str, str]:
    """Read the stamp; empty where the environment is missing, half made, or another Python's."""
    try:
        stamps = json.loads(stamp(environment).read_text())
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


def digest(root: Path, kind: str) -> str:
    """Change when the lock changes."""
    return hashlib.sha256((root / LOCKS[kind]).read_bytes()).hexdigest()


def reason(error: Exception) -> str:
    """Say in one line what went wrong."""
    said = getattr(error, "stderr", None) or getattr(error, "stdout", None) or str(error)
    lines = [line.strip() for line in str(said).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
