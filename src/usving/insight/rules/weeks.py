"""A week as each side lives it: what is counted, and when it may be drawn.

A figure is drawn once, when the week has been over for some days, and never changed afterwards. So there is one view of each
week and never two to subtract: whoever comes, goes or corrects later moves nothing that stands. How many are behind a figure
is not told beyond "at least five", and a figure is rounded; so the figure of one week says nothing of the one who joined in
the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from usving.process.rules.seats import Side

FEWEST_PEOPLE, FEWEST_HOUSES = 5, 3
OPEN_DAYS = 7  # how long after its Sunday a week can still be filled in; then it is drawn
BACK = 1  # whole weeks one can fill in besides the one that goes on


class Item(StrEnum):
    """What is counted in a week."""

    PEOPLE = "people"
    LETTERS = "letters"
    DESK_HOURS = "desk-hours"
    TALK_HOURS = "talk-hours"
    WAITING_HOURS = "waiting-hours"
    FORMS = "forms"
    MOVES = "moves"
    TOLD_AGAIN = "told-again"


class Unit(StrEnum):
    """What it is counted in."""

    NUMBER = "number"
    HOURS = "hours"


class WhyNotWeek(StrEnum):
    """Why a week cannot be filled in."""

    NO_SIDE = "week-no-side"
    NOT_NOW = "week-not-now"
    EMPTY = "week-empty"


@dataclass(frozen=True)
class Counted:
    """One item: whose it is, its unit, and the most one can mean."""

    side: Side
    unit: Unit
    most: int


ITEMS: Mapping[Item, Counted] = {
    Item.PEOPLE: Counted(Side.PROVIDERS, Unit.NUMBER, 500),
    Item.LETTERS: Counted(Side.PROVIDERS, Unit.NUMBER, 500),
    Item.DESK_HOURS: Counted(Side.PROVIDERS, Unit.HOURS, 100),
    Item.TALK_HOURS: Counted(Side.PROVIDERS, Unit.HOURS, 100),
    Item.WAITING_HOURS: Counted(Side.FAMILIES, Unit.HOURS, 168),
    Item.FORMS: Counted(Side.FAMILIES, Unit.NUMBER, 100),
    Item.TOLD_AGAIN: Counted(Side.FAMILIES, Unit.NUMBER, 100),
    Item.MOVES: Counted(Side.FAMILIES, Unit.NUMBER, 50),
}


def items_of(side: Side) -> tuple[Item, ...]:
    """What this side counts, in order."""
    return tuple(item for item, each in ITEMS.items() if each.side is side)


def monday_of(day: date) -> date:
    """The Monday of the week a day is in."""
    return day - timedelta(days=day.weekday())


def weeks_to_fill(today: date) -> list[date]:
    """The Mondays of the weeks one can fill in today, the newest first."""
    this = monday_of(today)
    weeks = [this - timedelta(weeks=back) for back in range(BACK + 1)]
    return [week for week in weeks if not is_drawn(week, today=today)]


def is_drawn(week: date, *, today: date) -> bool:
    """Whether the days for filling in a week are over, so that it is drawn once and for all."""
    return today > week + timedelta(days=6 + OPEN_DAYS)


def may_show(people: int, houses: int) -> bool:
    """Whether there are enough behind one item: five people from three families or organisations."""
    return people >= FEWEST_PEOPLE and houses >= FEWEST_HOUSES


def figure(values: list[Decimal]) -> int:
    """The mean in whole numbers; raises ZeroDivisionError for none."""
    mean = sum(values, Decimal(0)) / Decimal(len(values))
    return int(mean.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def why_not_fill(
    item_values: Mapping[Item, Decimal], *, side: Side | None, week: date, today: date
) -> WhyNotWeek | None:
    """Say why a week cannot be filled in so, or None."""
    if side is None or any(ITEMS[item].side is not side for item in item_values):
        return WhyNotWeek.NO_SIDE
    if week not in weeks_to_fill(today):
        return WhyNotWeek.NOT_NOW
    return None if item_values else WhyNotWeek.EMPTY
