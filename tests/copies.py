"""Databases that are made once for a run and then copied: one with empty tables, one with the demonstration in them."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from tests.database import as_owner
from usving.command.cluster import Cluster
from usving.core import catalogue
from usving.core.database import fresh
from usving.front import demonstration
from usving.settings import PREPARED

EMPTY, FILLED = "usving", "usving_filled"  # nobody stays connected to these: only a database at rest can be copied
AS_THE_WEB = PREPARED | {"assume_role": "usving_app"}


class Copies:
    """The originals in a cluster that several workers may share, and the copies that this worker tests in."""

    def __init__(self, cluster: Cluster, worker: str) -> None:
        self.cluster, self.worker = cluster, worker

    @contextmanager
    def empty(self) -> Iterator[None]:
        """Ask in a new database with all tables and policies, as the web's role."""
        with _turn(self.cluster.folder.path, EMPTY) as first:
            if first:
                self._make_empty()
        with self._copy_of(EMPTY):
            yield

    @contextmanager
    def filled(self) -> Iterator[None]:
        """Ask in a new database that holds the demonstration as `start --demo` gives it, as the web's role."""
        with _turn(self.cluster.folder.path, FILLED) as first:
            if first:
                self._make_filled()
        with self._copy_of(FILLED):
            yield

    @contextmanager
    def bare(self) -> Iterator[None]:
        """Ask as the owner in a new database without any table."""
        name = f"bare_{self.worker}"
        self._ask("drop database if exists {} with (force)", name)
        self._ask("create database {} owner usving_owner", name)
        with self._connected(name, {}):
            yield
        self._ask("drop database {} with (force)", name)

    def _make_empty(self) -> None:
        with self._connected(EMPTY, {}):
            fresh.migrate()
            catalogue.install()
        self._ask("grant usving_app to usving_owner with inherit false, set true")
        self._ask("grant set on parameter session_replication_role to usving_owner")  # see tests/emptying.py

    def _make_filled(self) -> None:
        self._ask("drop database if exists {} with (force)", FILLED)  # half made, by a worker that was killed
        self._ask("create database {} template {} owner usving_owner", FILLED, EMPTY)
        with self._connected(FILLED, AS_THE_WEB), as_owner():
            demonstration.fill()

    @contextmanager
    def _copy_of(self, original: str) -> Iterator[None]:
        copy = f"{original}_{self.worker}"
        self._ask("drop database if exists {} with (force)", copy)
        self._ask("create database {} template {} owner usving_owner", copy, original)
        with self._connected(copy, AS_THE_WEB):
            yield
        self._ask("drop database {} with (force)", copy)

    @contextmanager
    def _connected(self, name: str, options: dict[str, object]) -> Iterator[None]:
        """Let this process, with all its threads, ask in that database; then in the former one again."""
        address = conninfo_to_dict(self.cluster.owner_url)
        here = {
            "NAME": name,
            "USER": address["user"],
            "HOST": address["host"],
            "PORT": "",
            "OPTIONS": options,
            "CONN_MAX_AGE": 60,
        }
        before = {key: connections["default"].settings_dict[key] for key in here}
        _point_at(here)
        try:
            yield
        finally:
            _point_at(before)

    def _ask(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.cluster.url("postgres", "postgres"), autocommit=True) as superuser:
            superuser.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def _turn(folder: Path, name: str) -> Iterator[bool]:
    """Tell whether this worker is the one to make an original; the others wait meanwhile. Made is what was made wholly."""
    made = folder / f"{name}.made"
    with (folder / "originals.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go of when the worker ends, however it does
        yield not made.exists()
        made.touch()


def _point_at(address: dict[str, object]) -> None:
    connections["default"].close()
    for known in (connections.settings["default"], connections["default"].settings_dict, settings.DATABASES["default"]):
        known.update(address)
