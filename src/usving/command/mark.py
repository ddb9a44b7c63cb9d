"""The mark in the database that says which code it was last prepared for.

It stands as the comment on Django's own table of migrations, so it goes with the data when that is moved or restored.
"""

import contextlib
from collections.abc import Iterator

import psycopg
from psycopg import sql

TABLE = "django_migrations"
TURN = 7_503_846_011  # any number that nothing else in this database uses as an advisory lock


@contextlib.contextmanager
def turn(owner: str) -> Iterator[None]:
    """Let one process at a time prepare the database; the others wait here, and find the work done."""
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(%s)", [TURN])
        yield


def read(owner: str) -> tuple[str, bool]:
    """Return the digest of the code that prepared the database ("" where none), and if the demonstration is in it."""
    with psycopg.connect(owner, autocommit=True) as connection:
        row = connection.execute("select obj_description(to_regclass(%s), 'pg_class')", [f"public.{TABLE}"]).fetchone()
    words = str(row[0] or "").split() if row else []
    digest = words[1] if len(words) > 1 and words[0] == "usving" else ""
    return digest, "demo" in words[2:]


def write(owner: str, digest: str, *, demo: bool) -> None:
    """Write the mark; called when everything that it promises is in place."""
    text = f"usving {digest}{' demo' if demo else ''}"
    statement = sql.SQL("comment on table public.{} is {}").format(sql.Identifier(TABLE), sql.Literal(text))
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(statement)
