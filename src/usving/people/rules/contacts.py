"""Who may follow up a family: whom it can ask, and what became of the question. Plain Python.

The family asks and the worker says yes; nobody else decides, and an administrator sees neither the question nor the family.
"""

from enum import StrEnum

from usving.people.rules.consents import ALLOCATING
from usving.people.rules.roles import WITHOUT_OFFICE, Role

# Whoever gives out homes or hears complaints follows up nobody: no family may fear that a talk counts in the queue.
# The administrator gives roles and therefore follows up nobody either. people_may_follow_up says the same.
NEVER_CONTACT = ALLOCATING | {Role.ADMINISTRATOR}


class Reply(StrEnum):
    """What became of a family's question."""

    NONE = ""
    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"


class NoContact(StrEnum):
    """Why a question cannot be asked or answered."""

    NOT_A_CHOICE = "not-a-choice"
    FOLLOWS_ALREADY = "follows-already"
    GONE = "gone"


def works_here(roles: frozenset[Role]) -> bool:
    """Whether someone with these roles of today works here: whoever does not has left, and follows up nobody."""
    return bool(roles - WITHOUT_OFFICE)


def may_follow_up(roles: frozenset[Role]) -> bool:
    """Whether someone with these roles of today may be a family's contact person."""
    return works_here(roles) and not roles & NEVER_CONTACT
