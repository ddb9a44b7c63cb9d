"""A finding: what both sides have read and put their own words to. No sequence of acts by one side makes one that stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from usving.core.states import Machine, Move
from usving.process.rules.seats import Side

# How many on each side must have read every source and written their own words; the database counts with the same numbers.
READERS: Mapping[Side, int] = {Side.FAMILIES: 1, Side.PROVIDERS: 1}


class FindingState(StrEnum):
    """How far a finding has come."""

    DRAFT = "draft"
    FAMILIES_READ = "families-read"
    PROVIDERS_READ = "providers-read"
    READ = "read"
    FAMILIES_STAND = "families-stand"
    PROVIDERS_STAND = "providers-stand"
    STANDS = "stands"
    AGAIN = "again"


class FindingAct(StrEnum):
    """What moves a finding."""

    FAMILIES_READ = "families-read"
    PROVIDERS_READ = "providers-read"
    FAMILIES_STAND = "families-stand"
    PROVIDERS_STAND = "providers-stand"
    FAMILIES_WITHDRAW = "families-withdraw"
    PROVIDERS_WITHDRAW = "providers-withdraw"
    REWORD = "reword"
    LOSE_SOURCE = "lose-source"


class Says(StrEnum):
    """What someone's own words to a finding are."""

    READ = "read"
    STAND = "stand"
    OBJECT = "object"


# What one thinks of a wording: one of these at a time, so that one person is never on both sides of it.
STANCES = frozenset({Says.STAND, Says.OBJECT})


class WhyNotSay(StrEnum):
    """Why one cannot say this to a finding now."""

    NO_SIDE = "finding-no-side"
    NOT_OPENED = "finding-not-opened"
    NOT_READ = "finding-not-read"
    NO_WORDS = "finding-no-words"
    SAID_ALREADY = "finding-said-already"
    LOOK_AGAIN = "finding-look-again"
    REWORDED = "finding-reworded"
    NO_SOURCES = "finding-no-sources"
    NOT_WEIGHED = "finding-not-weighed"


S, A = FindingState, FindingAct
FAMILIES, PROVIDERS = "noen fra familiene", "noen fra tjenestene"
OWN_WORDS = "har lest alle kildene og skrevet egne ord"
BEHIND = "har lest, og står bak ordlyden"
FINDING: Machine[FindingState, FindingAct] = Machine(
    "finding",
    "Innsikt",
    first=S.DRAFT,
    labels={
        S.DRAFT: "utkast",
        S.FAMILIES_READ: "lest av familiene",
        S.PROVIDERS_READ: "lest av tjenestene",
        S.READ: "lest av begge sider",
        S.FAMILIES_STAND: "familiene står bak",
        S.PROVIDERS_STAND: "tjenestene står bak",
        S.STANDS: "begge sider står bak",
        S.AGAIN: "må ses på igjen",
    },
    moves=(
        Move(S.DRAFT, A.FAMILIES_READ, S.FAMILIES_READ, FAMILIES, OWN_WORDS),
        Move(S.DRAFT, A.PROVIDERS_READ, S.PROVIDERS_READ, PROVIDERS, OWN_WORDS),
        Move(S.FAMILIES_READ, A.PROVIDERS_READ, S.READ, PROVIDERS, OWN_WORDS),
        Move(S.PROVIDERS_READ, A.FAMILIES_READ, S.READ, FAMILIES, OWN_WORDS),
        Move(S.READ, A.FAMILIES_STAND, S.FAMILIES_STAND, FAMILIES, BEHIND),
        Move(S.READ, A.PROVIDERS_STAND, S.PROVIDERS_STAND, PROVIDERS, BEHIND),
        Move(S.FAMILIES_STAND, A.PROVIDERS_STAND, S.STANDS, PROVIDERS, BEHIND),
        Move(S.PROVIDERS_STAND, A.FAMILIES_STAND, S.STANDS, FAMILIES, BEHIND),
        Move(S.FAMILIES_STAND, A.FAMILIES_WITHDRAW, S.READ, FAMILIES, "den siste trakk seg"),
        Move(S.PROVIDERS_STAND, A.PROVIDERS_WITHDRAW, S.READ, PROVIDERS, "den siste trakk seg"),
        Move(S.STANDS, A.FAMILIES_WITHDRAW, S.PROVIDERS_STAND, FAMILIES, "den siste trakk seg"),
        Move(S.STANDS, A.PROVIDERS_WITHDRAW, S.FAMILIES_STAND, PROVIDERS, "den siste trakk seg"),
        *(Move(s, A.REWORD, S.DRAFT, "en av sidene", "ny ordlyd: begge sider spørres på nytt") for s in FindingState),
        *(
            Move(s, A.LOSE_SOURCE, S.AGAIN, "den som eier kilden", "en kilde er tatt tilbake eller endret")
            for s in FindingState
            if s not in (S.DRAFT, S.AGAIN)
        ),
    ),
)
# What only the families bring about, and what only the providers do.
OF_SIDE: Mapping[Side, frozenset[FindingAct]] = {
    Side.FAMILIES: frozenset({A.FAMILIES_READ, A.FAMILIES_STAND, A.FAMILIES_WITHDRAW}),
    Side.PROVIDERS: frozenset({A.PROVIDERS_READ, A.PROVIDERS_STAND, A.PROVIDERS_WITHDRAW}),
}


@dataclass(frozen=True)
class Facts:
    """What is known of one wording: how many on each side have read it and stand behind it, and how many sources are lost."""

    read: Mapping[Side, int]
    stand: Mapping[Side, int]
    sources: int
    lost: int


@dataclass(frozen=True)
class Sayer:
    """One who wants to say something to a finding: for which side, which sources are unread, and what is said before.

    `weighed`: the wording tells both what supports it and what speaks against it.
    """

    side: Side | None
    unopened: int
    said: frozenset[Says] = frozenset()
    weighed: bool = True


def state_of(facts: Facts, *, before: FindingState = FindingState.DRAFT) -> FindingState:
    """The state that the facts make. One that must be looked at again stays so until it is worded anew."""
    read = {side for side in Side if facts.read.get(side, 0) >= READERS[side]}
    stand = {side for side in read if facts.stand.get(side, 0)}
    if before is FindingState.AGAIN or (facts.lost and before is not FindingState.DRAFT):
        return FindingState.AGAIN
    if not facts.sources or facts.lost or not read:
        return FindingState.DRAFT
    if len(read) == 1:
        return FindingState.FAMILIES_READ if Side.FAMILIES in read else FindingState.PROVIDERS_READ
    if len(stand) == 1:
        return FindingState.FAMILIES_STAND if Side.FAMILIES in stand else FindingState.PROVIDERS_STAND
    return FindingState.STANDS if stand else FindingState.READ


def why_not_say(says: Says, sayer: Sayer, state: FindingState, *, words: str) -> WhyNotSay | None:
    """Say why one cannot say this, or None: to have read takes every source and own words, to stand behind takes having read.

    What one stands behind has been weighed for and against. One may disagree at any time, with words.
    """
    if sayer.side is None:
        return WhyNotSay.NO_SIDE
    if state is FindingState.AGAIN and says is not Says.OBJECT:
        return WhyNotSay.LOOK_AGAIN
    if says is Says.READ and sayer.unopened:
        return WhyNotSay.NOT_OPENED
    if says is Says.STAND and Says.READ not in sayer.said:
        return WhyNotSay.NOT_READ
    if says is Says.STAND and not sayer.weighed:
        return WhyNotSay.NOT_WEIGHED
    if says is not Says.OBJECT and says in sayer.said:
        return WhyNotSay.SAID_ALREADY
    return WhyNotSay.NO_WORDS if says is not Says.STAND and not words.strip() else None


def replaced_by(says: Says) -> frozenset[Says]:
    """What one has said before of the same wording, that this comes in place of: a stance replaces a stance."""
    return STANCES if says in STANCES else frozenset()
