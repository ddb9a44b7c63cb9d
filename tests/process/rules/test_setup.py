"""What a template becomes, and when a frame, a station or an office may lie so."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usving.process.queries.setup_begin import shipped
from usving.process.rules import file
from usving.process.rules.setup import (
    Ground,
    Span,
    WhyNotFrame,
    WhyNotOffice,
    WhyNotStation,
    Wishes,
    by_hand,
    code_of,
    from_template,
    why_not_frame,
    why_not_office,
    why_not_station,
)

pytestmark = pytest.mark.quick
JAN, JUNE, DEC = date(2027, 1, 1), date(2027, 6, 1), date(2027, 12, 31)
HOME = file.Municipality(number="9999", name="Testvik")
AT = Ground(HOME, {"nav": ("nav-testvik", "NAV Testvik")}, date(2027, 3, 1))


def wishes(starts: date = date(2027, 8, 25), ends: date | None = None) -> Wishes:
    return Wishes("Hjem på Øya", "Hvordan finner vi hjem?", "Grendehuset", starts, ends)


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (JAN, DEC, None),
        (JUNE, JUNE, WhyNotFrame.ENDS_FIRST),
        (DEC, JAN, WhyNotFrame.ENDS_FIRST),
        (JUNE, DEC, WhyNotFrame.GATHERING_OUTSIDE),
        (JAN, date(2027, 5, 2), None),
        (JAN, date(2027, 5, 1), WhyNotFrame.GATHERING_OUTSIDE),
        (date(2027, 3, 2), DEC, WhyNotFrame.STATION_OUTSIDE),
        (date(2026, 1, 1), date(2028, 1, 1), None),
    ],
)
def test_a_frame_leaves_nothing_outside(starts: date, ends: date, expected: WhyNotFrame | None):
    gathering = Span("Bli kjent", date(2027, 5, 1), date(2027, 5, 2))
    station = Span("Slik er det nå", date(2027, 3, 1), date(2027, 4, 1))
    found = why_not_frame(starts, ends, gatherings=[gathering], stations=[station], offices=[])
    assert (found[0] if found else None) == expected


def test_a_frame_does_not_end_before_an_office_opens():
    office = Span("NAV", JUNE, DEC)
    assert why_not_frame(JAN, JUNE, gatherings=[], stations=[], offices=[office]) is None
    early = why_not_frame(JAN, JUNE - timedelta(days=1), gatherings=[], stations=[], offices=[office])
    assert early == (WhyNotFrame.OFFICE_OUTSIDE, office)


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (date(2027, 3, 1), date(2027, 4, 1), None),
        (date(2027, 3, 1), date(2027, 3, 1), None),
        (date(2027, 3, 2), date(2027, 3, 1), WhyNotStation.ENDS_FIRST),
        (date(2026, 12, 31), date(2027, 4, 1), WhyNotStation.OUTSIDE_FRAME),
        (date(2027, 3, 1), date(2028, 1, 1), WhyNotStation.OUTSIDE_FRAME),
        (date(2027, 1, 31), date(2027, 4, 1), WhyNotStation.BEFORE_THE_FORMER),
        (date(2027, 6, 2), date(2027, 7, 1), WhyNotStation.AFTER_THE_NEXT),
        (date(2027, 2, 1), date(2027, 12, 31), None),
    ],
)
def test_a_station_lies_in_its_frame_and_order(starts: date, ends: date, expected: WhyNotStation | None):
    found = why_not_station(
        Span("Se", starts, ends),
        frame=Span("", JAN, DEC),
        former=Span("", date(2027, 2, 1), DEC),
        following=Span("", JUNE, DEC),
    )
    assert found == expected


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (JAN, JUNE, None),
        (JUNE, JUNE, None),
        (DEC, DEC, None),
        (JUNE, JAN, WhyNotOffice.CLOSES_FIRST),
        (DEC + timedelta(days=1), DEC + timedelta(days=2), WhyNotOffice.AFTER_THE_END),
    ],
)
def test_an_office_opens_before_the_end(opens: date, closes: date, expected: WhyNotOffice | None):
    assert why_not_office(opens, closes, ends=DEC) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bedre bolig sammen", "bedre-bolig-sammen"),
        ("  Hjem på Øya, 2027! ", "hjem-pa-oya-2027"),
        ("Æ-Å", "ae-a"),
        ("???", "prosess"),
        ("a" * 80, "a" * 50),
        ("x" * 49 + " y", "x" * 49),
    ],
)
def test_a_name_becomes_a_short_code(name: str, code: str):
    assert code_of(name, "prosess") == code


def test_the_template_names_no_place():
    text = file.write(shipped())
    assert [word for word in ("Larvik", "Tanum", "3909") if word in text] == []
    assert (len(shipped().seats), len(shipped().gatherings), shipped().people) == (15, 14, ())


def test_the_template_becomes_ours_and_keeps_its_weekdays():
    made = from_template(shipped(), wishes(), AT)
    assert (made.process.name, made.process.arena, made.process.id) == (
        "Hjem på Øya",
        "Grendehuset",
        "hjem-pa-oya-2027",
    )
    assert made.municipality == HOME
    assert [g.starts.weekday() for g in made.gatherings] == [g.starts.weekday() for g in shipped().gatherings]
    assert made.stations[0].starts == made.process.starts == date(2027, 8, 25)
    assert [g.place for g in made.gatherings if g.ground == "neutral"] == ["Grendehuset"] * 12
    assert [(row.id, row.name) for row in made.organisations if row.kind == "nav"] == [("nav-testvik", "NAV Testvik")]
    assert {seat.organisation for seat in made.seats if seat.label == "Veileder i NAV"} == {"nav-testvik"}
    assert {office.organisation for office in made.recruiting} == {"nav-testvik", "boligkontoret"}


def test_an_office_never_opens_before_today():
    assert {o.opens for o in from_template(shipped(), wishes(AT.today), AT).recruiting} == {AT.today}


@given(starts=st.dates(date(2000, 1, 1), date(2150, 1, 1)), today=st.dates(date(2000, 1, 1), date(2150, 1, 1)))
def test_the_template_can_be_written_and_read_whenever_it_starts(starts: date, today: date):
    made = from_template(shipped(), wishes(starts), Ground(HOME, AT.organisations, today))
    assert file.read(file.write(made).encode()) == made


@given(starts=st.dates(date(2000, 1, 1), date(2150, 1, 1)), days=st.integers(1, 3000))
def test_by_hand_stretches_the_stations_over_the_time_there_is(starts: date, days: int):
    made = by_hand(shipped(), wishes(starts, starts + timedelta(days=days)), AT)
    assert file.read(file.write(made).encode()) == made
    assert (made.stations[0].starts, made.stations[6].ends) == (starts, starts + timedelta(days=days))
    assert (made.gatherings, made.partners, made.organisations) == ((), (), ())
