"""The installer behind `./usving`: makes `.venv` from the locks, skips what is done, then becomes the command itself.

It runs before anything is installed, so it imports the standard library only, and nothing of ours.
"""

import contextlib
import ensurepip
import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

LOCKS = {"runtime": "requirements.lock", "developer": "requirements-dev.lock"}
DEVELOPERS_COMMANDS = ("test", "check-code")
PIP = ["-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "install"]
PIP_OPTIONS = ["--require-hashes", "--no-deps", "--no-compile", "--no-warn-script-location"]
AT_ONCE = 2
# Read our own source once while the packages are on their way; what cannot be kept is read again when it is used.
COMPILE = "import compileall, sys; compileall.compile_dir(sys.argv[1], quiet=2)"


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
        make(environment, lock)
    stamp(environment).unlink(missing_ok=True)
    python = str(environment / "bin" / "python")
    with tempfile.TemporaryDirectory() as place:
        pips = [[python, *PIP, *PIP_OPTIONS, "-r", str(part)] for part in parts_of(root / LOCKS[kind], Path(place))]
        run([*pips, [python, "-c", COMPILE, str(root / "src")]], lock)
    half = stamp(environment).with_suffix(".half")
    half.write_text(json.dumps({**stamps, kind: digest(root, kind)}))
    half.replace(stamp(environment))


def make(environment: Path, lock: int) -> None:
    """Make an environment with pip in it: unpacked where Python carries it along, as its own installing takes two seconds."""
    shutil.rmtree(environment, ignore_errors=True)
    wheel = carried_pip()
    base = getattr(sys, "_base_executable", sys.executable)
    run([[base, "-I", "-m", "venv", *(["--without-pip"] if wheel else []), str(environment)]], lock)
    if wheel:
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(stamp(environment).parent / "site-packages")


def carried_pip() -> Path | None:
    """Return the pip that comes with this Python as one file; None where it lies elsewhere than it usually does."""
    folders = [sysconfig.get_config_var("WHEEL_PKG_DIR"), Path(ensurepip.__file__).parent / "_bundled"]
    name = f"pip-{ensurepip.version()}-py3-none-any.whl"
    return next((Path(folder) / name for folder in folders if folder and (Path(folder) / name).is_file()), None)


def parts_of(lock: Path, place: Path) -> list[Path]:
    """Deal the packages of the lock out to files, for several pips to install at once; none where it is empty.

    One pip fetches one package at a time and mostly waits. The lock names every package and pip looks for no others, so no
    two of them touch the same files.
    """
    packages = re.findall(r"^[A-Za-z0-9].*(?:\n[ \t].*)*", lock.read_text(encoding="utf-8"), re.MULTILINE)
    parts = [place / f"{number}.txt" for number in range(min(AT_ONCE, len(packages)))]
    for number, part in enumerate(parts):
        part.write_text("\n".join(packages[number :: len(parts)]) + "\n", encoding="utf-8")
    return parts


def run(commands: list[list[str]], lock: int) -> None:
    """Run some programs at once, whose output is only of interest when one fails.

    They hold the lock too: where we are killed and they go on, the next one waits for them instead of working beside them.
    """
    running = [
        subprocess.Popen(
            command,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=[lock],
        )
        for command in commands
    ]
    said = [each.communicate()[0] for each in running]
    for each, words in zip(running, said, strict=True):
        if each.returncode:
            raise subprocess.CalledProcessError(each.returncode, each.args, words)


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
