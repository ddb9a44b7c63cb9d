"""Places to meet: what a place has, so that everyone knows before they come whether they can."""

from enum import StrEnum


class Feature(StrEnum):
    """Something a place has or has not."""

    STEP_FREE = "step-free"
    LIFT = "lift"
    TOILET = "accessible-toilet"
    PARKING = "accessible-parking"
    HEARING_LOOP = "hearing-loop"
    BUS_NEAR = "bus-near"
    QUIET_ROOM = "quiet-room"
    CHILDREN_ROOM = "children-room"
    KITCHEN = "kitchen"


# What decides whether some can come at all: where a place lacks one of these, its page says so.
NEEDED_BY_SOME = frozenset({Feature.STEP_FREE, Feature.TOILET, Feature.HEARING_LOOP, Feature.QUIET_ROOM})


def lacking(features: frozenset[Feature]) -> list[Feature]:
    """What some need and a place with these features has not, in the order of the list."""
    return [each for each in Feature if each in NEEDED_BY_SOME - features]
