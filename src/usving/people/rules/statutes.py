"""What is seen of a person's matter without asking, and the law it rests on. Plain data: the words stand beside the models."""

from dataclasses import dataclass
from enum import StrEnum


class ByLaw(StrEnum):
    """What someone sees of a matter here without a consent. There is nothing else; a new one is added here."""

    FOLLOW_UP = "follow-up"
    INVITING = "inviting"
    DANGER = "danger"


@dataclass(frozen=True)
class Statute:
    """The paragraph that lets someone see, and where it can be read."""

    paragraph: str
    source: str


PUBLIC_ADMINISTRATION = "https://lovdata.no/lov/1967-02-10/§13b"
STATUTES = {
    ByLaw.FOLLOW_UP: Statute("forvaltningsloven § 13 b første ledd nr. 2", PUBLIC_ADMINISTRATION),
    ByLaw.INVITING: Statute("boligsosialloven § 6", "https://lovdata.no/lov/2022-12-20-121/§6"),
    ByLaw.DANGER: Statute("forvaltningsloven § 13 b første ledd nr. 7", PUBLIC_ADMINISTRATION),
}
