"""What a process that has just been made needs first. Plain Python."""

from enum import StrEnum


class ProcessStep(StrEnum):
    """The first steps, in order."""

    SEATS = "seats"
    OFFICE = "office"
    GATHERING = "gathering"


def process_steps(*, seats: bool, office: bool, gathering: bool) -> list[tuple[ProcessStep, bool]]:
    """The steps in order, each with whether it is done: seats for families, an office that invites them, a gathering."""
    return [(ProcessStep.SEATS, seats), (ProcessStep.OFFICE, office), (ProcessStep.GATHERING, gathering)]
