"""Who is asking. Told to the database at the start of every transaction; the policies there read it.

`account` is a person who is wholly logged in. `pending` is one who has passed the first of two locks: the database then
answers only what the second lock needs. Both are None before anyone is known. `strong` says that the person has shown well
who they are; policies may ask for it too.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import connection


@dataclass(frozen=True)
class Identity:
    """The asker of this transaction, as ids of accounts."""

    account: UUID | None = None
    pending: UUID | None = None
    strong: bool = False


NOBODY = Identity()
_asking: ContextVar[Identity] = ContextVar("usving_identity", default=NOBODY)


def asking() -> Identity:
    """Return who is asking now."""
    return _asking.get()


def become(account: UUID | None, *, pending: UUID | None = None, strong: bool = False) -> None:
    """From now on in this request the asker is `account`; a transaction under way is told at once."""
    _asking.set(Identity(account, pending, strong))
    tell()


@contextmanager
def acting_as(account: UUID | None, *, pending: UUID | None = None, strong: bool = True) -> Iterator[None]:
    """Let the block be asked by `account`, and give the former asker back after it."""
    before = _asking.set(Identity(account, pending, strong))
    tell()
    try:
        yield
    finally:
        _asking.reset(before)
        tell()


def tell() -> None:
    """Tell the transaction under way who asks; outside one there is nothing to tell (the next one is told as it begins)."""
    if connection.connection is not None and connection.in_atomic_block and not connection.needs_rollback:
        connection.tell_identity()  # type: ignore[attr-defined]
