"""From the text of a file to a checked method, card, list of films or set of methods, and back."""

from dataclasses import asdict
from typing import Any

import tomli_w

from usving.process.rules.file.reading import LARGEST_FILE, tables_of
from usving.process.rules.file.refusal import Refused, refuse_unless
from usving.process.rules.file.shapes import Whole
from usving.process.rules.file.tables import Record
from usving.process.rules.methods.cards import Card, Films
from usving.process.rules.methods.content import Content, MethodSet, Words

VERSION = 1
OPENING = """\
# Metoder for U-sving, som familier og tjenesteytere har blitt enige om. En annen kommune kan ta dem i bruk.
# «origin» sier hvor metoden ble til, og «licence» hva du kan gjøre med ordene.
"""


def read_method(data: bytes) -> Content:
    """Read the file of one method, or raise `Refused` with one sentence that names the first thing wrong."""
    return as_content(tables_of(data))


def as_content(tables: object, place: str = "") -> Content:
    """The method that these tables hold, checked; raises `Refused`."""
    content: Content = Record(Content).read(tables, place)
    check(content, f"{place}." if place else "")
    return content


def read_card(data: bytes) -> Card:
    """Read the file of one learning card; raises `Refused`."""
    card: Card = Record(Card).read(tables_of(data), "")
    return card


def read_films(data: bytes) -> Films:
    """Read the list of films; raises `Refused`."""
    films: Films = Record(Films).read(tables_of(data), "")
    return films


def read_set(data: bytes) -> MethodSet:
    """Read a file of adopted methods from another municipality; raises `Refused` with the first thing wrong."""
    refuse_unless(len(data) <= LARGEST_FILE, "the file", f"is larger than {LARGEST_FILE // 1_000_000} MB")
    tables = tables_of(data)
    refuse_unless("version" in tables, "version", f"is missing; write version = {VERSION} first in the file")
    version = Whole(1, 10**9).read(tables.pop("version"), "version")
    refuse_unless(version == VERSION, "version", f"the file is of version {version}, and this program reads {VERSION}")
    found: MethodSet = Record(MethodSet).read(tables, "")
    for number, each in enumerate(found.methods):
        check(each.content, f"methods[{number}].content.")
    codes = [each.code for each in found.methods]
    again = next((number for number, code in enumerate(codes) if code in codes[:number]), None)
    refuse_unless(again is None, f"methods[{again}].code", "stands there twice")
    return found


def write_set(found: MethodSet) -> str:
    """Return the text of a file that reads back as exactly this set."""
    return f"{OPENING}version = {VERSION}\n\n{tomli_w.dumps(as_tables(found))}"


def as_tables(row: Any) -> dict[str, Any]:
    """A dataclass as plain tables and lists, without what is not said: as TOML and JSON hold it."""
    return asdict(row, dict_factory=_said)


def _said(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in pairs if value not in (None, "")
    }


def check(content: Content, place: str) -> None:
    """The parts of a method hold together: as many times as steps, a sum within the limits, nothing named twice."""
    refuse_unless(content.least <= content.most, f"{place}most", f"{content.most} is less than {content.least}")
    within = content.least <= content.minutes <= content.most
    limits = f"the steps take {content.minutes} minutes, not {content.least} to {content.most}"
    refuse_unless(within, f"{place}times", limits)
    for name, row in (("audience", content.audience), ("stations", content.stations)):
        refuse_unless(len(set(row)) == len(row), f"{place}{name}", "names something twice")
    _check_words(content.nb, content, f"{place}nb")
    for language, words in content.others.items():
        _check_words(words, content, f"{place}{language}")
        as_many = len(words.materials) == len(content.nb.materials)
        refuse_unless(as_many, f"{place}{language}.materials", "are not as many as in nb")


def _check_words(words: Words, content: Content, place: str) -> None:
    if len(words.steps) != len(content.times):
        raise Refused(f"{place}.steps: there are {len(words.steps)} steps and {len(content.times)} times")
