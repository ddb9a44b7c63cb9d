"""What is changed from every page or from Min side: the language, and which boxes are closed."""

from django.db import transaction

from usving.audit.actions import record
from usving.people.models import Account, ClosedTip


@transaction.atomic
def speak(account: Account, *, language: str, by: Account) -> None:
    """Keep the language that someone reads in."""
    changed = Account.objects.filter(pk=account.pk).exclude(language=language).update(language=language)
    if changed:
        record("front.language_chosen", by=by, about=account, account=account.pk, language=language)


@transaction.atomic
def close_tip(*, code: str, by: Account) -> None:
    """Show someone a box no more; twice is once. Says nothing of anyone's matter, so the trail is not told."""
    ClosedTip.objects.get_or_create(account=by, code=code)
