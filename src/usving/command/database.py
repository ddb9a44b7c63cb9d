"""The database for one command's own time: a process with Django set up as the owner, migrated."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from usving.command import prepare, server, translations
from usving.command.addresses import Addresses, environment
from usving.command.cluster import Cluster
from usving.command.folder import DataFolder
from usving.command.lock import Held
from usving.command.problem import Problem

PATIENCE = 60.0


@contextlib.contextmanager
def ready(data: Path, *, new: bool = False) -> Iterator[None]:
    """Give this process Django as the owner, with migrations and policies in place.

    The database is the operator's server, a running start's, or one started for the time being. Raises Problem
    where there is none to be had; only with `new` is one made in a folder that holds none.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    folder = DataFolder(data)
    if not (new or server.given() or folder.holds_installation()):
        raise Problem(f"there is no installation in {folder.path}", status=2)
    with _addresses(folder) as addresses:
        os.environ.update(environment(folder, addresses, "owner", USVING_DEMO=os.environ.get("USVING_DEMO", "0")))
        translations.compile_changed()
        import django

        django.setup()
        from django.db import connections

        try:
            prepare.migrate()
            yield
        finally:
            connections.close_all()


@contextlib.contextmanager
def _addresses(folder: DataFolder) -> Iterator[Addresses]:
    if owner := server.given():
        folder.make()
        yield server.prepared(owner, folder)
        return
    cluster, ours = _cluster(folder)
    try:
        yield Addresses(owner=cluster.owner_url, app=cluster.app_url)
    finally:
        if ours:
            cluster.stop()


def _cluster(folder: DataFolder) -> tuple[Cluster, bool]:
    """Return a running start's cluster, else our own; another command's is waited for, as it ends with it."""
    cluster = Cluster(folder.path)
    folder.make()
    if cluster.purpose_of_holder() == "start" and (running := Cluster.attach(folder.path)):
        return running, False
    try:
        cluster.claim(seconds=PATIENCE, purpose="command")
    except Held:
        if running := Cluster.attach(folder.path):
            return running, False
        raise
    return cluster.start(), True
