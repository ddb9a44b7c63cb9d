"""The process file as a whole: what is written loads again, what is moved moves together, the examples hold."""

import re
import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.process.rules.test_file_documents import LARVIK, NORDVIK, dates_in, documents, slugs
from usving.process.rules.file import (
    Family,
    Gathering,
    Member,
    Person,
    ProcessFile,
    Refused,
    moved,
    read,
    schema_text,
    with_tables,
    write,
)

pytestmark = pytest.mark.quick

ROOT = Path(__file__).resolve().parents[3]


@settings(max_examples=60)
@given(documents())
def test_what_is_written_reads_back_the_same(document: ProcessFile) -> None:
    text = write(document)
    assert read(text.encode()) == document
    assert write(read(text.encode())) == text


@settings(max_examples=40)
@given(documents(), st.dates(date(1995, 1, 1), date(2190, 1, 1)))
def test_moving_moves_every_date_by_the_same_number_of_days_and_back(document: ProcessFile, starts: date) -> None:
    there = moved(document, starts)
    distance = starts - document.process.starts
    assert there.process.starts == starts
    assert list(dates_in(there)) == [day + distance for day in dates_in(document)]
    assert moved(there, document.process.starts) == document
    assert read(write(there).encode()) == there


def test_larvik_has_the_shape_of_the_known_process() -> None:
    document = read(LARVIK.encode())
    seats, gatherings = document.seats, document.gatherings
    assert [seat.role for seat in seats].count("family") == 5
    assert [seat.role for seat in seats].count("provider") == 8
    assert len({seat.organisation for seat in seats if seat.role == "provider"}) == 6
    assert {seat.organisation for seat in seats if seat.role == "family"} == {"nav", "boligkontoret"}
    kinds = [gathering.kind for gathering in gatherings]
    assert {kind: kinds.count(kind) for kind in kinds} == {"families": 6, "providers": 3, "bilateral": 3, "joint": 2}
    assert {gathering.ground for gathering in gatherings if gathering.kind != "bilateral"} == {"neutral"}
    assert (document.process.starts, document.process.ends) == (date(2017, 8, 21), date(2018, 8, 20))
    assert [station.opens for station in document.stations] == ["", "open-mind", "open-heart", "open-will", "", "", ""]
    assert (document.families, document.people) == ((), ())


def test_the_circles_of_larvik_join_only_after_the_families_have_been_asked() -> None:
    gatherings = read(LARVIK.encode()).gatherings
    asked = min(each.starts for each in gatherings if "porten" in [item.method for item in each.agenda])
    assert min(each.starts for each in gatherings if each.kind == "joint") > asked


def test_every_method_of_larvik_is_used_and_every_station_has_one_and_is_named_in_three_languages() -> None:
    document = read(LARVIK.encode())
    used = {item.method for gathering in document.gatherings for item in gathering.agenda} - {""}
    assert used == {method.id for method in document.methods}
    assert {method.station for method in document.methods} == {1, 2, 3, 4, 5, 6, 7}
    for station in document.stations:
        assert "" not in (station.name_nn, station.name_en, station.hint_nn, station.hint_en)
        assert "" not in (station.question_nn, station.question_en)


@pytest.mark.parametrize("text", [LARVIK, NORDVIK], ids=["larvik", "nordvik"])
def test_an_example_stands_as_it_would_be_written(text: str) -> None:
    def below_heading(text: str) -> str:
        return text.split("\n\n", 1)[1]

    assert below_heading(write(read(text.encode()))) == below_heading(text)


def test_nordvik_without_people_keeps_everything_else() -> None:
    document = read(NORDVIK.encode())
    assert (len(document.families), len(document.people)) == (2, 5)
    bare = document.without_people()
    assert (bare.families, bare.people) == ((), ())
    assert replace(bare, families=document.families, people=document.people) == document
    names = [member.name for family in document.families for member in family.members]
    names += [person.name for person in document.people]
    assert all(name in write(document) and name not in write(bare) for name in names)


def test_moving_larvik_ten_years_gives_these_days() -> None:
    document = moved(read(LARVIK.encode()), date(2027, 8, 23))
    assert document.process.ends == date(2028, 8, 21)
    assert document.recruiting[0].opens == date(2027, 6, 14)
    assert document.gatherings[0].starts == datetime(2027, 9, 7, 17, 0)  # noqa: DTZ001 - files hold local time
    assert document.stations[3].ends == date(2028, 2, 20)


@pytest.mark.parametrize(
    ("starts", "sentence"),
    [
        (date(2199, 6, 1), "process.ends: must be a date from 1990-01-01 to 2199-12-31, not 2200-05-31"),
        (date(9999, 12, 31), "process.starts: must be a date from 1990-01-01 to 2199-12-31, not 9999-12-31"),
        (date(1990, 1, 1), "recruiting[0].opens: must be a date from 1990-01-01 to 2199-12-31, not 1989-10-23"),
    ],
)
def test_moving_out_of_the_calendar_is_refused(starts: date, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        moved(read(LARVIK.encode()), starts)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "process.name: must not be empty"),
        ("To\nlinjer", "process.name: has the character '\\n'; write one line of plain text"),
        ("Halv \ud800", "process.name: has the character '\\ud800'; write one line of plain text"),
        ("x" * 121, "process.name: has 121 characters; the most is 120"),
    ],
)
def test_what_would_not_load_again_is_not_written(name: str, sentence: str) -> None:
    document = read(LARVIK.encode())
    with pytest.raises(Refused) as refusal:
        write(replace(document, process=replace(document.process, name=name)))
    assert str(refusal.value) == sentence


@given(st.text(st.sampled_from("\"\\'#[]{}=.,\t æøå🙂ابجu0041nt%$<&"), min_size=1, max_size=80))
def test_any_readable_text_survives_and_the_rest_is_refused(text: str) -> None:
    document = read(LARVIK.encode())
    changed = replace(document, process=replace(document.process, name=text))
    if text.strip() != text or "\t" in text:
        with pytest.raises(Refused):
            write(changed)
    else:
        assert read(write(changed).encode()) == changed


def test_windows_line_endings_and_a_byte_order_mark_change_nothing() -> None:
    assert read(b"\xef\xbb\xbf" + LARVIK.replace("\n", "\r\n").encode()) == read(LARVIK.encode())


def test_the_rules_of_the_file_need_no_django() -> None:
    code = "import sys, usving.process.rules.file; print(sorted(m for m in sys.modules if m.startswith('django')))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "src", capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


MAKE_AGAIN = "make it again with schema_text() and with_tables() of usving.process.rules.file"


def test_the_schema_is_the_one_the_code_makes() -> None:
    written = (ROOT / "docs/referanse/process.schema.json").read_text(encoding="utf-8")
    assert written == schema_text(), MAKE_AGAIN


def test_the_reference_has_every_key_as_the_code_declares_it() -> None:
    page = (ROOT / "docs/referanse/process-file.md").read_text(encoding="utf-8")
    assert page == with_tables(page), MAKE_AGAIN
    for table in (ProcessFile, Gathering, Family, Member, Person):
        for field in fields(table):
            assert re.search(rf"`\[*{field.name}\]*`", page), field.name
    assert is_dataclass(ProcessFile)


@given(slugs)
def test_ids_fit_an_address(slug: str) -> None:
    assert re.fullmatch("[a-z0-9-]+", slug)


def test_how_long_it_can_be_read_is_written_only_where_it_is_said() -> None:
    said = read(LARVIK.replace("languages =", "reading_days = 90\nlanguages =", 1).encode())
    assert (read(LARVIK.encode()).process.reading_days, said.process.reading_days) == (365, 90)
    assert ["reading_days" in write(each) for each in (read(LARVIK.encode()), said)] == [False, True]
    assert read(write(said).encode()) == said
