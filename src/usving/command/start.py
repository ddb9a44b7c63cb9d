"""`usving start`: everything that is needed, in one process tree that ends as one."""

import argparse
import contextlib
from collections.abc import Iterator
from typing import Any

from usving.command import arguments as shared
from usving.command import first, server
from usving.command.addresses import Addresses
from usving.command.cluster import Cluster
from usving.command.folder import DataFolder, given_folder
from usving.command.house import House
from usving.command.port import Listening
from usving.command.stop import Stop

COMMAND_PATIENCE = 15.0  # seconds that another command of the operator's may keep the folder


def register(commands: Any) -> None:
    """Add the subcommand."""
    parser = shared.add(
        commands,
        "start",
        run,
        summary="start everything that is needed, and stop it all with Ctrl-C",
        example="usving start --demo",
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8000, help="the port to listen on (default 8000; 0 finds one)")
    parser.add_argument("--demo", action="store_true", help="fill an empty database with the demonstration first")
    shared.add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Start, wait until told to stop, stop. Status 0 when it was stopped, 1 when it could not go on."""
    stop = Stop()
    folder = DataFolder(given_folder(arguments.data))
    with _claimed(folder) as cluster:
        listening = Listening.on(arguments.host, arguments.port)  # refused before anything is started
        owner = server.given()
        house = House(folder, server.prepared(owner, folder) if owner else cluster, stop, listening)
        house.demo = arguments.demo
        with contextlib.closing(house):
            house.open()
            if house.healthy:
                _show_the_first_way_in(house.addresses, listening)
            house.watch()
    return 0


@contextlib.contextmanager
def _claimed(folder: DataFolder) -> Iterator[Cluster]:
    """Take the data folder, and at last stop the embedded database where it was started, and let go of the folder."""
    cluster = Cluster(folder.path)
    patience = COMMAND_PATIENCE if cluster.purpose_of_holder() == "command" else 0.0
    cluster.claim(seconds=patience, purpose="start")
    try:
        yield cluster
    finally:
        cluster.stop()


def _show_the_first_way_in(addresses: Addresses, listening: Listening) -> None:
    """Nobody can log in to an empty house: print the address that makes its first administrator."""
    if found := first.address(addresses.owner, listening.url):
        print(
            f"Nobody is here yet. Whoever opens this address within an hour becomes the administrator:\n{found}",
            flush=True,
        )


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port (0 to 65535)")
    return int(text)
