"""Two who change the same thing at once: neither's words are lost. Each field is held against what its writer had seen."""

from enum import StrEnum
from hashlib import sha256


class Fate(StrEnum):
    """What becomes of one field."""

    MINE = "mine"  # nobody else has touched it, or both wrote the same
    THEIRS = "theirs"  # another has changed it, and I have not
    BOTH = "both"  # both have


def mark(value: str) -> str:
    """A short mark of what stands in a field, to be sent with the page and back."""
    return sha256(value.encode()).hexdigest()[:12]


def fate(*, seen: str, now: str, typed: str) -> Fate:
    """Say what becomes of a field: `seen` is the mark of what stood there when the page was read."""
    if mark(now) == seen or now == typed:
        return Fate.MINE
    return Fate.THEIRS if mark(typed) == seen else Fate.BOTH
