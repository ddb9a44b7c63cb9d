"""What is stored of people."""

from usving.people.models.accounts import Account, LoginLink, Membership, Person
from usving.people.models.consents import Consent, ConsentRefusal, ConsentRequest, Mandate, Override
from usving.people.models.contacts import ContactRequest
from usving.people.models.demonstration import DemonstrationMark
from usving.people.models.families import Family, FamilyMember, FollowUp
from usving.people.models.idea_pool import PooledIdea
from usving.people.models.municipality import Confirmation, FirstKey
from usving.people.models.notice_wishes import FailingAddress, NoticeWishes, NumberChange, StandIn
from usving.people.models.notices import Notice
from usving.people.models.organisations import Municipality, Organisation, Team
from usving.people.models.own_data import Clearing, Correction, OwnCopy
from usving.people.models.sessions import Session
from usving.people.models.statements import Birth, ProtectedIdentity, Statement, StatementSubject, StatementVersion
from usving.people.models.tips import ClosedTip
from usving.people.models.ways_in import AddressChange, Attempt, KnownDevice, OutsideIdentity

__all__ = [
    "Account",
    "AddressChange",
    "Attempt",
    "Clearing",
    "ClosedTip",
    "Confirmation",
    "ContactRequest",
    "Birth",
    "Consent",
    "ConsentRefusal",
    "ConsentRequest",
    "Correction",
    "DemonstrationMark",
    "Family",
    "FailingAddress",
    "FamilyMember",
    "FirstKey",
    "FollowUp",
    "KnownDevice",
    "LoginLink",
    "Mandate",
    "Membership",
    "Municipality",
    "Notice",
    "NoticeWishes",
    "NumberChange",
    "Organisation",
    "OutsideIdentity",
    "Override",
    "OwnCopy",
    "Person",
    "PooledIdea",
    "ProtectedIdentity",
    "Session",
    "StandIn",
    "Statement",
    "StatementSubject",
    "StatementVersion",
    "Team",
]
