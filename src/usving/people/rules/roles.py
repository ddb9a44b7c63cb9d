"""Roles, organisations' kinds, and what a role may do. One table answers every `may this role …`."""

from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a person is here as. The stable code stands in the database, never a class name."""

    FAMILY_MEMBER = "family-member"
    PROVIDER = "provider"
    FACILITATOR = "facilitator"
    PROCESS_LEADER = "process-leader"
    HOUSING_MANAGER = "housing-manager"
    CASEWORKER = "caseworker"
    CONTRACTOR = "contractor"
    SITE_LEAD = "site-lead"
    VOLUNTEER = "volunteer"
    HELPER = "helper"
    RESEARCHER = "researcher"
    PRIVACY_OFFICER = "privacy-officer"
    COMPLAINT_BODY = "complaint-body"
    GUEST = "guest"
    ADMINISTRATOR = "administrator"


class OrganisationKind(StrEnum):
    """What an organisation is."""

    NAV = "nav"
    HOUSING_OFFICE = "housing-office"
    PROPERTY_OFFICE = "property-office"
    HEALTH = "health"
    SCHOOL = "school"
    VOLUNTEER_CENTRE = "volunteer-centre"
    CONTRACTOR = "contractor"
    UNIVERSITY = "university"
    STATE_BANK = "state-bank"
    OTHER = "other"


class MemberKind(StrEnum):
    """What someone is in a family: an adult speaks for it, a youth has an own login, a child has no account."""

    ADULT = "adult"
    YOUTH = "youth"
    CHILD = "child"


# People who come without an office behind them: a link or a code is enough to come in.
WITHOUT_OFFICE = frozenset({Role.FAMILY_MEMBER, Role.VOLUNTEER, Role.HELPER, Role.GUEST})


def is_staff(roles: frozenset[Role]) -> bool:
    """Whether someone with these roles comes in as staff, by password and a second lock."""
    return bool(roles - WITHOUT_OFFICE)


def in_period(starts: date, ends: date | None, *, today: date) -> bool:
    """Whether `today` lies within a period whose last day counts; a missing end is open."""
    return starts <= today and (ends is None or today <= ends)
