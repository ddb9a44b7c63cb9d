"""Reading what a bank writes: a CSV file in any of the ways that Norwegian banks write it. Plain Python; nothing is kept."""

import codecs
import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from usving.core.money import WhyNotAmount, read_ore
from usving.economy.rules.books import month_of, why_not_month

LARGEST = 700_000  # bytes: several years of an ordinary account
MOST_ROWS = 3_000
LONGEST_WORDS = 120
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # what Excel calls Unicode text begins with one of these
OLD_ENCODINGS = ("cp1252", "mac_roman", "cp865", "latin-1")  # of one byte, the likeliest first; the last reads anything
NORWEGIAN = frozenset("æøåÆØÅ")
READ_TWICE = re.compile("Ã[\x80-\xbf¸¥¦˜…†]")  # æ, ø and å as they come out where a text has been put into UTF-8 twice
GARBLED = re.compile("Ã[\x80-\xbf¸¥¦˜…†]|[\x80-\x9f]|\ufffd")
SEPARATORS = ";\t,|"
NUMBER_OF_SOMEONE = re.compile(r"\d(?:[ .]?\d){10,}")  # an account, a card, a national number: never kept
DAYS = (
    (re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ].*)?"), (0, 1, 2)),
    (re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?: .*)?"), (2, 1, 0)),
    (re.compile(r"(\d{4})(\d{2})(\d{2})"), (0, 1, 2)),
    (re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{2})"), (2, 1, 0)),
)


class WhyNotFile(StrEnum):
    """Why a file from a bank cannot be read."""

    EMPTY = "file-empty"
    TOO_LARGE = "file-too-large"
    NOT_TEXT = "file-not-text"
    NO_TABLE = "file-no-table"
    TOO_MANY_ROWS = "file-too-many-rows"
    COLUMNS_MISSING = "columns-missing"
    COLUMN_TWICE = "column-twice"
    NO_ROWS = "no-rows"


class RowProblem(StrEnum):
    """Why one row of a file is left out."""

    NO_DAY = "no-day"
    NO_AMOUNT = "no-amount"
    TOO_SHORT = "too-short"
    DAY_TOO_FAR = "day-too-far"


@dataclass(frozen=True)
class Table:
    """What a file holds: the names of the columns, and its rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_line: int = 2
    """The line of the file on which the first row stands."""


@dataclass(frozen=True)
class Columns:
    """Which column holds what, by its place from 0; one column with a sign, or one for in and one for out."""

    day: int | None = None
    words: int | None = None
    amount: int | None = None
    money_in: int | None = None
    money_out: int | None = None

    @property
    def chosen(self) -> list[int]:
        """The places that are used."""
        places = (self.day, self.words, self.amount, self.money_in, self.money_out)
        return [place for place in places if place is not None]


@dataclass(frozen=True)
class BankRow:
    """One movement: below zero is money out. `mark` is the same for the same movement in every file."""

    day: date
    words: str
    ore: int
    mark: str = ""


@dataclass(frozen=True)
class Read:
    """The movements of a file, and what was left out: (line of the file, why)."""

    rows: tuple[BankRow, ...]
    left_out: tuple[tuple[int, RowProblem], ...]


# The words that Norwegian banks write over their columns, the surest first.
KNOWN = {
    "day": (
        "utført dato",
        "bokført dato",
        "bokføringsdato",
        "transaksjonsdato",
        "bokføringsdag",
        "dato",
        "date",
        "rentedato",
    ),
    "words": ("beskrivelse", "forklaring", "tekst", "melding", "tittel", "detaljer", "navn", "mottaker", "description"),
    "money_in": ("inn på konto", "beløp inn", "inn", "innskudd", "kredit", "til konto"),
    "money_out": ("ut fra konto", "ut av konto", "beløp ut", "ut", "uttak", "debet", "fra konto"),
    "amount": ("beløp", "belop", "beløp i nok", "sum", "amount"),
}


def text_of(content: bytes) -> str | WhyNotFile:
    """Return the text of a file, whichever of the usual encodings it is in."""
    if not content.strip(b"\xef\xbb\xbf \r\n\t"):
        return WhyNotFile.EMPTY
    if len(content) > LARGEST:
        return WhyNotFile.TOO_LARGE
    text = _decoded(content, "utf-16") if content.startswith(WIDE) else _of_bytes(content)
    if text is None or "\x00" in text or content.startswith((b"%PDF", b"PK\x03\x04")):
        return WhyNotFile.NOT_TEXT
    return text


def is_garbled(text: str) -> bool:
    """Whether letters of a text have been lost on the way, so that we cannot know what stood there."""
    return GARBLED.search(text) is not None


def table_of(text: str) -> Table | WhyNotFile:
    """Return the table in a text. What a bank writes above its table (name, account) is skipped."""
    if len(text) > LARGEST:
        return WhyNotFile.TOO_LARGE
    try:
        lines = _lines(text)
    except csv.Error:
        return WhyNotFile.NO_TABLE
    start = _header_line(lines)
    if start is None:
        return _without_header(lines)
    return _table(lines[start], lines[start + 1 :], start + 2)


def recognised(header: Sequence[str]) -> Columns:
    """Return which columns are which, as far as their names tell; a column is used for one thing only."""
    names = [re.sub(r"\s+", " ", name.strip().strip('"').lower()) for name in header]
    found: dict[str, int] = {}
    for what, words in KNOWN.items():
        free = [place for place in range(len(names)) if place not in found.values()]
        place = _best(names, free, words)
        if place is not None:
            found[what] = place
    if "money_in" in found and "money_out" in found:
        found.pop("amount", None)
    elif "amount" in found:
        found.pop("money_in", None)
        found.pop("money_out", None)
    return Columns(**found)


def why_not_columns(columns: Columns) -> WhyNotFile | None:
    """Say why a choice of columns cannot be read, or None."""
    has_sum = columns.amount is not None or columns.money_in is not None or columns.money_out is not None
    if columns.day is None or not has_sum:
        return WhyNotFile.COLUMNS_MISSING
    return WhyNotFile.COLUMN_TWICE if len(set(columns.chosen)) < len(columns.chosen) else None


def read_rows(table: Table, columns: Columns, *, today: date | None = None) -> Read:
    """Return every movement of a table, each with its mark, and the rows that were left out with the reason.

    `today`: leave out what lies too far from it to be written in a book.
    """
    rows, left_out = [], []
    for number, cells in enumerate(table.rows, start=table.first_line):
        row = _row(cells, columns)
        if isinstance(row, RowProblem):
            left_out.append((number, row))
        elif today and why_not_month(month_of(row.day), today=today):
            left_out.append((number, RowProblem.DAY_TOO_FAR))
        elif row.ore:
            rows.append(row)
    return Read(tuple(_marked(rows)), tuple(left_out))


def read_day(text: str) -> date | None:
    """Return the day a bank has written in one of the usual ways, or None."""
    for shape, (year, month, day) in DAYS:
        if found := shape.fullmatch(text.strip()):
            parts = [int(part) for part in found.groups()]
            try:
                return date(parts[year] + (2000 if parts[year] < 100 else 0), parts[month], parts[day])
            except ValueError:
                return None
    return None


def tidy_words(text: str) -> str:
    """Return what a bank wrote without numbers of accounts and people, and not too long."""
    bare = NUMBER_OF_SOMEONE.sub("…", re.sub(r"\s+", " ", text.strip()))
    return bare[:LONGEST_WORDS].strip()


def sorted_by(words: str, rules: Iterable[tuple[str, str, bool]]) -> tuple[str, bool] | None:
    """Return (our own words, moved between own accounts) by the longest rule whose text stands in `words`, or None."""
    lower = words.casefold()
    fitting = [rule for rule in rules if rule[0].casefold() in lower]
    if not fitting:
        return None
    best = max(fitting, key=lambda rule: (len(rule[0]), rule[0]))
    return best[1], best[2]


def _of_bytes(content: bytes) -> str | None:
    """UTF-8 where it is that, undone where it was put there twice; else the old encoding that gives most Norwegian letters."""
    text = _decoded(content, "utf-8-sig")
    if text is None:
        found = [each for each in (_decoded(content, encoding) for encoding in OLD_ENCODINGS) if each is not None]
        return max(found, key=lambda each: sum(letter in NORWEGIAN for letter in each), default=None)
    if not READ_TWICE.search(text):
        return text
    try:
        return text.encode("cp1252").decode()
    except UnicodeError:
        return text


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _lines(text: str) -> list[list[str]]:
    """The cells of each line. Where a quote is never closed, each line is read by itself, so that it swallows no other."""
    whole = text.count('"') % 2 == 0
    separator = _separator(text if whole else text.replace('"', ""))
    if whole:
        return list(csv.reader(io.StringIO(text), delimiter=separator))
    return [_line_alone(line, separator) for line in text.splitlines()]


def _line_alone(line: str, separator: str) -> list[str]:
    if line.count('"') % 2 == 0:
        return next(csv.reader([line], delimiter=separator), [])
    return [cell.strip().strip('"') for cell in line.split(separator)]


def _without_header(lines: Sequence[Sequence[str]]) -> Table | WhyNotFile:
    """The table of a file in which no line names the columns: it begins with the first line that holds a day."""
    start = next((place for place, line in enumerate(lines) if len(line) > 1 and any(map(read_day, line))), None)
    if start is None:
        return WhyNotFile.NO_TABLE
    return _table([""] * len(lines[start]), lines[start:], start + 1)


def _table(header: Sequence[str], lines: Iterable[Sequence[str]], first_line: int) -> Table | WhyNotFile:
    rows = tuple(tuple(cell.strip() for cell in line) for line in lines if any(map(str.strip, line)))
    if len(rows) > MOST_ROWS:
        return WhyNotFile.TOO_MANY_ROWS
    return Table(tuple(cell.strip() for cell in header), rows, first_line)


def _separator(text: str) -> str:
    """The mark that parts the columns: the one that stands most evenly over the first lines."""
    lines = [line for line in text.splitlines()[:30] if line.strip()]

    def evenness(mark: str) -> tuple[int, int]:
        counts = Counter(len(cells) for cells in csv.reader(lines, delimiter=mark))
        width, often = max(counts.items(), key=lambda pair: (pair[0] > 1, pair[1], pair[0]), default=(0, 0))
        return (often if width > 1 else 0, -SEPARATORS.index(mark))

    return max(SEPARATORS, key=evenness)


def _header_line(lines: Sequence[Sequence[str]]) -> int | None:
    """The first line with a name for a day and for a sum; else the first with two names or more and no day in it."""
    for number, line in enumerate(lines[:40]):
        if why_not_columns(recognised(line)) is None:
            return number
    for number, line in enumerate(lines[:40]):
        if sum(bool(cell.strip()) for cell in line) > 1 and not any(map(read_day, line)):
            return number
    return None


def _best(names: Sequence[str], free: Sequence[int], words: Sequence[str]) -> int | None:
    """The free column whose name is a known one, or begins with one; the surest word first."""
    for word in words:
        for place in free:
            if names[place] == word:
                return place
    for word in words:
        for place in free:
            if len(word) > 3 and names[place].startswith(word):
                return place
    return None


def _row(cells: Sequence[str], columns: Columns) -> BankRow | RowProblem:
    if columns.day is None or max(columns.chosen) >= len(cells):
        return RowProblem.TOO_SHORT
    day = read_day(cells[columns.day])
    if day is None:
        return RowProblem.NO_DAY
    ore = _sum(cells, columns)
    if ore is None:
        return RowProblem.NO_AMOUNT
    return BankRow(day, tidy_words(cells[columns.words]) if columns.words is not None else "", ore)


def _sum(cells: Sequence[str], columns: Columns) -> int | None:
    """What came (above zero) or went (below) in a row; a sum that a bank writes as `−` or `+` is read the same."""
    if columns.amount is not None:
        return _ore(cells[columns.amount])
    came = _ore(cells[columns.money_in]) if columns.money_in is not None and cells[columns.money_in] else 0
    went = _ore(cells[columns.money_out]) if columns.money_out is not None and cells[columns.money_out] else 0
    return None if came is None or went is None else abs(came) - abs(went)


def _ore(text: str) -> int | None:
    found = read_ore(text, negative=True)
    return None if isinstance(found, WhyNotAmount) else found


def _marked(rows: Iterable[BankRow]) -> list[BankRow]:
    """Give each row its mark: two that look the same are told apart by which of them comes first."""
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        text = f"{row.day.isoformat()}|{row.words.casefold()}|{row.ore}"
        seen[text] += 1
        found.append(replace(row, mark=hashlib.sha256(f"{text}|{seen[text]}".encode()).hexdigest()))
    return found
