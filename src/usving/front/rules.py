"""What the pages across areas decide, in plain Python."""

import hmac
from ipaddress import ip_address

BEARER = "Bearer "


def may_measure(*, address: str, forwarded: bool, token: str, authorization: str) -> bool:
    """Whether someone may read the numbers: the machine itself, or whoever has the token.

    `address` is where the request came from; one that a proxy passed on (`forwarded`) is not the machine's own.
    `token` is empty where none is set, and then no word opens.
    """
    if token and authorization.startswith(BEARER):
        return hmac.compare_digest(authorization.removeprefix(BEARER).encode(), token.encode())
    return not forwarded and is_loopback(address)


def is_loopback(address: str) -> bool:
    """Whether an address is the machine's own; nonsense is not."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
