"""Stepping out of the web's role, to prepare a world that a test then looks at as the web does."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def as_owner() -> Iterator[None]:
    """Ask as the owner, who sees and may do everything; then as the web's role again."""
    _become("usving_owner")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            _become("usving_app")


def _become(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"set role {role}")
