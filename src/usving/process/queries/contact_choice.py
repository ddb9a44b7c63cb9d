"""Whom a family may choose among for its contact person."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

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
    with connection.cursor() as cursor:
        cursor.execute("select process_contact_candidates(%s)", [family.pk])
        found = {account for (account,) in cursor.fetchall()} - without
    people = [
        Choice(person.account, person.name, person.organisation or "") for person in people_behind(found).values()
    ]
    wanted = [each for each in people if word.casefold() in f"{each.name} {each.organisation}".casefold()]
    return sorted(wanted, key=lambda each: (each.organisation.casefold(), each.name.casefold(), str(each.account)))
