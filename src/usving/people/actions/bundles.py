"""What waits, gathered: one message to each who has several, at the hour they chose."""

from datetime import datetime
from itertools import groupby
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from usving.core.database.asking import answer_of, rows_of
from usving.people.actions.notices import defer, in_each_language
from usving.people.rules.notices import KINDS, Haste, NoticeKind

Due = tuple[UUID | None, UUID, str]  # to whom, the message, its kind


@transaction.atomic
def send_due(now: datetime | None = None) -> int:
    """Have everything sent whose time has come: several that could wait as one, the others each; returns how many go."""
    now = now or timezone.now()
    rows: list[Due] = rows_of("people_notices_due", now)
    return sum(_send_to(account, list(each), now) for account, each in groupby(rows, key=lambda row: row[0]))


def _send_to(account: UUID | None, rows: list[Due], now: datetime) -> int:
    waited = [message for _to, message, kind in rows if account and KINDS[NoticeKind(kind)].haste is Haste.WAITS]
    alone = [message for _to, message, _kind in rows if len(waited) < 2 or message not in waited]
    if len(waited) > 1:
        alone.append(bundle(account, waited, now))
    for message in alone:
        defer(message)
    return len(alone)


def bundle(account: UUID | None, members: list[UUID], now: datetime) -> UUID:
    """Make one message of several that wait, and return it; it is to be sent, and says only how many they are."""
    message = uuid4()
    texts = Jsonb(in_each_language(_subject)), Jsonb(in_each_language(_body))
    answer_of("people_bundle", account, members, message, *texts, now)
    return message


def _subject() -> str:
    return _("Det er {} nye ting på Min side")


def _body() -> str:
    return _(
        "Hei!\n\nDet er {} nye ting på Min side:\n\n%(address)s\n\nHilsen U-sving\nDu kan ikke svare på denne meldingen.\n"
    ) % {"address": f"{settings.BASE_URL}{reverse('my_page')}"}
