"""The one-time address of an empty house, for whoever started it: they become the first administrator."""

import uuid

import psycopg

from usving.people.rules.links import FIRST_LIFETIME, digest, new_token

NOT_ANY_MORE = "delete from people_firstkey where spent_at is null"
KEEP = "insert into people_firstkey (id, digest, expires_at) values (%s, %s, now() + %s)"


def address(owner: str, base: str) -> str | None:
    """Return a fresh address that makes one administrator within the hour; None where a municipality is there already.

    The addresses of earlier starts stop working. Only the digest of the word is kept.
    """
    with psycopg.connect(owner) as connection:
        row = connection.execute("select exists (select 1 from people_municipality)").fetchone()
        if row is None or row[0]:
            return None
        token = new_token()
        connection.execute(NOT_ANY_MORE)
        connection.execute(KEEP, [uuid.uuid4(), digest(token), FIRST_LIFETIME])
    return f"{base.rstrip('/')}/forste/{token}/"
