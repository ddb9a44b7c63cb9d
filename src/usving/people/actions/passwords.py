"""Passwords, for those who have one: staff."""

from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from usving.audit.actions import record
from usving.core.database.asking import rows_of
from usving.core.identity import acting_as
from usving.people.models import Account

NONE = "!"  # what stands where nobody has chosen a password: nothing matches it, and trying costs the same time


@transaction.atomic
def prove(*, municipality: UUID, typed: str, password: str) -> UUID | None:
    """Return whose user name or address and password these are, or None.

    An unknown name, an account without a password and a wrong password take the same work. A password kept by an older
    method is kept anew by today's.
    """
    account, kept = next(iter(rows_of("people_login_candidate", municipality, typed)), (None, NONE))

    def keep_anew(right: str) -> None:
        with acting_as(None, pending=account):
            Account.objects.filter(pk__in=[account]).update(password=make_password(right))

    return account if check_password(password, kept, keep_anew) else None


@transaction.atomic
def choose_password(account: Account, *, password: str, by: Account) -> None:
    """Keep a new password for oneself; the account's other logins end, because their sessions no longer match it."""
    account.set_password(password)
    account.save(update_fields=["password"])
    record("people.password_chosen", by=by, about=account, account=account.pk)
