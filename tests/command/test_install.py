"""The launcher `./usving` in a repository with empty locks, so that it needs no network."""

import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command.places import SOURCE, environment, place

STAMP = "lib/python*/usving-locks.json"


@pytest.fixture(scope="module")
def clone() -> Iterator[Path]:
    with place() as folder:
        shutil.copy(SOURCE.parent / "usving", folder)
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(SOURCE / "usving" / "command", folder / "src/usving/command", ignore=ignore)
        for name in ("__init__.py", "__main__.py"):
            shutil.copy(SOURCE / "usving" / name, folder / "src/usving")
        for name in ("requirements.lock", "requirements-dev.lock"):
            (folder / name).write_text("# nothing\n")
        yield folder


def launch(clone: Path) -> "subprocess.Popen[str]":
    command = [str(clone / "usving"), "check-code", "--help"]
    return subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def test_two_at_once_on_a_fresh_clone_install_once_and_a_killed_one_is_made_anew(clone: Path) -> None:
    both = [launch(clone), launch(clone)]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(len(errors.splitlines()) for _, errors in said) == [0, 1]
    first = made(clone)

    again = launch(clone)
    assert (again.communicate(timeout=60)[1], again.returncode) == ("", 0)
    assert made(clone) == first

    (clone / "requirements-dev.lock").write_text("# changed\n")
    killed = launch(clone)
    while list((clone / ".venv").glob(STAMP)):
        assert killed.poll() is None
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()

    after = launch(clone)
    assert after.communicate(timeout=120)[1].startswith("Installing")
    assert after.returncode == 0
    assert made(clone) != first


def made(clone: Path) -> int:
    """When the stamp was written, in nanoseconds."""
    (stamp,) = (clone / ".venv").glob(STAMP)
    return stamp.stat().st_mtime_ns
