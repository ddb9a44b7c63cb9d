"""How saved plans felt."""

from dataclasses import dataclass

from usving.economy.access import felt_visible_to
from usving.economy.models import FeltPlan, SavedPlan
from usving.people.models import Account
from usving.people.queries.behind import people_behind


@dataclass(frozen=True)
class Felt:
    """How a plan felt to one: who, each thing and area with its mark, and words."""

    name: str
    marks: list[tuple[str, str, int]]
    words: str


def own_felt(user: Account, plan: SavedPlan) -> FeltPlan | None:
    """What one has said oneself of a plan."""
    return felt_visible_to(user).filter(plan=plan, account=user.pk).first()


def felt_of(user: Account, plan: SavedPlan) -> list[Felt]:
    """How a plan felt to each who has said so."""
    found = list(felt_visible_to(user).filter(plan=plan).order_by("said_at"))
    names = people_behind({each.account_id for each in found})
    called = plan.words
    return [
        Felt(
            names[each.account_id].name if each.account_id in names else "",
            [
                (called["uses"][use], called["areas"][area], mark)
                for use, areas in each.marks.items()
                for area, mark in areas.items()
                if use in called["uses"] and area in called["areas"]
            ],
            each.words,
        )
        for each in found
    ]


def pairs_of(plan: SavedPlan) -> list[tuple[str, str, str, str]]:
    """What can be felt of a plan: each of its uses and each area it was thought to give something, as ids and names."""
    chosen = set(plan.answer["plans"][plan.chosen]["uses"])
    return [
        (use["id"], area["id"], plan.words["uses"][use["id"]], plan.words["areas"][area["id"]])
        for use in plan.question["uses"]
        for area in plan.question["areas"]
        if use["id"] in chosen and use["gives"].get(area["id"])
    ]
