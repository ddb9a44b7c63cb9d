"""Who in a family may be helped in by whom."""

from enum import StrEnum

from usving.people.rules.roles import MemberKind


class NoCode(StrEnum):
    """Why no code on paper can be made for someone."""

    NO_ACCOUNT = "no-account"
    OWN_LOGIN = "own-login"


def has_account(kind: MemberKind) -> bool:
    """Whether a member of this kind logs in: adults and youth do, children do not."""
    return kind is not MemberKind.CHILD


def why_not_code(*, account: bool, has_been_here: bool, by_contact: bool, oneself: bool) -> NoCode | None:
    """Say why someone may not make a way in for another, or None if they may.

    Whoever has logged in once keeps their own things here, and nobody else in the family may open that door for them;
    the contact person may, and it is recorded for the person to see. The database function people_make_link says the same.
    """
    if not account:
        return NoCode.NO_ACCOUNT
    if has_been_here and not by_contact and not oneself:
        return NoCode.OWN_LOGIN
    return None
