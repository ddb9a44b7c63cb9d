"""The minutes of a gathering: who stands by them, and when they are fixed."""

from collections.abc import Mapping
from datetime import date, timedelta
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


class WhyNotMinutes(StrEnum):
    """Why something cannot be done with minutes now."""

    FIXED = "minutes-fixed"
    NEWER = "minutes-newer-words"
    DATE_TOO_EARLY = "minutes-date-too-early"
    DATE_TOO_LATE = "minutes-date-too-late"
    NOT_HELD = "gathering-not-held"


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
