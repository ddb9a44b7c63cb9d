"""`usving test`: who shares the tests."""

import pytest

from usving.command.test import side_by_side

pytestmark = pytest.mark.quick
TWO = ["-n", "2", "--dist", "loadfile"]


@pytest.mark.parametrize(
    ("passed", "processors", "expected"),
    [
        ([], 2, TWO),
        (["-m", "quick"], 8, TWO),
        (["tests/engines", "-k", "groups"], 2, TWO),
        (["tests/a/test_a.py", "tests/b/test_b.py"], 2, TWO),
        ([], 1, []),
        (["tests/a/test_a.py"], 2, []),
        (["tests/a/test_a.py::test_one", "-x"], 2, []),
        (["-n", "4"], 2, []),
        (["-n0"], 2, []),
        (["--numprocesses=1"], 2, []),
        (["-p", "no:xdist"], 2, []),
        (["--pdb"], 2, []),
    ],
)
def test_two_workers_unless_the_caller_chooses(passed: list[str], processors: int, expected: list[str]):
    assert side_by_side(passed, processors) == expected
