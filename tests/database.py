"""Stepping out of the web's role, to prepare a world that a test then looks at as the web does."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import local

from django.db import connection

_steps = local()


@contextmanager
def as_owner() -> Iterator[None]:
    """Ask as the owner, who sees and may do everything; then as the web's role again, when the outermost block ends."""
    depth = getattr(_steps, "depth", 0)
    if depth == 0:
        _become("usving_owner")
    _steps.depth = depth + 1
    try:
        yield
    finally:
        _steps.depth = depth
        if depth == 0 and not connection.needs_rollback:
            _become("usving_app")


def _become(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"set role {role}")
