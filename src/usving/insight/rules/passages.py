"""A text as passages one can point at: its sentences, counted from nought, and a digest that tells whether it has changed.

What is marked is kept as places in a text, never as a copy of it: who takes back what they said takes back every quotation.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

# A sentence ends at . ! ? or …, with what closes it, before white space and something that can begin one.
ENDS = re.compile(r"(?<=[.!?…])[»\"')\]]*\s+(?=[«\"'(\[–-]*[A-ZÆØÅ0-9])")
SHORTENED = re.compile(r"\b(?:bl|ca|f|dvs|evt|jf|kl|kr|nr|osv|pga|mm|tlf|[^\W\d])\.$", re.IGNORECASE)
COUNTED = re.compile(r"\d\.$")  # ends a sentence before a word, but not as the number of a list, nor inside a date
PARAGRAPHS = re.compile(r"\n\s*\n|\r?\n")
LONGEST_THEME = 60


class WhyNotMark(StrEnum):
    """Why a passage cannot be marked so."""

    NOTHING_CHOSEN = "mark-nothing-chosen"
    TEXT_CHANGED = "mark-text-changed"
    NO_WORDS = "mark-no-words"
    NO_SIDE = "mark-no-side"


@dataclass(frozen=True)
class Sentence:
    """One sentence: its number in the text, its words, and the number of the paragraph it stands in."""

    number: int
    words: str
    paragraph: int


def sentences(text: str) -> list[Sentence]:
    """Every sentence of a text, in order; a new line always begins one."""
    found: list[Sentence] = []
    paragraphs = [each.strip() for each in PARAGRAPHS.split(text) if each.strip()]
    for place, paragraph in enumerate(paragraphs):
        found += [Sentence(len(found) + n, words, place) for n, words in enumerate(_cut(paragraph))]
    return found


def quoted(text: str, first: int, last: int) -> str:
    """The words from sentence `first` to `last`, both with; empty where the text has no such sentences."""
    return " ".join(each.words for each in sentences(text) if first <= each.number <= last)


def digest(text: str) -> str:
    """What tells one wording of a text from every other; the database makes the same of the same text."""
    return hashlib.sha256(text.encode()).hexdigest()


def spans(chosen: list[int]) -> list[tuple[int, int]]:
    """The numbers that were ticked as stretches (first, last): neighbours become one passage."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(chosen)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def theme_of(words: str) -> str:
    """The words given to a passage, with single spaces and no full stop at the end."""
    return " ".join(words.split()).rstrip(".")[:LONGEST_THEME].strip()


def why_not_mark(text: str, *, seen: str, chosen: list[int], theme: str, speaks: bool) -> WhyNotMark | None:
    """Say why these sentences cannot be marked, or None. `seen`: the digest of the text that was on the screen."""
    if not speaks:
        return WhyNotMark.NO_SIDE
    if seen != digest(text):
        return WhyNotMark.TEXT_CHANGED
    if not chosen or not set(chosen) <= {each.number for each in sentences(text)}:
        return WhyNotMark.NOTHING_CHOSEN
    return None if theme_of(theme) else WhyNotMark.NO_WORDS


def _cut(paragraph: str) -> list[str]:
    """A paragraph in sentences; what ends with a shortened word goes on in the next."""
    pieces: list[str] = []
    begins = 0
    for end in ENDS.finditer(paragraph):
        piece = paragraph[begins : end.end()].strip()
        if not _goes_on(piece, paragraph[end.end() :]):
            pieces.append(piece)
            begins = end.end()
    return [*pieces, paragraph[begins:].strip()] if paragraph[begins:].strip() else pieces


def _goes_on(piece: str, rest: str) -> bool:
    """Whether a full stop is no end: after a shortened word, after the number of a list, and between two numbers."""
    counted = COUNTED.search(piece) is not None
    return SHORTENED.search(piece) is not None or (counted and (piece[:-1].isdecimal() or rest[:1].isdecimal()))
