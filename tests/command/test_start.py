"""`usving start`, whole: started, asked, stopped, killed; and nothing of it left."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.command.places import environment, naming, place, soon, usving

ADDRESS = re.compile(r"^U-sving is running at (http://127\.0\.0\.1:\d+)/$")


@contextmanager
def starting(data: Path, *arguments: str, **extra: str) -> Iterator["subprocess.Popen[str]"]:
    """Start it, and end it at last whatever happens."""
    command = [sys.executable, "-m", "usving", "start", "--port", "0", "--data", str(data), *arguments]
    process = subprocess.Popen(
        command,
        env=environment(**extra),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def address(process: "subprocess.Popen[str]") -> str:
    """Wait for the line that says the address."""
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if found := ADDRESS.match(line.strip()):
            return found[1]
    raise AssertionError("".join(said))


def first_way_in(process: "subprocess.Popen[str]") -> str:
    """The address that a start in an empty house prints after its own."""
    assert process.stdout is not None
    return next(line.strip() for line in process.stdout if "/forste/" in line)


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A data folder that the tests here use one after the other, as an operator would."""
    with place() as folder:
        yield folder / "data"


def test_start_answers_and_stops_in_order(data: Path) -> None:
    with starting(data) as process:
        with urllib.request.urlopen(f"{address(process)}/healthz", timeout=10) as answer:
            assert (answer.status, json.load(answer)) == (200, {"status": "ok"})
        with urllib.request.urlopen(first_way_in(process), timeout=10) as answer:
            assert "Kom i gang med U-sving" in answer.read().decode()
        second = usving("start", "--port", "0", "--data", str(data))
        sentence = f"usving: The data folder {data} is in use by another U-sving (process {process.pid}).\n"
        assert (second.returncode, second.stderr) == (1, sentence)
        process.send_signal(signal.SIGTERM)
        assert process.wait(90) == 0
    assert naming(data) == []


def test_second_start_prepares_nothing(data: Path) -> None:
    with starting(data) as process:
        address(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(90) == 0
    assert sorted(path.name for path in (data / "logs").glob("prepare-*.log")) == [
        "prepare-database.log",
        "prepare-static.log",
    ]


def test_nothing_is_left_when_start_is_killed(data: Path) -> None:
    with starting(data) as process:
        address(process)
        assert len(naming(data)) > 3
        process.kill()
        process.wait()
        assert soon(lambda: naming(data) == []), naming(data)


@pytest.mark.parametrize("name", ["usving.wsgi", "usving.live"])
def test_a_server_that_dies_is_started_again(data: Path, name: str) -> None:
    with starting(data) as process:
        url = address(process)
        os.kill(child_named(name, process.pid), signal.SIGKILL)
        assert process.stdout is not None
        while "It is started again." not in process.stdout.readline():
            assert process.poll() is None
        assert soon(lambda: answers(url))
        process.send_signal(signal.SIGTERM)
        assert process.wait(90) == 0
    assert naming(data) == []


def child_named(word: str, parent: int) -> int:
    """Process id of the one child whose command line has the word."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    (found,) = (int(child) for child in children if word in Path(f"/proc/{child}/cmdline").read_text())
    return found


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


@pytest.mark.parametrize("after", [0.3, 0.8, 1.5])
def test_stop_during_the_first_start(after: float) -> None:
    with place() as folder, starting(folder / "data") as process:
        time.sleep(after)
        process.send_signal(signal.SIGTERM)
        assert process.wait(90) in (0, -signal.SIGTERM)  # -15 when Python itself had not come up yet
        assert naming(folder) == []


def test_port_in_use(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = usving("start", "--port", str(port), "--data", str(tmp_path / "data"))
    sentence = f"usving: Port {port} is in use; choose another with --port.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", sentence)
    assert naming(tmp_path) == []


def test_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = usving("start", "--port", "0", "--data", str(tmp_path / "file" / "data"))
    sentence = f"usving: The data folder {tmp_path}/file/data cannot be made: Not a directory.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", sentence)


@pytest.mark.parametrize(("option", "value"), [("--port", "99999"), ("--port", "x"), ("--host", "finnes.invalid")])
def test_wrong_arguments(tmp_path: Path, option: str, value: str) -> None:
    assert usving("start", option, value, "--data", str(tmp_path / "data")).returncode == 2
