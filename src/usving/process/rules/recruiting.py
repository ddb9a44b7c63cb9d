"""Recruiting: an invitation is answered freely, and nobody is shown whether or what anyone answered."""

from datetime import date
from enum import StrEnum

SHOWN_FROM = 5  # a total under this could tell of one person


class Answer(StrEnum):
    """What was answered to an invitation."""

    YES = "yes"
    NO = "no"


class InvitationWay(StrEnum):
    """How an invitation reaches someone."""

    EMAIL = "email"
    SMS = "sms"
    PAPER = "paper"


class WhyNotInvite(StrEnum):
    """Why an invitation cannot be sent."""

    NOT_OPEN_YET = "not-open-yet"
    CLOSED = "closed"
    ADDRESS_MISSING = "address-missing"


def why_not_invite(*, opens: date, closes: date, today: date, way: InvitationWay, address: str) -> WhyNotInvite | None:
    """Say why an invitation cannot be sent, or None."""
    if today < opens:
        return WhyNotInvite.NOT_OPEN_YET
    if today > closes:
        return WhyNotInvite.CLOSED
    if way is not InvitationWay.PAPER and not address:
        return WhyNotInvite.ADDRESS_MISSING
    return None


def total_shown(accepted: int, *, closes: date, today: date) -> int | None:
    """The one total a recruiting office gets: after recruiting has closed, and only from five up."""
    return accepted if today > closes and accepted >= SHOWN_FROM else None
