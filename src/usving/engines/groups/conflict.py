"""Find groups for a gathering that keep the rules, or refuse the input and name the people in conflict."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from usving.engines.groups.input import Request
from usving.engines.groups.placement import Demand, Placing, Undecided
from usving.engines.groups.rules import (
    Groups,
    Room,
    household_pairs,
    kept_apart,
    room_of,
    rooms,
    sides_needed,
    together_lists,
)
from usving.engines.refusal import Refused

PROOF_LIMIT = 3_000
SIDES = "people[].side"


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


def first_groups(request: Request, rule_rooms: Sequence[Room]) -> list[Groups]:
    """Groups for each gathering that keep every rule, nothing else asked; raises `Refused` where there are none."""
    apart = kept_apart(request)
    refuse_contradictions(request, apart)
    known: dict[tuple[tuple[int, ...], ...], Groups] = {}
    for room in rule_rooms:
        if room.blocks not in known:
            known[room.blocks] = groups_of_room(request, room, apart)
    return [known[room.blocks] for room in rule_rooms]


def refuse_contradictions(request: Request, apart: Sequence[frozenset[int]]) -> None:
    """Refuse the conflicts one can see without search: people both together and apart, and too many together."""
    for room in rooms(request):
        for block in room.blocks:
            if len(block) > room.largest:
                place, names = place_of(request, block), request.names(block)
                reason = f"must share a group, but at gathering {room.number} a group holds at most {room.largest}"
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


def groups_of_room(request: Request, room: Room, apart: Sequence[frozenset[int]]) -> Groups:
    """Groups that keep every rule at one gathering, as few as the rules allow."""
    most = room.fewest if room.balanced else len(room.blocks)
    for count in range(room.fewest, most + 1):
        try:
            found = Placing(demand_of(request, room, apart, count), count).find()
        except Undecided:
            continue
        if found is not None:
            return found
    raise refusal(request, room)


def demand_of(request: Request, room: Room, apart: Sequence[frozenset[int]], count: int) -> Demand:
    """What `count` groups in a room must keep."""
    needed = sides_needed(request, room, count)
    sides = ((person, request.people[person].side) for person in room.present)
    return Demand(room, apart, {person: side for person, side in sides if side is not None and side in needed})


def refusal(request: Request, room: Room) -> Conflict:
    """Why a room has no groups: the fewest rules that already cannot hold together, and the people they name."""
    rules = rules_of(request, room)
    proven = not possible(request, room, rules)
    if proven:
        for rule in tuple(rules):
            fewer = [other for other in rules if other is not rule]
            if not possible(request, room, fewer):
                rules = fewer
    people = sorted({person for rule in rules for person in rule.people})
    places = ", ".join(dict.fromkeys(rule.place for rule in rules))
    verdict = "cannot all be placed" if proven else "could not all be placed in the attempts allowed"
    size = f"{room.fewest} groups of at most {room.largest}"
    sides = [f"'{rule.kind}'" for rule in rules if rule.place == SIDES]
    size += f" that each need one of side {' and '.join(sides)}" if sides else ""
    sentence = f"{places}: {request.names(people)} {verdict} at gathering {room.number}, which has {size}"
    return Conflict(sentence, "no-room", ids_of(request, people), room.largest)


def rules_of(request: Request, room: Room) -> list[Rule]:
    """The rules that concern those present at a gathering, each with two people or more."""
    found = [Rule(f"together[{i}]", "together", people) for i, people in enumerate(request.together)]
    if request.households == "together":
        found += [Rule("households", "together", people) for people in together_lists(request)[len(request.together) :]]
    found += [Rule(f"apart[{i}]", "apart", people) for i, people in enumerate(request.apart)]
    by_household: dict[str | None, set[int]] = {}
    for pair in household_pairs(request):
        by_household.setdefault(request.people[pair[0]].household, set()).update(pair)
    found += [Rule("households", "household", tuple(sorted(people))) for people in by_household.values()]
    for side in sorted(sides_needed(request, room, room.fewest)):
        people = tuple(person for person in room.present if request.people[person].side == side)
        found.append(Rule(SIDES, side, people))
    here = ((rule, tuple(person for person in rule.people if person in room.present)) for rule in found)
    return [Rule(rule.place, rule.kind, people) for rule, people in here if len(people) > 1]


def possible(request: Request, room: Room, rules: Sequence[Rule]) -> bool:
    """Whether a room has groups under only these rules; where that is not settled in time the answer is yes."""
    lists = [rule.people for rule in rules if rule.place != SIDES and rule.kind == "together"]
    fewer = room_of(request, room.number - 1, lists)
    apart: list[set[int]] = [set() for _ in request.people]
    household = set(household_pairs(request))
    for rule in rules:
        if rule.place != SIDES and rule.kind != "together":
            for a, b in combinations(rule.people, 2):
                if rule.kind == "apart" or (a, b) in household:
                    apart[a].add(b)
                    apart[b].add(a)
    side_of = {person: rule.kind for rule in rules if rule.place == SIDES for person in rule.people}
    try:
        return Placing(Demand(fewer, apart, side_of), room.fewest, limit=PROOF_LIMIT).find() is not None
    except Undecided:
        return True
