"""`usving demo`: an empty database filled with the demonstration."""

import argparse
from typing import Any

from usving.command import arguments as shared
from usving.command.database import ready
from usving.command.folder import given_folder
from usving.command.problem import Problem
from usving.command.progress import progress
from usving.command.result import note


def register(commands: Any) -> None:
    """Add the subcommand."""
    parser = shared.add(
        commands,
        "demo",
        run,
        summary="fill an empty database with the demonstration; does nothing where it is there already",
        example="usving demo --data /srv/usving",
    )
    shared.add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Fill the database, unless it holds anything else."""
    with ready(given_folder(arguments.data), new=True):
        from usving.command import prepare
        from usving.core.refusal import Refused

        try:
            with progress("Making the demonstration"):
                prepare.demo()
        except Refused as refused:
            raise Problem(str(refused)) from refused
    note("The demonstration is in place.")
    return 0
