"""The command `usving`: reads the arguments and hands them to the module of the subcommand."""

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Sequence

from usving import __version__
from usving.command.problem import Problem

MODULES = {
    "start": ["start"],
    "test": ["test"],
    "check_code": ["check-code"],
    "demo": ["demo"],
    "people": ["people"],
    "login_link": ["login-link"],
    "check": ["check"],
    "process": ["process"],
    "engines": ["groups", "bostotte", "alternatives"],
}


def parser(command: str = "") -> argparse.ArgumentParser:
    """Build the parser with the one subcommand asked for, or all; importing all takes longer than an engine."""
    built = argparse.ArgumentParser(
        prog="usving", description="U-sving: start it, test it, look after it.", allow_abbrev=False
    )
    built.add_argument("--version", action="version", version=f"usving {__version__}")
    commands = built.add_subparsers(title="commands", metavar="COMMAND", required=True)
    wanted = [module for module, names in MODULES.items() if command in names]
    for module in wanted or MODULES:
        importlib.import_module(f"usving.command.{module}").register(commands)
    return built


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 failed for another reason than the input, 2 wrong input."""
    parsed = _parsed(list(sys.argv[1:] if arguments is None else arguments))
    try:
        return int(parsed.run(parsed))
    except Problem as problem:
        return _said(problem.sentence, problem.status)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader left; nobody to tell
        return 1
    except Exception as fault:
        return _unforeseen(fault)


def _parsed(given: list[str]) -> argparse.Namespace:
    """Parse the arguments; what follows `test` is pytest's, in the order given."""
    passed = given[1:] if given[:1] == ["test"] and given[1:] not in (["-h"], ["--help"]) else []
    parsed = parser(given[0] if given else "").parse_args(given[: len(given) - len(passed)])
    parsed.passed = passed
    return parsed


def _said(sentence: str, status: int) -> int:
    """Say one sentence, on one line whatever signs it quotes from an input."""
    shown = "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in sentence)
    print(f"usving: {shown}", file=sys.stderr)
    return status


def _unforeseen(fault: Exception) -> int:
    if os.environ.get("USVING_DEBUG") == "1":
        traceback.print_exc()
    reason = " ".join(str(fault).split())[:300]
    return _said(f"This should not have happened ({type(fault).__name__}: {reason}). USVING_DEBUG=1 shows more.", 1)
