"""Whom a family may choose among for its contact person."""

from dataclasses import dataclass
from uuid import UUID

from usving.core.database.asking import ids_of
from usving.people.models import Family
from usving.people.queries.behind import people_behind


@dataclass(frozen=True)
class Choice:
    """Someone the family may ask."""

    account: UUID
    name: str
    organisation: str


def choices_for(family: Family, *, word: str = "", without: frozenset[UUID] = frozenset()) -> list[Choice]:
    """Those the family may ask whose name or office holds the word, by office and name; `without` are asked or there already."""
    found = set(ids_of("process_contact_candidates", family.pk)) - without
    people = [
        Choice(person.account, person.name, person.organisation or "") for person in people_behind(found).values()
    ]
    wanted = [each for each in people if word.casefold() in f"{each.name} {each.organisation}".casefold()]
    return sorted(wanted, key=lambda each: (each.organisation.casefold(), each.name.casefold(), str(each.account)))
