"""Whatever a Norwegian bank writes is read back: encodings, separators, days, sums, columns, twice the same."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usving.core.money import in_field
from usving.economy.rules.bank import (
    LARGEST,
    Columns,
    RowProblem,
    Table,
    WhyNotFile,
    is_garbled,
    read_day,
    read_rows,
    recognised,
    sorted_by,
    table_of,
    text_of,
    tidy_words,
    why_not_columns,
)

pytestmark = pytest.mark.quick
DAYS = ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%y", "%Y%m%d", "%Y/%m/%d")
HEADERS = {
    "DNB": (["Dato", "Forklaring", "Rentedato", "Ut fra konto", "Inn på konto"], Columns(0, 1, None, 4, 3)),
    "a savings bank": (["Bokført dato", "Rentedato", "Beskrivelse", "Ut", "Inn"], Columns(0, 2, None, 4, 3)),
    "with one sum": (["Bokføringsdato", "Beløp", "Avsender", "Mottaker", "Navn", "Tittel"], Columns(0, 5, 1)),
    "in English": (["Date", "Description", "Amount", "Balance"], Columns(0, 1, 2)),
    "a card": (["TransaksjonsDato", "Tekst", "Beløp i NOK"], Columns(0, 1, 2)),
    "none that is known": (["Når", "Hva", "Hvor mye"], Columns()),
}
row = st.tuples(
    st.dates(date(2001, 1, 1), date(2068, 12, 31)),
    st.text(st.sampled_from("abcdefghijklmnoæøåÆØÅ  .,;\"'*/-"), min_size=1, max_size=30),
    st.integers(-9_999_999, 9_999_999).filter(bool),
)


@pytest.mark.parametrize("bank", HEADERS)
def test_the_columns_of_a_bank_are_recognised(bank: str):
    header, columns = HEADERS[bank]
    assert recognised(header) == columns


def written(rows: list[tuple[date, str, int]], *, separator: str, day: str, two: bool, grouped: bool) -> str:
    """A file as a bank could have written it."""

    def amount(ore: int) -> str:
        return (
            f"{abs(ore) // 100:,}".replace(",", "\u00a0") + f",{abs(ore) % 100:02}" if grouped else in_field(abs(ore))
        )

    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(["Dato", "Forklaring", "Ut", "Inn"] if two else ["Dato", "Tekst", "Beløp"])
    for when, words, ore in rows:
        sums = [amount(ore), ""] if ore < 0 else ["", amount(ore)]
        writer.writerow([when.strftime(day), words, *(sums if two else ["-" * (ore < 0) + amount(ore)])])
    return out.getvalue()


@settings(max_examples=150)
@given(
    st.lists(row, min_size=1, max_size=12),
    st.sampled_from(";\t,"),
    st.sampled_from(DAYS),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
    st.booleans(),
    st.booleans(),
)
def test_what_a_bank_could_write_is_read_back(rows, separator: str, day: str, encoding: str, two: bool, grouped: bool):
    content = written(rows, separator=separator, day=day, two=two, grouped=grouped).encode(encoding)
    text = text_of(content)
    assert isinstance(text, str)
    table = table_of(text)
    assert isinstance(table, Table)
    read = read_rows(table, recognised(table.header))
    assert read.left_out == ()
    assert [(each.day, each.ore) for each in read.rows] == [(when, ore) for when, _words, ore in rows]
    assert [each.words for each in read.rows] == [tidy_words(words) for _when, words, _ore in rows]
    again = read_rows(table, recognised(table.header))
    assert [each.mark for each in again.rows] == [each.mark for each in read.rows]
    assert len({each.mark for each in read.rows}) == len(rows)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_reason(content: bytes):
    text = text_of(content)
    if isinstance(text, str):
        table = table_of(text)
        if isinstance(table, Table):
            columns = recognised(table.header)
            if why_not_columns(columns) is None:
                read_rows(table, columns)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", WhyNotFile.EMPTY),
        (b"\xef\xbb\xbf \r\n", WhyNotFile.EMPTY),
        (b"x" * (LARGEST + 1), WhyNotFile.TOO_LARGE),
        (b"%PDF-1.7 Dato;Tekst", WhyNotFile.NOT_TEXT),
        (b"PK\x03\x04 Dato", WhyNotFile.NOT_TEXT),
        (b"Dato\x00;", WhyNotFile.NOT_TEXT),
    ],
)
def test_a_file_that_is_none_has_its_reason(content: bytes, why: WhyNotFile):
    assert text_of(content) is why


def test_what_stands_above_the_table_is_skipped_and_lines_are_counted_as_in_the_file():
    table = table_of("Kontoutskrift for Eksempel\n\nDato;Tekst;Beløp\n1.2.2026;Brød;-32,50\nSaldo;;100\n")
    assert isinstance(table, Table)
    assert table.header == ("Dato", "Tekst", "Beløp")
    read = read_rows(table, recognised(table.header))
    assert [(each.day, each.words, each.ore) for each in read.rows] == [(date(2026, 2, 1), "Brød", -3_250)]
    assert read.left_out == ((5, RowProblem.NO_DAY),)


def test_too_many_rows_and_no_table_are_refused():
    assert table_of("Dato;Tekst;Beløp\n" + "1.2.2026;Brød;-1\n" * 3_001) is WhyNotFile.TOO_MANY_ROWS
    assert table_of("bare en linje med ord") is WhyNotFile.NO_TABLE
    assert table_of("") is table_of("\n \n") is WhyNotFile.NO_TABLE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "cp1252", "mac_roman", "cp865"])
def test_norwegian_letters_come_out_of_every_encoding(encoding: str):
    written = "Bokført dato;Beskrivelse;Beløp\n01.11.2026;Rema Ås og Grønt på Hjørnet;-32,50\n"
    assert text_of(written.encode(encoding)) == written
    assert text_of(written.encode().decode("cp1252").encode()) == written  # put into UTF-8 twice


def test_letters_that_are_lost_are_noticed():
    assert (is_garbled("Bel\ufffdp"), is_garbled("BelÃ¸p"), is_garbled("Beløp på Ås, Ã"), is_garbled("a\x85b")) == (
        True,
        True,
        False,
        True,
    )


def test_a_file_in_which_nothing_is_named_begins_with_its_first_day():
    table = table_of("01.11.2026;REMA;-32,50\n02.11.2026;BUSS;-40,00\n")
    assert isinstance(table, Table)
    assert (table.header, len(table.rows), table.first_line) == (("", "", ""), 2, 1)
    read = read_rows(table, Columns(0, 1, 2))
    assert [(each.words, each.ore) for each in read.rows] == [("REMA", -3_250), ("BUSS", -4_000)]


@pytest.mark.parametrize(
    "text",
    [
        'Dato;"Tekst;Beløp\n01.11.2026;REMA;-32,50\n02.11.2026;"BUSS";-40,00\n',
        'Dato;Tekst;Beløp\n01.11.2026;"REMA;-32,50\n02.11.2026;"BUSS";-40,00\n',
    ],
)
def test_a_quote_that_is_never_closed_swallows_no_line(text: str):
    table = table_of(text)
    assert isinstance(table, Table)
    assert table.header == ("Dato", "Tekst", "Beløp")
    read = read_rows(table, recognised(table.header))
    assert [(each.words, each.ore) for each in read.rows] == [("REMA", -3_250), ("BUSS", -4_000)]


def test_a_row_from_a_day_too_far_off_is_left_out_alone():
    table = table_of("Dato;Tekst;Beløp\n01.11.2026;Brød;-32,50\n01.11.1926;Gammelt;-1\n01.11.2126;Nytt;-1\n")
    assert isinstance(table, Table)
    read = read_rows(table, recognised(table.header), today=date(2026, 11, 23))
    assert ([each.words for each in read.rows], read.left_out) == (
        ["Brød"],
        ((3, RowProblem.DAY_TOO_FAR), (4, RowProblem.DAY_TOO_FAR)),
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23.11.2026", date(2026, 11, 23)),
        ("3.1.26", date(2026, 1, 3)),
        ("2026-11-23T10:00:00", date(2026, 11, 23)),
        ("20261123", date(2026, 11, 23)),
        ("31.02.2026", None),
        ("2026-13-01", None),
        ("i går", None),
        ("", None),
    ],
)
def test_days(text: str, day: date | None):
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Vipps til 12345678901", "Vipps til …"),
        ("Til konto 1234.56.78901 husleie", "Til konto … husleie"),
        ("  REMA   1000  ", "REMA 1000"),
        ("x" * 200, "x" * 120),
        ("4925 1234 5678 9012 Kiosk", "… Kiosk"),
    ],
)
def test_no_number_of_an_account_or_a_person_is_kept(text: str, kept: str):
    assert tidy_words(text) == kept


def test_two_that_look_the_same_are_two_and_the_same_file_again_is_none_new():
    table = Table(("Dato", "Tekst", "Beløp"), (("1.2.2026", "Buss", "-40"), ("1.2.2026", "Buss", "-40")))
    marks = [each.mark for each in read_rows(table, Columns(0, 1, 2)).rows]
    assert len(set(marks)) == 2
    longer = Table(table.header, (*table.rows, ("1.2.2026", "Buss", "-40")))
    assert [each.mark for each in read_rows(longer, Columns(0, 1, 2)).rows][:2] == marks


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        (Columns(0, 1, 2), None),
        (Columns(0, None, None, 2), None),
        (Columns(None, 1, 2), WhyNotFile.COLUMNS_MISSING),
        (Columns(0, 1), WhyNotFile.COLUMNS_MISSING),
        (Columns(0, 0, 2), WhyNotFile.COLUMN_TWICE),
    ],
)
def test_columns_that_cannot_be_read(columns: Columns, why: WhyNotFile | None):
    assert why_not_columns(columns) is why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REMA 1000 LARVIK", ("Mat", False)),
        ("rema 1000 Torget", ("Mat", False)),
        ("REMA 1000 BENSIN", ("Bil", False)),  # the longest rule
        ("Sparing fast", ("", True)),
        ("Noe annet", None),
    ],
)
def test_the_longest_rule_that_fits_sorts(text: str, expected: tuple[str, bool] | None):
    rules = [("Rema", "Mat", False), ("Rema 1000 bensin", "Bil", False), ("sparing", "", True)]
    assert sorted_by(text, rules) == expected
