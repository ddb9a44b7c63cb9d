"""The one thing that is changed from every page: the language."""

from django.db import transaction

from usving.audit.actions import record
from usving.people.models import Account


@transaction.atomic
def speak(account: Account, *, language: str, by: Account) -> None:
    """Keep the language that someone reads in."""
    changed = Account.objects.filter(pk=account.pk).exclude(language=language).update(language=language)
    if changed:
        record("front.language_chosen", by=by, about=account, account=account.pk, language=language)
