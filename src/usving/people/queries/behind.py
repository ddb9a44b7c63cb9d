"""Who stands behind an account's id, as far as whoever asks may know."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from usving.core.database.asking import rows_of


@dataclass(frozen=True)
class Behind:
    """A person with a name to show and perhaps a number to call."""

    account: UUID
    name: str
    phone: str
    organisation: str | None
    staff: bool = False


def people_behind(accounts: Collection[UUID]) -> dict[UUID, Behind]:
    """The people behind accounts, by id: oneself, one's family and the municipality's staff. Others are left out."""
    if not accounts:
        return {}
    return {row[0]: Behind(*row) for row in rows_of("people_behind", list(accounts))}
