"""Find groups for a gathering that keep the rules, or refuse the input and name the people in conflict."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from usving.engines.groups.input import Request
from usving.engines.groups.placement import Demand, Placing, Undecided
from usving.engines.groups.rules import (
    Groups,
    Room,
    holds,
    household_pairs,
    kept_apart,
    room_of,
    rooms,
    sides_needed,
    together_lists,
)
from usving.engines.refusal import Refused

FIRST_LIMIT = 20_000
PROOF_LIMIT = 3_000


class Conflict(Refused):
    """Rules that cannot all hold. `reason` says how they clash, `people` are the ids in conflict, `largest` a group's limit.

    Reasons: `too-many` must share a group; two are `both` to share one and to be kept apart; there is `no-room` for all.
    """

    def __init__(self, sentence: str, reason: str, people: Sequence[str], largest: int) -> None:
        super().__init__(sentence)
        self.reason, self.people, self.largest = reason, tuple(people), largest


@dataclass(frozen=True)
class Rule:
    """One rule of the file that concerns some people; the place is where the file states it."""

    place: str
    kind: str
    people: tuple[int, ...]


def first_groups(request: Request) -> list[tuple[Room, Groups]]:
    """Groups for each gathering that keep every rule, nothing else asked, and the gathering as they leave it.

    Balanced gatherings get more groups where the household rule needs them, and sides give way to every other rule.
    Raises `Refused` where `together` and `apart` cannot hold in as few groups as possible, or nothing can in any number.
    """
    apart = kept_apart(request)
    refuse_contradictions(request, apart)
    known: dict[tuple[tuple[int, ...], ...], tuple[Room, Groups]] = {}
    found = []
    for room in rooms(request):
        if room.blocks not in known:
            known[room.blocks] = groups_of_room(request, room, apart)
        settled, groups = known[room.blocks]
        found.append((replace(settled, number=room.number), groups))
    return found


def refuse_contradictions(request: Request, apart: Sequence[frozenset[int]]) -> None:
    """Refuse the conflicts one can see without search: people both together and apart, and too many together."""
    for room in rooms(request):
        for block in room.blocks:
            if len(block) > room.largest:
                place, names = place_of(request, block), request.names(block)
                even = (
                    ""
                    if room.largest == min(request.group_size, len(room.present))
                    else ", since sizes differ by at most one"
                )
                reason = (
                    f"must share a group, but at gathering {room.number} a group holds at most {room.largest}{even}"
                )
                raise Conflict(f"{place}: {names} {reason}", "too-many", ids_of(request, block), room.largest)
            for a, b in combinations(block, 2):
                if b in apart[a]:
                    names = request.names((a, b))
                    reason = f"must share a group at gathering {room.number}, but are to be kept apart"
                    sentence = f"{place_of(request, (a, b))}: {names} {reason}"
                    raise Conflict(sentence, "both", ids_of(request, (a, b)), room.largest)


def ids_of(request: Request, people: Sequence[int]) -> list[str]:
    """The ids of some people."""
    return [request.people[person].id for person in people]


def place_of(request: Request, people: Sequence[int]) -> str:
    """Where the file joins some of these people."""
    for index, joined in enumerate(request.together):
        if len(set(joined) & set(people)) > 1:
            return f"together[{index}]"
    return "together" if request.households != "together" else "households"


def groups_of_room(request: Request, room: Room, apart: Sequence[frozenset[int]]) -> tuple[Room, Groups]:
    """Groups that keep every rule at one gathering, as few as the rules allow, and the room as they leave it.

    Where sizes are free, more groups come before a side gives way; balanced ones are to be few. The lists a person has
    made are held against the fewest groups: whoever made them decides what to change. Households come by themselves.
    """
    for counts in ([count] for count in room.counts()) if room.balanced else [room.counts()]:
        found = with_sides(request, room, apart, counts)
        if found is not None:
            return found
        if room.balanced and counts == [room.fewest]:
            refuse_lists(request, room)
    raise refusal(request, room, rules_of(request, room), room.counts())


def refuse_lists(request: Request, room: Room) -> None:
    """Refuse `together` and `apart` where they alone cannot hold in the fewest groups."""
    lists = [rule for rule in rules_of(request, room) if rule.place.startswith(("together[", "apart["))]
    fewest = range(room.fewest, room.fewest + 1)
    if not possible(request, room, lists, fewest):
        raise refusal(request, room, lists, fewest)


def with_sides(
    request: Request, room: Room, apart: Sequence[frozenset[int]], counts: Sequence[int]
) -> tuple[Room, Groups] | None:
    """Groups in one of these numbers with as many sides in each as can be; the last in the alphabet give way first."""
    found = in_some(request, room, apart, counts)
    waived = frozenset(side for person in room.present if (side := request.people[person].side) is not None)
    if found is not None or not waived:
        return found
    found = in_some(request, replace(room, waived=waived), apart, counts)
    for side in sorted(waived) if found is not None else ():
        better = in_some(request, replace(room, waived=waived - {side}), apart, counts)
        if better is not None:
            found, waived = better, waived - {side}
    return found


def in_some(
    request: Request, room: Room, apart: Sequence[frozenset[int]], counts: Sequence[int]
) -> tuple[Room, Groups] | None:
    """Groups in the first of these numbers that has any, or None."""
    for count in counts:
        tried = room.in_groups(count)
        limit = FIRST_LIMIT if count == room.fewest else PROOF_LIMIT
        try:
            found = Placing(demand_of(request, tried, apart, count), count, limit=limit).find()
        except Undecided:
            continue
        if found is not None and holds(request, tried, apart, found):
            return tried, found
    return None


def demand_of(request: Request, room: Room, apart: Sequence[frozenset[int]], count: int) -> Demand:
    """What `count` groups in a room must keep."""
    needed = sides_needed(request, room, count)
    sides = ((person, request.people[person].side) for person in room.present)
    return Demand(room, apart, {person: side for person, side in sides if side is not None and side in needed})


def refusal(request: Request, room: Room, rules: Sequence[Rule], counts: range) -> Conflict:
    """Why a room has no such number of groups: the fewest of the rules that cannot hold together, and whom they name."""
    proven = not possible(request, room, rules, counts)
    if proven:
        for rule in tuple(rules):
            fewer = [other for other in rules if other is not rule]
            if not possible(request, room, fewer, counts):
                rules = fewer
    people = sorted({person for rule in rules for person in rule.people})
    places = ", ".join(dict.fromkeys(rule.place for rule in rules))
    verdict = "cannot all be placed" if proven else "could not all be placed in the attempts allowed"
    size = f"{in_groups_of(counts)} of at most {request.group_size} whose sizes differ by at most one"
    sentence = f"{places}: {request.names(people)} {verdict} at gathering {room.number} {size}"
    return Conflict(sentence, "no-room", ids_of(request, people), request.group_size)


def rules_of(request: Request, room: Room) -> list[Rule]:
    """The rules that concern those present at a gathering, each with two people or more; sides never stand in the way."""
    found = [Rule(f"together[{i}]", "together", people) for i, people in enumerate(request.together)]
    if request.households == "together":
        found += [Rule("households", "together", people) for people in together_lists(request)[len(request.together) :]]
    found += [Rule(f"apart[{i}]", "apart", people) for i, people in enumerate(request.apart)]
    by_household: dict[str | None, set[int]] = {}
    for pair in household_pairs(request):
        by_household.setdefault(request.people[pair[0]].household, set()).update(pair)
    found += [Rule("households", "household", tuple(sorted(people))) for people in by_household.values()]
    here = ((rule, tuple(person for person in rule.people if person in room.present)) for rule in found)
    return [Rule(rule.place, rule.kind, people) for rule, people in here if len(people) > 1]


def in_groups_of(counts: range) -> str:
    """How many groups there may be, as a sentence says it."""
    return "in groups" if len(counts) > 1 else f"in {counts[0]} group{'s' * (counts[0] > 1)}"


def possible(request: Request, room: Room, rules: Sequence[Rule], counts: range) -> bool:
    """Whether a room has one of these numbers of groups under only these rules; where that is not settled in time, yes."""
    lists = [rule.people for rule in rules if rule.kind == "together"]
    fewer = room_of(request, room.number - 1, lists)
    apart: list[set[int]] = [set() for _ in request.people]
    household = set(household_pairs(request))
    for rule in rules:
        if rule.kind != "together":
            for a, b in combinations(rule.people, 2):
                if rule.kind == "apart" or (a, b) in household:
                    apart[a].add(b)
                    apart[b].add(a)
    try:
        return any(placeable(fewer.in_groups(count), apart, count) for count in counts)
    except Undecided:
        return True


def placeable(room: Room, apart: Sequence[set[int]], count: int) -> bool:
    """Whether a room has so many groups when no side is asked for; raises `Undecided` at the limit."""
    return Placing(Demand(room, apart, {}), count, limit=PROOF_LIMIT).find() is not None
