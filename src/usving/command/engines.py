"""The engines as commands: a JSON file in, a JSON file out. No database, no Django."""

import argparse
import importlib
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from usving.command.arguments import add, add_out
from usving.command.problem import Problem
from usving.command.progress import progress
from usving.command.result import read_json, write_json

ENGINES_FOLDER = Path(__file__).resolve().parent.parent / "engines"


def register(commands: Any) -> None:
    """Add a subcommand for every engine that is there."""
    for name, (summary, options) in ENGINES.items():
        if not (ENGINES_FOLDER / name / "__init__.py").is_file():
            continue  # not built yet: an unknown command
        parser = add(commands, name, run, summary=summary, example=f"usving {name} {name}.json --out result.json")
        parser.add_argument("file", metavar="FILE.json", type=Path, help="the input, as JSON")
        add_out(parser)
        options(parser)
        parser.set_defaults(engine=name)


def run(arguments: argparse.Namespace) -> int:
    """Read the file, ask the engine, write its answer."""
    data = read_json(arguments.file)
    from usving.engines.refusal import Refused

    engine = getattr(importlib.import_module(f"usving.engines.{arguments.engine}"), arguments.engine)
    try:
        with progress(f"usving {arguments.engine}: calculating"):
            answer = engine(data, **{name: getattr(arguments, name) for name in OPTIONS.get(arguments.engine, ())})
    except Refused as refused:
        raise Problem(str(refused), status=2) from refused
    write_json(answer, arguments.out)
    return 0


def _groups(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seconds", type=_seconds, default=5.0, help="cut the search off after so long (default 5)")


def _bostotte(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", action="store_true", help="give the income at which the least amount is paid")


def _nothing(parser: argparse.ArgumentParser) -> None:
    """Take no options of its own."""


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= 86_400:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds between 0 and 86400")
    return seconds


ENGINES: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "groups": ("mixed groups over several gatherings", _groups),
    "bostotte": ("housing support for a month, step by step", _bostotte),
    "alternatives": ("plans for limited money, time and hours", _nothing),
}
OPTIONS = {"groups": ("seconds",), "bostotte": ("limit",)}
