"""Making groups: the engine is asked, and its answer is told in seats."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from usving.engines.groups import groups
from usving.engines.groups.conflict import Conflict
from usving.process.rules.groups import (
    AllMeet,
    ColourUse,
    Families,
    Sitter,
    Table,
    Task,
    may_meet,
    met_at,
    numbered,
    tables_of,
)
from usving.process.rules.groups_alike import parts_of
from usving.process.rules.groups_asked import request_for

SECONDS = 0.4
"""For each of the two questions that groups for one gathering ask of the engine, so that they are there within a second."""

SECONDS_AHEAD = 5.0


class Clash(Exception):
    """Rules for the tables that cannot all hold: how they clash, and the seats in conflict."""

    def __init__(self, reason: str, seats: Sequence[str], largest: int) -> None:
        super().__init__(reason)
        self.reason, self.seats, self.largest = reason, tuple(seats), largest


@dataclass(frozen=True)
class Outlook:
    """Whether all can meet: with a plan that was found (`by`, gatherings from this one on), or a proof against it.

    `at_least` is a proven number of gatherings, 0 where none is proven.
    """

    answer: AllMeet
    by: int = 0
    at_least: int = 0


@dataclass(frozen=True)
class Made:
    """Groups: the tables by number, the pairs of seats that had met and have met with these, and what can be hoped for."""

    tables: dict[int, Table]
    possible: int
    before: int
    after: int
    left: int
    outlook: Outlook

    def counts(self) -> dict[str, Any]:
        """What is kept of it beside the seats: numbers alone."""
        return {
            "possible": self.possible,
            "before": self.before,
            "after": self.after,
            "left": self.left,
            "all_meet": self.outlook.answer.value,
            "by": self.outlook.by,
            "at_least": self.outlook.at_least,
        }


def make(task: Task, *, published: Mapping[int, Table], seconds: float = SECONDS) -> Made:
    """Make groups for those who are here. Raises Clash where the rules cannot all hold.

    The gatherings to come are looked at too: where they can be laid so that all meet, tonight is the first of them.
    """
    alike = task.choices.colours is ColourUse.ALIKE
    whole, outlook = ([], Outlook(AllMeet.UNKNOWN)) if alike else _ahead(task, seconds)
    use_whole = outlook.answer is AllMeet.YES and not task.planned
    tables = whole if use_whole else _tonight(task, seconds)
    open_pairs, before = may_meet(task), met_at(task.past)
    after = before | met_at(tables)
    return Made(
        tables=numbered(tables, published),
        possible=len(open_pairs),
        before=len(open_pairs & before),
        after=len(open_pairs & after),
        left=task.left,
        outlook=outlook,
    )


def can_all_meet(people: int, size: int, gatherings: int, *, seconds: float = SECONDS_AHEAD) -> Outlook:
    """Whether so many people can all meet, before anything is planned: groups of any size up to `size`."""
    named = [{"id": f"{number:03}"} for number in range(people)]
    asked = {"version": 1, "gatherings": gatherings, "group_size": size, "sizes": "free", "people": named}
    found = groups(asked, seconds=seconds)["all_meet"]
    if found["at_gathering"]:
        return Outlook(AllMeet.YES, found["at_gathering"], found["at_least"])
    answer = AllMeet.NO if found["at_least"] > gatherings else AllMeet.UNKNOWN
    return Outlook(answer, 0, found["at_least"])


def _tonight(task: Task, seconds: float) -> list[Table]:
    """The tables of this gathering alone."""
    parts: Iterable[Sequence[Sitter]] = [task.here]
    if task.choices.colours is ColourUse.ALIKE:
        parts = parts_of(task)
    tables: list[Table] = []
    for part in parts:
        found = _asked(_with(task, part), part, 1, seconds)
        tables += tables_of(found["gatherings"][0]["groups"])
    return tables


def _asked(task: Task, sitters: Sequence[Sitter], gatherings: int, seconds: float) -> dict[str, Any]:
    """Ask the engine. Raises Clash."""
    try:
        return groups(request_for(task, sitters, gatherings=gatherings), seconds=seconds)
    except Conflict as conflict:
        seats = dict.fromkeys(person.rpartition(":")[0] for person in conflict.people)
        raise Clash(conflict.reason, list(seats), conflict.largest) from conflict


def _with(task: Task, part: Sequence[Sitter]) -> Task:
    """The same task for some of those who are here."""
    return replace(task, here=tuple(part))


def _ahead(task: Task, seconds: float) -> tuple[list[Table], Outlook]:
    """The tables of this gathering as the first of all that are left, and what they can come to; no search where none can do.

    The engine's proof is about people. It holds for seats where nobody's people part: those of one seat then move as one.
    """
    parting = task.choices.families is Families.APART and any(each.parts and each.people > 1 for each in task.everyone)
    try:
        found = _asked(task, task.everyone, task.left, 0)
        at_least = found["all_meet"]["at_least"]
        if at_least > task.left:
            return [], Outlook(AllMeet.UNKNOWN) if parting else Outlook(AllMeet.NO, 0, at_least)
        found = _asked(task, task.everyone, task.left, seconds)
    except Clash:
        return [], Outlook(AllMeet.UNKNOWN)
    plan = [tables_of(each["groups"]) for each in found["gatherings"]]
    met, wanted = met_at(task.past), may_meet(task)
    for number, tables in enumerate(plan, start=1):
        met |= met_at(tables)
        if wanted <= met:
            return plan[0], Outlook(AllMeet.YES, number)
    return plan[0], Outlook(AllMeet.UNKNOWN, 0, 0 if parting else at_least)
