"""What an administrator may do with the municipality's staff, and what an empty municipality needs first."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from usving.people.rules.roles import WITHOUT_OFFICE, Role

# What an administrator gives: roles with an office or the municipality behind them, in the order of the list on screen.
GIVEN = tuple(role for role in Role if role not in WITHOUT_OFFICE)
# Roles that say nothing without saying where one is from.
FROM_AN_ORGANISATION = frozenset({Role.PROVIDER, Role.CONTRACTOR, Role.SITE_LEAD})
LEADERS = frozenset({Role.PROCESS_LEADER, Role.FACILITATOR})
# A role that ends within so many days is shown before it does.
SOON_OVER = 30


class WhyNotAdminister(StrEnum):
    """Why an administrator may not do this."""

    OWN_ROLE = "own-role"
    OWN_LOGIN = "own-login"
    NOT_GIVEN = "not-given"
    ORGANISATION_MISSING = "organisation-missing"
    ENDS_BEFORE_START = "ends-before-start"
    HELD_ALREADY = "held-already"
    IS_OVER = "is-over"
    HAS_BEEN_HERE = "has-been-here"
    LOGIN_CLOSED = "login-closed"
    NO_ADDRESS = "no-address"
    TOO_LATE = "too-late"
    OTHER_TEAM = "other-team"
    PUT_AWAY = "put-away"


class WhyNotPutAway(StrEnum):
    """Why an organisation or a team cannot be put away; the codes are the database's."""

    ROLES = "roles"
    CONSENTS = "consents"
    RECRUITING = "recruiting"


class WhyNotCorrect(StrEnum):
    """Why an administrator may not correct what stands of one of the staff."""

    ONESELF = "oneself"
    TAKEN = "taken"
    UNSAID = "unsaid"
    NOT_ANOTHER = "not-another"


class AddressWas(StrEnum):
    """What was wrong with an address that is corrected after someone has logged in by it."""

    NEVER_THEIRS = "never-theirs"
    CHANGED = "changed"


class FirstStep(StrEnum):
    """What an empty municipality needs, in order."""

    ORGANISATION = "organisation"
    STAFF = "staff"
    LEADER = "leader"
    CONFIRM = "confirm"


@dataclass(frozen=True)
class Given:
    """A role as it is given: what, where, and from when to when (the last day counts; None is open)."""

    role: Role
    organisation: UUID | None
    starts: date
    ends: date | None

    def meets(self, other: "Given") -> bool:
        """Whether the two are the same role at the same place on a common day."""
        same = (self.role, self.organisation) == (other.role, other.organisation)
        return same and _begins_by(self, other.ends) and _begins_by(other, self.ends)


def _begins_by(given: Given, end: date | None) -> bool:
    return end is None or given.starts <= end


def why_not_give(given: Given, *, oneself: bool, held: tuple[Given, ...] = ()) -> WhyNotAdminister | None:
    """Say why a role cannot be given, or None if it can. Nobody gives themselves one: two pairs of eyes see who leads."""
    if oneself:
        return WhyNotAdminister.OWN_ROLE
    if given.role not in GIVEN:
        return WhyNotAdminister.NOT_GIVEN
    if given.role in FROM_AN_ORGANISATION and given.organisation is None:
        return WhyNotAdminister.ORGANISATION_MISSING
    if given.ends is not None and given.ends < given.starts:
        return WhyNotAdminister.ENDS_BEFORE_START
    return WhyNotAdminister.HELD_ALREADY if any(given.meets(other) for other in held) else None


def why_not_end(given: Given, *, oneself: bool, last_day: date, today: date) -> WhyNotAdminister | None:
    """Say why a role cannot be given this last day, or None if it can.

    Nobody ends their own: the municipality would be without its last administrator. What is over stays as it was.
    """
    if oneself:
        return WhyNotAdminister.OWN_ROLE
    if given.ends is not None and given.ends < today:
        return WhyNotAdminister.IS_OVER
    return WhyNotAdminister.ENDS_BEFORE_START if last_day < given.starts else None


def why_not_undo(*, oneself: bool, ended_on: date | None, today: date) -> WhyNotAdminister | None:
    """Say why the end of a role cannot be taken back, or None if it can: until the end of the day on which it was set."""
    if oneself:
        return WhyNotAdminister.OWN_ROLE
    return None if ended_on == today else WhyNotAdminister.TOO_LATE


def why_not_close(*, oneself: bool) -> WhyNotAdminister | None:
    """Say why a login cannot be closed, or None if it can: nobody shuts themselves out."""
    return WhyNotAdminister.OWN_LOGIN if oneself else None


def why_not_welcome(*, has_been_here: bool, may_log_in: bool, has_address: bool) -> WhyNotAdminister | None:
    """Say why no new welcome can be sent, or None if it can. Whoever has logged in once asks for a link themselves."""
    if not may_log_in:
        return WhyNotAdminister.LOGIN_CLOSED
    if has_been_here:
        return WhyNotAdminister.HAS_BEEN_HERE
    return None if has_address else WhyNotAdminister.NO_ADDRESS


def may_be_welcomed(*, has_been_here: bool, may_log_in: bool) -> bool:
    """Whether one of the staff still comes in by a welcome."""
    return may_log_in and not has_been_here


def why_not_correct(
    *, oneself: bool, taken: bool, moves: bool, has_been_here: bool, was: AddressWas | None
) -> WhyNotCorrect | None:
    """Say why someone's details cannot be corrected, or None if they can. One's own are changed on one's own page.

    Where someone has logged in, whoever corrects the address (`moves`) says whether that may have been another person.
    """
    if oneself:
        return WhyNotCorrect.ONESELF
    if taken:
        return WhyNotCorrect.TAKEN
    if moves and has_been_here and was is None:
        return WhyNotCorrect.UNSAID
    return WhyNotCorrect.NOT_ANOTHER if was is AddressWas.NEVER_THEIRS and not moves else None


def first_steps(*, organisation: bool, staff: bool, leader: bool, confirmed: bool) -> list[tuple[FirstStep, bool]]:
    """The first steps in order, each with whether it is done: an organisation, staff, someone who leads, all decided."""
    return [
        (FirstStep.ORGANISATION, organisation),
        (FirstStep.STAFF, staff),
        (FirstStep.LEADER, leader),
        (FirstStep.CONFIRM, confirmed),
    ]
