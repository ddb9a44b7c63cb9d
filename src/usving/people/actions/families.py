"""A family's own: what it is called, and who is in it."""

from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
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
def add_member(
    family: Family, *, key: UUID, name: str, kind: MemberKind, email: str, by: Account, language: str = ""
) -> None:
    """Add a child, a youth or another adult to the family; the same `key` twice adds once.

    A child gets no account. A youth and an adult get one in their `language`, which a code on paper or a link by e-mail opens.
    Raises Refused where the family is not the asker's to speak for, or someone else in it has the address. An address that
    someone outside the family has is left out without a word: whoever adds people could else try addresses.
    """
    new_account = uuid5(key, "account")
    if email and Account.objects.filter(email=email.lower()).exclude(pk=new_account).exists():
        raise Refused(
            _("En annen i familien bruker denne adressen. Skriv en annen, eller la feltet stå tomt."), field="email"
        )
    account = new_account, new_username(name), email, language or by.language
    outcome = answer_of("people_add_member", family.pk, key, name, kind.value, *account)
    if outcome == "refused":
        raise Refused(_("Bare en voksen i familien kan legge til noen."))
    if outcome == "added":
        record("people.member_added", by=by, about=family, family=family.pk, role="family-member", kind=kind.value)
