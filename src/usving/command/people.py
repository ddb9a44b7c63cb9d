"""`usving people`: the accounts."""

import argparse
from typing import Any

from usving.command import arguments as shared
from usving.command.database import ready
from usving.command.folder import given_folder
from usving.command.result import write, write_json


def register(commands: Any) -> None:
    """Add the subcommand."""
    parser = shared.add(
        commands, "people", run, summary="list the accounts, with their roles", example="usving people --json"
    )
    shared.add_json(parser)
    shared.add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write one account a line, or a JSON array."""
    with ready(given_folder(arguments.data)):
        from usving.people.actions.operator import record_listing
        from usving.people.queries import accounts_listed

        accounts = list(accounts_listed())
        record_listing("people.listed_by_operator")
    if arguments.json:
        write_json(accounts)
    else:
        write("\n".join(_line(account) for account in accounts))
    return 0


def _line(account: dict[str, Any]) -> str:
    belongs = [account.get("organisation"), account.get("family")]
    parts = [account["username"], account["name"], ", ".join(account["roles"]), *filter(None, belongs)]
    return "\t".join(str(part) for part in parts)
