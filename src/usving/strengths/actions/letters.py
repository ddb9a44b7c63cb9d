"""Writing letters from the future: for oneself alone."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.strengths.models import FutureLetter


@transaction.atomic
def write_letter(*, key: UUID, text: str, by: Account) -> FutureLetter:
    """Keep a letter; the same `key` twice is one letter, with the words of the last. Raises Refused where a key is taken."""
    common = {"municipality_id": by.municipality_id, "text": text}
    if letter := FutureLetter.objects.filter(pk=key, account=by).first():
        change_letter(letter, text=text, by=by)
        return letter
    letter = FutureLetter(pk=key, account=by, **common)
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError:  # the other of two clicks, just now
        raise Refused(_("Dette ble sendt to ganger samtidig. Last siden på nytt.")) from None
    record("strengths.letter_written", by=by, account=by.pk)
    return letter


@transaction.atomic
def change_letter(letter: FutureLetter, *, text: str, by: Account) -> None:
    """Change one's letter."""
    letter.refresh_from_db(from_queryset=FutureLetter.objects.select_for_update())
    letter.text, letter.changed_at = text, timezone.now()
    letter.save(update_fields=["text", "changed_at"])
    record("strengths.letter_changed", by=by, account=by.pk)


@transaction.atomic
def delete_letter(letter: FutureLetter, *, by: Account) -> None:
    """Delete a letter for good."""
    record("strengths.letter_deleted", by=by, account=by.pk)
    letter.delete()
