"""Two wordings as one: what is the same, what is gone, what is new, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Kind(StrEnum):
    """Where a piece stands."""

    SAME = "same"  # in both
    GONE = "gone"  # in the old wording alone
    NEW = "new"  # in the new wording alone


@dataclass(frozen=True)
class Piece:
    """Some words that stand together in one wording or in both."""

    kind: Kind
    words: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces in order. The same and the gone make up the old wording, the same and the new the new one.

    Words are set apart by single spaces, and a line break is a word.
    """
    return tuple(_pieces(_words(before), _words(after)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for act, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            yield Piece(Kind.SAME, _joined(old[a:b]))
            continue
        if a < b:
            yield Piece(Kind.GONE, _joined(old[a:b]))
        if c < d:
            yield Piece(Kind.NEW, _joined(new[c:d]))


def _words(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\n", " \n ").split(" ") if text else []


def _joined(words: list[str]) -> str:
    return " ".join(words).replace(" \n ", "\n")
