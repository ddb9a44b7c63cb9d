"""Where the database is, and the environment that a process of ours gets."""

import os
from dataclasses import dataclass
from pathlib import Path

from usving.command.child import clean_environment
from usving.command.folder import DataFolder

PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Addresses:
    """The owner's address, for migrations and operators, and the restricted role's, for web server and worker."""

    owner: str
    app: str


def environment(folder: DataFolder, addresses: Addresses, role: str, **extra: str) -> dict[str, str]:
    """Build the environment of a web, worker or owner process; only an owner's learns the owner's address."""
    found = clean_environment()
    for name in ("DATABASE_URL", "DATABASE_APP_URL", "USVING_DATABASE_URL_OWNER"):
        found.pop(name, None)
    if role == "owner":
        found["USVING_DATABASE_URL_OWNER"] = addresses.owner
    found.update(
        USVING_BASE_URL=folder.address,
        DJANGO_SETTINGS_MODULE="usving.settings",
        PYTHONPATH=os.pathsep.join(filter(None, [str(PACKAGE.parent), found.get("PYTHONPATH")])),
        USVING_DATA=str(folder.path),
        USVING_DATABASE_URL_APP=addresses.app,
        USVING_PROCESS_ROLE=role,
        USVING_SECRET_KEY=found.get("USVING_SECRET_KEY") or folder.secret("secret_key"),
        **extra,
    )
    return found
