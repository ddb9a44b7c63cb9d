"""From the bytes of a process file to a checked document."""

import re
import tomllib

from usving.process.rules.file.checking import check, check_in
from usving.process.rules.file.document import ProcessFile
from usving.process.rules.file.refusal import Refused, refuse_unless
from usving.process.rules.file.shapes import Whole
from usving.process.rules.file.tables import Record

VERSION = 1
LARGEST_FILE = 2_000_000
"""The most bytes a file may have; a program that reads from a disk needs no more than one byte beyond this."""

# Everything in TOML in which a dot is not part of a key: strings (closed or not) and comments.
QUOTED_OR_COMMENT = re.compile(
    r'"""(?:[^\\]|\\.)*?(?:""""{0,2}|\Z)'
    r"|'''.*?(?:''''{0,2}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*",
    re.DOTALL,
)
MOST_DOTS_IN_A_LINE = 16


def read(data: bytes) -> ProcessFile:
    """Read a process file, or raise `Refused` with one sentence that names the first thing wrong with it."""
    refuse_unless(len(data) <= LARGEST_FILE, "the file", f"is larger than {LARGEST_FILE // 1_000_000} MB")
    tables = tables_of(data)
    _check_version(tables)
    document = checked(tables)
    check_in(document)
    return document


def tables_of(data: bytes) -> dict[str, object]:
    """The tables that the bytes of a TOML file hold, or `Refused` with what is wrong with it as a file."""
    return _tables(_text(data))


def checked(tables: dict[str, object]) -> ProcessFile:
    """Return the document that these tables hold, the version apart, or raise `Refused` with the first thing wrong."""
    document: ProcessFile = Record(ProcessFile).read(tables, "")
    check(document)
    return document


def _text(data: bytes) -> str:
    try:
        # A byte order mark is what some Windows editors put first; it says nothing and is let go.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(f"line {line}: is not UTF-8 text") from None


def _tables(text: str) -> dict[str, object]:
    _refuse_long_keys(text)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"the file: is not TOML: {error}") from None
    except RecursionError:
        raise Refused("the file: is not a process file: lists or tables lie too deep in each other") from None
    except ValueError:
        # Numbers of more than 4300 digits, which Python refuses before TOML has an opinion.
        raise Refused("the file: is not a process file: a number is too long") from None


def _refuse_long_keys(text: str) -> None:
    """Refuse keys of many dotted parts: the TOML reader takes a minute for one of 100 kB, and we use none."""
    bare = QUOTED_OR_COMMENT.sub(_lines_only, text)
    for number, line in enumerate(bare.split("\n"), start=1):
        refuse_unless(line.count(".") <= MOST_DOTS_IN_A_LINE, f"line {number}", "a key has too many dots")


def _lines_only(match: re.Match[str]) -> str:
    """Keep the line breaks of what is left out, so that line numbers stay true."""
    return "\n" * match[0].count("\n")


def _check_version(tables: dict[str, object]) -> None:
    """Take the version out of the tables; refuse a missing one, and one that this program does not know."""
    refuse_unless("version" in tables, "version", f"is missing; write version = {VERSION} first in the file")
    version = Whole(1, 10**9).read(tables.pop("version"), "version")
    refuse_unless(version == VERSION, "version", f"the file is of version {version}, and this program reads {VERSION}")
