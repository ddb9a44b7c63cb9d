"""What waits for someone: each area tells its own, in rows of one form."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from usving.core.database.asking import rows_of


@dataclass(frozen=True)
class Waits:
    """Something that waits for one: its kind, what it is about, its words (empty where none are shown), its day if it has one."""

    kind: str
    about: UUID
    title: str
    due: date | None


def waits_by(function: str) -> list[Waits]:
    """What a function of the database finds that waits for the asker."""
    return [Waits(*row) for row in rows_of(function)]
