"""What the pages before login may know: the municipalities, and whether a one-time word lives."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from usving.people.rules.links import digest, looks_like_token


@dataclass(frozen=True)
class Place:
    """A municipality to choose on the login page."""

    id: UUID
    number: str
    name: str


def municipalities() -> list[Place]:
    """The municipalities that are served here, by name."""
    with connection.cursor() as cursor:
        cursor.execute("select id, number, name from people_municipalities()")
        return [Place(*row) for row in cursor.fetchall()]


def address_waits(token: str) -> bool:
    """Whether the confirmation of an address can still be used; says nothing of whose it is."""
    if not looks_like_token(token):
        return False
    with connection.cursor() as cursor:
        cursor.execute("select people_address_waits(%s)", [digest(token)])
        return bool(cursor.fetchone()[0])


def link_lives(token: str) -> bool:
    """Whether a one-time word can still be spent; says nothing of whose it is."""
    if not looks_like_token(token):
        return False
    with connection.cursor() as cursor:
        cursor.execute("select people_link_lives(%s)", [digest(token)])
        return bool(cursor.fetchone()[0])


def first_key_lives(word: str) -> bool:
    """Whether the one-time word of an empty house can still be used."""
    with connection.cursor() as cursor:
        cursor.execute("select people_first_key_lives(%s)", [digest(word)])
        return bool(cursor.fetchone()[0])
