"""What is new in a method, place by place and word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from usving.core.differing import Piece, pieces
from usving.process.rules.methods.content import Content
from usving.process.rules.methods.typing import typed_steps


class Part(StrEnum):
    """The places of a method where words stand, in the order of the page."""

    TITLE = "title"
    PURPOSE = "purpose"
    AUDIENCE = "audience"
    STATIONS = "stations"
    GROUP = "group"
    MATERIALS = "materials"
    STEPS = "steps"
    LEAVES = "leaves"
    CARE = "care"
    HEARING = "hearing"
    SIGHT = "sight"
    READING = "reading"
    LANGUAGE = "language"
    CHILDREN = "children"
    SOURCE = "source"


@dataclass(frozen=True)
class Change:
    """One place that is not as it was, in pieces."""

    part: Part
    pieces: tuple[Piece, ...]


def differences(before: Content | None, after: Content) -> tuple[Change, ...]:
    """The places where bokmål is not the same; all of them where there was nothing before."""
    was, now = dict(_places(before)) if before else {}, dict(_places(after))
    return tuple(Change(part, pieces(was.get(part, ""), now[part])) for part in Part if was.get(part, "") != now[part])


def _places(content: Content) -> Iterator[tuple[Part, str]]:
    words = content.nb
    for part in (Part.TITLE, Part.PURPOSE, Part.GROUP, Part.LEAVES, Part.CARE, Part.SOURCE):
        yield part, getattr(words, part)
    for part in (Part.HEARING, Part.SIGHT, Part.READING, Part.LANGUAGE, Part.CHILDREN):
        yield part, getattr(words.access, part)
    yield Part.AUDIENCE, ", ".join(content.audience)
    yield Part.STATIONS, ", ".join(map(str, content.stations))
    yield Part.MATERIALS, "\n".join(words.materials)
    yield Part.STEPS, typed_steps(content)
