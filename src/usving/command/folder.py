"""The data folder: what lies where in it, and who may read it."""

import os
import secrets
from pathlib import Path

from usving.command.problem import Problem
from usving.command.unprivileged import Account


class DataFolder:
    """Paths inside a data folder: `postgres/`, `secrets/`, `logs/`, `static/`, `run/` and the lock."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().absolute()
        self.lock = self.path / "lock"
        self.logs = self.path / "logs"
        self.secrets = self.path / "secrets"
        self.static = self.path / "static"
        self.states = self.path / "states"

    def make(self) -> None:
        """Make what is missing. Root lets the server's account pass through the folder, but read nothing in it."""
        try:
            if not self.path.is_dir():
                self.path.mkdir(parents=True, mode=0o711 if os.geteuid() == 0 else 0o700)
            for folder in (self.logs, self.secrets, self.states):
                folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise Problem(f"The data folder {self.path} cannot be made: {error.strerror}.") from error
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise Problem(f"The data folder {self.path} cannot be written to.")

    def holds_installation(self) -> bool:
        """Tell whether something was made here before: a database of ours, or the secrets of one that is elsewhere."""
        return any(os.path.lexists(place) for place in (self.path / "postgres", self.secrets))

    def secret(self, name: str) -> str:
        """Return a secret that is made once and kept in a file that only we can read."""
        path = self.secrets / name
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        return path.read_text().strip()

    @property
    def address(self) -> str:
        """The address people use: the operator's own, else the one the last start listened on, else the usual one."""
        last = self.states / "address"
        return os.environ.get("USVING_BASE_URL") or (last.read_text() if last.exists() else "http://127.0.0.1:8000")

    def remember_address(self, url: str) -> None:
        """Note where a start listens, so that a command beside it makes links that lead there."""
        (self.states / "address").write_text(url.rstrip("/"))

    def log(self, name: str) -> Path:
        """Return the path of a fresh log, with the last one kept beside it as `.1`."""
        path = self.logs / f"{name}.log"
        if path.exists():
            path.replace(path.with_suffix(".log.1"))
        return path


def given_folder(argument: str | None) -> Path:
    """Choose the data folder: `--data`, else USVING_DATA, else `.usving` where we stand."""
    return Path(argument or os.environ.get("USVING_DATA") or ".usving").expanduser().absolute()


def short_folder(name: str, account: Account) -> Path:
    """Return a private folder with a short path, for a socket whose own path would be too long or out of reach."""
    base = Path("/run") if os.geteuid() == 0 else Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp")
    if not os.access(base, os.W_OK):
        base = Path("/tmp")
    return base / f"usving-{account.uid}-{name}"
