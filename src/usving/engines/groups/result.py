"""The result of the engine, reckoned anew from the groups themselves, and its form in JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from usving.engines.groups.bounds import Bounds
from usving.engines.groups.input import Grouping, Request
from usving.engines.groups.pairs import meetings, met_before, possible_pairs
from usving.engines.groups.rules import Groups
from usving.engines.groups.spread import Spread


@dataclass(frozen=True)
class Result:
    """The groups of every gathering, with what they come to and what no groups could come to."""

    request: Request
    gatherings: tuple[Grouping, ...]
    scores: tuple[dict[str, float], ...]
    pairs_met: tuple[int, ...]
    pairs_possible: int
    at_least: int
    most_met: int
    cut_off: bool

    @property
    def at_gathering(self) -> int | None:
        """The first gathering after which all have met who may meet, or None."""
        reached = [number for number, met in enumerate(self.pairs_met, start=1) if met == self.pairs_possible]
        return reached[0] if reached else None

    @property
    def gap_percent(self) -> float:
        """How far the pairs met are below the most that is proven possible, in percent, rounded up to one decimal."""
        missing = self.most_met - self.pairs_met[-1]
        return -(-1000 * missing // self.most_met) / 10 if self.most_met else 0.0

    def as_json(self) -> dict[str, Any]:
        """The result as the format says."""
        ids = [person.id for person in self.request.people]
        named = [[[ids[person] for person in group] for group in groups] for groups in self.gatherings]
        return {
            "version": 1,
            "gatherings": [
                {"groups": groups, "scores": scores} for groups, scores in zip(named, self.scores, strict=True)
            ],
            "pairs_met": list(self.pairs_met),
            "pairs_possible": self.pairs_possible,
            "all_meet": {"at_gathering": self.at_gathering, "at_least": self.at_least},
            "gap_percent": self.gap_percent,
            "cut_off": self.cut_off,
        }


def result_of(request: Request, bounds: Bounds, found: Sequence[Groups], cut_off: bool) -> Result:
    """What these groups come to."""
    gatherings = tuple(in_order(groups, number < len(request.planned)) for number, groups in enumerate(found))
    possible, before = possible_pairs(request), met_before(request)
    met = accumulate(map(meetings, gatherings), lambda known, new: known | new, initial=before)
    pairs_met = tuple(len(pairs & possible) for pairs in met)[1:]
    return Result(
        request=request,
        gatherings=gatherings,
        scores=tuple(scores_of(request, groups) for groups in gatherings),
        pairs_met=pairs_met,
        pairs_possible=len(possible),
        at_least=bounds.at_least(),
        most_met=len(before & possible) + bounds.most_met(request.gatherings),
        cut_off=cut_off,
    )


def in_order(groups: Groups, planned: bool) -> Grouping:
    """The filled groups, people in the order of ids, and groups too where no published plan has numbered them."""
    filled = [tuple(sorted(group)) for group in groups if group]
    return tuple(filled if planned else sorted(filled))


def scores_of(request: Request, groups: Grouping) -> dict[str, float]:
    """From 0 to 1 for each kind of mark that anybody present has: how well the groups of one gathering are mixed.

    For sides it is in how many groups they are present, for colours and organisations how evenly they are spread.
    """
    spread = Spread.of(request, [person for group in groups for person in group])
    scores = {
        "side": spread.presence(groups),
        "colour": spread.evenness("colour", groups),
        "organisation": spread.evenness("organisation", groups),
    }
    return {kind: round(score, 3) for kind, score in scores.items() if score is not None}
