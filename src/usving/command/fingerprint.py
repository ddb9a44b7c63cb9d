"""Digests that tell whether a step of the start can be skipped."""

import hashlib
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from usving.command.addresses import PACKAGE


def of_database() -> str:
    """Change when any code of ours or any installed package changes, and with them perhaps a migration or a policy."""
    return _digest([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.sql")])


def of_static() -> str:
    """Change when any static file of ours or any installed package changes."""
    return _digest(path for folder in PACKAGE.glob("*/static") for path in folder.rglob("*") if path.is_file())


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256(f"{sys.version_info[:2]} {installed()}".encode())
    for path in sorted(files):
        digest.update(f"{path.relative_to(PACKAGE)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:32]


def installed() -> list[str]:
    """Names and versions of the installed packages, as the names of their folders say."""
    return sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
