"""Knowing a device again, and telling its owner of one that is new."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.people.actions.notices import in_each_language, post_notice
from usving.people.models import Account, KnownDevice
from usving.people.models.ways_in import DEVICES
from usving.people.rules.devices import Device
from usving.people.rules.notices import NoticeKind

FORGOTTEN_AFTER = timedelta(days=400)


@dataclass(frozen=True)
class Met:
    """What a login was made on: the word for its cookie, whether it is new, and where and when the login before was made.

    `before` is missing for the first login ever, and where the same device is used again and again.
    """

    word: str
    new: bool
    before: tuple[Any, datetime] | None


@transaction.atomic
def meet_device(account: Account, *, word: str, kind: Device) -> Met:
    """Note that the account logs in on the device whose cookie holds `word` (nothing where it holds none).

    A new one is written in the owner's trail and told by e-mail, but for the very first, which tells nothing new.
    """
    now = timezone.now()
    known = KnownDevice.objects.filter(account=account)
    known.filter(last_at__lt=now - FORGOTTEN_AFTER).delete()
    last = known.order_by("-last_at").first()
    here = known.filter(digest=_digest(account, word)).first() if word else None
    before = (DEVICES[Device(last.kind)], last.last_at) if last and last != here else None
    if here:
        known.filter(pk=here.pk).update(last_at=now)
        return Met(word, False, before)
    word = secrets.token_urlsafe(24)
    KnownDevice.objects.create(account=account, digest=_digest(account, word), kind=kind.value, last_at=now)
    if last:
        record("people.new_device", by=account, about=account, account=account.pk, device=kind.value)
        _tell(account)
    return Met(word, True, before)


@transaction.atomic
def forget_devices(*, by: Account) -> None:
    """Forget the devices one has used: the next login on any of them is told as new."""
    KnownDevice.objects.filter(account=by).delete()


def _digest(account: Account, word: str) -> str:
    """What is kept of a cookie: another one for each account, so that rows do not tell who shares a telephone."""
    return hashlib.sha256(f"{account.pk}\n{word}".encode()).hexdigest()


def _tell(account: Account) -> None:
    if not (account.email or account.mobile):
        return
    subject = in_each_language(lambda: _("Ny innlogging i U-sving"))[account.language]
    body = in_each_language(
        lambda: _(
            "Hei!\n\n"
            "Noen har logget inn som deg i U-sving på en enhet vi ikke kjenner.\n"
            "Var det deg? Da trenger du ikke gjøre noe.\n"
            "Var det ikke deg? Logg inn, gå til Om meg, og logg ut alle andre steder.\n"
            "Ring så kontaktpersonen din i kommunen.\n\n"
            "Hilsen U-sving\n"
            "Du kan ikke svare på denne e-posten.\n"
        )
    )[account.language]
    post_notice(by=account, to=account, subject=subject, body=body, kind=NoticeKind.SECURITY)
