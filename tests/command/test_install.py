"""The launcher `./usving` in a repository with empty locks, so that it needs no network."""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command.places import SOURCE, environment, place
from usving.command import install

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


@pytest.mark.quick
@pytest.mark.parametrize("number", [0, 1, 3])
def test_every_package_goes_to_one_pip_with_all_its_hashes(tmp_path: Path, number: int) -> None:
    packages = [f"a{n}==1.{n} \\\n    --hash=sha256:{n}0 \\\n    --hash=sha256:{n}1" for n in range(number)]
    (tmp_path / "lock").write_text("\n".join(["# made by a tool", "#    in two lines", *packages]) + "\n")
    parts = install.parts_of(tmp_path / "lock", tmp_path)
    assert len(parts) == min(install.AT_ONCE, number)
    dealt = "".join(part.read_text() for part in parts)
    assert sorted(re.split(r"\n(?=a)", dealt.strip())) == (packages if number else [""])


@pytest.mark.quick
def test_the_locks_are_dealt_out_whole(tmp_path: Path) -> None:
    for name in install.LOCKS.values():
        lock = SOURCE.parent / name
        lines = [line for line in lock.read_text().splitlines() if not line.startswith("#")]
        dealt = [line for part in install.parts_of(lock, tmp_path) for line in part.read_text().splitlines()]
        assert len(lines) > 100
        assert sorted(dealt) == sorted(lines)


def test_an_environment_has_pip_also_where_python_carries_it_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    with place() as folder, (folder / "lock").open("w") as lock:
        for carried in (install.carried_pip(), None):
            monkeypatch.setattr(install, "carried_pip", lambda carried=carried: carried)
            install.make(folder / "made", lock.fileno())
            version = [str(folder / "made/bin/python"), "-m", "pip", "--version"]
            assert subprocess.run(version, capture_output=True, text=True, check=True).stdout.startswith("pip ")


def test_where_one_of_several_fails_its_own_words_are_told_when_the_others_are_done(tmp_path: Path) -> None:
    fails = "import sys; print('no such package', file=sys.stderr); sys.exit(1)"
    writes = f"import time; time.sleep(0.5); open({str(tmp_path / 'done')!r}, 'w')"
    with (tmp_path / "lock").open("w") as lock, pytest.raises(subprocess.CalledProcessError) as failed:
        install.run([[sys.executable, "-c", fails], [sys.executable, "-c", writes]], lock.fileno())
    assert (install.reason(failed.value), (tmp_path / "done").exists()) == ("no such package", True)


def made(clone: Path) -> int:
    """When the stamp was written, in nanoseconds."""
    (stamp,) = (clone / ".venv").glob(STAMP)
    return stamp.stat().st_mtime_ns
