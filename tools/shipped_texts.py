"""The texts that ship as TOML: each in every language that its readers have.

`python tools/shipped_texts.py --check` says what is missing. A file stands in READ with those who read it, or in NOT_READ with
the reason why its words are in one language only; a new file has to be put in one of them. In a file that is read, a text is
either a table, a list or a string for each language (`nb`, `nn`, `en`), or a key with the others beside it (`says`, `says_nn`,
`says_en`). Any value with a space in it is a text, unless its key is named as the same in every language.
"""

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from usving.core.languages import LANGUAGES, SOURCE

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "usving"
FAMILIES, STAFF = LANGUAGES, (SOURCE, "en")


@dataclass(frozen=True)
class Read:
    """Files whose texts are read: where they are, in which languages, and the keys that are the same in every language."""

    where: str
    languages: tuple[str, ...] = FAMILIES
    same: frozenset[str] = frozenset()


READ = (
    Read("process/shipped/methods/*.toml", same=frozenset({".licence"})),
    Read("process/shipped/cards/*.toml", same=frozenset({".licence"})),
    Read("process/shipped/films.toml", same=frozenset({"films.title", "films.maker"})),
    # What a process begins from is copied into it, and is then the words of those who are in it. The stations keep their names.
    Read(
        "process/shipped/u.toml",
        same=frozenset(
            {
                "agenda.title", "gatherings.title", "methods.name", "methods.purpose", "organisations.name", "partners.part",
                "process.name", "process.question", "seats.label",
            }
        ),
    ),
    Read("strengths/shipped/*.toml"),
    Read("insight/shipped/*.toml"),
    Read("economy/shipped/*.toml"),
    Read("people/retention.toml", same=frozenset({"purpose.basis"})),  # a law's own name for itself
    Read("people/confirmations.toml", STAFF, frozenset({"default.value"})),  # what is confirmed and kept
)  # fmt: skip
NOT_READ = {
    "people/record.toml": "the record of processing is a paper in bokmål",
    "people/old_municipalities.toml": "numbers and names of municipalities",
    "engines/bostotte/data/*.toml": "names of municipalities, and the titles of public texts",
    "engines/bostotte/data/rates/*.toml": "figures, and the titles of public texts",
    "front/demonstration/*.toml": "what the people of the demonstration have written, in their own language",
}


def wrong(package: Path = PACKAGE) -> list[str]:
    """What is missing in the files of the package, a line each; and the files that stand in neither list."""
    found = [
        line for read in READ for path in _files(package, read.where) for line in _wrong_in_file(package, path, read)
    ]
    listed = {path for where in (*(read.where for read in READ), *NOT_READ) for path in _files(package, where)}
    strangers = [path.relative_to(package).as_posix() for path in _files(package, "**/*.toml") if path not in listed]
    return found + [f"{name}: tools/shipped_texts.py does not say who reads it" for name in strangers]


def _files(package: Path, where: str) -> list[Path]:
    return sorted(package.glob(where))


def _wrong_in_file(package: Path, path: Path, read: Read) -> list[str]:
    name = path.relative_to(package).as_posix()
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return [f"{name}: {line}" for line in wrong_in(tables, read)]


def wrong_in(tables: dict[str, Any], read: Read) -> list[str]:
    """What is missing in one file: a language that is not there, is empty, or says less or more than bokmål."""
    return [*_wrong_by_language(tables, read), *_wrong_beside(tables, read)]


def _wrong_by_language(tables: dict[str, Any], read: Read) -> Iterator[str]:
    for place, row in _rows(tables):
        if row.keys() & set(LANGUAGES):
            for language in read.languages:
                if language not in row:
                    yield f"{place}{language}: is missing"
                elif _shape(row[language]) != _shape(row.get(SOURCE)):
                    yield f"{place}{language}: does not say as much as {SOURCE}"


def _wrong_beside(tables: dict[str, Any], read: Read) -> Iterator[str]:
    rows = list(_rows(tables))
    texts = {_key(place, key) for place, row in rows for key in row if _is_text(row, key)} - read.same
    for place, row in rows:
        for key in [key for key in row if _key(place, key) in texts]:
            for other in read.languages:
                if other != SOURCE and not row.get(f"{key}_{other}"):
                    yield f"{place}{key}_{other}: is missing"


def _rows(tables: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table of a file with the way to it; not those that are the words of one language."""
    if isinstance(tables, list):
        for number, each in enumerate(tables):
            yield from _rows(each, f"{place.rstrip('.')}[{number}].")
    elif isinstance(tables, dict):
        yield place, tables
        for key, each in tables.items():
            if key not in LANGUAGES:
                yield from _rows(each, f"{place}{key}.")


def _key(place: str, key: str) -> str:
    """The key by its table, without the numbers of rows: person.says."""
    table = place.rstrip(".").rsplit(".", 1)[-1].split("[")[0]
    return f"{table}.{key}"


def _is_text(row: dict[str, Any], key: str) -> bool:
    """Whether a key holds words: it has another language beside it, or a value of more than one word."""
    if key in LANGUAGES or key.endswith(tuple(f"_{other}" for other in LANGUAGES)):
        return False
    held = row[key] if isinstance(row[key], list) else [row[key]]
    return any(f"{key}_{other}" in row for other in LANGUAGES) or any(
        isinstance(value, str) and " " in value for value in held
    )


def _shape(said: Any) -> Any:
    """What is said, without the words: the same keys, as many in each list, and something in each place."""
    if isinstance(said, dict):
        return {key: _shape(each) for key, each in said.items()}
    if isinstance(said, list):
        return [_shape(each) for each in said]
    return bool(said)


def main(arguments: list[str]) -> int:
    """Say what is missing; status 1 where something is."""
    found = wrong()
    print("\n".join(found))
    return 1 if found and arguments[:1] == ["--check"] else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
