"""What the page of the weeks reads: one's own numbers, and the figures that are drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from usving.insight.models import WeekCount, WeekFigure
from usving.insight.models.weeks import ITEMS as WORDS
from usving.insight.rules.weeks import ITEMS, Item, Unit, items_of
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Process
from usving.process.rules.seats import Side

SHOWN_WEEKS = 8


@dataclass(frozen=True)
class Bar:
    """One figure as it is drawn: its words, the number or nothing where too few counted it, and its length out of a hundred."""

    item: Item
    words: Any
    unit: Unit
    value: int | None
    length: int


@dataclass(frozen=True)
class Drawn:
    """One week as both sides lived it, each with its own bars."""

    week: date
    families: list[Bar]
    providers: list[Bar]


def own_counts(process: Process, user: Account) -> dict[date, dict[Item, Decimal]]:
    """What one has counted oneself here, by week, the newest first."""
    found: dict[date, dict[Item, Decimal]] = {}
    for row in WeekCount.objects.filter(process=process, account=user.pk).order_by("-week", "item"):
        found.setdefault(row.week, {})[Item(row.item)] = row.value
    return found


def drawn(process: Process, who: Standing, *, weeks: int = SHOWN_WEEKS) -> list[Drawn]:
    """The last weeks that are drawn, the newest first; the bars of one unit are measured by the same rod in every week."""
    rows = list(figures_visible_to(who).filter(process=process).order_by("-week", "item")[: weeks * len(ITEMS)])
    found: dict[date, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row.week, {})[row.item] = row.value
    rods = {unit: max([r.value for r in rows if ITEMS[Item(r.item)].unit is unit], default=0) for unit in Unit}
    kept = list(found.items())[:weeks]
    return [Drawn(week, *(_bars(items_of(side), values, rods) for side in Side)) for week, values in kept]


def figures_visible_to(who: Standing) -> Any:
    """The figures one may see."""
    return WeekFigure.objects.filter(process__in=who.joined)


def _bars(items: Iterable[Item], values: dict[str, int], rods: dict[Unit, int]) -> list[Bar]:
    return [_bar(item, values.get(item), rods[ITEMS[item].unit]) for item in items]


def _bar(item: Item, value: int | None, rod: int) -> Bar:
    length = round(100 * value / rod) if value and rod else 0
    return Bar(item, WORDS[item], ITEMS[item].unit, value, length)


def told(counts: dict[Item, Decimal]) -> list[tuple[Any, Decimal]]:
    """What one has counted, in the order of the items, with their words."""
    return [(WORDS[item], counts[item].normalize()) for item in Item if item in counts]
