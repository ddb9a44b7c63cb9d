"""`usving test`: all the tests, with a browser where one can be had."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from usving.command import arguments as shared
from usving.command import translations
from usving.command.child import clean_environment
from usving.command.repository import root
from usving.command.result import note

NOTHING_COLLECTED = 5
BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
ALONE = ("-n", "--numprocesses", "-p", "--dist", "--pdb", "--trace", "--co", "--lf", "--sw")
LIBATOMIC = "libatomic.so.1"  # Playwright's own runtime dies without it, and does not say so


def register(commands: Any) -> None:
    """Add the subcommand; whatever it does not know goes to pytest. Several files are shared by two workers."""
    shared.add(
        commands,
        "test",
        run,
        summary="install what the tests need, and run them; all further arguments go to pytest",
        example="usving test tests/engines -k groups",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run pytest and return its status; no test at all is a failure."""
    place = root()
    translations.compile_changed()
    browser = _browser()
    extra = {
        "USVING_TESTING": "1",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
        "DJANGO_SETTINGS_MODULE": "tests.settings",  # whatever the one who calls has set for their own work
        "PYTHONPATH": str(place / "src"),
    }
    if browser is not None:
        extra["CHROMIUM"] = str(browser)
    command = [sys.executable, "-m", "pytest", *side_by_side(arguments.passed), *arguments.passed]
    status = subprocess.run(command, cwd=place, env=clean_environment(extra), check=False).returncode
    return 1 if status == NOTHING_COLLECTED else status


def side_by_side(passed: Sequence[str], processors: int = os.cpu_count() or 1) -> list[str]:
    """Return what lets two workers share the tests; nothing where the caller chooses, watches, or names one file."""
    chosen = any(word.startswith(ALONE) for word in passed)
    one_file = sum(".py" in word for word in passed) == 1
    return [] if chosen or one_file or processors < 2 else ["-n", "2", "--dist", "loadfile"]


def _browser() -> Path | None:
    """Find a browser, or install one as root; None, said aloud, where there is none to be had."""
    missing = [] if _has_library() else ["libatomic1"]
    found = next(_browsers(), None)
    if found is None:
        missing.append("chromium")
    if missing and os.geteuid() == 0:
        _install(missing)
        found = next(_browsers(), None)
    if found is None or not _has_library():
        note("The tests in a browser need it first: apt-get install --no-install-recommends chromium libatomic1")
    return found


def _browsers() -> Iterator[Path]:
    for name in (os.environ.get("CHROMIUM", ""), *BROWSERS):
        if name and os.access(name, os.X_OK):
            yield Path(name)


def _has_library() -> bool:
    folders = [Path("/usr/lib"), Path("/usr/lib64"), Path("/lib64"), *Path("/usr/lib").glob("*-linux-gnu*")]
    return sys.platform != "linux" or any((folder / LIBATOMIC).exists() for folder in folders)


def _install(packages: list[str]) -> None:
    note(f"Installing {', '.join(packages)} (once, about a quarter of a minute) …")
    environment = clean_environment({"DEBIAN_FRONTEND": "noninteractive"})
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        try:
            done = subprocess.run(
                ["apt-get", "-qq", *step], env=environment, capture_output=True, text=True, check=False
            )
        except OSError:
            return  # no apt here; the caller says what is missing
        if done.returncode != 0:
            note(f"apt-get {step[0]} failed: {' '.join(done.stderr.split())[-200:]}")
            return
