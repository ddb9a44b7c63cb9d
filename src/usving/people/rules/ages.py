"""When a youth is an adult: at eighteen (vergemålsloven § 8), said by the date of birth, or by an adult of the family."""

from enum import StrEnum

OF_AGE = 18


class NotOfAge(StrEnum):
    """Why a youth cannot become an adult in a family now."""

    TOO_YOUNG = "too-young"
    AGE_UNKNOWN = "age-unknown"
    NOT_A_YOUTH = "not-a-youth"


def why_not_of_age(*, youth: bool, age: int | None, by_adult: bool) -> NotOfAge | None:
    """Say why someone does not become an adult here, or None.

    The youth alone can say it only where the date of birth says the same: nobody makes themselves older. Where no date is
    known, an adult of the family says it. The database function people_come_of_age says the same.
    """
    if not youth:
        return NotOfAge.NOT_A_YOUTH
    if age is not None:
        return None if age >= OF_AGE else NotOfAge.TOO_YOUNG
    return None if by_adult else NotOfAge.AGE_UNKNOWN
