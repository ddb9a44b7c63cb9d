"""Where a caller comes from, and how often one may try in vain at a door.

Failures are counted for what was tried *from where* and for the place alone, never for what was tried alone: nobody can shut
another person out by guessing in their name from somewhere else. The guesses themselves are out of reach: one-time words have
58 bits and more, passwords twelve letters and a second lock behind them.
"""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from usving.people.rules.phones import MOST_TRIES

WINDOW = timedelta(minutes=15)  # after so long without a failure all is forgotten
LONGEST = timedelta(minutes=15)


@dataclass(frozen=True)
class Patience:
    """How many failures are free, and how long the first wait after them is; each further failure doubles it."""

    free: int
    first_wait: timedelta

    def wait(self, failures: int) -> timedelta:
        """How long the door stays shut after so many failures."""
        beyond = failures - self.free
        if beyond < 0:
            return timedelta(0)
        doublings: int = 2 ** min(beyond, 20)
        return min(self.first_wait * doublings, LONGEST)


# One name or address from one place; everything from one place. A whole office or library may share the latter, so that it
# closes late and first for half a minute.
ONE_FROM_HERE = Patience(free=5, first_wait=timedelta(seconds=30))
ALL_FROM_HERE = Patience(free=20, first_wait=timedelta(seconds=30))
LINKS_FROM_HERE = Patience(free=20, first_wait=timedelta(minutes=1))
LINKS_TO_ONE_FROM_HERE = Patience(free=3, first_wait=timedelta(minutes=1))
GUESSES_AT_CODE = Patience(free=MOST_TRIES, first_wait=WINDOW)  # longer than a code lives
ADDRESSES_OF_ONE = Patience(free=5, first_wait=timedelta(minutes=1))


def is_shut(patience: Patience, *, failures: int, last: datetime, now: datetime) -> bool:
    """Whether the door is shut after `failures`, the last of them at `last`."""
    return now - last < min(patience.wait(failures), WINDOW)


def network_of(address: str) -> str:
    """The place that a caller's address stands for: IPv4 as it is, of IPv6 the network of one connection (/64)."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        return str(mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)


def on_this_machine(address: str) -> bool:
    """Whether a caller's address is the machine's own (127.0.0.0/8, ::1); a demonstration opens its doors to no other."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
