"""The page that is open to everyone: what may stand there, and whose yes it takes."""

from dataclasses import dataclass
from enum import StrEnum

from usving.process.rules.seats import Side

BOTH = frozenset(Side)
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class PartKind(StrEnum):
    """What a part of the page is."""

    TEXT = "text"  # written for the page by those who lead
    FINDING = "finding"  # what both sides stand behind
    USE = "use"  # an idea made use of
    STORY = "story"  # someone's own words, by their consent


class PageState(StrEnum):
    """Where the page is."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class WhyNotOpen(StrEnum):
    """Why a page cannot be opened, or a part not stand there."""

    EMPTY = "page-empty"
    NOT_AGREED = "page-not-agreed"
    STORY_WAITS = "page-story-waits"
    FALLEN = "page-part-fallen"
    NO_SIDE = "page-no-side"
    CHANGED = "page-changed-meanwhile"
    SLUG_TAKEN = "page-slug-taken"
    STANDS_OPEN = "page-stands-open"
    NOT_LET = "story-not-let"
    NOT_STANDING = "finding-not-standing"


@dataclass(frozen=True)
class Draft:
    """What the rule wants to know of a page: its parts, who has agreed to exactly this, whose yes lacks, what does not stand."""

    parts: int
    agreed: frozenset[Side]
    stories_waiting: int
    fallen: int = 0  # findings that both sides do not stand behind now, and what is not in use any more


def why_not_open(draft: Draft) -> WhyNotOpen | None:
    """Say why the page as it is drafted cannot be opened, or None: all of it is so, both sides agree, and so does each teller."""
    if not draft.parts:
        return WhyNotOpen.EMPTY
    if draft.fallen:
        return WhyNotOpen.FALLEN
    if draft.stories_waiting:
        return WhyNotOpen.STORY_WAITS
    return None if draft.agreed == BOTH else WhyNotOpen.NOT_AGREED


def story_stands(*, shown: bool, let: bool, yes_to_shown: bool) -> bool:
    """Whether a story stands on the open page now: it was put there, its author still lets it, in exactly these words."""
    return shown and let and yes_to_shown
