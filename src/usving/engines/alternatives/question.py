"""What a household asks: its limits, its areas of life with their weights, and its possible uses of what it has."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from usving.engines.refusal import Refused

LARGEST = 10**9
MOST_USES = 1000
KEYS = frozenset(
    {
        "version",
        "money_per_month",
        "money_once",
        "hours_per_month",
        "areas",
        "uses",
        "alternatives",
        "within_percent",
        "front",
    }
)
AREA_KEYS = frozenset({"id", "weight"})
USE_KEYS = frozenset({"id", "per_month", "once", "hours", "gives", "now", "required", "excludes", "needs"})


@dataclass(frozen=True, slots=True)
class Area:
    """An area of life and how much the household says it weighs."""

    id: str
    weight: int


@dataclass(frozen=True, slots=True)
class Use:
    """A possible use: kroner a month, kroner once, hours a month, and what it gives in each area."""

    id: str
    per_month: int
    once: int
    hours: int
    gives: dict[str, int]
    now: bool
    required: bool
    excludes: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A checked input. A limit of None is no limit; `front` holds the areas asked for, none or at least two."""

    money_per_month: int | None
    money_once: int | None
    hours_per_month: int | None
    areas: tuple[Area, ...]
    uses: tuple[Use, ...]
    alternatives: int
    within_percent: int
    front: tuple[str, ...]


def read_question(data: dict[str, Any]) -> Question:
    """Return the question of an input; refuse what breaks the format, naming the place."""
    _check_keys(data, KEYS, frozenset({"version", "areas", "uses"}), "")
    if data["version"] != 1 or isinstance(data["version"], bool):
        raise Refused("version: must be 1.")
    areas = _areas(data["areas"])
    uses = _uses(data["uses"], {area.id for area in areas})
    return Question(
        money_per_month=_limit(data, "money_per_month"),
        money_once=_limit(data, "money_once"),
        hours_per_month=_limit(data, "hours_per_month"),
        areas=areas,
        uses=uses,
        alternatives=_whole(data.get("alternatives", 5), "alternatives", least=1, most=100),
        within_percent=_whole(data.get("within_percent", 10), "within_percent", most=100),
        front=_front(data.get("front", []), {area.id for area in areas}),
    )


def _areas(rows: object) -> tuple[Area, ...]:
    found = []
    for index, row in enumerate(_list(rows, "areas")):
        place = f"areas[{index}]"
        _check_keys(row, AREA_KEYS, AREA_KEYS, place)
        found.append(Area(_id(row["id"], place), _whole(row["weight"], f"{place}.weight")))
    _check_unique((area.id for area in found), "areas[{}].id")
    return tuple(found)


def _uses(rows: object, areas: set[str]) -> tuple[Use, ...]:
    rows = _list(rows, "uses")
    if len(rows) > MOST_USES:
        raise Refused(f"uses: must be at most {MOST_USES}.")
    found = tuple(_use(row, f"uses[{index}]", areas) for index, row in enumerate(rows))
    _check_unique((use.id for use in found), "uses[{}].id")
    known = {use.id for use in found}
    for index, use in enumerate(found):
        _check_references(use, index, known)
    return found


def _use(row: object, place: str, areas: set[str]) -> Use:
    _check_keys(row, USE_KEYS, frozenset({"id"}), place)
    assert isinstance(row, dict)
    return Use(
        id=_id(row["id"], place),
        per_month=_whole(row.get("per_month", 0), f"{place}.per_month"),
        once=_whole(row.get("once", 0), f"{place}.once"),
        hours=_whole(row.get("hours", 0), f"{place}.hours"),
        gives=_gives(row.get("gives", {}), place, areas),
        now=_flag(row.get("now", False), f"{place}.now"),
        required=_flag(row.get("required", False), f"{place}.required"),
        excludes=_names(row.get("excludes", []), f"{place}.excludes"),
        needs=_names(row.get("needs", []), f"{place}.needs"),
    )


def _check_references(use: Use, index: int, known: set[str]) -> None:
    for key in ("excludes", "needs"):
        for at, other in enumerate(getattr(use, key)):
            if other not in known:
                raise Refused(f"uses[{index}].{key}[{at}]: there is no use '{other}'.")
            if other == use.id:
                raise Refused(f"uses[{index}].{key}[{at}]: '{other}' is the use itself.")


def _gives(value: object, place: str, areas: set[str]) -> dict[str, int]:
    if not isinstance(value, dict):
        raise Refused(f"{place}.gives: must be an object of areas and whole numbers.")
    for area in value:
        if area not in areas:
            raise Refused(f"{place}.gives.{area}: there is no area '{area}'.")
    return {area: _whole(number, f"{place}.gives.{area}") for area, number in value.items()}


def _front(value: object, areas: set[str]) -> tuple[str, ...]:
    """Return the areas of the front; fewer than two ask for none."""
    names = _names(value, "front")
    for index, name in enumerate(names):
        if name not in areas:
            raise Refused(f"front[{index}]: there is no area '{name}'.")
    _check_unique(names, "front[{}]")
    return names if len(names) > 1 else ()


def _limit(data: dict[str, Any], key: str) -> int | None:
    return _whole(data[key], key) if key in data else None


def _whole(value: object, place: str, *, least: int = 0, most: int = LARGEST) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise Refused(f"{place}: must be a whole number from {least} to {most}.")
    return value


def _flag(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise Refused(f"{place}: must be true or false.")
    return value


def _list(value: object, place: str) -> list[Any]:
    if not isinstance(value, list):
        raise Refused(f"{place}: must be a list.")
    return value


def _names(value: object, place: str) -> tuple[str, ...]:
    names = _list(value, place)
    for index, name in enumerate(names):
        if not isinstance(name, str):
            raise Refused(f"{place}[{index}]: must be an id, as a text.")
    return tuple(names)


def _id(value: object, place: str) -> str:
    if not isinstance(value, str) or not value:
        raise Refused(f"{place}.id: must be a text that is not empty.")
    return value


def _check_unique(ids: Iterable[str], place: str) -> None:
    seen: set[str] = set()
    for at, id in enumerate(ids):
        if id in seen:
            raise Refused(f"{place.format(at)}: '{id}' stands there twice.")
        seen.add(id)


def _check_keys(row: object, known: frozenset[str], required: frozenset[str], place: str) -> None:
    if not isinstance(row, dict):
        raise Refused(f"{place}: must be an object." if place else "The input must be an object.")
    inside = f"{place}." if place else ""
    for key in sorted(required - row.keys()):
        raise Refused(f"{inside}{key}: is missing.")
    for key in sorted(str(key) for key in row.keys() - known):
        raise Refused(f"{inside}{key}: is not a key of this format.")
