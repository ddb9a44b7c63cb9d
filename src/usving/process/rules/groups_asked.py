"""What the engine is asked: its file, made of seats, rules and tables."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from usving.process.rules.groups import Choices, ColourUse, Families, Sitter, Table, Task


def request_for(task: Task, sitters: Sequence[Sitter], *, gatherings: int) -> dict[str, Any]:
    """The engine's file for these seats and so many gatherings; those of them who are away tonight are away at the first."""
    known = {sitter.seat: sitter for sitter in sitters}
    tonight = {sitter.seat for sitter in task.here}
    absent = [person for sitter in sitters if sitter.seat not in tonight for person in sitter.ids]
    sides = _sides_for_all(sitters, task) & _sides_for_all([known[each] for each in known if each in tonight], task)
    asked: dict[str, Any] = {
        "version": 1,
        "seed": task.seed,
        "gatherings": gatherings,
        "group_size": task.choices.size,
        "sizes": task.choices.sizes.value,
        "households": "apart",
        "people": [person for sitter in sitters for person in _people(sitter, task.choices, sides)],
        "together": [*_families(sitters, task.choices), *_joined(task, known)],
        "apart": list(_parted(task, known)),
        "past": [group for table in task.past for group in _as_past(table, known)],
    }
    if absent:
        asked["absent"] = {"1": absent}
    if task.planned:
        asked["planned"] = [_as_planned(task.planned, known)]
    return asked


def _sides_for_all(sitters: Sequence[Sitter], task: Task) -> set[str]:
    """The sides with enough to have someone at every table, when those who sit together count as one; none if not wanted.

    The engine counts people, and lets a side give way only when it has found no room for it; this says so beforehand.
    """
    tables = -(-sum(sitter.people for sitter in sitters) // task.choices.size)
    parting = task.choices.families is Families.APART
    found: dict[str, int] = {}
    for sitter in sitters if task.choices.sides else ():
        if sitter.side:
            found[sitter.side] = found.get(sitter.side, 0) + (sitter.people if parting and sitter.parts else 1)
    return {side for side, count in found.items() if count >= tables}


def _people(sitter: Sitter, choices: Choices, sides: Collection[str]) -> list[dict[str, Any]]:
    """The people of a seat as the engine wants them; what is not to count is not told to it."""
    common: dict[str, Any] = {"household": sitter.seat, "organisation": sitter.organisation}
    if sitter.side in sides:
        common["side"] = sitter.side
    mixed = choices.colours is ColourUse.MIXED
    scores = sitter.scores() if mixed else [{}] * sitter.people
    return [
        {"id": person, **common, **({"colours": score} if mixed else {})}
        for person, score in zip(sitter.ids, scores, strict=True)
    ]


def _families(sitters: Iterable[Sitter], choices: Choices) -> list[list[str]]:
    """Those who come with one seat sit together, but for those who gladly part where that is wanted."""
    parting = choices.families is Families.APART
    return [sitter.ids for sitter in sitters if sitter.people > 1 and not (parting and sitter.parts)]


def _joined(task: Task, known: Mapping[str, Sitter]) -> list[list[str]]:
    return [[f"{a}:1", f"{b}:1"] for a, b in task.together if a in known and b in known]


def _parted(task: Task, known: Mapping[str, Sitter]) -> Iterable[list[str]]:
    for a, b in task.apart:
        if a in known and b in known:
            yield from ([one, other] for one in known[a].ids for other in known[b].ids)


def _as_past(table: Table, known: Mapping[str, Sitter]) -> list[list[list[str]]]:
    """An earlier table as a gathering of its own: whoever a seat comes with now counts as having been there."""
    people = [person for seat in sorted(table) if seat in known for person in known[seat].ids]
    return [[people]] if len(people) > 1 else []


def _as_planned(tables: Iterable[Table], known: Mapping[str, Sitter]) -> list[list[str]]:
    """The published tables, with those who are still here; of a seat that comes with fewer, the last ones are gone."""
    used: dict[str, int] = {}
    planned = []
    for table in tables:
        group = []
        for seat, count in sorted(table.items()):
            first = used.get(seat, 0)
            here = known[seat].people if seat in known else 0
            group += [f"{seat}:{number + 1}" for number in range(first, min(first + count, here))]
            used[seat] = first + count
        planned.append(group)
    return planned
