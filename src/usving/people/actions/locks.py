"""What is kept of a second lock besides its secret: whether it was set up when the person was known well."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from usving.people.models import Account

KNOWN = "known"  # what a lock's data calls it


@transaction.atomic
def mark_lock_known(account: Account) -> None:
    """Remember that the lock that was added last, and the reserve codes that came with it or after it, count for this person."""
    locks = Authenticator.objects.filter(user_id=account.pk).order_by("-created_at", "-pk")
    keys = [lock for lock in locks if lock.type != Authenticator.Type.RECOVERY_CODES]
    for lock in locks:
        newest = keys and lock == keys[0]
        with_it = keys and lock.type == Authenticator.Type.RECOVERY_CODES and lock.created_at >= keys[0].created_at
        if newest or with_it:
            lock.data = lock.data | {KNOWN: True}
            lock.save(update_fields=["data"])
