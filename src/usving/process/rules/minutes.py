"""The minutes of a gathering: who stands by them, when they are fixed, and how two wordings differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from enum import StrEnum

ANSWER_DAYS = 7  # how long both sides have, where nobody says otherwise
LONGEST_DAYS = 60


class Party(StrEnum):
    """Who stands by minutes: the two sides; and where one of them met alone, those who lead as well."""

    FAMILIES = "families"
    PROVIDERS = "providers"
    LEADERS = "leaders"


class ParagraphKind(StrEnum):
    """What a paragraph of a draft was begun from."""

    ABOUT = "about"
    AGENDA = "agenda"
    SHARED = "shared"
    OTHER = "other"


class WordsState(StrEnum):
    """What has become of words that a side wants in the minutes."""

    STANDING = "standing"  # beside the paragraph; printed there if nobody takes them in
    TAKEN = "taken"  # they are the paragraph now
    WITHDRAWN = "withdrawn"
    ADDED = "added"  # after the minutes were fixed


class Piece(StrEnum):
    """A piece of a difference."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class WhyNotMinutes(StrEnum):
    """Why something cannot be done with minutes now."""

    FIXED = "minutes-fixed"
    NEWER = "minutes-newer-words"
    DATE_TOO_EARLY = "minutes-date-too-early"
    DATE_TOO_LATE = "minutes-date-too-late"
    NOT_HELD = "gathering-not-held"


@dataclass(frozen=True)
class Said:
    """A piece of text, and whether it stands in both wordings, only in the old, or only in the new."""

    piece: Piece
    words: str


def why_not_draft(*, has_begun: bool, answer_by: date, today: date) -> WhyNotMinutes | None:
    """Say why a draft cannot be begun with this last day for answers, or None."""
    if not has_begun:
        return WhyNotMinutes.NOT_HELD
    return why_not_until(answer_by=answer_by, today=today)


def why_not_until(*, answer_by: date, today: date) -> WhyNotMinutes | None:
    """Say why this cannot be the last day for answers, or None: everybody gets tomorrow, and nothing waits for ever."""
    if answer_by <= today:
        return WhyNotMinutes.DATE_TOO_EARLY
    return WhyNotMinutes.DATE_TOO_LATE if answer_by > today + timedelta(days=LONGEST_DAYS) else None


def missing(parties: frozenset[Party], approved: Mapping[Party, int], version: int) -> frozenset[Party]:
    """Those who have not said yes to the words as they stand: a yes to an older version is no yes to this one."""
    return frozenset(party for party in parties if approved.get(party) != version)


def difference(old: str, new: str) -> list[Said]:
    """How `new` differs from `old`, word by word; put together, what is not GONE is `new` and what is not NEW is `old`."""
    before, after = _pieces(old), _pieces(new)
    found: list[Said] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Said(Piece.SAME, "".join(before[i1:i2])))
            continue
        if i1 < i2:
            found.append(Said(Piece.GONE, "".join(before[i1:i2])))
        if j1 < j2:
            found.append(Said(Piece.NEW, "".join(after[j1:j2])))
    return found


def _pieces(text: str) -> list[str]:
    """Words with the space that follows them, so that nothing of the text is lost."""
    pieces, word = [], ""
    for letter in text:
        if word and word[-1].isspace() and not letter.isspace():
            pieces.append(word)
            word = ""
        word += letter
    return [*pieces, word] if word else pieces
