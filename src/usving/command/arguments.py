"""Arguments that several subcommands share."""

import argparse
from typing import Any


def add(commands: Any, name: str, run: Any, *, summary: str, example: str) -> argparse.ArgumentParser:
    """Add a subcommand: what it does in one line, and one example of its use."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=summary, description=summary, epilog=f"Example: {example}", allow_abbrev=False
    )
    parser.set_defaults(run=run)
    return parser


def add_data(parser: argparse.ArgumentParser) -> None:
    """Add `--data`."""
    parser.add_argument("--data", metavar="DIR", help="the data folder (default: USVING_DATA, else ./.usving)")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help="write the result as JSON, for a program to read")


def add_out(parser: argparse.ArgumentParser) -> None:
    """Add `--out`."""
    parser.add_argument("--out", metavar="FILE", help="write the result to this file, whole or not at all")
