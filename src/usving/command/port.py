"""The address that the web server listens on, and whether it answers."""

import errno
import http.client
import os
import socket
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from usving.command.problem import Problem

EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}


@dataclass(frozen=True)
class Listening:
    """A host and a port that nobody listened on, and the address that people use."""

    host: str
    port: int
    url: str

    @classmethod
    def on(cls, host: str, port: int) -> Self:
        """Make sure that a port can be listened on; 0 chooses one. Raises Problem where it cannot."""
        chosen = _free(host, port)
        local = EVERY_ADDRESS.get(host, host)
        named = f"http://{f'[{local}]' if ':' in local else local}:{chosen}"
        return cls(host, chosen, os.environ.get("USVING_BASE_URL") or named)

    def health(self) -> int | None:
        """Return the status of GET /healthz, asked for under the name that people use; None where nothing answers."""
        connection = http.client.HTTPConnection(EVERY_ADDRESS.get(self.host, self.host), self.port, timeout=5)
        headers = {"Host": urlsplit(self.url).netloc, "Connection": "close"}
        try:
            connection.request("GET", "/healthz", headers=headers)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()


def beside(listening: Listening) -> int:
    """Return the port of the live process: USVING_LIVE_PORT, or a hundred above the web server's, or any that is free."""
    if given := os.environ.get("USVING_LIVE_PORT"):
        if not given.isdecimal():
            raise Problem(f"USVING_LIVE_PORT is {given!r}, which is not a port.", status=2)
        return _free(listening.host, int(given))
    try:
        return _free(listening.host, listening.port + 100)
    except (Problem, OverflowError):
        return _free(listening.host, 0)


def _free(host: str, port: int) -> int:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
            return int(probe.getsockname()[1])
    except socket.gaierror as error:
        raise Problem(f"There is no address {host!r} to listen on.", status=2) from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Problem(f"Port {port} is in use; choose another with --port.") from error
        raise Problem(f"Port {port} on {host} cannot be used: {error.strerror}.") from error
