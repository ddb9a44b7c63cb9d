"""What an experience is about, and what its author lets it be used for: each by a choice of its own."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from usving.process.rules.audience import Audience, Reader, Written, may_read


class Topic(StrEnum):
    """What an experience is about."""

    SERVICE = "service"
    HOME = "home"
    DAY = "day"


class Choice(StrEnum):
    """What an author may let an experience be used for, each by itself, and take back by itself."""

    NAMELESS = "nameless"  # its words may stand in themes and findings, without the author's name
    CONTACT = "contact"  # may be read by those who follow the family up
    HELPER = "helper"  # may be heard by the author's helper, who writes out what is said
    OPEN_PAGE = "open-page"  # may stand on the page that is open to everyone, in words its author says yes to


class WhyNotTell(StrEnum):
    """Why an experience cannot be told, or not be changed so."""

    NOTHING_TOLD = "nothing-told"
    NOT_THE_AUTHOR = "experience-not-the-author"
    NO_FAMILY = "experience-no-family"
    TOO_LATE = "experience-too-late"


@dataclass(frozen=True)
class Experience:
    """What the rules want to know of an experience: what was said to whom, and what it may be used for.

    `author_at_home`: the author is in the family today; `kept_back`: the family left before the circles joined.
    """

    written: Written
    choices: frozenset[Choice] = frozenset()
    author_at_home: bool = True
    kept_back: bool = False


@dataclass(frozen=True)
class Asker:
    """What matters of whoever asks: as a reader of what is shared, the families one follows up, whom one writes for."""

    reader: Reader
    follows: frozenset[UUID] = frozenset()
    writes_for: frozenset[UUID] = frozenset()


def may_read_experience(asker: Asker, told: Experience) -> bool:
    """Whether this one may read this. The policy of the table says the same in SQL, and a test compares them."""
    if told.written.author == asker.reader.account:
        return True
    if Choice.CONTACT in told.choices and told.written.family in asker.follows:
        return True
    if Choice.HELPER in told.choices and told.written.author in asker.writes_for:
        return True
    return _shared(asker.reader, told)


def _shared(reader: Reader, told: Experience) -> bool:
    """Whether it is shared with a reader by its audience: as a contribution is, but never longer than its author meant."""
    if told.written.audience is Audience.FAMILY and not told.author_at_home:
        return False
    within = replace(reader, in_joined=False) if told.kept_back else reader
    return may_read(within, told.written)


def reads_as_outsider(asker: Asker, told: Experience) -> bool:
    """Whether one reads only because the author lets a contact person: then the family is told in its log."""
    mine = told.written.author == asker.reader.account
    return not mine and not _shared(asker.reader, told) and may_read_experience(asker, told)


def why_not_choose(told: Experience, choice: Choice, *, by: UUID) -> WhyNotTell | None:
    """Say why `by` cannot let this be used so, or None."""
    if told.written.author != by:
        return WhyNotTell.NOT_THE_AUTHOR
    if choice is Choice.CONTACT and told.written.family is None:
        return WhyNotTell.NO_FAMILY
    return None
