"""Who lives with whom, as far as the one who asks must know: for oneself, as a helper, or on paper."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from usving.core.database.asking import answer_of, ids_of, rows_of
from usving.people.rules.parts import Part
from usving.people.rules.roles import MemberKind


@dataclass(frozen=True)
class Housemate:
    """Someone in a person's household now, the person too."""

    person: UUID
    name: str
    kind: MemberKind

    @property
    def is_minor(self) -> bool:
        """Whether others decide for this one, or help it decide."""
        return self.kind is not MemberKind.ADULT


def household_of(person: UUID) -> list[Housemate]:
    """The people a person lives with, the person first; empty for one who has nothing to do with them.

    A helper, and whoever follows them up, are given the person and the minors only.
    """
    return [Housemate(found, name, MemberKind(kind)) for found, name, kind in rows_of("people_household_for", person)]


def account_of(person: UUID) -> UUID | None:
    """The account whose log an act for this person belongs in; None where the asker does not act for them."""
    return answer_of("people_account_of", person)


def givers_of(persons: Collection[UUID], part: Part) -> dict[UUID, frozenset[UUID]]:
    """For each person those who must all say yes about a part."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for person, _part, giver in rows_of("people_givers_of", list(persons), [part.value] * len(persons)):
        found[person].add(giver)
    return {person: frozenset(found[person]) for person in persons}


def hidden_of_mine() -> frozenset[UUID]:
    """Those among the asker and the asker's children who go by another name."""
    return frozenset(ids_of("people_hidden_of_mine"))
