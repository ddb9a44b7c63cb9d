"""What the pages before login may know: the municipalities, and whether a one-time word lives."""

from dataclasses import dataclass
from uuid import UUID

from usving.core.database.asking import answer_of, rows_of
from usving.people.rules.links import digest, looks_like_token


@dataclass(frozen=True)
class Place:
    """A municipality to choose on the login page."""

    id: UUID
    number: str
    name: str


def municipalities() -> list[Place]:
    """The municipalities that are served here, by name."""
    return [Place(*row) for row in rows_of("people_municipalities")]


def address_waits(token: str) -> bool:
    """Whether the confirmation of an address can still be used; says nothing of whose it is."""
    return looks_like_token(token) and bool(answer_of("people_address_waits", digest(token)))


def link_lives(token: str) -> bool:
    """Whether a one-time word can still be spent; says nothing of whose it is."""
    return looks_like_token(token) and bool(answer_of("people_link_lives", digest(token)))


def first_key_lives(word: str) -> bool:
    """Whether the one-time word of an empty house can still be used."""
    return bool(answer_of("people_first_key_lives", digest(word)))
