"""The real thing for every test: a PostgreSQL of its own, the roles, the policies, a browser."""

import gc
import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models.signals import post_migrate
from django.test import TransactionTestCase
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests import side_by_side
from tests.copies import Copies
from tests.database import as_owner
from tests.emptying import empty
from tests.visitor import Visitor
from usving.command.cluster import Cluster

os.environ.setdefault("CHROMIUM", "/usr/bin/chromium")


@pytest.fixture(scope="session")
def cluster(pytestconfig: pytest.Config) -> Iterator[Cluster]:
    """A server for this run, gone after it."""
    with side_by_side.cluster_of(pytestconfig) as running:
        yield running


@pytest.fixture(scope="session")
def copies(cluster: Cluster) -> Copies:
    """Databases to test in: `with copies.filled():` gives one that holds the demonstration."""
    return Copies(cluster, os.environ.get("PYTEST_XDIST_WORKER", "alone"))


@pytest.fixture(scope="session")
def django_db_setup(copies: Copies, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The tables as the owner makes them, the policies as the code declares them; then every query as the web's role."""
    with django_db_blocker.unblock(), copies.empty(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        patch.setattr(
            post_migrate, "receivers", []
        )  # a browser test says it at its start; the web's role has no part in it
        yield


@pytest.fixture(autouse=True)
def in_bokmal() -> Iterator[None]:
    """Each test begins in the language of the source: a page that the test before it read in English leaves English behind."""
    translation.deactivate()
    yield


@pytest.fixture
def owner(db: None) -> Iterator[None]:
    """The whole test is asked as the owner; for preparing worlds, never for judging who sees what."""
    with as_owner():
        yield


@pytest.fixture
def client() -> Visitor:
    """A browser without a screen; `client.login_as(account)` lets it in."""
    return Visitor()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Workers are about to start: the server first."""
    side_by_side.start_server(config)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """A worker is about to start: it is told where the server is."""
    side_by_side.tell(node)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Who tests what, with `--dist loadfile`."""
    return side_by_side.scheduler(config, log) if config.option.dist == "loadfile" else None


def pytest_collection_finish() -> None:
    """All tests are found: what stands in memory now stays, and is not looked through again at each clearing up."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Workers begin with what takes longest."""
    if hasattr(config, "workerinput"):
        side_by_side.longest_first(items)
