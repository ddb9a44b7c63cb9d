"""Weighing other ways to use what there is: the question put to the engine, what cannot be asked, and what was felt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

LEAST, MOST = 0, 10  # how much an area weighs, and what a use gives there
MOST_USES, MOST_AREAS = 60, 12
SHOWN = 5  # the best plan, and others nearly as good
ENGINE = "alternatives-1"
MORE_MONEY, MORE_HOURS = 1000, 1


class WhyNotUse(StrEnum):
    """Why a possible use cannot be kept so. The sentences name the uses."""

    CIRCLE = "circle"
    NEEDS_WHAT_IT_EXCLUDES = "needs-what-it-excludes"
    NAMED_TWICE = "named-twice"
    TOO_MANY = "too-many"


class WhyNotTogether(StrEnum):
    """Why what must be there cannot be had together. The sentences name the uses, the sum and the limit."""

    MONEY_PER_MONTH = "money-per-month"
    MONEY_ONCE = "money-once"
    HOURS = "hours"
    EXCLUDE = "exclude"


class WhyNotPlan(StrEnum):
    """Why a plan cannot be saved or tried."""

    CHANGED = "changed"
    NOTHING_TO_WEIGH = "nothing-to-weigh"
    TRYING_ANOTHER = "trying-another"
    NOT_TRIED = "not-tried"


class Band(StrEnum):
    """What a use costs a month, roughly: all that other families get to know of it."""

    FREE = "free"
    LITTLE = "little"
    SOME = "some"
    MUCH = "much"


@dataclass(frozen=True)
class Area:
    """An area of life, and how much it weighs."""

    id: str
    name: str
    weight: int


@dataclass(frozen=True)
class Use:
    """A possible use: whole kroner a month and once, hours a month, and what it gives in each area."""

    id: str
    name: str
    per_month: int = 0
    once: int = 0
    hours: int = 0
    gives: Mapping[str, int] = ()  # type: ignore[assignment]
    now: bool = False
    required: bool = False
    excludes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Weighed:
    """All that is weighed; a limit of None is no limit."""

    per_month: int | None
    once: int | None
    hours: int | None
    areas: tuple[Area, ...]
    uses: tuple[Use, ...]

    @property
    def names(self) -> dict[str, str]:
        """What each use is called."""
        return {use.id: use.name for use in self.uses}


@dataclass(frozen=True)
class Refusal:
    """Why not, and what the sentence names."""

    reason: WhyNotUse | WhyNotTogether
    names: tuple[str, ...]
    total: int = 0
    limit: int = 0


LIMITS = {
    WhyNotTogether.MONEY_PER_MONTH: "per_month",
    WhyNotTogether.MONEY_ONCE: "once",
    WhyNotTogether.HOURS: "hours",
}
KEYS = {"per_month": "money_per_month", "once": "money_once", "hours": "hours_per_month"}


def question(
    weighed: Weighed, *, weights: Mapping[str, int] | None = None, shown: int = SHOWN, front: Iterable[str] = ()
) -> dict[str, object]:
    """The question as the engine reads it (docs/referanse/alternatives.schema.json); `weights` go before those kept."""
    weights = weights or {}
    limits = {key: getattr(weighed, name) for name, key in KEYS.items() if getattr(weighed, name) is not None}
    return {
        "version": 1,
        **limits,
        "areas": [{"id": area.id, "weight": weights.get(area.id, area.weight)} for area in weighed.areas],
        "uses": [_asked(use, {area.id for area in weighed.areas}) for use in weighed.uses],
        "alternatives": shown,
        "within_percent": 10,
        "front": list(front),
    }


def _asked(use: Use, areas: set[str]) -> dict[str, object]:
    return {
        "id": use.id,
        "per_month": use.per_month,
        "once": use.once,
        "hours": use.hours,
        "gives": {area: mark for area, mark in dict(use.gives).items() if area in areas and mark},
        "now": use.now,
        "required": use.required,
        "excludes": list(use.excludes),
        "needs": list(use.needs),
    }


def why_not_use(use: Use, others: Iterable[Use]) -> Refusal | None:
    """Say why a use cannot stand beside the others, or None: its name, a circle of needs, or needing what it excludes."""
    others = [other for other in others if other.id != use.id]
    if len(others) >= MOST_USES:
        return Refusal(WhyNotUse.TOO_MANY, (), limit=MOST_USES)
    if _same(use.name) in {_same(other.name) for other in others}:
        return Refusal(WhyNotUse.NAMED_TWICE, (use.name,))
    found = {other.id: other for other in (*others, use)}
    clash = sorted(found[each].name for each in set(use.needs) & set(use.excludes) if each in found)
    if clash:
        return Refusal(WhyNotUse.NEEDS_WHAT_IT_EXCLUDES, tuple(clash))
    if circle := _circle(use, found):
        return Refusal(WhyNotUse.CIRCLE, tuple(found[each].name for each in circle))
    return None


def _circle(use: Use, found: Mapping[str, Use]) -> list[str] | None:
    """The uses that a use needs and that in the end need it again, in order; None where there is no such circle."""
    ways = [[use.id]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for need in found[way[-1]].needs:
            if need == use.id:
                return way
            if need in found and need not in seen:
                seen.add(need)
                ways.append([*way, need])
    return None


def why_not_together(weighed: Weighed) -> Refusal | None:
    """Say why what must be there, with all that it needs, cannot be had together, or None."""
    must = required_together(weighed.uses)
    ids = {use.id for use in must}
    for use in must:
        for other in must:
            if other.id in use.excludes and other.id in ids:
                return Refusal(WhyNotTogether.EXCLUDE, tuple(sorted((use.name, other.name))))
    for reason, field in LIMITS.items():
        limit, total = getattr(weighed, field), sum(getattr(use, field) for use in must)
        if limit is not None and total > limit:
            return Refusal(reason, tuple(use.name for use in must if getattr(use, field)), total, limit)
    return None


def required_together(uses: Iterable[Use]) -> list[Use]:
    """What must be there, and everything it needs, directly or through another; by name."""
    by_id = {use.id: use for use in uses}
    found: dict[str, Use] = {}
    waiting = [use.id for use in by_id.values() if use.required]
    while waiting:
        use = by_id.get(waiting.pop())
        if use and use.id not in found:
            found[use.id] = use
            waiting.extend(use.needs)
    return sorted(found.values(), key=lambda use: use.name)


def always(plans: Iterable[Iterable[str]]) -> set[str]:
    """The uses that are in every plan; none where there is no plan."""
    sets = [set(plan) for plan in plans]
    return set.intersection(*sets) if sets else set()


def felt_mark(marks: Iterable[int]) -> int | None:
    """The middle of what several felt, half a step going up; None where nobody has said."""
    found = list(marks)
    return (2 * sum(found) + len(found)) // (2 * len(found)) if found else None


def band_of(per_month: int, once: int) -> Band:
    """The rough cost that others may know; what is paid once is spread over a year."""
    a_month = per_month + once // 12
    return Band.FREE if a_month == 0 else Band.LITTLE if a_month < 300 else Band.SOME if a_month < 1500 else Band.MUCH


def _same(name: str) -> str:
    return " ".join(name.casefold().split())
