"""Where a caller comes from, and how often one may try in vain at a door."""

import ipaddress
from datetime import timedelta

MOST = 10
WINDOW = timedelta(minutes=15)


def exhausted(failures: int) -> bool:
    """Whether so many failures within the window close the door until the window is over."""
    return failures >= MOST


def on_this_machine(address: str) -> bool:
    """Whether a caller's address is the machine's own (127.0.0.0/8, ::1); a demonstration opens its doors to no other."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
