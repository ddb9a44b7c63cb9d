"""Parts of a process file that are right by themselves and do not hold together: one literal sentence each."""

import re

import pytest

from tests.process.rules.test_file_documents import LARVIK, NORDVIK, changed, refusal_of

pytestmark = pytest.mark.quick

# What is right by itself and wrong beside the rest; in both examples.
WRONG_TOGETHER = [
    (LARVIK, 'id = "boligkontoret"', 'id = "nav"', "organisations[1].id: 'nav' is already used by organisations[0]"),
    (
        LARVIK,
        'id = "boligkontoret"',
        'id = "neutral"',
        "organisations[1].id: 'neutral' is kept for the ground of a gathering",
    ),
    (
        LARVIK,
        'organisation = "universitetet"',
        'organisation = "universitet"',
        "partners[0].organisation: there is no organisation 'universitet'; did you mean 'universitetet'?",
    ),
    (
        LARVIK,
        'organisation = "universitetet"',
        'organisation = "nav"',
        "partners[2].organisation: 'nav' is already used by partners[0]",
    ),
    (
        LARVIK,
        "closes = 2017-08-31",
        "closes = 2017-06-11",
        "recruiting[0].closes: 2017-06-11 is before it opens, 2017-06-12",
    ),
    (
        LARVIK,
        "opens = 2017-06-12\ncloses = 2017-08-31",
        "opens = 2018-08-21\ncloses = 2018-08-31",
        "recruiting[0].opens: 2018-08-21 is after the process ends, 2018-08-20",
    ),
    (LARVIK, 'id = "familie-2"', 'id = "familie-1"', "seats[1].id: 'familie-1' is already used by seats[0]"),
    (
        LARVIK,
        'label = "Familie 1"\nside = "families"',
        'label = "Familie 1"\nside = "providers"',
        "seats[0].side: must be 'families' for a seat with the role 'family'",
    ),
    (
        LARVIK,
        'label = "Familie 1"\nside = "families"\n',
        'label = "Familie 1"\n',
        "seats[0].side: must be 'families' for a seat with the role 'family'",
    ),
    (
        LARVIK,
        'side = "families"\norganisation = "nav"',
        'side = "families"\norganisation = "husbanken"',
        "seats[0].organisation: there is no recruiting office 'husbanken'",
    ),
    (
        LARVIK,
        'label = "Veileder i NAV"\nside = "providers"\norganisation = "nav"',
        'label = "Veileder i NAV"\nside = "providers"',
        "seats[5].organisation: is missing",
    ),
    (LARVIK, "number = 2\n", "number = 3\n", "stations[1].number: must be 2: the seven stand in order"),
    (LARVIK, "number = 2\n", "number = 8\n", "stations[1].number: there is no station 8"),
    (
        LARVIK,
        'opens = "open-will"\narm = "understanding"',
        'opens = "open-will"\narm = "acting"',
        "stations[3].arm: must be 'understanding' for station 4",
    ),
    (LARVIK, "ends = 2017-10-01", "ends = 2017-08-20", "stations[0].ends: 2017-08-20 is before it starts, 2017-08-21"),
    (
        LARVIK,
        "starts = 2017-09-25",
        "starts = 2017-08-20",
        "stations[1].starts: 2017-08-20 is outside the process, 2017-08-21 to 2018-08-20",
    ),
    (
        LARVIK,
        "ends = 2017-11-12",
        "ends = 2018-08-21",
        "stations[1].ends: 2018-08-21 is outside the process, 2017-08-21 to 2018-08-20",
    ),
    (
        LARVIK,
        "starts = 2017-11-06",
        "starts = 2017-09-24",
        "stations[2].starts: 2017-09-24 is before station 2 starts, 2017-09-25",
    ),
    (
        LARVIK,
        'id = "familier-2"',
        'id = "familier-1"',
        "gatherings[2].id: 'familier-1' is already used by gatherings[0]",
    ),
    (
        LARVIK,
        "station = 2\nstarts = 2017-10-25T13:00:00",
        "station = 9\nstarts = 2017-10-25T13:00:00",
        "gatherings[3].station: there is no station 9",
    ),
    (
        LARVIK,
        "2017-09-05T17:00:00",
        "2017-08-20T17:00:00",
        "gatherings[0].starts: 2017-08-20 17:00:00 to 2017-08-20 20:00:00 is outside the process, "
        "2017-08-21 to 2018-08-20",
    ),
    (
        LARVIK,
        "2018-06-12T16:00:00",
        "2018-08-20T22:00:00",
        "gatherings[13].starts: 2018-08-20 22:00:00 to 2018-08-21 02:00:00 is outside the process, "
        "2017-08-21 to 2018-08-20",
    ),
    (
        LARVIK,
        'circle = "familiene"',
        'circle = "famliene"',
        "gatherings[0].circle: there is no circle 'famliene'; did you mean 'familiene'?",
    ),
    (
        LARVIK,
        'circle = "familiene"',
        'circle = "tjenesteyterne"',
        "gatherings[0].circle: 'tjenesteyterne' is a circle of the providers, not of the families",
    ),
    (
        LARVIK,
        'kind = "joint"\nstation = 5\n',
        'kind = "joint"\nstation = 5\ncircle = "familiene"\n',
        "gatherings[9].circle: a gathering of the kind 'joint' belongs to no single circle",
    ),
    (
        LARVIK,
        'ground = "neutral"',
        'ground = "naboen"',
        "gatherings[0].ground: there is no organisation 'naboen'",
    ),
    (
        LARVIK,
        'method = "runde"',
        'method = "rundt"',
        "gatherings[0].agenda[1].method: there is no method 'rundt'; did you mean 'runde'?",
    ),
    (
        LARVIK,
        "minutes = 45 }",
        "minutes = 60 }",
        "gatherings[0].agenda: takes 185 minutes, and the gathering lasts 180",
    ),
    (LARVIK, 'id = "avtale"', 'id = "runde"', "methods[1].id: 'runde' is already used by methods[0]"),
    (NORDVIK, 'id = "bjork"', 'id = "ask"', "families[1].id: 'ask' is already used by families[0]"),
    (
        NORDVIK,
        'seat = "familie-b"',
        'seat = "familie-a"',
        "families[1].seat: 'familie-a' is already used by families[0]",
    ),
    (NORDVIK, 'seat = "familie-b"', 'seat = "rektor"', "families[1].seat: there is no family seat 'rektor'"),
    (
        NORDVIK,
        'kind = "adult", username = "amina.ask"',
        'kind = "youth", username = "amina.ask"',
        "families[0].members: must have at least one adult",
    ),
    (
        NORDVIK,
        'name = "Alva Eksempel-Ask", kind = "child"',
        'name = "Alva Eksempel-Ask", kind = "child", username = "alva"',
        "families[0].members[2].username: a child has no account",
    ),
    (
        NORDVIK,
        '"berit.bjork"',
        '"amina.ask"',
        "families[1].members[0].username: 'amina.ask' is already used by another member",
    ),
    (
        NORDVIK,
        '"nora.eksempel"',
        '"amina.ask"',
        "people[0].username: 'amina.ask' is already used by a family member",
    ),
    (
        NORDVIK,
        '"bjarne.eksempel"',
        '"nora.eksempel"',
        "people[1].username: 'nora.eksempel' is already used by people[0]",
    ),
    (
        NORDVIK,
        'seat = "prosessleder"',
        'seat = "familie-c"',
        "people[3].seat: there is no seat for a person 'familie-c'",
    ),
    (
        NORDVIK,
        'roles = ["facilitator"]',
        'roles = ["provider"]',
        "people[2].roles: must have 'facilitator' to sit in 'tilrettelegger'",
    ),
    (
        NORDVIK,
        'organisation = "nav"\nroles = ["provider"]',
        'organisation = "bolig"\nroles = ["provider"]',
        "people[0].organisation: the seat 'veileder' is for 'nav'",
    ),
    (
        NORDVIK,
        'roles = ["volunteer"]',
        'roles = ["volunteer", "volunteer"]',
        "people[4].roles: 'volunteer' is named twice",
    ),
    (
        NORDVIK,
        'roles = ["volunteer"]',
        'roles = ["provider"]\nseat = "veileder"',
        "people[4].organisation: the seat 'veileder' is for 'nav'",
    ),
    (
        NORDVIK,
        'organisation = "historielaget"\nroles = ["volunteer"]',
        'organisation = "bolig"\nroles = ["facilitator"]\nseat = "tilrettelegger"',
        "people[4].seat: 'tilrettelegger' is already taken",
    ),
]


@pytest.mark.parametrize(("text", "old", "new", "sentence"), WRONG_TOGETHER)
def test_parts_that_do_not_hold_together_are_refused(text: str, old: str, new: str, sentence: str) -> None:
    assert refusal_of(changed(text, old, new)) == sentence


def test_six_and_eight_stations_are_refused() -> None:
    before, *stations = re.split(r"(?=\[\[stations\]\])", LARVIK)
    last, after = re.split(r"(?=\n\n# Metodene)", stations[-1])
    assert len(stations) == 7
    assert refusal_of(before + "".join(stations[:-1]) + after) == "stations: has 6; the least is 7"
    assert refusal_of(before + "".join([*stations[:-1], last, "\n", last]) + after) == "stations: has 8; the most is 7"
