"""The command line itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command.places import environment, usving
from usving.command.folder import DataFolder
from usving.command.main import MODULES, parser

pytestmark = pytest.mark.quick
BUILT = ("start", "test", "check-code", "demo", "people", "login-link", "check", "process")


@pytest.mark.parametrize("command", ["simulate", "backup", "restore", "allocate", "stat"])
def test_unknown_command(command: str) -> None:
    done = usving(command)
    assert (done.returncode, done.stdout) == (2, "")


def test_no_command() -> None:
    assert usving().returncode == 2


@pytest.mark.parametrize("command", BUILT)
def test_help_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parser(command).parse_args([command, "--help"])
    assert caught.value.code == 0
    assert f"Example: usving {command}" in capsys.readouterr().out


def test_one_commands_parser_knows_only_that_one() -> None:
    with pytest.raises(SystemExit) as caught:
        parser("people").parse_args(["start"])
    assert caught.value.code == 2


def test_every_command_belongs_to_one_module() -> None:
    names = [name for module in MODULES.values() for name in module]
    assert len(names) == len(set(names))


def test_engines_are_asked_without_django_or_a_database(tmp_path: Path) -> None:
    """Whatever the engine says to an empty object, nothing of Django's or the database's was imported for it."""
    path = tmp_path / "in.json"
    path.write_text(json.dumps({}))
    script = (
        "import sys; from usving.command.main import main; status = main(['bostotte', sys.argv[1]]);"
        " print(status, sorted({name.split('.')[0] for name in sys.modules} & {'django', 'psycopg', 'granian'}))"
    )
    command = [sys.executable, "-c", script, str(path)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["2 []"]
    assert done.stderr.startswith("usving: ")


@pytest.mark.parametrize("command", [("people",), ("login-link", "x"), ("check",), ("process", "export", "x")])
def test_a_mistyped_folder_is_refused_and_nothing_is_made_there(tmp_path: Path, command: tuple[str, ...]) -> None:
    there = tmp_path / "mistyped"
    done = usving(*command, "--data", str(there), DATABASE_URL="")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"usving: there is no installation in {there}\n"
    assert not there.exists()
    DataFolder(there).make()
    assert DataFolder(there).holds_installation()
