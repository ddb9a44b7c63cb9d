"""Gatherings: kinds, whose ground, and who comes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

SHORTEST, LONGEST = 15, 12 * 60  # minutes


class GatheringKind(StrEnum):
    """Who a gathering is for."""

    FAMILIES = "families"
    PROVIDERS = "providers"
    JOINT = "joint"
    BILATERAL = "bilateral"
    OPEN = "open"


class Ground(StrEnum):
    """Whose ground a place is. A neutral arena is part of the method, not a detail."""

    NEUTRAL = "neutral"
    FAMILIES = "families"
    ORGANISATION = "organisation"


class Coming(StrEnum):
    """What someone has answered to a gathering."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class AnswerWay(StrEnum):
    """How an answer came: said by oneself here, by a link or a code without login, on a paper list, or by telephone."""

    SELF = "self"
    LINK = "link"
    PAPER = "paper"
    CALL = "call"


NOTED_BY_ANOTHER = frozenset({AnswerWay.PAPER, AnswerWay.CALL})


class WhyNotPlan(StrEnum):
    """Why a gathering cannot be planned so."""

    OUTSIDE_FRAME = "outside-frame"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"


@dataclass(frozen=True)
class Plan:
    """A gathering as planned: when, how long, what kind."""

    kind: GatheringKind
    starts_at: datetime
    minutes: int


def why_not_plan(plan: Plan, *, frame: tuple[date, date]) -> WhyNotPlan | None:
    """Say why a gathering cannot be planned so within the frame (first and last day), or None."""
    if not frame[0] <= plan.starts_at.date() <= frame[1]:
        return WhyNotPlan.OUTSIDE_FRAME
    if plan.minutes < SHORTEST:
        return WhyNotPlan.TOO_SHORT
    if plan.minutes > LONGEST:
        return WhyNotPlan.TOO_LONG
    return None


def ends_at(starts_at: datetime, minutes: int) -> datetime:
    """When a gathering ends."""
    return starts_at + timedelta(minutes=minutes)
