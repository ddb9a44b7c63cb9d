"""The public holidays of Norway, and which days are working days.

Source: lov 24. februar 1995 nr. 12 om helligdager og helligdagsfred § 2 (the movable feasts, Christmas and New Year), and lov
26. april 1947 nr. 1 om 1 og 17 mai som høgtidsdager § 1. Easter by the Gregorian computus (Meeus, Jones and Butcher).
"""

from datetime import date, timedelta

# Days from Easter Sunday: Maundy Thursday, Good Friday, Easter, Easter Monday, Ascension, Whit Sunday, Whit Monday.
FROM_EASTER = (-3, -2, 0, 1, 39, 49, 50)
FIXED = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))


def easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 (the letters of the published algorithm)
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int) -> frozenset[date]:
    """The public holidays of a year, ordinary Sundays left out."""
    sunday = easter(year)
    movable = {sunday + timedelta(days=days) for days in FROM_EASTER}
    return frozenset(movable | {date(year, month, day) for month, day in FIXED})


def is_working_day(day: date) -> bool:
    """Whether a day is neither Saturday, Sunday nor a public holiday."""
    return day.weekday() < 5 and day not in holidays(day.year)
