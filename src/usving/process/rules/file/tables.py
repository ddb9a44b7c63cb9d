"""Tables and lists in a process file, read from the declarations of frozen dataclasses."""

from dataclasses import MISSING, Field, dataclass, fields
from functools import cache
from typing import Any, get_type_hints

from usving.process.rules.file.refusal import Refused, inside, nearest, refuse_unless, shown
from usving.process.rules.file.shapes import Shape, wrong_kind


@dataclass(frozen=True)
class Key:
    """One declared key of a table: `Annotated[type, shape, note]` on a dataclass; required where it has no default."""

    name: str
    shape: Shape
    note: str
    required: bool


@cache
def keys_of(table: type) -> tuple[Key, ...]:
    """List the declared keys of a table in their order in the file."""
    hints = get_type_hints(table, include_extras=True)
    return tuple(_key(field, hints[field.name].__metadata__) for field in fields(table))


def _key(field: Field[Any], metadata: tuple[Shape, str]) -> Key:
    shape, note = metadata
    return Key(field.name, shape, note, required=field.default is MISSING)


@dataclass(frozen=True)
class Record:
    """A table with exactly the keys that a dataclass declares."""

    table: type

    def read(self, value: object, place: str) -> Any:
        """Return the dataclass; refuse other kinds, unknown and missing keys, and values of a wrong shape."""
        if not isinstance(value, dict):
            wrong_kind(value, place, "a table")
        known = [key.name for key in keys_of(self.table)]
        unknown = next((name for name in value if name not in known), None)
        if unknown is not None:
            there = inside(place, unknown if len(unknown) <= 60 else shown(unknown))
            raise Refused(f"{there}: unknown key{nearest(unknown, known) or '; known here: ' + ', '.join(known)}")
        return self.table(**dict(self._values(value, place)))

    def _values(self, found: dict[str, object], place: str) -> Any:
        for key in keys_of(self.table):
            there = inside(place, key.name)
            # An empty text in a key that may be left out says the same as leaving it out.
            if key.name in found and (key.required or found[key.name] != ""):
                yield key.name, key.shape.read(found[key.name], there)
            else:
                refuse_unless(not key.required, there, "is missing")

    def schema(self) -> dict[str, object]:
        """Describe the table as JSON Schema."""
        keys = keys_of(self.table)
        return {
            "type": "object",
            "description": " ".join((self.table.__doc__ or "").split()),
            "properties": {key.name: {**key.shape.schema(), "description": key.note} for key in keys},
            "required": [key.name for key in keys if key.required],
            "additionalProperties": False,
        }

    def words(self) -> str:
        """Describe the table in words."""
        return "table"


@dataclass(frozen=True)
class Listed:
    """A list of values of one shape, with limits on how many."""

    shape: Shape
    most: int
    least: int = 0

    def read(self, value: object, place: str) -> tuple[Any, ...]:
        """Return the values in order; refuse other kinds and a wrong number of them."""
        if not isinstance(value, list):
            wrong_kind(value, place, "a list")
        refuse_unless(len(value) >= self.least, place, f"has {len(value)}; the least is {self.least}")
        refuse_unless(len(value) <= self.most, place, f"has {len(value)}; the most is {self.most}")
        return tuple(self.shape.read(each, f"{place}[{number}]") for number, each in enumerate(value))

    def schema(self) -> dict[str, object]:
        """Describe the list as JSON Schema."""
        return {"type": "array", "items": self.shape.schema(), "minItems": self.least, "maxItems": self.most}

    def limits(self) -> str:
        """Say how many values the list may have."""
        if self.least == self.most:
            return f"exactly {self.most}"
        return f"at most {self.most}" if self.least == 0 else f"{self.least} to {self.most}"

    def words(self) -> str:
        """Describe the list in words."""
        inner = "tables" if isinstance(self.shape, Record) else self.shape.words()
        return f"list, {self.limits()}, of {inner}"
