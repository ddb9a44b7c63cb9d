"""Who a contribution is for. Only its author widens it; the author can always narrow it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Audience(StrEnum):
    """Who may read, from narrowest to widest; `chosen` stands beside the ladder."""

    ME = "me"
    FAMILY = "family"
    CHOSEN = "chosen"
    CIRCLE = "circle"
    ALL = "all"


class Voice(StrEnum):
    """Under which name something is said."""

    PERSON = "person"
    FAMILY = "family"
    ALIAS = "alias"


class WhyNotShare(StrEnum):
    """Why a contribution cannot get an audience."""

    NOT_THE_AUTHOR = "not-the-author"
    NO_FAMILY = "no-family"
    NO_CIRCLE = "no-circle"
    NOBODY_CHOSEN = "nobody-chosen"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Written:
    """What matters of a contribution when it is asked who may read it. What was on paper has no author: it is of a seat or
    of nobody, and was typed in by someone."""

    author: UUID | None
    audience: Audience
    family: UUID | None = None
    circle: UUID | None = None
    chosen: frozenset[UUID] = frozenset()
    hidden: bool = False
    seat: UUID | None = None
    entered_by: UUID | None = None


@dataclass(frozen=True)
class Reader:
    """What matters of whoever asks: the account, its families and seats, the circles it reads, and whether the circles have
    joined in this process with it inside; `guest_of` are the circles of families one reads in as a guest, and `hosts` the
    families that sit there now: what a family said that has left since is not for the guest."""

    account: UUID
    families: frozenset[UUID] = frozenset()
    seats: frozenset[UUID] = frozenset()
    circles: frozenset[UUID] = frozenset()
    in_joined: bool = False
    guest_of: frozenset[UUID] = frozenset()
    hosts: frozenset[UUID] = frozenset()


def may_read(reader: Reader, written: Written) -> bool:
    """Whether this reader may read this. The policy of the table says the same in SQL, and a test compares them."""
    if written.author == reader.account or written.seat in reader.seats:
        return True
    if written.hidden:
        return False
    if written.entered_by == reader.account and written.audience is not Audience.ME:
        return True
    if written.audience is Audience.FAMILY:
        return written.family in reader.families
    if written.audience is Audience.CHOSEN:
        return bool(reader.seats & written.chosen)
    if written.audience in (Audience.CIRCLE, Audience.ALL) and _in_circle(reader, written):
        return True
    return written.audience is Audience.ALL and reader.in_joined


def _in_circle(reader: Reader, written: Written) -> bool:
    return written.circle in reader.circles or (written.circle in reader.guest_of and written.family in reader.hosts)


def waits_at_gate(audience: Audience, *, gate_is_open: bool) -> bool:
    """Whether something meant for all is so far read by the own circle only."""
    return audience is Audience.ALL and not gate_is_open


def why_not_share(written: Written, *, by: UUID, to: Audience, chosen: frozenset[UUID]) -> WhyNotShare | None:
    """Say why `by` cannot give this the audience `to`, or None."""
    if by != written.author:
        return WhyNotShare.NOT_THE_AUTHOR
    if to is Audience.FAMILY and written.family is None:
        return WhyNotShare.NO_FAMILY
    if to in (Audience.CIRCLE, Audience.ALL) and written.circle is None:
        return WhyNotShare.NO_CIRCLE
    if to is Audience.CHOSEN and not chosen:
        return WhyNotShare.NOBODY_CHOSEN
    return None
