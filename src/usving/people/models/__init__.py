"""What is stored of people."""

from usving.people.models.accounts import Account, LoginLink, Membership, Person
from usving.people.models.demonstration import DemonstrationMark
from usving.people.models.families import Family, FamilyMember, FollowUp
from usving.people.models.notices import Notice
from usving.people.models.organisations import Municipality, Organisation, Team
from usving.people.models.sessions import Session

__all__ = [
    "Account",
    "DemonstrationMark",
    "Family",
    "FamilyMember",
    "FollowUp",
    "LoginLink",
    "Membership",
    "Municipality",
    "Notice",
    "Organisation",
    "Person",
    "Session",
    "Team",
]
