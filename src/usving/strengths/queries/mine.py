"""What waits for someone in this area, for pages across areas."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from usving.core.database.asking import rows_of


@dataclass(frozen=True)
class Waits:
    """Something that waits for one: its kind, what it is about, its words, its day if it has one."""

    kind: str
    about: UUID
    title: str
    due: date | None


def waits_for_me() -> list[Waits]:
    """An answer to what one put up, something lent that is due tomorrow or before, a question to vouch for someone."""
    return [Waits(*row) for row in rows_of("strengths_waits_for_me")]
