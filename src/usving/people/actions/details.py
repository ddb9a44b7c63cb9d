"""A person's own name, telephone, address and language."""

from django.db import transaction

from usving.audit.actions import record
from usving.people.actions.addresses import OLD, ask_for_address
from usving.people.actions.notices import in_each_language, post_notice
from usving.people.models import Account, Person
from usving.people.rules.notices import NoticeKind


@transaction.atomic
def change_details(account: Account, *, name: str, phone: str, email: str, language: str, by: Account) -> bool:
    """Keep what someone says of themselves; returns whether a new address now waits to be confirmed.

    A new address is not theirs before they have shown that they read it. One that is only taken away goes at once, and is told,
    so that nobody is moved unawares. Raises Refused where new addresses are asked for too often.
    """
    Person.objects.select_for_update().filter(pk=account.person_id).update(name=name, phone=phone)
    before, wanted = account.email, email.lower()
    account.language = language
    if not wanted:
        account.email = ""
    account.save(update_fields=["email", "language"])
    if before and not wanted:
        _tell_the_old_address(account, before, by)
    waits = bool(wanted) and wanted != before
    record(
        "people.details_changed", by=by, about=account, account=account.pk, address_changed=bool(before and not wanted)
    )
    if waits:
        ask_for_address(account, address=wanted, by=by)
    return waits


def _tell_the_old_address(account: Account, before: str, by: Account) -> None:
    subject, body = (in_each_language(words)[account.language] for words in OLD)
    post_notice(by=by, to=account, address=before, subject=subject, body=body, kind=NoticeKind.SECURITY)
