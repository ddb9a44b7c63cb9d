"""The demonstration's people and messages. The database answers only where it is marked as a demonstration."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from usving.core.database.asking import rows_of
from usving.people.models.accounts import ROLES
from usving.people.rules.roles import Role


@dataclass(frozen=True)
class Made:
    """A made-up person to log in as."""

    id: UUID
    name: str
    roles: list[str]
    organisation: str | None
    family: str | None
    municipality: str

    @property
    def role_words(self) -> str:
        """The roles in words, with a comma between."""
        return ", ".join(str(ROLES[Role(code)]) for code in self.roles)

    @property
    def belongs(self) -> str:
        """The office or the family, whichever there is."""
        return self.organisation or self.family or ""


@dataclass(frozen=True)
class Sent:
    """A message with its text."""

    channel: str
    address: str
    subject: str
    body: str
    created_at: datetime
    sent_at: datetime | None


def demonstration() -> list[Made]:
    """The people of the demonstration, by municipality; families first. Empty where this is none."""
    return [Made(*row) for row in rows_of("people_demonstration")]


def sent(skipped: int, most: int) -> tuple[list[Sent], int]:
    """Messages of the demonstration, newest first, and how many there are in all (0 where none is on this page)."""
    rows = rows_of("people_demonstration_sent", skipped, most)
    return [Sent(*row[:-1]) for row in rows], rows[0][-1] if rows else 0
