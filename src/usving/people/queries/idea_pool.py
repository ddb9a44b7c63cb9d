"""Ideas from other families, without names, and those one has given oneself."""

from dataclasses import dataclass

from usving.core.database.asking import rows_of
from usving.people.models import Account, PooledIdea


@dataclass(frozen=True)
class Idea:
    """An idea from another family: the words, what it is good for, and the code of its rough cost."""

    words: str
    area: str
    band: str


def ideas_from_others() -> list[Idea]:
    """What others in the municipality have given; nothing before three households have."""
    return [Idea(*row) for row in rows_of("people_idea_pool")]


def ideas_given(user: Account) -> list[PooledIdea]:
    """What one has given oneself, by its words."""
    return list(PooledIdea.objects.filter(giver=user.pk).order_by("words", "pk"))
