"""Who stands behind an account's id, as far as whoever asks may know."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import connection


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
    with connection.cursor() as cursor:
        cursor.execute("select account, name, phone, organisation, staff from people_behind(%s)", [list(accounts)])
        return {row[0]: Behind(*row) for row in cursor.fetchall()}
