"""The answer by brute force, in plain Python that shares no line with the engine."""

from itertools import combinations
from typing import Any

COSTS = {"per_month": "money_per_month", "once": "money_once", "hours": "hours_per_month"}


def value(plan: tuple[str, ...], key: str, data: dict[str, Any]) -> int:
    return sum(use.get(key, 0) for use in data["uses"] if use["id"] in plan)


def areas(plan: tuple[str, ...], data: dict[str, Any]) -> dict[str, int]:
    return {
        area["id"]: sum(use.get("gives", {}).get(area["id"], 0) for use in data["uses"] if use["id"] in plan)
        for area in data["areas"]
    }


def score(plan: tuple[str, ...], data: dict[str, Any]) -> int:
    given = areas(plan, data)
    return sum(area["weight"] * given[area["id"]] for area in data["areas"])


def keeps_limits(plan: tuple[str, ...], data: dict[str, Any]) -> bool:
    """Every limit, exclude and need."""
    if any(limit in data and value(plan, cost, data) > data[limit] for cost, limit in COSTS.items()):
        return False
    inside = [use for use in data["uses"] if use["id"] in plan]
    return all(
        not set(use.get("excludes", [])) & set(plan) and set(use.get("needs", [])) <= set(plan) for use in inside
    )


def possible_plans(data: dict[str, Any]) -> list[tuple[str, ...]]:
    ids = sorted(use["id"] for use in data["uses"])
    required = {use["id"] for use in data["uses"] if use.get("required")}
    plans = [plan for size in range(len(ids) + 1) for plan in combinations(ids, size)]
    return [plan for plan in plans if required <= set(plan) and keeps_limits(plan, data)]


def ties(plan: tuple[str, ...], data: dict[str, Any]) -> tuple[int, int, int, tuple[str, ...]]:
    return (*(value(plan, cost, data) for cost in COSTS), plan)


def beats(plan: tuple[str, ...], other: tuple[str, ...], data: dict[str, Any]) -> bool:
    mine, theirs = list(areas(plan, data).values()), list(areas(other, data).values())
    if any(a < b for a, b in zip(mine, theirs, strict=True)) or mine == theirs:
        return False
    return all(value(plan, cost, data) <= value(other, cost, data) for cost in COSTS)


def expected_plans(data: dict[str, Any]) -> list[tuple[str, ...]]:
    """The list that the format promises, found by looking at every plan."""
    every = possible_plans(data)
    listed = [min(every, key=lambda plan: (-score(plan, data), ties(plan, data)))]
    least = score(listed[0], data) * (100 - data.get("within_percent", 10))
    while len(listed) < data.get("alternatives", 5):
        beside = [
            plan
            for plan in every
            if 100 * score(plan, data) >= least
            and plan not in listed
            and not any(beats(plan, other, data) or beats(other, plan, data) for other in listed)
        ]
        if not beside:
            break
        distance = {plan: sum(len(set(plan) ^ set(other)) for other in listed) for plan in beside}
        listed.append(min(beside, key=lambda plan: (-distance[plan], ties(plan, data))))
    return listed


def expected_front(data: dict[str, Any]) -> list[tuple[tuple[int, ...], tuple[str, ...]]]:
    """Every combination of the areas asked for that no other has all of and more, with its first plan."""
    points: dict[tuple[int, ...], tuple[str, ...]] = {}
    for plan in possible_plans(data):
        given = areas(plan, data)
        point = tuple(given[area] for area in data["front"])
        if point not in points or ties(plan, data) < ties(points[point], data):
            points[point] = plan

    def beaten(point: tuple[int, ...]) -> bool:
        return any(other != point and all(a >= b for a, b in zip(other, point, strict=True)) for other in points)

    return sorted((point, plan) for point, plan in points.items() if not beaten(point))
