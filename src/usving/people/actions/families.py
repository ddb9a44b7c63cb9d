"""A family's own: what it is called, and who is in it."""

from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.people.models import Account, Family
from usving.people.rules.roles import MemberKind
from usving.people.rules.usernames import new_username


@transaction.atomic
def rename_family(family: Family, *, name: str, by: Account) -> None:
    """Give the family the name it wants to be called by here."""
    Family.objects.select_for_update().get(pk=family.pk)
    family.name = name
    family.save(update_fields=["name"])
    record("people.family_renamed", by=by, about=family, family=family.pk, role="family-member")


@transaction.atomic
def add_member(family: Family, *, key: UUID, name: str, kind: MemberKind, email: str, by: Account) -> None:
    """Add a child, a youth or another adult to the family; the same `key` twice adds once.

    A child gets no account. A youth and an adult get one, which a code on paper or a link by e-mail opens.
    Raises Refused where the family is not the asker's to speak for, or another account has the address.
    """
    values: list[Any] = [
        family.pk,
        key,
        name,
        kind.value,
        uuid5(key, "account"),
        new_username(name),
        email,
        by.language,
    ]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select people_add_member(%s, %s, %s, %s, %s, %s, %s, %s)", values)
            (outcome,) = cursor.fetchone()
    except IntegrityError:
        raise Refused(
            _("Denne adressen kan ikke brukes her. Skriv en annen, eller la feltet stå tomt."), field="email"
        ) from None
    if outcome == "refused":
        raise Refused(_("Bare en voksen i familien kan legge til noen."))
    if outcome == "added":
        record("people.member_added", by=by, about=family, family=family.pk, role="family-member", kind=kind.value)
