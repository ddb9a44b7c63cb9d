"""What an idea became: a routine or a decision with an owner, looked at again a year later."""

from datetime import date
from enum import StrEnum


class Became(StrEnum):
    """What an idea became."""

    ROUTINE = "routine"
    DECISION = "decision"
    OFFER = "offer"  # something that people can get
    OTHER = "other"


class StillUsed(StrEnum):
    """Whether it is still in use, when it is looked at again. Each answer is honourable."""

    YES = "yes"
    CHANGED = "changed"
    NO = "no"


class WhyNotUse(StrEnum):
    """Why something cannot be said of what an idea became."""

    NOT_BEGUN = "use-not-begun"
    NOBODY = "use-nobody"
    REPLACED_MISSING = "use-replaced-missing"
    ENDED = "use-ended"
    NOT_USEFUL = "use-not-useful"
    WORDS_MISSING = "use-words-missing"
    NOT_NOW = "use-not-now"


def why_not_describe(*, since: date, for_how_many: int, replaced: str, today: date, useful: bool) -> WhyNotUse | None:
    """Say why this cannot be told as made use of, or None: useful, in use, for someone, and instead of what."""
    if not useful:
        return WhyNotUse.NOT_USEFUL
    if since > today:
        return WhyNotUse.NOT_BEGUN
    if for_how_many < 1:
        return WhyNotUse.NOBODY
    return None if replaced.strip() else WhyNotUse.REPLACED_MISSING


def why_not_look(still: StillUsed, *, words: str, ended: bool) -> WhyNotUse | None:
    """Say why this cannot be answered, or None: what changed or ended is told in words."""
    if ended:
        return WhyNotUse.ENDED
    return WhyNotUse.WORDS_MISSING if still is not StillUsed.YES and not words.strip() else None


def a_year_after(day: date) -> date:
    """The same day a year later; the last of February after a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
