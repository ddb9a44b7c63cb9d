"""The JSON Schema and the tables of keys in the reference, made from the same declarations that read the file."""

import json
from collections.abc import Iterator

from usving.process.rules.file.document import ProcessFile
from usving.process.rules.file.reading import VERSION
from usving.process.rules.file.shapes import Shape
from usving.process.rules.file.tables import Key, Listed, Record, keys_of

TABLES_START = "<!-- keys: made from the code, do not edit -->"
TABLES_END = "<!-- end of keys -->"


def schema_text() -> str:
    """Return the JSON Schema of a process file; the checks between its parts are in the reference, not in here."""
    schema = Record(ProcessFile).schema()
    properties, required = schema["properties"], schema["required"]
    assert isinstance(properties, dict) and isinstance(required, list)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "U-sving process file"}
    body = {
        "properties": {"version": {"const": VERSION, "description": "The version of the format."}, **properties},
        "required": ["version", *required],
    }
    return json.dumps({**head, **schema, **body}, ensure_ascii=False, indent=2) + "\n"


def with_tables(reference: str) -> str:
    """Return the reference page with its tables of keys made anew between their two markers."""
    before, rest = reference.split(TABLES_START)
    _, after = rest.split(TABLES_END)
    tables = "\n".join(_sections())
    return f"{before}{TABLES_START}\n\n{tables}\n{TABLES_END}{after}"


def _sections() -> Iterator[str]:
    for key in keys_of(ProcessFile):
        yield from _section(key)


def _section(key: Key) -> Iterator[str]:
    table = _table_in(key.shape)
    assert table is not None
    many = isinstance(key.shape, Listed)
    title = f"[[{key.name}]]" if many else f"[{key.name}]"
    limits = f" {key.shape.limits().capitalize()} of them." if isinstance(key.shape, Listed) else ""
    yield f"### `{title}`\n\n{table.__doc__}{limits}\n\n{_rows(table)}"
    for inner in keys_of(table):
        below = _table_in(inner.shape)
        if below is not None:
            yield f"Each of `{key.name}[].{inner.name}`: {below.__doc__}\n\n{_rows(below)}"


def _table_in(shape: Shape) -> type | None:
    """Return the dataclass inside a shape, if it is a table or a list of them."""
    inner = shape.shape if isinstance(shape, Listed) else shape
    return inner.table if isinstance(inner, Record) else None


def _rows(table: type) -> str:
    lines = ["| key | needed | what it may be | what it says |", "| --- | --- | --- | --- |"]
    for key in keys_of(table):
        needed = "yes" if key.required else "no"
        lines.append(f"| `{key.name}` | {needed} | {key.shape.words()} | {key.note} |")
    return "\n".join(lines) + "\n"
