"""How several workers share the tests: one server for all of them, and what takes longest begun first.

With `-n 2` the process that was asked starts the server and tells its workers where it is, so that it lives on when a worker
dies. The hooks are called from `conftest`, and only where pytest-xdist is at work.
"""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from usving.command.cluster import Cluster

SERVER = pytest.StashKey[Cluster]()
TOLD = "folder_of_the_cluster"
WHOLE = ("tests/crawl/",)  # folders whose files share one costly fixture, and so one worker
LONGEST = ("tests/journeys/test_main_pages", *WHOLE)  # what a worker must not be left alone with at the end


@contextmanager
def temporary_cluster() -> Iterator[Cluster]:
    """A server for this run, gone after it."""
    with tempfile.TemporaryDirectory(prefix="usv-") as folder:
        Path(folder).chmod(0o755)
        with Cluster(Path(folder), durable=False) as running:
            yield running


def start_server(config: pytest.Config) -> None:
    """Start the server that all workers share, from the main thread of the process that outlives them."""
    if config.option.markexpr == "quick":
        return
    stack = ExitStack()
    config.add_cleanup(stack.close)
    config.stash[SERVER] = stack.enter_context(temporary_cluster())


def tell(node: Any) -> None:
    """Tell a worker where the server is."""
    if server := node.config.stash.get(SERVER, None):
        node.workerinput[TOLD] = str(server.folder.path)


@contextmanager
def cluster_of(config: pytest.Config) -> Iterator[Cluster]:
    """The server that all workers share, else one of our own."""
    told = getattr(config, "workerinput", {}).get(TOLD)
    if told is None:
        with temporary_cluster() as ours:
            yield ours
        return
    shared = Cluster.attach(Path(told))
    assert shared is not None, "the server that the workers share has stopped"
    yield shared


def scheduler(config: pytest.Config, log: Any) -> Any:
    """One file to one worker at a time, in the order the files were collected."""
    from xdist.scheduler import LoadFileScheduling

    class InOrder(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return next((folder for folder in WHOLE if nodeid.startswith(folder)), super()._split_scope(nodeid))

    config.option.loadscopereorder = False
    return InOrder(config, log)


def longest_first(items: list[pytest.Item]) -> None:
    """Put what takes longest before everything else; the rest keeps its order."""
    items.sort(
        key=lambda item: next((n for n, part in enumerate(LONGEST) if item.nodeid.startswith(part)), len(LONGEST))
    )
