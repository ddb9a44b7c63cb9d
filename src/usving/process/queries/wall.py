"""What hangs on the wall of a gathering. The database gives it to those present and nobody else."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from usving.core.database.asking import rows_of
from usving.process.models import Contribution, ContributionPhoto, Gathering

MOST = 15  # so many can be read from the other end of a room


@dataclass(frozen=True)
class Post:
    """One thing on the wall: its words, the name on it, whether that is a chosen one, its photo, and whether it is one's own."""

    pk: UUID
    contribution: UUID
    words: str
    signed: str
    alias: bool
    step: int
    at: datetime
    photo_words: str | None
    width: int | None
    height: int | None
    mine: bool

    @property
    def caption(self) -> str:
        """The words beside a photo; empty where they only say what the photo shows."""
        return "" if self.words == self.photo_words else self.words


def photo_of(contribution: Contribution) -> ContributionPhoto | None:
    """The photo of something one reads, without its bytes: they are asked for by their own address."""
    return ContributionPhoto.objects.filter(contribution=contribution).defer("large", "small").first()


def wall_of(gathering: Gathering) -> list[Post]:
    """What hangs on the wall now, newest first; empty for whoever is not present, and when the gathering is over."""
    return [Post(*row) for row in rows_of("process_wall", gathering.pk)]
