"""What the engine is asked about seats, what its answer means, and what has changed: no database."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usving.process.rules.groups import (
    AllMeet,
    Choices,
    ColourUse,
    Families,
    Sitter,
    Sizes,
    Task,
    changed,
    choices_of,
    met_at,
    numbered,
    tables_of,
)
from usving.process.rules.groups_alike import parts_of
from usving.process.rules.groups_asked import request_for
from usving.process.rules.groups_made import Clash, can_all_meet, make

pytestmark = pytest.mark.quick

A, B, C, D = (Sitter(name, 1) for name in "ABCD")
SOL = Sitter("SOL", 3)


def asked(*here: Sitter, size: int = 4, **other: object) -> dict:
    task = Task(Choices(size), tuple(here), **other)  # type: ignore[arg-type]
    return request_for(task, task.everyone, gatherings=task.left)


def test_those_of_one_seat_sit_together_and_two_seats_by_the_first_of_each():
    found = asked(SOL, A, together=(("A", "SOL"), ("A", "GONE")))
    assert found["together"] == [["SOL:1", "SOL:2", "SOL:3"], ["A:1", "SOL:1"]]
    assert [person["id"] for person in found["people"]] == ["SOL:1", "SOL:2", "SOL:3", "A:1"]


def test_two_seats_apart_are_every_one_from_every_one_and_never_those_of_one_seat():
    found = asked(SOL, Sitter("A", 2), apart=(("SOL", "A"),))
    assert found["apart"] == [[f"SOL:{s}", f"A:{a}"] for s in (1, 2, 3) for a in (1, 2)]


def test_a_seat_parts_only_where_it_is_wanted_and_it_has_said_so():
    willing = Sitter("SOL", 2, parts=True)
    together = {
        (choice, sitter.parts): request_for(Task(Choices(4, families=choice), (sitter, A)), (sitter, A), gatherings=1)[
            "together"
        ]
        for choice in Families
        for sitter in (willing, Sitter("SOL", 2))
    }
    assert together == {
        (Families.TOGETHER, True): [["SOL:1", "SOL:2"]],
        (Families.TOGETHER, False): [["SOL:1", "SOL:2"]],
        (Families.APART, True): [],
        (Families.APART, False): [["SOL:1", "SOL:2"]],
    }


def test_an_earlier_table_counts_for_whoever_a_seat_comes_with_now_and_alone_it_is_nothing():
    past = ({"SOL": 1, "A": 1}, {"B": 1}, {"GONE": 1, "A": 1})
    assert asked(SOL, A, B, past=past)["past"] == [[["A:1", "SOL:1", "SOL:2", "SOL:3"]]]


def test_of_the_published_tables_those_who_have_gone_are_taken_out():
    planned = ({"SOL": 2, "A": 1}, {"SOL": 2, "B": 1}, {"GONE": 2})
    assert asked(SOL, B, planned=planned)["planned"] == [[["SOL:1", "SOL:2"], ["B:1", "SOL:3"], []]]


def test_those_who_come_another_time_are_away_at_the_first_gathering():
    found = asked(A, B, away=(Sitter("C", 2),), left=3)
    assert (found["gatherings"], found["absent"]) == (3, {"1": ["C:1", "C:2"]})


def test_a_side_in_fewer_families_than_there_are_tables_is_not_asked_for_at_each():
    providers = [Sitter(name, 1, "providers") for name in "ABCD"]
    family = Sitter("SOL", 4, "families")
    sides = {person.get("side") for person in asked(family, *providers)["people"]}
    assert sides == {"providers", None}
    two = [Sitter("SOL", 2, "families"), Sitter("BEKK", 2, "families")]
    assert {person.get("side") for person in asked(*two, *providers)["people"]} == {"providers", "families"}
    made = make(Task(Choices(4), (family, *providers)), published={})  # they fill a table, so no provider can sit there
    assert sorted(sum(table.values()) for table in made.tables.values()) == [4, 4]


def test_what_is_not_to_count_is_not_told():
    sitter = Sitter("A", 1, "families", None, ((1, 2, 3),))
    plain = request_for(Task(Choices(4, sides=False), (sitter, B)), (sitter, B), gatherings=1)
    assert plain["people"][0] == {"id": "A:1", "household": "A", "organisation": None}
    mixed = request_for(Task(Choices(4, colours=ColourUse.MIXED), (sitter, B)), (sitter, B), gatherings=1)
    assert mixed["people"][0]["colours"] == {"red": 1, "blue": 2, "green": 3}


@pytest.mark.parametrize(
    ("people", "colours", "scores"),
    [
        (1, (), [(0, 0, 0)]),
        (1, ((5, 1, 1),), [(5, 1, 1)]),
        (2, ((5, 1, 1), (0, 9, 0)), [(5, 1, 1), (0, 9, 0)]),  # as many as there are people: each their own
        (2, ((5, 1, 1),), [(5, 1, 1)] * 2),
        (1, ((5, 1, 1), (0, 9, 0)), [(5, 10, 1)]),  # who of them came is not known
    ],
)
def test_the_colours_of_a_seat(people: int, colours: tuple, scores: list):
    assert [tuple(each.values()) for each in Sitter("A", people, colours=colours).scores()] == scores


def test_choices_are_kept_and_read_again():
    for chosen in (Choices(3), Choices(5, Sizes.FREE, False, Families.APART, ColourUse.ALIKE)):
        assert choices_of(chosen.as_json()) == chosen


def test_seats_meet_when_anyone_of_them_sits_with_anyone():
    tables = tables_of([["SOL:1", "A:1", "B:1"], ["SOL:2", "SOL:3"], ["C:1"]])
    assert tables == [{"SOL": 1, "A": 1, "B": 1}, {"SOL": 2}, {"C": 1}]
    assert met_at(tables) == {frozenset({"SOL", "A"}), frozenset({"SOL", "B"}), frozenset({"A", "B"})}


@pytest.mark.parametrize(
    ("tables", "before", "numbers"),
    [
        ([{"A": 1}, {"B": 1}], {}, {1: {"A": 1}, 2: {"B": 1}}),
        ([{"A": 1}, {"B": 1}], {1: {"B": 1}, 2: {"A": 1}}, {1: {"B": 1}, 2: {"A": 1}}),
        ([{"B": 1}], {1: {"A": 1}, 2: {"B": 1}}, {2: {"B": 1}}),  # a table that empties keeps no one's number
        (
            [{"A": 1}, {"B": 1, "C": 1}, {"D": 1}],
            {2: {"B": 1, "C": 1}},
            {1: {"A": 1}, 2: {"B": 1, "C": 1}, 3: {"D": 1}},
        ),
    ],
)
def test_a_table_keeps_its_number(tables: list, before: dict, numbers: dict):
    assert numbered(tables, before) == numbers


@pytest.mark.parametrize(
    ("before", "after", "came", "left", "moved"),
    [
        ({1: {"A": 1}}, {1: {"A": 1}}, (), (), ()),
        ({1: {"A": 2}}, {1: {"A": 1}}, (), (), ()),
        ({1: {"A": 1}}, {1: {"B": 1}}, ("B",), ("A",), ()),
        ({1: {"A": 1}, 2: {"B": 1}}, {1: {"B": 1}, 2: {"A": 1}}, (), (), ("A", "B")),
        ({1: {"A": 1}}, {1: {"A": 1}, 2: {"A": 1}}, (), (), ()),  # one more of them, at another table: nobody got up
    ],
)
def test_what_has_changed(before: dict, after: dict, came: tuple, left: tuple, moved: tuple):
    found = changed(before, after)
    assert (found.came, found.left, found.moved) == (came, left, moved)


def test_parts_by_colour_leave_nobody_alone_and_keep_together_who_belongs_together():
    red, blue = Sitter("R", 1, colours=((9, 0, 0),)), Sitter("U", 1, colours=((0, 9, 0),))
    reds = (red, Sitter("R2", 1, colours=((8, 1, 0),)))
    parts = parts_of(Task(Choices(2), (*reds, blue, A)))
    assert [[sitter.seat for sitter in part] for part in parts] == [["R", "R2"], ["A", "U"]]
    joined = parts_of(Task(Choices(2), (*reds, blue, A), together=(("U", "R"),)))
    assert [sorted(sitter.seat for sitter in part) for part in joined] == [["R", "U"], ["A", "R2"]]


def test_all_meet_over_the_gatherings_that_are_left():
    nine = tuple(Sitter(name, 1) for name in "ABCDEFGHI")
    made = make(Task(Choices(3), nine, left=4), published={})
    assert (made.possible, made.before, made.after, made.left) == (36, 0, 9, 4)
    assert (made.outlook.answer, made.outlook.by) == (AllMeet.YES, 4)
    short = make(Task(Choices(3), nine, left=3), published={})
    assert (short.outlook.answer, short.outlook.by, short.outlook.at_least) == (AllMeet.NO, 0, 4)


def test_no_proof_is_claimed_for_seats_that_part():
    here = tuple(Sitter(name, 2, parts=True) for name in "ABCDE")
    made = make(Task(Choices(2, families=Families.APART), here, left=1), published={})
    assert (made.outlook.answer, made.outlook.at_least) == (AllMeet.UNKNOWN, 0)


@pytest.mark.parametrize(
    ("task", "reason", "seats", "largest"),
    [
        (Task(Choices(2), (SOL, A)), "too-many", ("SOL",), 2),
        (Task(Choices(2), (A, B), together=(("A", "B"),), apart=(("A", "B"),)), "both", ("A", "B"), 2),
        (
            Task(Choices(3), (A, B, C, D), apart=(("A", "B"), ("B", "C"), ("A", "C"))),
            "no-room",
            ("A", "B", "C"),
            3,
        ),
    ],
)
def test_rules_that_clash_name_the_seats(task: Task, reason: str, seats: tuple, largest: int):
    with pytest.raises(Clash) as clash:
        make(task, published={})
    assert (clash.value.reason, clash.value.seats, clash.value.largest) == (reason, seats, largest)


def test_two_of_one_side_who_sit_together_leave_a_table_without_that_side():
    sided = [Sitter(name, 1, "families") for name in "ABC"] + [Sitter(name, 1, "providers") for name in "NM"]
    made = make(Task(Choices(3), tuple(sided), together=(("N", "M"),)), published={})
    assert sorted(sum(table.values()) for table in made.tables.values()) == [2, 3]


@pytest.mark.parametrize(
    ("people", "size", "gatherings", "answer", "by"),
    [(9, 3, 4, AllMeet.YES, 4), (9, 3, 3, AllMeet.NO, 0), (4, 2, 3, AllMeet.YES, 3), (5, 5, 1, AllMeet.YES, 1)],
)
def test_before_planning(people: int, size: int, gatherings: int, answer: AllMeet, by: int):
    found = can_all_meet(people, size, gatherings)
    assert (found.answer, found.by) == (answer, by)


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """Seats of one to three people, with sides, colours, earlier and published tables, and any choice."""
    count = draw(st.integers(2, 8))
    here = tuple(
        Sitter(
            f"s{number}",
            draw(st.integers(1, 3)),
            draw(st.sampled_from(["families", "providers", None])),
            None,
            draw(st.sampled_from([(), ((9, 1, 1),), ((1, 9, 1),), ((3, 3, 1),)])),
            draw(st.booleans()),
        )
        for number in range(count)
    )
    names = st.sampled_from([sitter.seat for sitter in here])
    table = st.dictionaries(names, st.integers(1, 3), max_size=3)
    choices = Choices(
        draw(st.integers(3, 5)), draw(st.sampled_from(Sizes)), draw(st.booleans()), draw(st.sampled_from(Families)),
        draw(st.sampled_from(ColourUse)),
    )  # fmt: skip
    return Task(
        choices, here, past=tuple(draw(st.lists(table, max_size=3))), planned=tuple(draw(st.lists(table, max_size=2)))
    )


@settings(max_examples=60, deadline=None)
@given(tasks())
def test_everyone_sits_once_and_no_table_is_too_large(task: Task):
    try:
        made = make(task, published=dict(enumerate(task.planned, start=1)), seconds=0.02)
    except Clash as clash:
        assert set(clash.seats) <= {sitter.seat for sitter in task.here}
        return
    total = Counter[str]()
    for table in made.tables.values():
        assert 0 < sum(table.values()) <= task.choices.size
        total.update(table)
    assert total == {sitter.seat: sitter.people for sitter in task.here}
    assert made.before <= made.after <= made.possible
