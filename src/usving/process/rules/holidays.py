"""Days on which no gathering is planned: the public holidays of Norway, and two evenings on which nobody comes."""

from datetime import date

from usving.core.holidays import easter, holidays

EVES = ((12, 24), (12, 31))  # no holidays by law

__all__ = ["EVES", "easter", "holidays", "is_free"]


def is_free(day: date) -> bool:
    """Whether a day is kept free of gatherings: a public holiday, Christmas Eve or New Year's Eve."""
    return day in holidays(day.year) or (day.month, day.day) in EVES
