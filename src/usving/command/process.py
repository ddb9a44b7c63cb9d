"""`usving process`: a process as a file that people can read, in and out."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from usving.command import arguments as shared
from usving.command.database import ready
from usving.command.folder import given_folder
from usving.command.problem import Problem
from usving.command.result import note, read_text, write


def register(commands: Any) -> None:
    """Add the subcommand with its own two."""
    parser = shared.add(
        commands,
        "process",
        run_load,
        summary="load or export a process as a file",
        example="usving process load u.toml",
    )
    verbs = parser.add_subparsers(title="what to do", metavar="load|export", required=True)
    load = shared.add(
        verbs,
        "load",
        run_load,
        summary="load a process from a file",
        example="usving process load u.toml --starts 2027-01-11",
    )
    load.add_argument("file", metavar="FILE", type=Path, help="the process, as TOML")
    load.add_argument("--starts", metavar="DATE", type=_date, help="move all dates so that it starts on this day")
    export = shared.add(
        verbs, "export", run_export, summary="write a process to a file", example="usving process export u --out u.toml"
    )
    export.add_argument("id", metavar="ID", help="the process's own id")
    export.add_argument("--with-people", action="store_true", help="the people too; handle the file with care")
    shared.add_out(export)
    for verb in (load, export):
        shared.add_data(verb)


def run_load(arguments: argparse.Namespace) -> int:
    """Load a process, whole or not at all."""
    text = read_text(arguments.file)
    with ready(given_folder(arguments.data)):
        from usving.core.refusal import Refused
        from usving.process.actions.files import load_process

        try:
            name = load_process(text, starts=arguments.starts)
        except Refused as refused:
            raise Problem(str(refused), status=2) from refused
    note(f"Loaded {name}.")
    return 0


def run_export(arguments: argparse.Namespace) -> int:
    """Write a process as TOML."""
    with ready(given_folder(arguments.data)):
        from usving.core.refusal import Refused
        from usving.process.queries import exported_process

        try:
            text = str(exported_process(arguments.id, with_people=arguments.with_people))
        except Refused as refused:
            raise Problem(str(refused), status=2) from refused
    write(text, arguments.out)
    return 0


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date as 2027-01-11") from error
