"""An independent check of a result: all is reckoned anew from the file and the groups, with no code of the engine."""

from itertools import combinations, permutations

MOST_PARTED = 9
"""So many people can be parted in every way in a moment; with more, the rules must hold to the letter."""


def check(data: dict, result: dict) -> None:
    assert set(result) == {
        "version", "gatherings", "pairs_met", "pairs_possible", "all_meet", "gap_percent", "cut_off"
    }  # fmt: skip
    assert result["version"] == 1
    assert len(result["gatherings"]) == data["gatherings"]
    for number, gathering in enumerate(result["gatherings"], start=1):
        faults = broken(data, number, gathering["groups"])
        if faults and len(present(data, number)) <= MOST_PARTED:
            faults = [] if is_among(gathering["groups"], lawful(data, number)) else faults
        assert faults == []
        check_scores(data, gathering)
    check_meetings(data, result)
    check_bounds(data, result)


def present(data: dict, number: int) -> list[str]:
    absent = data.get("absent", {}).get(str(number), [])
    return [person["id"] for person in data["people"] if person["id"] not in absent]


def broken(data: dict, number: int, groups: list[list[str]]) -> list[str]:
    """The names of the rules that one gathering breaks."""
    here, found = present(data, number), []
    if sorted(person for group in groups for person in group) != sorted(here):
        return ["everybody present sits in one group"]
    if not sizes_hold(data, len(here), [len(group) for group in groups]):
        found.append("sizes")
    group_of = {person: index for index, group in enumerate(groups) for person in group}
    for people in together_lists(data):
        if len({group_of[person] for person in people if person in group_of}) > 1:
            found.append("together")
    if any(group_of.get(a, -1) == group_of.get(b, -2) for a, b in forbidden_pairs(data)):
        found.append("apart")
    return found + missing_sides(data, here, groups)


def sizes_hold(data: dict, people: int, sizes: list[int]) -> bool:
    if 0 in sizes or max(sizes, default=0) > data["group_size"]:
        return False
    fewest = -(-people // data["group_size"])
    if data.get("sizes", "balanced") == "free":
        return True
    return len(sizes) == fewest and (not sizes or max(sizes) - min(sizes) <= 1)


def together_lists(data: dict) -> list[list[str]]:
    lists = list(data.get("together", []))
    if data.get("households") == "together":
        lists += households(data)
    return lists


def households(data: dict) -> list[list[str]]:
    names = {person.get("household") for person in data["people"]} - {None}
    return [[p["id"] for p in data["people"] if p.get("household") == name] for name in sorted(names)]


def forbidden_pairs(data: dict) -> set[tuple[str, str]]:
    pairs = {tuple(sorted(pair)) for people in data.get("apart", []) for pair in combinations(people, 2)}
    if data.get("households", "apart") == "apart":
        for people in households(data):
            pairs |= {tuple(sorted(pair)) for pair in combinations(people, 2)} - joined_pairs(data)
    return pairs


def joined_pairs(data: dict) -> set[tuple[str, str]]:
    """Pairs that `together` joins, directly or through others."""
    reach = {person["id"]: {person["id"]} for person in data["people"]}
    for _ in data["people"]:
        for people in data.get("together", []):
            everybody = set().union(*(reach[person] for person in people))
            for person in everybody:
                reach[person] = reach[person] | everybody
    return {tuple(sorted((a, b))) for a in reach for b in reach[a] if a != b}


def missing_sides(data: dict, here: list[str], groups: list[list[str]]) -> list[str]:
    side_of = {person["id"]: person.get("side") for person in data["people"]}
    found = []
    for side in {side_of[person] for person in here} - {None}:
        enough = sum(side_of[person] == side for person in here) >= len(groups)
        if enough and not all(any(side_of[person] == side for person in group) for group in groups):
            found.append(f"side {side}")
    return found


def check_scores(data: dict, gathering: dict) -> None:
    here = {person for group in gathering["groups"] for person in group}
    people = [person for person in data["people"] if person["id"] in here]
    expected = {kind for kind in ("side", "organisation") if any(person.get(kind) for person in people)}
    if any(max((person.get("colours") or {"": 0}).values(), default=0) > 0 for person in people):
        expected.add("colour")
    assert set(gathering["scores"]) == expected
    assert all(0 <= score <= 1 for score in gathering["scores"].values())
    if "side" in expected:
        assert gathering["scores"]["side"] == round(presence(people, gathering["groups"]), 3)


def presence(people: list[dict], groups: list[list[str]]) -> float:
    held = possible = 0
    for side in {person.get("side") for person in people} - {None}:
        members = {person["id"] for person in people if person.get("side") == side}
        held += sum(bool(members & set(group)) for group in groups)
        possible += min(len(members), len(groups))
    return held / possible


def check_meetings(data: dict, result: dict) -> None:
    ids = [person["id"] for person in data["people"]]
    possible = {tuple(sorted(pair)) for pair in combinations(ids, 2)} - forbidden_pairs(data)
    met = {tuple(sorted(pair)) for past in data.get("past", []) for group in past for pair in combinations(group, 2)}
    counts = []
    for gathering in result["gatherings"]:
        met |= {tuple(sorted(pair)) for group in gathering["groups"] for pair in combinations(group, 2)}
        counts.append(len(met & possible))
    assert result["pairs_possible"] == len(possible)
    assert result["pairs_met"] == counts
    reached = [number for number, count in enumerate(counts, start=1) if count == len(possible)]
    assert result["all_meet"]["at_gathering"] == (reached[0] if reached else None)


def check_bounds(data: dict, result: dict) -> None:
    at_least, at_gathering = result["all_meet"]["at_least"], result["all_meet"]["at_gathering"]
    assert at_gathering is None or at_least <= at_gathering
    if not data.get("past") and result["pairs_possible"]:
        assert at_least >= -(-result["pairs_possible"] // most_pairs(data, len(data["people"])))
    assert 0 <= result["gap_percent"] <= 100
    if at_gathering is not None:
        assert result["gap_percent"] == 0


def most_pairs(data: dict, people: int) -> int:
    size, count = data["group_size"], -(-people // data["group_size"])
    if data.get("sizes") == "free":
        full, rest = divmod(people, size)
        return full * size * (size - 1) // 2 + rest * (rest - 1) // 2
    sizes = [people // count + (index < people % count) for index in range(count)]
    return sum(s * (s - 1) // 2 for s in sizes)


def partitions(people: list[str]) -> list[list[list[str]]]:
    """Every way to part people into groups."""
    if not people:
        return [[]]
    first, rest = people[0], people[1:]
    found = []
    for groups in partitions(rest):
        found.append([[first], *groups])
        found += [[*groups[:i], [first, *groups[i]], *groups[i + 1 :]] for i in range(len(groups))]
    return found


def lawful(data: dict, number: int) -> list[list[list[str]]]:
    """Every way to part those present at a gathering that breaks no rule.

    Where there is none: balanced sizes have the fewest groups with which households can hold, and there sides give way,
    those last in the alphabet first. Free sizes have any number of groups before a side gives way. The lists of the file,
    `together` and `apart`, must hold in the fewest groups by themselves.
    """
    lists = data | {"households": "free", "people": [{"id": person["id"]} for person in data["people"]]}
    if all(broken(lists, number, groups) for groups in partitions(present(data, number))):
        return []
    every = [groups for groups in partitions(present(data, number)) if not always_broken(data, number, groups)]
    if data.get("sizes", "balanced") == "balanced":
        every = [groups for groups in every if len(groups) == min(map(len, every))]
    here = present(data, number)
    missing = [set(missing_sides(data, here, groups)) for groups in every]
    allowed = set().union(*missing)
    for side in sorted(allowed):
        if any(found <= allowed - {side} for found in missing):
            allowed -= {side}
    return [groups for groups, found in zip(every, missing, strict=True) if found <= allowed]


def always_broken(data: dict, number: int, groups: list[list[str]]) -> bool:
    """Whether groups are too large or uneven, or break a rule that no number of groups sets aside."""
    sizes = [len(group) for group in groups]
    uneven = data.get("sizes", "balanced") == "balanced" and max(sizes, default=0) - min(sizes, default=0) > 1
    return (
        max(sizes, default=0) > data["group_size"]
        or uneven
        or not {"together", "apart"}.isdisjoint(broken(data, number, groups))
    )


def is_among(groups: list[list[str]], choices: list[list[list[str]]]) -> bool:
    return {frozenset(group) for group in groups} in [{frozenset(group) for group in choice} for choice in choices]


def moved(planned: list[list[str]], groups: list[list[str]]) -> int:
    """How many of those planned and present change group, groups and planned groups matched as well as can be."""
    here = {person for group in groups for person in group}
    plan = [set(group) & here for group in planned]
    slots = groups + [[]] * max(0, len(plan) - len(groups))
    orders = permutations(slots, len(plan))
    kept = max(sum(len(p & set(s)) for p, s in zip(plan, order, strict=True)) for order in orders)
    return sum(map(len, plan)) - kept
