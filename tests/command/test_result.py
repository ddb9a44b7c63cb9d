"""What commands read and write: whole, or refused in one sentence."""

import json
from pathlib import Path

import pytest

from usving.command.problem import Problem
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
