"""The embedded PostgreSQL: made, started, watched and stopped by us. For trying out, development and tests.

Everybody with the server's user id is a superuser in it (the socket's folder is the only guard), so production uses a
PostgreSQL of its own, by DATABASE_URL.
"""

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from usving.command import binaries, child, leftovers, newcluster
from usving.command.folder import DataFolder, short_folder
from usving.command.lock import Lock
from usving.command.problem import Problem
from usving.command.unprivileged import Account, server_account

SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 107  # bytes, the size of sun_path less its closing zero
START_SECONDS = 60.0
STOP_SECONDS = 20.0
IN_USE_STILL = ("pre-existing shared memory block", 'lock file "postmaster.pid" already exists')

ALWAYS = {
    "listen_addresses": "",
    "port": "5432",
    "unix_socket_permissions": "0700",
    "dynamic_shared_memory_type": "mmap",  # /dev/shm is tiny in many containers
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "jit": "off",
}
NOT_DURABLE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


class Cluster:
    """One embedded PostgreSQL in a data folder.

    A context manager: `with Cluster(folder) as cluster: connect(cluster.app_url)`. The addresses are libpq URLs with
    the socket's folder in the query (`postgresql://usving_app@/usving?host=%2F…`); read them with
    `psycopg.conninfo.conninfo_to_dict`. `durable=False` trades safety against a power cut for speed, for tests only.
    The server dies with the thread that called `start`, so call it from the main thread.
    """

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.folder = DataFolder(data)
        self.durable = durable
        self._lock = Lock(self.folder.lock)
        self._process: subprocess.Popen[bytes] | None = None
        self._socket: Path | None = None
        self._elsewhere: Path | None = None
        self._purpose = ""

    @classmethod
    def attach(cls, data: Path, *, seconds: float = START_SECONDS) -> Self | None:
        """Return the cluster that another process serves from this folder, once it answers; None where nobody does."""
        cluster = cls(data)
        deadline = time.monotonic() + seconds
        while cluster._lock.is_held():
            place = cluster._lock.said().get("socket")
            if isinstance(place, str) and answers(Path(place)):
                cluster._socket = Path(place)
                return cluster
            if time.monotonic() > deadline:
                raise Problem(f"The database in {cluster.folder.path} does not answer.")
            time.sleep(0.05)
        return None

    @property
    def owner_url(self) -> str:
        """Address for migrations and operators' commands."""
        return self.url("usving_owner")

    @property
    def app_url(self) -> str:
        """Address for the web server and the worker: a role that owns nothing."""
        return self.url("usving_app")

    @property
    def superuser_url(self) -> str:
        """Address for backups and for looking into a fault."""
        return self.url("postgres")

    @property
    def process_id(self) -> int | None:
        """The server's process id, where this object started it."""
        return self._process.pid if self._process else None

    def url(self, role: str, database: str = "usving") -> str:
        """Address for a role in a database of this cluster."""
        if self._socket is None:
            raise Problem("The embedded database is not running.")
        return f"postgresql://{role}@/{database}?host={quote(str(self._socket), safe='')}"

    def start(self, *, seconds: float = 0.0) -> Self:
        """Make the cluster where it is missing, start it and wait until it answers.

        Raises Held where another process keeps the folder longer than `seconds`, Problem where it does not start.
        """
        self.claim(seconds=seconds)
        try:
            self._start(server_account())
        except BaseException:
            self.stop()
            raise
        return self

    def claim(self, *, seconds: float = 0.0, purpose: str = "") -> None:
        """Make the data folder and take it, without starting anything yet; `purpose` is for those who ask."""
        self.folder.make()
        if not self._lock.is_ours:
            self._lock.take(seconds=seconds)
            self._purpose = purpose
            self._lock.say(purpose=purpose)

    def purpose_of_holder(self) -> str:
        """Say what the process that has the folder has it for; "" where nobody has."""
        return str(self._lock.said().get("purpose", "")) if self._lock.is_held() else ""

    def revive(self) -> None:
        """Start the server again after it died on its own."""
        if self._process is not None:
            child.stop(self._process, seconds=STOP_SECONDS)
        self._start(server_account())

    def stop(self) -> None:
        """Stop the server, let go of the folder. Does nothing to a server that another process started."""
        if self._process is not None:
            child.stop(self._process, signal.SIGINT, signal.SIGQUIT, seconds=STOP_SECONDS)
            self._process = None
        if self._socket is not None and self._lock.is_ours:
            with contextlib.suppress(OSError):
                self._socket.rmdir()
        if self._elsewhere is not None and not self.durable:
            shutil.rmtree(self._elsewhere, ignore_errors=True)
            (self.folder.path / "postgres").unlink(missing_ok=True)
        self._socket = None
        self._lock.release()

    def is_running(self) -> bool:
        """Tell whether the server that this object started is alive."""
        return self._process is not None and self._process.poll() is None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _start(self, account: Account) -> None:
        programs = binaries.programs(account)
        home = self._home(account)
        place = home / "postgres"
        if not place.exists():
            newcluster.make(programs, place, account, durable=self.durable)
        leftovers.clear(place, seconds=START_SECONDS)
        self._socket = self._socket_folder(home, account)
        account.own(self._socket)
        self._run(programs, place, account)
        self._lock.say(purpose=self._purpose, socket=str(self._socket))

    def _run(self, programs: Path, place: Path, account: Account) -> None:
        settings = {**ALWAYS, "unix_socket_directories": str(self._socket), **({} if self.durable else NOT_DURABLE)}
        options = [f"--{name}={value}" for name, value in settings.items()]
        deadline = time.monotonic() + START_SECONDS
        while True:
            log = self.folder.log("postgres")
            self._process = child.spawn(
                [str(programs / "postgres"), "-D", str(place), *options],
                log=log,
                environment=child.clean_environment({"LC_ALL": "C"}),
                account=account,
                farewell=signal.SIGINT,  # a fast, clean shutdown
            )
            if self._answered(programs, deadline):
                return
            said = log.read_text(errors="replace")
            if time.monotonic() > deadline or not any(sign in said for sign in IN_USE_STILL):
                raise Problem(f"The embedded database did not start; the last it said: {_last_line(said)}")
            time.sleep(0.2)

    def _answered(self, programs: Path, deadline: float) -> bool:
        while self.is_running() and time.monotonic() < deadline:
            if self._socket is not None and answers(self._socket, programs):
                return True
            time.sleep(0.02)
        return False

    def _home(self, account: Account) -> Path:
        """The folder that holds the cluster: the data folder, or one that the server's account can reach.

        Root's own folders are closed to others and stay so; the cluster then lies elsewhere and a link shows where.
        """
        link = self.folder.path / "postgres"
        if not link.is_symlink():
            if link.is_dir() or account.may_enter(self.folder.path):
                return self.folder.path
            self._link_elsewhere(link)
        self._elsewhere = link.readlink().parent
        self._elsewhere.mkdir(mode=0o711, parents=True, exist_ok=True)
        if self._elsewhere.stat().st_uid != os.geteuid():
            raise Problem(f"The folder {self._elsewhere} belongs to somebody else; remove it and start again.")
        return self._elsewhere

    def _link_elsewhere(self, link: Path) -> None:
        if self.durable:
            home = binaries.SHARED / f"data-{self._digest()}"
        else:
            home = Path(tempfile.mkdtemp(prefix="usving-"))
            home.chmod(0o711)
        link.symlink_to(home / "postgres")

    def _socket_folder(self, home: Path, account: Account) -> Path:
        folder = home / "run"
        if len(bytes(folder / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
            return folder
        return short_folder(self._digest(), account)

    def _digest(self) -> str:
        return hashlib.sha256(bytes(self.folder.path)).hexdigest()[:16]


def answers(socket: Path, programs: Path | None = None) -> bool:
    """Tell whether a server accepts connections on the socket in this folder; a process id alone would not tell."""
    pg_isready = (programs or binaries.original_programs()) / "pg_isready"
    command = [str(pg_isready), "-q", "-h", str(socket), "-p", "5432", "-U", "postgres", "-t", "3"]
    return subprocess.run(command, env=child.clean_environment(), check=False).returncode == 0


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "nothing"
