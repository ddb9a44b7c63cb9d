"""The input of the engine: the frozen form of a groups file, version 1, and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from typing import Any

from usving.engines.groups.fields import (
    fields,
    inside,
    items,
    mapping,
    number,
    one_of,
    plain,
    shown,
    text,
    text_or_none,
    whole,
)
from usving.engines.refusal import Refused

MOST_PEOPLE = 1000
MOST_GATHERINGS = 200
SEED_LIMIT = 2**63 - 1

Grouping = tuple[tuple[int, ...], ...]
"""One gathering: its groups, each a tuple of people as numbers into `Request.people`."""


@dataclass(frozen=True)
class Weights:
    """How much each wish counts against the others; only their proportions matter."""

    meet_new: float = 10.0
    side: float = 5.0
    colour: float = 3.0
    organisation: float = 2.0


@dataclass(frozen=True)
class Person:
    """One who takes part. `colours` holds the highest of the person's colours, more than one where they tie."""

    id: str
    household: str | None = None
    side: str | None = None
    organisation: str | None = None
    colours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Request:
    """A whole groups file. People are sorted by id, so that their order in the file decides nothing.

    `absent` has one set for each gathering; `planned` is as long as the published plan, never longer than `gatherings`.
    """

    gatherings: int
    group_size: int
    people: tuple[Person, ...]
    absent: tuple[frozenset[int], ...]
    seed: int = 0
    weights: Weights = Weights()
    together: Grouping = ()
    apart: Grouping = ()
    households: str = "apart"
    sizes: str = "balanced"
    past: tuple[Grouping, ...] = ()
    planned: tuple[Grouping, ...] = ()

    def names(self, people: tuple[int, ...] | list[int]) -> str:
        """The ids of some people as a sentence holds them: `p1, p2 and p3`."""
        ids = [plain(self.people[person].id) for person in people]
        return ids[0] if len(ids) == 1 else f"{', '.join(ids[:-1])} and {ids[-1]}"


FIELDS = ("version", *(field.name for field in dataclass_fields(Request)))
PERSON_FIELDS = ("id", "household", "side", "organisation", "colours", "tags")


def read_request(data: object) -> Request:
    """Read a groups file that JSON has made into Python values; raises `Refused` with the place of the first fault."""
    found = fields(data, "", FIELDS, ("version", "gatherings", "group_size", "people"))
    if isinstance(found["version"], bool) or found["version"] != 1:
        raise Refused(f"version: must be 1, not {shown(found['version'])}")
    gatherings = whole(found["gatherings"], "gatherings", 1, MOST_GATHERINGS)
    people = read_people(found["people"])
    numbers = {person.id: index for index, person in enumerate(people)}
    return Request(
        gatherings=gatherings,
        group_size=whole(found["group_size"], "group_size", 2, 10**9),
        people=people,
        seed=whole(found.get("seed", 0), "seed", -SEED_LIMIT, SEED_LIMIT),
        weights=read_weights(found.get("weights", {})),
        absent=read_absent(found.get("absent", {}), gatherings, numbers),
        households=one_of(found.get("households", "apart"), "households", ("apart", "together", "free")),
        sizes=one_of(found.get("sizes", "balanced"), "sizes", ("balanced", "free")),
        **read_meetings(found, gatherings, numbers),
    )


def read_people(value: object) -> tuple[Person, ...]:
    """The people, sorted by id; two with one id are refused."""
    people = items(value, "people", read_person, least=1)
    if len(people) > MOST_PEOPLE:
        raise Refused(f"people: must hold at most {MOST_PEOPLE}, not {len(people)}")
    seen: dict[str, int] = {}
    for index, person in enumerate(people):
        if person.id in seen:
            raise Refused(f"people[{index}].id: {shown(person.id)} is the id of people[{seen[person.id]}] too")
        seen[person.id] = index
    return tuple(sorted(people, key=lambda person: person.id))


def read_person(value: object, place: str) -> Person:
    """One person; tags are checked and left out, since no rule asks for them yet."""
    found = fields(value, place, PERSON_FIELDS, ("id",))
    for name, tag in mapping(found.get("tags", {}), inside(place, "tags")).items():
        text_or_none(tag, inside(inside(place, "tags"), name))
    return Person(
        id=text(found["id"], inside(place, "id")),
        household=text_or_none(found.get("household"), inside(place, "household")),
        side=text_or_none(found.get("side"), inside(place, "side")),
        organisation=text_or_none(found.get("organisation"), inside(place, "organisation")),
        colours=read_colours(found.get("colours"), inside(place, "colours")),
    )


def read_colours(value: object, place: str) -> tuple[str, ...]:
    """The colours with the highest number, in the order of the alphabet; none where all are 0."""
    if value is None:
        return ()
    scores = {name: number(score, inside(place, name)) for name, score in mapping(value, place).items()}
    highest = max(scores.values(), default=0.0)
    return tuple(sorted(name for name, score in scores.items() if score == highest > 0))


def read_weights(value: object) -> Weights:
    """The weights; one that is left out keeps its ordinary value."""
    found = fields(value, "weights", tuple(field.name for field in dataclass_fields(Weights)))
    return Weights(**{name: number(weight, inside("weights", name)) for name, weight in found.items()})


def read_absent(value: object, gatherings: int, numbers: Mapping[str, int]) -> tuple[frozenset[int], ...]:
    """Who is away, one set for each gathering; the file counts gatherings from 1."""
    absent = [frozenset[int]()] * gatherings
    for name, people in mapping(value, "absent").items():
        place = inside("absent", name)
        if name not in {str(number) for number in range(1, gatherings + 1)}:
            raise Refused(f"{place}: there is no gathering {shown(name)}; they are numbered 1 to {gatherings}")
        absent[int(name) - 1] = frozenset(items(people, place, lambda item, at: known(item, at, numbers)))
    return tuple(absent)


def read_meetings(found: Mapping[str, Any], gatherings: int, numbers: Mapping[str, int]) -> dict[str, Any]:
    """The lists of people: `together`, `apart`, `past`, `planned`."""
    planned = items(found.get("planned", []), "planned", lambda item, at: grouping(item, at, numbers))
    if len(planned) > gatherings:
        raise Refused(f"planned[{gatherings}]: the plan holds more than the {gatherings} gatherings")
    return {
        "together": items(found.get("together", []), "together", lambda item, at: company(item, at, numbers, 2)),
        "apart": items(found.get("apart", []), "apart", lambda item, at: company(item, at, numbers, 2)),
        "past": items(found.get("past", []), "past", lambda item, at: grouping(item, at, numbers)),
        "planned": planned,
    }


def grouping(value: object, place: str, numbers: Mapping[str, int]) -> Grouping:
    """The groups of one gathering; nobody sits in two of them."""
    groups = items(value, place, lambda item, at: company(item, at, numbers, 0))
    seen: set[int] = set()
    for index, group in enumerate(groups):
        for person in seen.intersection(group):
            name = next(id for id, number in numbers.items() if number == person)
            raise Refused(f"{place}[{index}]: {shown(name)} is in two groups of one gathering")
        seen.update(group)
    return groups


def company(value: object, place: str, numbers: Mapping[str, int], least: int) -> tuple[int, ...]:
    """A list of different people, as their numbers in ascending order."""
    people = items(value, place, lambda item, at: known(item, at, numbers), least)
    for index, person in enumerate(people):
        if person in people[:index]:
            raise Refused(f"{place}[{index}]: {shown(value[index])} is named twice")  # type: ignore[index]
    return tuple(sorted(people))


def known(value: object, place: str, numbers: Mapping[str, int]) -> int:
    """The number of a person named by id."""
    name = text(value, place)
    if name not in numbers:
        raise Refused(f"{place}: there is no person {shown(name)}")
    return numbers[name]
