"""`usving process`: a process as a file that people can read, in and out."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from usving.command import arguments as shared
from usving.command.database import ready
from usving.command.folder import given_folder
from usving.command.problem import Problem
from usving.command.result import note, write
from usving.process.rules import file


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
    export.add_argument(
        "id", metavar="ID", help="the process's own id; 3909/ID where two municipalities have one of that id"
    )
    export.add_argument("--with-people", action="store_true", help="the people too; handle the file with care")
    shared.add_out(export)
    for verb in (load, export):
        shared.add_data(verb)


def run_load(arguments: argparse.Namespace) -> int:
    """Load a process, whole or not at all; a file that breaks the format is refused before any database is asked."""
    document = _document(arguments.file, arguments.starts)
    with ready(given_folder(arguments.data), new=True):
        from django.utils import timezone

        from usving.core.refusal import Refused
        from usving.process.actions.files import load

        try:
            process = load(document, today=timezone.localdate())
        except Refused as refused:
            raise Problem(str(refused), status=2) from refused
        note(f"Loaded {process.name} ({process.code}) into {process.municipality.name}.")
    return 0


def run_export(arguments: argparse.Namespace) -> int:
    """Write a process as TOML."""
    with ready(given_folder(arguments.data)):
        from usving.people.actions.operator import record_listing
        from usving.process.queries.files import document_of, families_seated_in, processes_named

        found = processes_named(arguments.id)
        if not found:
            raise Problem(f"there is no process with the id {arguments.id!r}", status=2)
        if len(found) > 1:
            names = ", ".join(f"{each.municipality.number}/{each.code}" for each in found)
            raise Problem(f"more than one municipality has a process {arguments.id!r}; say which: {names}", status=2)
        text = _written(document_of(found[0], with_people=arguments.with_people))
        if arguments.with_people:
            record_listing("people.exported_by_operator", families_seated_in(found[0]))
    write(text, arguments.out)
    return 0


def _written(document: file.ProcessFile) -> str:
    try:
        return file.write(document)
    except file.Refused as refused:
        raise Problem(f"the process cannot be written as a file that loads again: {refused}") from refused


def _document(path: Path, starts: date | None) -> file.ProcessFile:
    """Read and check the file, and move it in time where that is asked for."""
    try:
        with path.open("rb") as source:
            document = file.read(source.read(file.LARGEST_FILE + 1))
        return file.moved(document, starts) if starts else document
    except OSError as error:
        raise Problem(f"{path}: {error.strerror}", status=2) from error
    except file.Refused as refused:
        raise Problem(f"{path}: {refused}", status=2) from refused


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date as 2027-01-11") from error
