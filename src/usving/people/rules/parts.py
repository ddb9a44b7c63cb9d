"""The parts of a matter, the purposes they may be shared for, and from which age one decides oneself. Plain data."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """A part of a matter: the unit of sharing."""

    HOUSING = "housing"
    ECONOMY = "economy"
    HEALTH = "health"
    CHILDREN = "children"
    WISHES = "wishes"
    STORY = "story"
    HOME_PLAN = "home-plan"
    CONTACT = "contact"


class Purpose(StrEnum):
    """What something about a person was written for, and may be used for. A consent opens one of them."""

    FOLLOW_UP = "follow-up"
    HOUSING_HELP = "housing-help"
    OWN_HOME = "own-home"
    CO_CREATION = "co-creation"


@dataclass(frozen=True)
class LegalAge:
    """From `years` one decides oneself about a part; `source` is where that is said, looked up on `checked` (ISO date)."""

    years: int
    source: str
    checked: str


# The same numbers stand in people_legal_age() in the database; a test holds them together.
LEGAL_AGES = {
    Part.HEALTH: LegalAge(16, "pasient- og brukerrettighetsloven § 4-3", "2026-11-22"),
    Part.CHILDREN: LegalAge(15, "barnelova § 32 (utdanning, medlemskap)", "2026-11-22"),
    Part.HOUSING: LegalAge(18, "vergemålsloven §§ 8 og 9", "2026-11-22"),
    Part.ECONOMY: LegalAge(18, "vergemålsloven §§ 8 og 9", "2026-11-22"),
    Part.HOME_PLAN: LegalAge(18, "vergemålsloven §§ 8 og 9", "2026-11-22"),
    Part.WISHES: LegalAge(15, "barnelova §§ 31 og 33, med plattformens egen grense", "2026-11-22"),
    Part.STORY: LegalAge(15, "barnelova §§ 31 og 33, med plattformens egen grense", "2026-11-22"),
    Part.CONTACT: LegalAge(15, "barnelova §§ 31 og 33, med plattformens egen grense", "2026-11-22"),
}

# What danger opens, and nothing else.
OPENED_BY_DANGER = frozenset({Part.HOUSING, Part.CONTACT})
