"""Recruiting: an invitation is answered freely, and nobody is shown whether or what anyone answered."""

from datetime import date, timedelta
from enum import StrEnum

from usving.people.rules.roles import Role

SHOWN_FROM = 5  # a total under this could tell of one person
MOST_SENDINGS = 5  # the first one counted: nobody is to be pressed
REMIND_AFTER = 7  # days; what a recruiting begins with
MOST_REMINDERS = 2
# As what one invites families from one's office, and sees whom it has invited. Whoever builds, researches or helps out from the
# same office does not; process_offices_i_recruit_for in the database says the same.
RECRUITERS = frozenset({Role.PROVIDER, Role.FACILITATOR, Role.PROCESS_LEADER, Role.HOUSING_MANAGER, Role.CASEWORKER})


class Answer(StrEnum):
    """What was answered to an invitation."""

    YES = "yes"
    NO = "no"


class InvitationWay(StrEnum):
    """How an invitation reaches someone."""

    EMAIL = "email"
    SMS = "sms"
    PAPER = "paper"
    TOLD = "told"  # said face to face: only that, by whom and when; it holds no way to answer


LETTERS = (InvitationWay.EMAIL, InvitationWay.SMS, InvitationWay.PAPER)  # what holds a word to answer with
REMINDED = (InvitationWay.EMAIL, InvitationWay.SMS)  # what a machine can send again by itself


class WhyNotInvite(StrEnum):
    """Why an invitation cannot be sent."""

    NOT_OPEN_YET = "not-open-yet"
    CLOSED = "closed"
    ADDRESS_MISSING = "address-missing"


class WhyNotAgain(StrEnum):
    """Why an invitation cannot be sent once more, or told of, or withdrawn."""

    WITHDRAWN = "invitation-withdrawn"
    TOO_OLD = "invitation-too-old"
    OFTEN_ENOUGH = "often-enough"


def why_not_invite(*, opens: date, closes: date, today: date, way: InvitationWay, address: str) -> WhyNotInvite | None:
    """Say why an invitation cannot be sent, or None."""
    if today < opens:
        return WhyNotInvite.NOT_OPEN_YET
    if today > closes:
        return WhyNotInvite.CLOSED
    if way in REMINDED and not address:
        return WhyNotInvite.ADDRESS_MISSING
    return None


def why_not_again(*, withdrawn: bool, lives: bool, sendings: int) -> WhyNotAgain | None:
    """Say why an invitation cannot be sent once more, or None. What was answered is no part of it: the sender would learn it."""
    if withdrawn:
        return WhyNotAgain.WITHDRAWN
    if not lives:
        return WhyNotAgain.TOO_OLD
    return WhyNotAgain.OFTEN_ENOUGH if sendings >= MOST_SENDINGS else None


def reminded_on(last: date, *, after: int, reminders: int, ends: date) -> list[date]:
    """The days on which those who have not answered are reminded of an invitation that was last sent on `last`.

    `after` is days, `reminders` how many at most, and none comes after `ends`. The same whatever was answered.
    """
    days = [last + timedelta(days=after * number) for number in range(1, min(reminders, MOST_REMINDERS) + 1)]
    return [day for day in days if day <= ends]


def total_shown(accepted: int, *, closes: date, today: date) -> int | None:
    """The one total a recruiting office gets: after recruiting has closed, and only from five up.

    `accepted` is what it was the first time anyone asked; opening and closing again changes nothing (RecruitingTotal).
    """
    return accepted if today > closes and accepted >= SHOWN_FROM else None
