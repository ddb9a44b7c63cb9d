"""What a family or a person can, has and knows, and whom they know; what of it may be offered to others."""

import re
from enum import StrEnum

LONGEST_WORDS, LONGEST_MORE = 120, 500


class ResourceKind(StrEnum):
    """What sort of strength it is."""

    CAN = "can"
    HAVE = "have"
    KNOW = "know"
    WHOM = "whom"  # someone one knows, under a name that oneself has chosen


GROWS = frozenset(
    {ResourceKind.CAN, ResourceKind.KNOW}
)  # in which one may become better; a thing or a friend is what it is


class WhyNotResource(StrEnum):
    """Why something cannot be kept so."""

    CONTACT_DATA = "resource-contact-data"
    SOMEONE_ELSE = "resource-someone-else"


class Vouched(StrEnum):
    """What became of a question to someone to vouch for what one can."""

    WAITING = "waiting"
    YES = "yes"
    TALK = "talk"
    NO = "no"


# A third person has not chosen to stand here: neither an address nor a number of theirs does.
CONTACT = re.compile(r"@|(?:\d[\s.\-]?){5,}")


def why_not_keep(kind: ResourceKind, words: str) -> WhyNotResource | None:
    """Say why this cannot be kept, or None: someone one knows stands here without a way to reach them."""
    told = kind is ResourceKind.WHOM and CONTACT.search(words) is not None
    return WhyNotResource.CONTACT_DATA if told else None


def why_not_offer(kind: ResourceKind) -> WhyNotResource | None:
    """Say why a resource cannot be offered to others: another human being is nobody's to lend."""
    return WhyNotResource.SOMEONE_ELSE if kind is ResourceKind.WHOM else None
