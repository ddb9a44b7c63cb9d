"""The account that PostgreSQL runs as, since it refuses to run as root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from usving.command.problem import Problem

NAME = "usving"
LAST_RESORT = "nobody"


@dataclass(frozen=True)
class Account:
    """A user and its group; `switched` tells that it is not the one we run as ourselves."""

    uid: int
    gid: int
    switched: bool

    def popen_arguments(self) -> dict[str, Any]:
        """Arguments for `subprocess` that run a program as this account, with none of root's extra groups."""
        if not self.switched:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def may_enter(self, folder: Path) -> bool:
        """Tell whether this account reaches a folder through all of its parents."""
        if not self.switched:
            return os.access(folder, os.X_OK)
        return _runs_as(self, ["test", "-x", str(folder)])

    def may_run(self, program: Path) -> bool:
        """Tell whether this account can execute a program, its shared libraries included."""
        return _runs_as(self, [str(program), "--version"])

    def own(self, folder: Path) -> None:
        """Make a folder that only this account reads, and that is never somebody else's or a link."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.is_symlink() or folder.stat().st_uid not in (os.geteuid(), self.uid):
            raise Problem(f"The folder {folder} belongs to somebody else; remove it and start again.")
        if self.switched:
            os.chown(folder, self.uid, self.gid)
        folder.chmod(0o700)


def server_account() -> Account:
    """Find the account for the database server: our own, or for root a system account made for the purpose."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switched=False)
    entry = _entry(NAME) or _made(NAME) or _entry(LAST_RESORT)
    if entry is None or entry.pw_uid == 0:
        raise Problem(
            "PostgreSQL cannot run as root, and no other account could be made; start U-sving as another user."
        )
    return Account(entry.pw_uid, entry.pw_gid, switched=True)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _made(name: str) -> pwd.struct_passwd | None:
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    try:
        subprocess.run([*command, "--shell", "/usr/sbin/nologin", name], capture_output=True, check=False)
    except OSError:
        return None
    return _entry(name)  # whoever lost the race with another start finds the winner's account here


def _runs_as(account: Account, command: list[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, check=False, cwd="/", **account.popen_arguments())
    except OSError:
        return False
    return done.returncode == 0
