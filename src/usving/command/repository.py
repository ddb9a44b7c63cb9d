"""The repository that this package stands in, for the commands of developers."""

from pathlib import Path

from usving.command.addresses import PACKAGE
from usving.command.problem import Problem


def root() -> Path:
    """Return the repository's folder; raises Problem where the package was installed without it."""
    folder = PACKAGE.parent.parent
    if not (folder / "pyproject.toml").is_file() or not (folder / "tests").is_dir():
        raise Problem("This needs the repository; run ./usving in a clone of it.")
    return folder
