"""The filters of days, hours and numbers, in every template without loading; see `usving.core.telling` for each way."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django import template

from usving.core import telling

register = template.Library()


def _named(way: str) -> Callable[..., str]:
    """A filter that writes in one way; a function of its own name, as the template engine wants it."""
    filter_of_way = partial(telling.told, way=way)
    filter_of_way.__name__ = way  # type: ignore[attr-defined]
    return filter_of_way


for way in telling.FORMATS:
    register.filter(way, _named(way))


@register.filter
def near_day(value: telling.Day | None) -> str:
    """A day with its weekday, and the year where it is another."""
    return telling.near_day(value)


@register.filter
def hours_to(start: datetime, end: datetime) -> str:
    """From when to when: 18.00–20.00."""
    return telling.hours(start, end)


@register.filter
def number(value: float | None, places: int = 0) -> str:
    """A number, with so many decimals."""
    return telling.number(value, places)
