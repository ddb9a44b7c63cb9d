"""What commands read and write: whole, or refused in one sentence."""

import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command.places import environment, usving
from usving.command.problem import Problem
from usving.command.progress import CLEAR, progress
from usving.command.result import read_json, write

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"[1]", "must hold a JSON object."),
        (b'{"a": 1,}', "is not valid JSON: "),
        (b'{"a": NaN}', "is not valid JSON: NaN is not a number that JSON knows."),
        (b'{"a": 1, "a": 2}', "is not valid JSON: the name 'a' stands twice in one object."),
        (b"\xff\xfe", "is not text in UTF-8."),
        (b"[" * 200_000, "is nested too deeply."),
    ],
)
def test_read_json_when_the_input_is_wrong(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        read_json(path)
    assert caught.value.sentence.startswith(f"{path} {sentence}")
    assert caught.value.status == 2


def test_read_json_when_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_json(tmp_path / "none.json")
    assert caught.value.sentence == f"{tmp_path / 'none.json'} cannot be read: No such file or directory."


def test_read_json_takes_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"å": 1}).encode())
    assert read_json(path) == {"å": 1}


def test_write_replaces_the_file_and_leaves_no_half_one(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("before")
    write("after", str(target))
    assert target.read_text() == "after\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_write_where_the_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        write("text", str(tmp_path / "none" / "out.json"))
    assert caught.value.status == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{"uses": [{}, {"id": "\\ud800"}]}', r"uses[1].id: '\ud800' is not a text: it holds half a character."),
        (b'{"uses": {"\\udfff": 1}}', r"uses: '\udfff' is not a text: it holds half a character."),
        (b'{"areas": [{"weight": ' + b"9" * 5000 + b"}]}", "areas[0].weight: a number of 5000 digits is too long."),
    ],
)
def test_read_json_names_the_place_of_what_nothing_can_use(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        read_json(path)
    assert (caught.value.sentence, caught.value.status) == (sentence, 2)


def test_read_json_takes_whole_pairs_of_surrogates_and_long_texts_of_digits(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text(json.dumps({"a": "😀", "b": "9" * 5000}))
    assert read_json(path) == {"a": "😀", "b": "9" * 5000}


def test_write_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "target.json").write_text("before")
    (tmp_path / "link.json").symlink_to("target.json")
    write("after", str(tmp_path / "link.json"))
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "target.json").read_text() == "after\n"


QUESTION = {"version": 1, "areas": [{"id": "calm", "weight": 1}], "uses": [{"id": "hyttå", "gives": {"calm": 1}}]}


def test_results_are_utf_8_whatever_the_terminal_is(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text(json.dumps(QUESTION))
    command = [sys.executable, "-m", "usving", "alternatives", str(path)]
    done = subprocess.run(command, env=environment(PYTHONIOENCODING="ascii"), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")  # and in a pipe nothing of how it goes
    assert "hyttå".encode() in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is always full")
def test_a_full_disk_is_said_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text(json.dumps(QUESTION))
    command = [sys.executable, "-m", "usving", "alternatives", str(path)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "usving: The result cannot be written: No space left on device.\n")


def test_a_key_with_a_line_break_is_shown_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text(json.dumps({**QUESTION, "a\nb\x1b[2J": 1}))
    done = usving("alternatives", str(path))
    assert (done.returncode, done.stderr) == (2, "usving: a\\nb\\x1b[2J: is not a key of this format.\n")


def test_progress_is_shown_on_a_terminal_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, shown in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr("usving.command.progress.FIRST_SECONDS", 0.01)
        with progress("Calculating"):
            time.sleep(0.2)
        assert ("Calculating … 0 s" in stream.getvalue()) == shown
        assert stream.getvalue().endswith(CLEAR) == shown
