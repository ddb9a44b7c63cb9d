"""The real thing for every test: a PostgreSQL of its own, the roles, the policies, a browser."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.models.signals import post_migrate
from psycopg.conninfo import conninfo_to_dict
from pytest_django import DjangoDbBlocker

from tests.database import as_owner
from tests.visitor import Visitor
from usving.command.cluster import Cluster
from usving.core import catalogue


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A server for this run, gone after it."""
    with tempfile.TemporaryDirectory(prefix="usv-") as folder:
        Path(folder).chmod(0o755)
        with Cluster(Path(folder), durable=False) as running:
            yield running


@pytest.fixture(scope="session")
def django_db_setup(cluster: Cluster, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The tables as the owner makes them, the policies as the code declares them; then every query as the web's role."""
    with django_db_blocker.unblock():
        address = conninfo_to_dict(cluster.owner_url)
        for target in (
            connections.settings["default"],
            connections["default"].settings_dict,
            settings.DATABASES["default"],
        ):
            target.update(NAME=address["dbname"], USER=address["user"], HOST=address["host"], PORT="")
        connections["default"].settings_dict["OPTIONS"] = {}
        with connections["default"].cursor() as cursor:
            cursor.execute("select 1")
        call_command("migrate", interactive=False, verbosity=0)
        post_migrate.receivers = []  # emptying the tables after a browser test says it too; the web's role has no part in it
        catalogue.install()
        with psycopg.connect(cluster.superuser_url, autocommit=True) as superuser:
            superuser.execute("grant usving_app to usving_owner with inherit false, set true")
        connections["default"].close()
        connections["default"].settings_dict["OPTIONS"] = {"assume_role": "usving_app"}
        yield
        connections.close_all()


@pytest.fixture
def owner(db: None) -> Iterator[None]:
    """The whole test is asked as the owner; for preparing worlds, never for judging who sees what."""
    with as_owner():
        yield


@pytest.fixture
def client() -> Visitor:
    """A browser without a screen; `client.login_as(account)` lets it in."""
    return Visitor()


os.environ.setdefault("CHROMIUM", "/usr/bin/chromium")
