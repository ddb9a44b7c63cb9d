"""How a process file is refused: one sentence that names the place."""

from collections.abc import Iterable
from difflib import get_close_matches


class Refused(Exception):
    """A process file was refused; `str()` is one clear sentence, as `gatherings[3].station: there is no station 9`."""


def inside(place: str, key: str) -> str:
    """Name a key inside a place; the file itself is the empty place."""
    return f"{place}.{key}" if place else key


def refuse_unless(holds: bool, place: str, sentence: str) -> None:
    """Raise `Refused` with the place and the sentence unless what must hold does."""
    if not holds:
        raise Refused(f"{place}: {sentence}")


def nearest(word: str, known: Iterable[str]) -> str:
    """Suggest the known word closest to a mistyped one, as the end of a sentence; empty where none is near."""
    # A word of any length can come from a file; comparing costs its square, and nobody means a key of 100 letters.
    found = get_close_matches(word[:100], list(known), n=1)
    return f"; did you mean {found[0]!r}?" if found else ""


def shown(text: str) -> str:
    """Quote a value from the file for a sentence, shortened so that the sentence stays one."""
    return repr(text if len(text) <= 60 else text[:57] + "...")
