"""Questions to ask: one family's, small ones drawn by hypothesis, and larger ones drawn from a seed."""

from random import Random
from typing import Any

from hypothesis import strategies as st

AREAS = ("calm", "health", "together")

FAMILY: dict[str, Any] = {
    "version": 1,
    "money_per_month": 6200,
    "money_once": 15000,
    "hours_per_month": 40,
    "areas": [{"id": "together", "weight": 5}, {"id": "calm", "weight": 3}],
    "uses": [
        {"id": "car", "per_month": 3375, "gives": {"calm": 2}, "now": True, "excludes": ["carshare"]},
        {"id": "carshare", "per_month": 900, "gives": {"calm": 1}},
        {"id": "cabin", "per_month": 3000, "hours": 8, "gives": {"together": 4, "calm": 1}},
        {"id": "walks", "hours": 10, "gives": {"together": 2}},
        {"id": "tent", "once": 4000, "hours": 6, "gives": {"together": 3}, "needs": ["walks"]},
    ],
    "front": ["together", "calm"],
}


@st.composite
def questions(draw: st.DrawFn, *, most_uses: int = 8, front: bool = True) -> dict[str, Any]:
    """Questions of a few uses with many ties, whose required uses may or may not fit."""
    ids = [f"u{number}" for number in range(draw(st.integers(0, most_uses)))]
    areas = AREAS[: draw(st.integers(2, 3))]
    data = {
        "version": 1,
        "areas": [{"id": area, "weight": draw(st.integers(0, 3))} for area in areas],
        "uses": [draw(uses(id, ids, areas)) for id in ids],
        "alternatives": draw(st.integers(1, 4)),
        "within_percent": draw(st.sampled_from([0, 10, 35, 100])),
    }
    for limit in ("money_per_month", "money_once", "hours_per_month"):
        if draw(st.booleans()):
            data[limit] = draw(st.integers(0, 12))
    return data | ({"front": list(areas)} if front else {})


@st.composite
def uses(draw: st.DrawFn, id: str, ids: list[str], areas: tuple[str, ...]) -> dict[str, Any]:
    others = [other for other in ids if other != id]
    few = st.lists(st.sampled_from(others), max_size=1) if others else st.just([])
    return {
        "id": id,
        "per_month": draw(st.integers(0, 4)),
        "once": draw(st.integers(0, 3)),
        "hours": draw(st.integers(0, 3)),
        "gives": {area: draw(st.integers(0, 3)) for area in areas},
        "now": draw(st.booleans()),
        "required": draw(st.integers(0, 9)) == 0,
        "excludes": draw(few),
        "needs": draw(few) if draw(st.booleans()) else [],
    }


def large_question(uses: int, seed: int, *, areas: int = 4) -> dict[str, Any]:
    """A question of many uses: about a third of what they cost together is there, every sixth excludes another."""
    random = Random(seed)
    names = [f"area{number}" for number in range(areas)]
    rows = [_use(f"use{number:03}", names, random) for number in range(uses)]
    for _ in range(uses // 6):
        one, other = random.sample(range(uses), 2)
        rows[one]["excludes"].append(rows[other]["id"])
    for _ in range(uses // 8):
        one, other = random.sample(range(uses), 2)
        rows[one]["needs"].append(rows[other]["id"])
    return {
        "version": 1,
        "money_per_month": sum(row["per_month"] for row in rows) * 35 // 100,
        "money_once": sum(row["once"] for row in rows) * 4 // 10,
        "hours_per_month": sum(row["hours"] for row in rows) * 4 // 10,
        "areas": [{"id": name, "weight": random.randint(1, 5)} for name in names],
        "uses": rows,
    }


def _use(id: str, areas: list[str], random: Random) -> dict[str, Any]:
    return {
        "id": id,
        "per_month": random.choice([0, 0, 25 * random.randint(1, 40), 50 * random.randint(1, 70)]),
        "once": random.choice([0, 0, 100 * random.randint(1, 80)]),
        "hours": random.choice([0, random.randint(1, 12)]),
        "gives": {area: random.randint(1, 5) for area in areas if random.random() < 0.5},
        "excludes": [],
        "needs": [],
    }
