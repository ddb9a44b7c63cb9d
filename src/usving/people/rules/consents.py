"""Consent is a key: one part, one recipient, one purpose, until a date. Who must say yes, and whom it then lets in.

This is the plain rule; the database says the same in `people/sql/15_consents.sql`, and a test holds the two together.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from usving.people.rules.parts import LEGAL_AGES, OPENED_BY_DANGER, Part, Purpose
from usving.people.rules.roles import MemberKind, Role, in_period

LONGEST = timedelta(days=365)
TEXT_VERSION = "2026-11"  # of the words shown beside the yes; a new wording is a new version
DANGER_LASTS = timedelta(hours=24)

# Who allocates dwellings or judges the allocation: no consent can name them, and what one had opened closes for them.
ALLOCATING = frozenset({Role.HOUSING_MANAGER, Role.CASEWORKER, Role.COMPLAINT_BODY})
# Who may be let in by a consent; the administrator, the researcher and the privacy officer work without any family's matter.
RECEIVING = frozenset(
    {
        Role.PROVIDER,
        Role.FACILITATOR,
        Role.PROCESS_LEADER,
        Role.CONTRACTOR,
        Role.SITE_LEAD,
        Role.VOLUNTEER,
        Role.HELPER,
    }
)


class Manner(StrEnum):
    """How a yes or a no was given."""

    TAP = "tap"
    HELPER = "helper"
    PAPER = "paper"


class HelperKind(StrEnum):
    """What someone is who acts for another."""

    SUPPORT = "support"
    GUARDIAN = "guardian"
    INTERPRETER = "interpreter"
    LEGAL = "legal"


class Ground(StrEnum):
    """The danger that lets someone open without a yes (forvaltningsloven § 13 b first paragraph no. 7)."""

    LIFE = "life"
    CHILD = "child"
    VIOLENCE = "violence"


@dataclass(frozen=True)
class Held:
    """A role that someone has, at an organisation and a team or at neither, from one day to another."""

    role: Role
    organisation: UUID | None
    team: UUID | None
    starts: date
    ends: date | None


@dataclass(frozen=True)
class Recipient:
    """Whom a consent lets in: an organisation, one of its teams, or one person as they work there now."""

    organisation: UUID | None = None
    team: UUID | None = None
    worker: UUID | None = None


@dataclass(frozen=True)
class Yes:
    """One consent as the rule sees it."""

    giver: UUID
    about: UUID
    part: Part
    purpose: Purpose
    recipient: Recipient
    given: date
    until: date
    withdrawn: bool = False


@dataclass(frozen=True)
class Place:
    """A person's place in a family today."""

    family: UUID
    person: UUID
    kind: MemberKind


@dataclass(frozen=True)
class Words:
    """A statement as the rule sees it: whose words, about whom, in which part, for which purpose."""

    author: UUID
    about: frozenset[UUID]
    part: Part
    purpose: Purpose
    own: bool = False
    removed: bool = False


def age_on(born: date, today: date) -> int:
    """Whole years lived; one born on 29 February turns on 1 March in other years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def givers(person: UUID, part: Part, places: Collection[Place], born: date | None, today: date) -> frozenset[UUID]:
    """Return the persons who must all say yes before something about `person` opens.

    An adult alone. A minor of the legal age alone; below it the adults of every household it lives in; a youth whose age
    is not known must say yes together with them. Someone in no household decides alone.
    """
    own = [place for place in places if place.person == person]
    if not own or any(place.kind is MemberKind.ADULT for place in own):
        return frozenset({person})
    if born is not None and age_on(born, today) >= LEGAL_AGES[part].years:
        return frozenset({person})
    homes = {place.family for place in own}
    parents = {place.person for place in places if place.family in homes and place.kind is MemberKind.ADULT}
    unsure = born is None and any(place.kind is MemberKind.YOUTH for place in own)
    return frozenset(parents | {person}) if unsure else frozenset(parents)


def is_living(yes: Yes, today: date) -> bool:
    """Whether a consent holds today; its last day counts."""
    return not yes.withdrawn and today <= yes.until


def lets_in(recipient: Recipient, account: UUID, roles: Iterable[Held], *, given: date, today: date) -> bool:
    """Whether a consent lets this account in today: it works where the consent says, and has not allocated since."""
    roles = list(roles)
    if any(held.role in ALLOCATING and _since(held, given, today) for held in roles):
        return False
    at_work = [held for held in roles if held.role in RECEIVING and in_period(held.starts, held.ends, today=today)]
    if recipient.worker is not None:
        return recipient.worker == account and any(held.organisation == recipient.organisation for held in at_work)
    if recipient.team is not None:
        return any(held.team == recipient.team for held in at_work)
    return any(held.organisation == recipient.organisation for held in at_work)


def deciders(words: Words, about: UUID, givers: frozenset[UUID]) -> frozenset[UUID]:
    """Return the persons who must all say yes about `about` before these words open; `givers` decide for that person.

    One's own words about a child wait for oneself alone. What one has written about oneself waits for one's own yes, whoever
    else decides (Grunnloven § 104: a child's own integrity): what a child under the legal age has written, its parents open
    only together with the child. Nobody where there are no givers: it does not open.
    """
    if words.own and about != words.author:
        return frozenset({words.author})
    return givers | ({words.author} & {about}) if givers else frozenset()


def opens(words: Words, to_me: Collection[Yes], givers_of: dict[UUID, frozenset[UUID]]) -> bool:
    """Whether the consents that let someone in open these words: each whom they are about is covered by all who decide."""
    if words.removed or not words.about:
        return False
    said = {(yes.giver, yes.about) for yes in to_me if yes.part is words.part and yes.purpose is words.purpose}
    needed = {about: deciders(words, about, givers_of[about]) for about in words.about}
    return all(who and said.issuperset((one, about) for one in who) for about, who in needed.items())


def danger_opens(words: Words, person: UUID) -> bool:
    """Whether danger to `person` opens these words: where they live and how to reach them, never what one kept to oneself."""
    return person in words.about and words.part in OPENED_BY_DANGER and not words.own and not words.removed


def why_not_until(until: date, today: date) -> str | None:
    """Say by code why a consent may not last until a day, or None if it may: `past` or `too-long` (a year at most)."""
    if until < today:
        return "past"
    return "too-long" if until > today + LONGEST else None


def _since(held: Held, given: date, today: date) -> bool:
    return held.starts <= today and (held.ends is None or held.ends >= given)
