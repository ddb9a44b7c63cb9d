"""Counting failures at a door, by the address they come from. Kept in the process's memory only, and gone after the window."""

from django.core.cache import cache

from usving.people.rules.attempts import WINDOW, exhausted


def closed_to(address: str) -> bool:
    """Whether so much has failed from this address lately that the door stays shut."""
    return exhausted(cache.get(_key(address), 0))


def failed(address: str) -> None:
    """Count one failure from this address."""
    cache.add(_key(address), 0, WINDOW.total_seconds())
    cache.incr(_key(address))


def _key(address: str) -> str:
    return f"people-failures-{address}"
