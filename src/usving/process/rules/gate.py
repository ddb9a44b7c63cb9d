"""The joining gate: opened by the families alone, each family one voice, unanimous unless all agree to a majority."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Matter(StrEnum):
    """What the families have a voice in, each family one."""

    JOIN = "join"  # open the gate
    MAJORITY = "majority"  # let more than half be enough
    GUEST = "guest"  # let the facilitator read what is shared with the families' circle


class WhyNotSpeak(StrEnum):
    """Why a voice cannot be given."""

    NOT_A_FAMILY_HERE = "not-a-family-here"
    NOT_AN_ADULT = "not-an-adult"
    ALREADY_OPEN = "already-open"


Voices = Mapping[UUID, bool]


@dataclass(frozen=True)
class Tally:
    """Where a matter stands: families in all, how many said yes, how many no, and how many yes it takes."""

    families: int
    yes: int
    no: int
    needed: int

    @property
    def carried(self) -> bool:
        """Whether it is decided: enough have said yes."""
        return self.families > 0 and self.yes >= self.needed


def tally(families: frozenset[UUID], voices: Voices, *, majority: bool = False) -> Tally:
    """Count the voices of the families that sit here now; whoever has left counts no more.

    `majority`: more than half is enough (only where all have agreed to that); else it takes all.
    """
    said = [voices[family] for family in families if family in voices]
    needed = len(families) // 2 + 1 if majority else len(families)
    return Tally(len(families), said.count(True), said.count(False), needed)


def majority_is_enough(families: frozenset[UUID], voices: Voices) -> bool:
    """Whether all families have agreed that a majority decides."""
    return tally(families, voices).carried


def gate_opens(families: frozenset[UUID], join: Voices, majority: Voices) -> bool:
    """Whether the families' voices open the gate now."""
    return tally(families, join, majority=majority_is_enough(families, majority)).carried


def guest_is_welcome(families: frozenset[UUID], voices: Voices) -> bool:
    """Whether the facilitator is a guest in the families' circle: every family has said yes and none has taken it back."""
    return tally(families, voices).carried


def why_not_speak(*, sits_here: bool, adult: bool, matter: Matter, gate_is_open: bool) -> WhyNotSpeak | None:
    """Say why someone cannot give the family's voice, or None. An open gate is not closed again: what was read, was read."""
    if not sits_here:
        return WhyNotSpeak.NOT_A_FAMILY_HERE
    if not adult:
        return WhyNotSpeak.NOT_AN_ADULT
    if gate_is_open and matter is not Matter.GUEST:
        return WhyNotSpeak.ALREADY_OPEN
    return None
