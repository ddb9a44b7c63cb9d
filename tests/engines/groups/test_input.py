"""What the engine refuses, and the sentence it says it with; and that the published schema says the same."""

import json
from dataclasses import fields as dataclass_fields
from math import inf, nan
from pathlib import Path

import pytest

from tests.engines.groups.cases import plain
from usving.engines.groups import groups
from usving.engines.groups.input import (
    FIELDS,
    MOST_GATHERINGS,
    MOST_PEOPLE,
    PERSON_FIELDS,
    Weights,
    read_colours,
    read_request,
)
from usving.engines.refusal import Refused

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/referanse/groups.schema.json").read_text(encoding="utf-8"))

AMOUNT = "must be from 0 to 1000000000000"
PERSON = f"there is no such field; the fields are {', '.join(PERSON_FIELDS)}"

BAD = [
    ({"version": 2}, "version: must be 1, not 2"),
    ({"version": True}, "version: must be 1, not true"),
    ({"version": "1"}, "version: must be 1, not '1'"),
    ({"gatherings": 0}, "gatherings: must be from 1 to 200, not 0"),
    ({"gatherings": -1}, "gatherings: must be from 1 to 200, not -1"),
    ({"gatherings": 2.0}, "gatherings: must be a whole number, not 2.0"),
    ({"gatherings": True}, "gatherings: must be a whole number, not true"),
    ({"group_size": 1}, "group_size: must be from 2 to 1000000000, not 1"),
    ({"group_size": "4"}, "group_size: must be a whole number, not '4'"),
    ({"group_size": None}, "group_size: must be a whole number, not null"),
    ({"seed": 1.5}, "seed: must be a whole number, not 1.5"),
    ({"people": []}, "people: must hold at least 1, not 0"),
    ({"people": {}}, "people: must be an array, not an object"),
    ({"people": ["p1"]}, "people[0]: must be an object, not 'p1'"),
    (
        {"people": [{"name": "p1"}]},
        f"people[0].name: {PERSON}",
    ),
    ({"people": [{"household": "h1"}]}, "people[0].id: is missing"),
    ({"people": [{"id": 7}]}, "people[0].id: must be a text that is not empty, not 7"),
    ({"people": [{"id": " "}]}, "people[0].id: must be a text that is not empty, not ' '"),
    ({"people": [{"id": "a"}, {"id": "b"}, {"id": "a"}]}, "people[2].id: 'a' is the id of people[0] too"),
    ({"people": [{"id": "a", "side": 3}]}, "people[0].side: must be a text that is not empty, not 3"),
    (
        {"people": [{"id": "a", "colours": {"red": -1}}]},
        f"people[0].colours.red: {AMOUNT}, not -1",
    ),
    ({"people": [{"id": "a", "colours": {"red": nan}}]}, "people[0].colours.red: must be a number, not nan"),
    ({"people": [{"id": "a", "tags": ["nb"]}]}, "people[0].tags: must be an object, not an array"),
    ({"weights": {"meet_new": inf}}, "weights.meet_new: must be a number, not inf"),
    ({"weights": {"side": -5}}, f"weights.side: {AMOUNT}, not -5"),
    (
        {"weights": {"color": 1}},
        "weights.color: there is no such field; the fields are meet_new, side, colour, organisation",
    ),
    ({"together": [["p01"]]}, "together[0]: must hold at least 2, not 1"),
    ({"together": [["p01", "p01"]]}, "together[0][1]: 'p01' is named twice"),
    ({"together": [["p01", "p99"]]}, "together[0][1]: there is no person 'p99'"),
    ({"apart": ["p01", "p02"]}, "apart[0]: must be an array, not 'p01'"),
    ({"absent": {"3": ["p01"]}}, "absent.3: there is no gathering '3'; they are numbered 1 to 2"),
    ({"absent": {"0": []}}, "absent.0: there is no gathering '0'; they are numbered 1 to 2"),
    ({"absent": {"1": ["p99"]}}, "absent.1[0]: there is no person 'p99'"),
    ({"absent": ["p01"]}, "absent: must be an object, not an array"),
    ({"households": "mixed"}, "households: must be one of apart, together, free, not 'mixed'"),
    ({"sizes": "even"}, "sizes: must be one of balanced, free, not 'even'"),
    ({"past": [[["p01", "p02"], ["p02", "p03"]]]}, "past[0][1]: 'p02' is in two groups of one gathering"),
    ({"past": [["p01"]]}, "past[0][0]: must be an array, not 'p01'"),
    ({"planned": [[], [], []]}, "planned[2]: the plan holds more than the 2 gatherings"),
    ({"gatherings": 10**400}, f"gatherings: must be from 1 to 200, not 1{'0' * 59}"),
    ({"weights": {"side": 10**400}}, f"weights.side: {AMOUNT}, not 1{'0' * 59}"),
    ({"people": [{"id": "a", "colours": {"red": 10**400}}]}, f"people[0].colours.red: {AMOUNT}, not 1{'0' * 59}"),
    (
        {"people": [{"id": "\ud800"}]},
        "people[0].id: must be a text, and '\\ud800' has half a character in it",
    ),
    ({"absent": {"1\n2": []}}, "absent.'1\\n2': there is no gathering '1\\n2'; they are numbered 1 to 2"),
    ({"apart": [["p01", "p\n"]]}, "apart[0][1]: there is no person 'p\\n'"),
    (
        {"people": [{"id": "a\n"}, {"id": "b"}], "apart": [["a\n", "b"]], "together": [["a\n", "b"]]},
        "together[0]: 'a\\n' and b must share a group at gathering 1, but are to be kept apart",
    ),
    (
        {"weights": {"a\nb": 1}},
        "weights.'a\\nb': there is no such field; the fields are meet_new, side, colour, organisation",
    ),
    ({"togehter": []}, f"togehter: there is no such field; the fields are {', '.join(FIELDS)}"),
]


@pytest.mark.parametrize(("change", "sentence"), BAD, ids=[sentence for _, sentence in BAD])
def test_a_faulty_file_is_refused_with_the_place_named(change: dict, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        groups(plain(6, 3, 2) | change)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("name", ["version", "gatherings", "group_size", "people"])
def test_what_is_required_is_missed(name: str) -> None:
    data = plain(6, 3, 2)
    del data[name]
    with pytest.raises(Refused, match=rf"^{name}: is missing$"):
        groups(data)


@pytest.mark.parametrize(("value", "shown"), [([], "an array"), (None, "null"), ("x", "'x'"), (3, "3")])
def test_a_file_that_is_no_object_is_refused(value: object, shown: str) -> None:
    with pytest.raises(Refused, match=rf"^the file: must be an object, not {shown}$"):
        groups(value)  # type: ignore[arg-type]


def test_what_is_left_out_has_its_ordinary_value() -> None:
    request = read_request(plain(2, 2, 1))
    assert (request.seed, request.households, request.sizes) == (0, "apart", "balanced")
    assert request.weights == Weights(meet_new=10, side=5, colour=3, organisation=2)


@pytest.mark.parametrize(
    ("colours", "highest"),
    [
        ({"red": 9, "blue": 2, "green": 3}, ("red",)),
        ({"red": 4, "green": 4, "blue": 1}, ("green", "red")),
        ({"red": 0, "blue": 0}, ()),
        ({}, ()),
        (None, ()),
    ],
)
def test_a_person_counts_in_the_highest_colour_and_in_all_that_tie(colours: object, highest: tuple[str, ...]) -> None:
    assert read_colours(colours, "colours") == highest


def test_the_schema_has_the_fields_the_limits_and_the_ordinary_values_of_the_engine() -> None:
    properties = SCHEMA["properties"]
    assert set(properties) == set(FIELDS)
    assert set(SCHEMA["$defs"]["person"]["properties"]) == set(PERSON_FIELDS)
    assert properties["gatherings"]["maximum"] == MOST_GATHERINGS
    assert properties["people"]["maxItems"] == MOST_PEOPLE
    weights = {name: value["default"] for name, value in properties["weights"]["properties"].items()}
    assert weights == {field.name: field.default for field in dataclass_fields(Weights)}
    assert (properties["households"]["default"], properties["sizes"]["default"]) == ("apart", "balanced")
