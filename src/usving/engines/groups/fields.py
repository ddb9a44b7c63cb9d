"""Read single JSON values, and refuse with their place what is not as the format says."""

import math
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from usving.engines.refusal import Refused

Item = TypeVar("Item")


def whole(value: object, place: str, least: int, most: int) -> int:
    """A whole number from `least` to `most`, both included; true and 3.0 are none here."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise Refused(f"{place}: must be a whole number, not {shown(value)}")
    if not least <= value <= most:
        raise Refused(f"{place}: must be from {least} to {most}, not {shown(value)}")
    return value


def number(value: object, place: str) -> float:
    """A number from 0 to a million million; the Infinity and NaN that Python's JSON lets through are refused."""
    endless = isinstance(value, float) and not math.isfinite(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or endless:
        raise Refused(f"{place}: must be a number, not {shown(value)}")
    if not 0 <= value <= 1e12:
        raise Refused(f"{place}: must be from 0 to 1000000000000, not {shown(value)}")
    return float(value)


def text(value: object, place: str) -> str:
    """A string that is not empty and can be written; JSON may name half a character, which is in no text."""
    if not isinstance(value, str) or not value.strip():
        raise Refused(f"{place}: must be a text that is not empty, not {shown(value)}")
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        raise Refused(f"{place}: must be a text, and {shown(value)} has half a character in it")
    return value


def text_or_none(value: object, place: str) -> str | None:
    """A string that is not empty, or null."""
    return None if value is None else text(value, place)


def one_of(value: object, place: str, allowed: tuple[str, ...]) -> str:
    """One of the words in `allowed`."""
    if not isinstance(value, str) or value not in allowed:
        raise Refused(f"{place}: must be one of {', '.join(allowed)}, not {shown(value)}")
    return value


def fields(value: object, place: str, allowed: tuple[str, ...], required: tuple[str, ...] = ()) -> Mapping[str, Any]:
    """A JSON object with only the `allowed` fields; a misspelt rule would otherwise be lost without a word."""
    found = mapping(value, place)
    for name in found:
        if name not in allowed:
            raise Refused(f"{inside(place, name)}: there is no such field; the fields are {', '.join(allowed)}")
    for name in required:
        if name not in found:
            raise Refused(f"{inside(place, name)}: is missing")
    return found


def mapping(value: object, place: str) -> Mapping[str, Any]:
    """A JSON object whose names are texts."""
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
        raise Refused(f"{place or 'the file'}: must be an object, not {shown(value)}")
    return value


def items(value: object, place: str, read: Callable[[object, str], Item], least: int = 0) -> tuple[Item, ...]:
    """An array of at least `least` items, each read by `read(item, its place)`."""
    if not isinstance(value, list):
        raise Refused(f"{place}: must be an array, not {shown(value)}")
    if len(value) < least:
        raise Refused(f"{place}: must hold at least {least}, not {len(value)}")
    return tuple(read(item, f"{place}[{index}]") for index, item in enumerate(value))


def inside(place: str, name: str) -> str:
    """The place of field `name` of the object at `place`; the file itself has the empty place."""
    return f"{place}.{plain(name)}" if place else plain(name)


def plain(name: str) -> str:
    """A name as it stands in a sentence; one that would break the line or not show is written as in Python."""
    return name if name.isprintable() and name.strip() else shown(name)


def shown(value: object) -> str:
    """A value as a reader of JSON would know it, cut to a readable length."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    kinds: dict[type, str] = {dict: "an object", list: "an array"}
    return kinds.get(type(value)) or repr(value)[:60]
