"""An empty house gets its first municipality and its first administrator."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.rules.links import digest
from usving.people.rules.usernames import new_username


@dataclass(frozen=True)
class First:
    """What the first administrator says: the municipality, and themselves."""

    number: str
    municipality: str
    name: str
    email: str
    password: str
    language: str


@transaction.atomic
def begin(word: str, first: First) -> UUID:
    """Spend the one-time word of an empty house: make the municipality and its administrator, and return the account.

    Nobody is known yet, so the login that follows is what stands in the trail. Raises Refused where the word is worth nothing.
    """
    values: list[Any] = [digest(word), first.number, first.municipality, uuid4(), first.name, new_username(first.name)]
    values += [first.email, make_password(first.password), first.language]
    account = answer_of("people_begin_municipality", *values)
    if account is None:
        raise Refused(_("Lenken er brukt. Logg inn på vanlig måte."))
    return UUID(str(account))
