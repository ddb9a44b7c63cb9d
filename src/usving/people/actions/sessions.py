"""Ending logins, one's own."""

from django.db import transaction

from usving.audit.actions import record
from usving.people.models import Account, Session


@transaction.atomic
def end_session(session: Session, *, by: Account) -> None:
    """End one login: whoever uses that device must log in again."""
    session.delete()
    record("people.session_ended", by=by, about=by, account=by.pk, number=1)


@transaction.atomic
def end_other_sessions(*, by: Account, keep: str) -> int:
    """End all of one's logins but the one whose digest is `keep`; returns how many there were."""
    ended, _tables = Session.objects.filter(account_id=by.pk).exclude(digest=keep).delete()
    if ended:
        record("people.session_ended", by=by, about=by, account=by.pk, number=ended)
    return ended
