"""How a method is changed: one side proposes, the other answers; what both stand by is a new version.

Moves as data. The database function process_method_answer says the same, and a test holds the two against each other.
"""

from enum import StrEnum

from usving.process.rules.seats import Side

SHIPPED_NUMBER = 1  # what comes with the platform is the first version of its code


class ProposalState(StrEnum):
    """Where a proposal stands."""

    WAITS_FOR_FAMILIES = "waits-for-families"
    WAITS_FOR_PROVIDERS = "waits-for-providers"
    ADOPTED = "adopted"
    DECLINED = "declined"


class WhyNotPropose(StrEnum):
    """Why a proposal cannot be made."""

    SAME_AS_BEFORE = "method-same-as-before"
    ANOTHER_WAITS = "method-another-waits"
    CODE_TAKEN = "method-code-taken"


class WhyNotAnswer(StrEnum):
    """Why a proposal cannot be answered."""

    ANSWERED_ALREADY = "method-answered-already"


OTHER = {Side.FAMILIES: Side.PROVIDERS, Side.PROVIDERS: Side.FAMILIES}
WAITS_FOR = {Side.FAMILIES: ProposalState.WAITS_FOR_FAMILIES, Side.PROVIDERS: ProposalState.WAITS_FOR_PROVIDERS}
OPEN = frozenset(WAITS_FOR.values())

# (where it stands, whose answer, yes or no) → where it then stands. What is not here changes nothing.
MOVES: dict[tuple[ProposalState, Side, bool], ProposalState] = {
    (ProposalState.WAITS_FOR_FAMILIES, Side.FAMILIES, True): ProposalState.ADOPTED,
    (ProposalState.WAITS_FOR_PROVIDERS, Side.PROVIDERS, True): ProposalState.ADOPTED,
    (ProposalState.WAITS_FOR_FAMILIES, Side.FAMILIES, False): ProposalState.DECLINED,
    (ProposalState.WAITS_FOR_PROVIDERS, Side.PROVIDERS, False): ProposalState.DECLINED,
    # The side that proposed may take it back while the other has not answered.
    (ProposalState.WAITS_FOR_FAMILIES, Side.PROVIDERS, False): ProposalState.DECLINED,
    (ProposalState.WAITS_FOR_PROVIDERS, Side.FAMILIES, False): ProposalState.DECLINED,
}


def proposed_by(side: Side) -> ProposalState:
    """Where a proposal from this side begins: it waits for the other."""
    return WAITS_FOR[OTHER[side]]


def after(state: ProposalState, side: Side, *, yes: bool) -> ProposalState:
    """Where a proposal stands after an answer; the same where the answer changes nothing."""
    return MOVES.get((state, side, yes), state)


def next_number(newest: int, based_on: int) -> int:
    """The number of a version that is adopted now: one more than the newest in the municipality, and than what it changed."""
    return max(newest, based_on) + 1
