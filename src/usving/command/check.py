"""`usving check`: the installation examines itself."""

import argparse
from typing import Any

from usving.command import arguments as shared
from usving.command.database import ready
from usving.command.folder import given_folder
from usving.command.result import write, write_json


def register(commands: Any) -> None:
    """Add the subcommand."""
    parser = shared.add(
        commands,
        "check",
        run,
        summary="examine the installation; status 1 where something falls short",
        example="usving check --json",
    )
    shared.add_json(parser)
    shared.add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write what was examined, and how it stands."""
    with ready(given_folder(arguments.data)):
        from usving.front.examination import examined  # a list of {"check": …, "ok": …, "says": …}

        findings = [dict(finding) for finding in examined()]
    well = all(finding["ok"] for finding in findings)
    if arguments.json:
        write_json({"ok": well, "checks": findings})
    else:
        write("\n".join(_line(finding) for finding in findings))
    return 0 if well else 1


def _line(finding: dict[str, Any]) -> str:
    return f"{'ok   ' if finding['ok'] else 'WRONG'}  {finding['check']}: {finding['says']}"
