"""Seats that rest: someone sits there who cannot come in, as their login is closed or, on the staff, their roles are over."""

from dataclasses import dataclass
from uuid import UUID

from usving.core.database.asking import ids_of, rows_of
from usving.process.models import Process


@dataclass(frozen=True)
class WithRole:
    """Where seats rest with the last role of someone: in which process, how many, and whether nobody else leads it."""

    process: str
    seats: int
    alone: bool


def resting_in(process: Process) -> list[UUID]:
    """The seats that rest in a process, for those who lead it; nothing for anyone else."""
    return ids_of("process_resting", process.pk)


def seats_with_role(account: UUID) -> list[WithRole]:
    """The seats of one of the staff in open processes, for the municipality's administrator: names and numbers alone."""
    return [WithRole(*row) for row in rows_of("process_seats_of_staff", account)]
