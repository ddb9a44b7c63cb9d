"""What the clock tells of steering: a round that is open, and what is to be looked at again. Each thing once to each person."""

from datetime import datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from usving.core.database.asking import answer_of, rows_of
from usving.people.actions.notices import defer
from usving.people.rules.notices import NoticeKind

NAMES = UUID("0d0f8a53-5f7a-5f0e-8a1d-3b7c2f5f1d10")  # of which the ids of these notices are made


def tell_by_the_clock(now: datetime | None = None) -> int:
    """Tell everyone of what is theirs today; returns how many notices are new."""
    now = now or timezone.now()
    return _tell_of_rounds(now) + _tell_of_follow_ups(now)


def _tell_of_rounds(now: datetime) -> int:
    """A round that is open, to each who may answer and has not."""
    told = 0
    for found, process, account, language, _closes in rows_of("steering_quality_facts", timezone.localdate(now)):
        with translation.override(language):
            subject = _("Vi har seks korte spørsmål til deg")
            told += _tell(
                f"quality {found}", found, account, NoticeKind.PULSE, subject, reverse("quality", args=[process]), now
            )
    return told


def _tell_of_follow_ups(now: datetime) -> int:
    """Plans and decisions whose day to be looked at again has come."""
    told = 0
    for what, about, _process, account, language, day in rows_of("steering_follow_ups", timezone.localdate(now)):
        with translation.override(language):
            subject = _("Det er tid for å se på noe dere ble enige om")
            page = reverse("group_plan" if what == "plan" else "board_decision", args=[about])
            told += _tell(f"{what} {about} {day}", about, account, NoticeKind.FOLLOW_UP, subject, page, now)
    return told


@transaction.atomic
def _tell(name: str, about: UUID, account: UUID, kind: NoticeKind, subject: str, page: str, now: datetime) -> bool:
    message = uuid5(NAMES, f"{name} {account}")
    said = {"what": subject, "address": f"{settings.BASE_URL}{page}"}
    body = _("Hei!\n\n%(what)s.\n\n%(address)s\n\nHilsen U-sving\n") % said
    new = answer_of("process_tell_by_clock", message, account, kind.value, about, None, subject[:200], body, now)
    if new:
        defer(message)
    return bool(new)
