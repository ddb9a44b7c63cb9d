"""Which pairs may meet, and which have met; a pair is (a, b) with a < b."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from usving.engines.groups.input import Request
from usving.engines.groups.rules import kept_apart

Pair = tuple[int, int]


def possible_pairs(request: Request) -> frozenset[Pair]:
    """The pairs that no rule forbids: neither `apart` nor the household rule keeps them from each other."""
    apart = kept_apart(request)
    return frozenset((a, b) for a, b in combinations(range(len(request.people)), 2) if b not in apart[a])


def meetings(groups: Iterable[Sequence[int]]) -> set[Pair]:
    """The pairs that meet in the groups of one gathering."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def met_before(request: Request) -> set[Pair]:
    """The pairs that have met at gatherings already held."""
    return {pair for gathering in request.past for pair in meetings(gathering)}
