"""What the pages of weighing show: the household's own words, and the plans that the engine finds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.core.telling import number
from usving.economy.access import felt_visible_to, plans_visible_to, weighings_visible_to
from usving.economy.models import LifeArea, PossibleUse, SavedPlan, Weighing
from usving.economy.models.refusals import REFUSALS
from usving.economy.queries.books import months_of, places_of
from usving.economy.rules.alternatives import (
    MORE_HOURS,
    MORE_MONEY,
    Area,
    Refusal,
    Use,
    Weighed,
    always,
    felt_mark,
    question,
    why_not_together,
)
from usving.economy.rules.books import Whose, month_of
from usving.engines.alternatives import alternatives
from usving.people.models import Account

ORE = 100
AREAS = (
    _("Tid sammen"),
    _("Ro"),
    _("Barna"),
    _("Helse"),
    _("Venner"),
    _("Trygghet med penger"),
    _("Noe å glede seg til"),
    _("Å lære noe"),
)


@dataclass(frozen=True)
class Given:
    """What a plan gives in one area: its points, and how long its bar is (of a hundred)."""

    name: str
    points: int
    width: int


@dataclass(frozen=True)
class Plan:
    """A way to use what there is, in the household's own words."""

    key: str  # the ids of its uses
    uses: list[str]
    given: list[Given]
    per_month: int
    once: int
    hours: int
    gained: list[str]
    lost: list[str]
    affordable: bool = True


@dataclass(frozen=True)
class More:
    """What a little more would give: what comes in and goes out, and what each area gains."""

    gained: list[str]
    lost: list[str]
    areas: list[tuple[str, int]]


@dataclass(frozen=True)
class Answer:
    """Today's use, the plans with the best one first, what is in all of them, and what a little more would give."""

    now: Plan
    plans: list[Plan]
    always: list[str]
    note: str
    money: More | None
    hours: More | None


@dataclass(frozen=True)
class Point:
    """One combination of two areas that no other beats: its uses, its points, and its place in the drawing."""

    uses: list[str]
    first: int
    second: int
    x: int
    y: int


@dataclass(frozen=True)
class Front:
    """What two areas cost each other."""

    first: str
    second: str
    points: list[Point]


@dataclass(frozen=True)
class Left:
    """What was left of a month, in whole kroner; below zero where more went out than came in."""

    month: date
    kroner: int


@dataclass(frozen=True)
class Start:
    """A weighing one has, or may begin on."""

    whose: Whose
    weighing: Weighing | None


def starts_of(user: Account, *, adult: bool) -> list[Start]:
    """One's own weighing, and as an adult the family's; whether begun or not."""
    found = {weighing.whose: weighing for weighing in weighings_visible_to(user)}
    return [Start(whose, found.get(whose)) for whose in Whose if whose in found or whose is Whose.OWN or adult]


def areas_of(weighing: Weighing) -> list[LifeArea]:
    """The areas in their order."""
    return list(LifeArea.objects.filter(weighing=weighing).order_by("position", "name"))


def uses_of(weighing: Weighing) -> list[PossibleUse]:
    """The possible uses: what is done today first, then by name."""
    return list(PossibleUse.objects.filter(weighing=weighing).order_by("-now", "name"))


def weighed(weighing: Weighing) -> Weighed:
    """All of it, for the rules and the engine."""
    return Weighed(
        weighing.per_month,
        weighing.once,
        weighing.hours,
        tuple(area.facts() for area in areas_of(weighing)),
        tuple(use.facts() for use in uses_of(weighing)),
    )


def sentence(refusal: Refusal) -> str:
    """A refusal as one sentence that names what it is about."""
    said = {"names": ", ".join(refusal.names), "total": number(refusal.total), "limit": number(refusal.limit)}
    return str(REFUSALS[refusal.reason]) % said


def why_no_answer(found: Weighed) -> str:
    """Why nothing can be worked out yet, as a sentence; empty where it can."""
    refusal = why_not_together(found)
    return sentence(refusal) if refusal else ""


def answer(found: Weighed, *, weights: Mapping[str, int] | None = None, shown: int = 5, more: bool = True) -> Answer:
    """Ask the engine, and say what it answers in the household's own words."""
    asked = question(found, weights=weights, shown=shown)
    result = alternatives(asked)
    rows = [result["now"], *result["plans"]]
    widest = max((points for row in rows for points in row["areas"].values()), default=0)
    plans = [_plan(row, found, widest) for row in result["plans"]]
    best = result["plans"][0]
    return Answer(
        now=_plan({"gained": [], "lost": [], **result["now"]}, found, widest),
        plans=plans,
        always=_named(sorted(always(row["uses"] for row in result["plans"])), found),
        note=result.get("note", ""),
        money=_with_more(asked, "money_per_month", MORE_MONEY, best, found) if more else None,
        hours=_with_more(asked, "hours_per_month", MORE_HOURS, best, found) if more else None,
    )


def _plan(row: dict[str, Any], found: Weighed, widest: int) -> Plan:
    return Plan(
        key=",".join(row["uses"]),
        uses=_named(row["uses"], found),
        given=[_given(area, row["areas"][area.id], widest) for area in found.areas],
        per_month=row["per_month"],
        once=row["once"],
        hours=row["hours"],
        gained=_named(row["gained"], found),
        lost=_named(row["lost"], found),
        affordable=row.get("affordable", True),
    )


def _given(area: Area, points: int, widest: int) -> Given:
    return Given(area.name, points, 100 * points // widest if widest else 0)


def _named(ids: Iterable[str], found: Weighed) -> list[str]:
    return sorted(found.names[each] for each in ids)


def _with_more(asked: dict[str, Any], key: str, step: int, best: dict[str, Any], found: Weighed) -> More | None:
    """What the best plan would be with a little more of one thing; None where that has no limit."""
    if key not in asked:
        return None
    result = alternatives({**asked, key: asked[key] + step, "alternatives": 1, "front": []})
    plan = result["plans"][0]
    gained, lost = set(plan["uses"]) - set(best["uses"]), set(best["uses"]) - set(plan["uses"])
    apart = [(area.name, plan["areas"][area.id] - best["areas"][area.id]) for area in found.areas]
    if plan["score"] == best["score"]:
        return More([], [], [])
    return More(_named(gained, found), _named(lost, found), [(name, points) for name, points in apart if points])


def front(found: Weighed, first: str, second: str) -> Front | None:
    """What two areas cost each other: every combination that no other beats.

    None where they are not two areas of one's own, or where there were too many possible plans to find them all in time.
    """
    names = {area.id: area.name for area in found.areas}
    if first == second or first not in names or second not in names:
        return None
    rows = alternatives(question(found, shown=1, front=(first, second))).get("front")
    if rows is None:
        return None
    most = [max((row["areas"][area] for row in rows), default=0) or 1 for area in (first, second)]
    points = [
        Point(
            _named(row["uses"], found), row["areas"][first], row["areas"][second],
            40 + 240 * row["areas"][first] // most[0], 180 - 160 * row["areas"][second] // most[1],
        )
        for row in rows
    ]  # fmt: skip
    return Front(names[first], names[second], points)


def left_over(user: Account, weighing: Weighing) -> Left | None:
    """What was left of the last month that is over, in the book of the same owner; None where nothing stands there."""
    book = next((place.book for place in places_of(user) if place.whose is weighing.whose), None)
    now = month_of(timezone.localdate())
    over = (Left(month, sum_.left // ORE) for month, sum_ in months_of(book) if month < now) if book else iter(())
    return next(over, None)


def felt_for(user: Account, weighing: Weighing) -> dict[str, dict[str, int]]:
    """How the uses felt when they were tried, by use and area: the middle of what each has said; the last trial counts."""
    found: dict[str, dict[str, int]] = {}
    by_plan: dict[UUID, list[dict[str, dict[str, int]]]] = {}
    for felt in felt_visible_to(user).filter(weighing=weighing).order_by("plan__tried_from", "said_at"):
        by_plan.setdefault(felt.plan_id, []).append(felt.marks)
    for each in by_plan.values():
        for use in {use for marks in each for use in marks}:
            areas = {area for marks in each for area in marks.get(use, {})}
            said = {area: felt_mark(marks[use][area] for marks in each if area in marks.get(use, {})) for area in areas}
            found.setdefault(use, {}).update({area: mark for area, mark in said.items() if mark is not None})
    return found


def felt_otherwise(user: Account, weighing: Weighing) -> list[tuple[PossibleUse, str, int, int]]:
    """What felt otherwise than was thought, as (use, area, thought, felt)."""
    felt, names = felt_for(user, weighing), {str(area.pk): area.name for area in areas_of(weighing)}
    return [
        (use, names[area], use.gives.get(area, 0), mark)
        for use in uses_of(weighing)
        for area, mark in felt.get(str(use.pk), {}).items()
        if area in names and mark != use.gives.get(area, 0)
    ]


def plans_of(user: Account, weighing: Weighing) -> list[SavedPlan]:
    """The saved plans of a weighing, the newest first."""
    return list(plans_visible_to(user).filter(weighing=weighing))


def saved_as_shown(plan: SavedPlan) -> Plan:
    """A saved plan as it stood that day: from what was kept, not from what stands now."""
    asked, words = plan.question, plan.words
    frozen = Weighed(
        None,
        None,
        None,
        tuple(Area(area["id"], words["areas"][area["id"]], area["weight"]) for area in asked["areas"]),
        tuple(Use(use["id"], words["uses"][use["id"]]) for use in asked["uses"]),
    )
    row = plan.answer["plans"][plan.chosen]
    return _plan(row, frozen, max(row["areas"].values(), default=0))
