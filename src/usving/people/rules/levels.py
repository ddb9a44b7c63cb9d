"""How sure we are of who it is: two levels, and what each way in is worth. Kept in the session; doors ask for it.

A link or a code shows that someone has the mailbox or the sheet. For what is most private that is not enough: someone in the
same home may have both. The higher level takes an electronic identity, or a key that was set up when the person was known well.
"""

from collections.abc import Collection
from enum import StrEnum


class Level(StrEnum):
    """How well someone has shown who they are."""

    LINK = "link"
    SUBSTANTIAL = "substantial"


class Way(StrEnum):
    """How someone came in, besides the purposes of one-time words (`LinkPurpose`)."""

    PASSWORD = "password"
    OUTSIDE = "outside"  # an identity provider, at the level we ask of it
    OUTSIDE_LOW = "outside-low"  # an identity provider that promises no level
    DEMONSTRATION = "demonstration"


# These are worth the higher level alone. A code is `shown` when it was handed over to someone who showed identification; the
# operator's link is made by whoever holds the machine; nobody is real in a demonstration.
ENOUGH = frozenset({"shown", "operator", Way.OUTSIDE.value, Way.DEMONSTRATION.value})


def level_of(ways: Collection[str], *, known_lock: bool) -> Level:
    """Return the level of a login made in these `ways`; `known_lock`: a second lock was passed that counts for this person."""
    return Level.SUBSTANTIAL if known_lock or ENOUGH.intersection(ways) else Level.LINK


def counts(*, staff: bool, set_up_known: bool) -> bool:
    """Whether a second lock lifts a login to the higher level.

    For staff any does: the municipality let them in, and they can come nowhere without one. Others may set one up in a login
    that only a link opened; it keeps strangers out, but does not say who set it up.
    """
    return staff or set_up_known


def may_connect(level: Level, *, first_visit: bool) -> bool:
    """Whether an outside identity may be connected to the account now.

    Either the person is known well already, or this is the first visit after the invitation, when the account holds nothing
    yet. Otherwise whoever gets hold of a mailbox could connect their own identity and open everything.
    """
    return first_visit or level is Level.SUBSTANTIAL
