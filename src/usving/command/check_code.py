"""`usving check-code`: what a machine can say about the code, one named check a line."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from usving.command import arguments as shared
from usving.command import translations
from usving.command.child import clean_environment
from usving.command.repository import root

Check = Callable[[Path], str]  # takes the repository, returns what is wrong; "" where nothing is


def register(commands: Any) -> None:
    """Add the subcommand."""
    parser = shared.add(
        commands,
        "check-code",
        run,
        summary="check formatting, types, imports, migrations, generated pages and translations",
        example="usving check-code lint types",
    )
    parser.add_argument("names", nargs="*", metavar="CHECK", help=f"only these (of {', '.join(CHECKS)})")


def run(arguments: argparse.Namespace) -> int:
    """Run the checks, two at a time, and say how each went; status 1 where any found something."""
    unknown = [name for name in arguments.names if name not in CHECKS]
    if unknown:
        print(f"usving: there is no check {unknown[0]!r}; there are {', '.join(CHECKS)}.", file=sys.stderr)
        return 2
    place = root()
    names = arguments.names or list(CHECKS)
    with ThreadPoolExecutor(max_workers=2) as pool:
        findings = list(pool.map(lambda name: CHECKS[name](place).strip(), names))
    for name, found in zip(names, findings, strict=True):
        print(f"WRONG  {name}\n{found}\n" if found else f"ok     {name}", flush=True)
    return 1 if any(findings) else 0


def _says(*command: str, **extra: str) -> Check:
    """A check that is a program: what it prints counts when it fails."""

    def ask(place: Path) -> str:
        environment = clean_environment({"PYTHONPATH": str(place / "src"), **extra})
        done = subprocess.run(
            [sys.executable, *command], cwd=place, env=environment, capture_output=True, text=True, check=False
        )
        said = (done.stdout + done.stderr).strip()
        return "" if done.returncode == 0 else said or f"it ended with status {done.returncode}"

    return ask


def _untranslated(place: Path) -> str:
    """Every text of the code has its translation in each language, with the same placeholders, and every file compiles.

    What ships as TOML has its languages beside it in the file, and is looked through too.
    """
    translations.compile_changed()
    said = [_says(os.fspath(place / "tools" / name), "--check")(place) for name in ("messages.py", "shipped_texts.py")]
    return "\n".join(filter(None, said))


def _hosts(place: Path) -> str:
    """The locks name packages and hashes, never where they came from."""
    names = ("requirements.lock", "requirements-dev.lock", "package-lock.json")
    return "\n".join(f"{name} names a host" for name in names if "://" in (place / name).read_text())


def _reference(place: Path) -> str:
    """The generated pages say what the code says now."""
    return _generated(place, "reference.py")


def _privacy(place: Path) -> str:
    """The papers on personal data say what the code does now."""
    return _generated(place, "privacy.py")


def _generated(place: Path, name: str) -> str:
    generator = place / "tools" / name
    return _says(os.fspath(generator), "--check", **AS_OWNER)(place) if generator.exists() else ""


AS_OWNER = {"DJANGO_SETTINGS_MODULE": "usving.settings", "USVING_PROCESS_ROLE": "owner"}

CHECKS: dict[str, Check] = {
    "types": _says("-m", "mypy", **AS_OWNER),
    "lint": _says("-m", "ruff", "check", "--quiet"),
    "format": _says("-m", "ruff", "format", "--check", "--quiet"),
    "imports": _says("-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo"),
    "migrations": _says(
        "-W", "ignore::RuntimeWarning", "-m", "django", "makemigrations", "--check", "--dry-run", **AS_OWNER
    ),
    "reference": _reference,
    "privacy": _privacy,
    "translations": _untranslated,
    "hosts": _hosts,
}
