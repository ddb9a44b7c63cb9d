"""`usving login-link`: an address that logs one person in, once."""

import argparse
from typing import Any

from usving.command import arguments as shared
from usving.command.database import ready
from usving.command.folder import given_folder
from usving.command.problem import Problem
from usving.command.result import write, write_json


def register(commands: Any) -> None:
    """Add the subcommand."""
    parser = shared.add(
        commands,
        "login-link",
        run,
        summary="make an address that logs a person in once, within 15 minutes; the person can see that it was made",
        example="usving login-link fatima --json",
    )
    parser.add_argument("username", metavar="USERNAME", help="whom the address is for, as `usving people` lists them")
    shared.add_json(parser)
    shared.add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the address."""
    with ready(given_folder(arguments.data)):
        from usving.core.refusal import Refused
        from usving.people.actions.links import operator_link

        try:
            url = str(operator_link(arguments.username))
        except Refused as refused:
            raise Problem(str(refused), status=2) from refused
    if arguments.json:
        write_json({"url": url})
    else:
        write(url)
    return 0
