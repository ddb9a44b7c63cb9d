"""Sending what waits: a message is taken, handed over outside any transaction, and marked. Each step is written before the next.

A worker that dies while it holds a message leaves it taken, with its lease; when that is over another one hands it over again
with the same key. A gateway that knows the key sends nothing twice; a mail server gets the same Message-ID.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from usving.core.database.asking import answer_of, rows_of
from usving.people.actions.bundles import bundle
from usving.people.actions.gateways import Bounced, NotSent, Parcel, mail_gateway, sms_gateway
from usving.people.actions.notices import defer, in_each_language
from usving.people.models.notices import NoticeState
from usving.people.queries.notices import ways_open
from usving.people.rules.notices import (
    KINDS,
    NoticeKind,
    Reach,
    Sending,
    Way,
    Wishes,
    at_hour,
    gathered_until,
    local_day,
    may_be_gathered,
    route,
)

LEASE = timedelta(seconds=50)  # longer than any gateway is waited for, shorter than the minute before a job is given on


@dataclass(frozen=True)
class Taken:
    """A message that is not done with, and all that its way depends on."""

    kind: NoticeKind
    state: str
    channel: str
    address: str
    subject: str
    body: str
    due_at: datetime | None
    before: datetime | None
    taken_until: datetime | None
    account: UUID | None
    language: str
    email: str
    mobile: str
    wishes: Wishes
    failing: frozenset[Way]


def send(message: UUID, *, now: datetime | None = None) -> bool:
    """Send a message that waits, if it is there and its time has come; returns whether it went. Raises NotSent."""
    now = now or timezone.now()
    parcel = _take(message, now)
    if parcel is None:
        return False
    way, packed = parcel
    gateway = mail_gateway() if way is Way.EMAIL else sms_gateway()
    try:
        reference = gateway.send(packed) if gateway and packed.address else ""
    except Bounced:
        _bounced(message)
        return False
    except NotSent:
        _decide(message, NoticeState.WAITING)
        raise
    answer_of("people_notice_sent", message, now, settings.DEMO, reference)
    return True


@transaction.atomic
def _take(message: UUID, now: datetime) -> tuple[Way, Parcel] | None:
    """Take a message for as long as the lease lasts, or put it where it belongs. Raises NotSent where another worker has it."""
    rows = rows_of("people_notice_take", message)
    if not rows:
        return None
    taken = _taken(*rows[0])
    if taken.state == NoticeState.TAKEN and taken.taken_until and taken.taken_until > now:
        raise NotSent("another worker has taken the message")
    if not ways_open():
        return None  # switched off on purpose: all stays unsent, and nobody is told that it went
    _tell_stand_in(message, taken, now)
    if _is_bound(taken):
        if Way(taken.channel) not in ways_open():
            return None
        sending: Sending | None = Sending(Way(taken.channel), taken.address, now)
    else:
        sending = way_of(taken, now)
    if sending is None:
        _decide(message, NoticeState.KEPT)
        return None
    if sending.at > now:
        _decide(message, NoticeState.WAITING, sending, due=sending.at)
        return None
    if _goes_with_others(message, taken, sending, now):
        return None
    _decide(message, NoticeState.TAKEN, sending, lease=now + LEASE)
    subject = taken.subject if sending.way is Way.EMAIL else ""
    return sending.way, Parcel(str(message), sending.address, subject, _text_of(taken, sending))


def _goes_with_others(message: UUID, taken: Taken, sending: Sending, now: datetime) -> bool:
    """Whether it goes with more of its kind: what waits with it goes as one, what comes just after one has gone waits a while."""
    if taken.account is None or _is_bound(taken) or not may_be_gathered(taken.kind):
        return False
    others, last = rows_of("people_notice_near", message, now)[0]
    until = gathered_until(last, taken.wishes, now=now, before=taken.before)
    if until:
        _decide(message, NoticeState.WAITING, sending, due=until)
        defer(message, until)
        return True
    if others:
        defer(bundle(taken.account, [message, *others], now))
    return bool(others)


def _text_of(taken: Taken, sending: Sending) -> str:
    """What was written; but what goes by SMS because its receiver wants that, is one line and the way in."""
    if sending.way is Way.EMAIL or taken.account is None or _is_bound(taken):
        return taken.body
    with translation.override(taken.language):
        said = {"what": taken.subject, "address": f"{settings.BASE_URL}{reverse('my_page')}"}
        return _("U-sving: %(what)s. Les mer på Min side: %(address)s") % said


def way_of(taken: Taken, now: datetime) -> Sending | None:
    """Which way, where to and when, by the wishes of the one it is to; for one who is not known, by the way it was written to."""
    if taken.account is None:
        way = Way(taken.channel)
        known = {"email": taken.address} if way is Way.EMAIL else {"phone": taken.address}
        reach = Reach(**known, open=ways_open())  # type: ignore[arg-type]
        return route(taken.kind, Wishes(way=way), reach, now=now, before=taken.before)
    reach = Reach(taken.email, taken.mobile, ways_open(), taken.failing)
    sending = route(taken.kind, taken.wishes, reach, now=now, before=taken.before)
    come = taken.due_at is not None and taken.due_at <= now and not _paused(taken, now)
    if sending and come and sending.at > now:  # what waited for its hour waits for no other
        return Sending(sending.way, sending.address, now)
    return sending


def _paused(taken: Taken, now: datetime) -> bool:
    until = taken.wishes.paused_until
    return until is not None and now < at_hour(until, taken.wishes.hour) and KINDS[taken.kind].can_be_off


def _is_bound(taken: Taken) -> bool:
    """Whether the message goes where it was written to, whatever anyone wishes: a link that someone waits for, an old address."""
    if taken.kind is NoticeKind.SECURITY and taken.address:
        return taken.address not in (taken.email, taken.mobile)
    return taken.kind is NoticeKind.LOGIN


def _bounced(message: UUID) -> None:
    """Note that the address is refused for good; the message tries the other way where there is one."""
    with transaction.atomic():
        answer_of("people_notice_failed", message)
        defer(message)


def _tell_stand_in(message: UUID, taken: Taken, now: datetime) -> None:
    """Tell whoever stands in for the one it is to, once, that there is something."""
    if not KINDS[taken.kind].work or taken.account is None:
        return
    texts = Jsonb(in_each_language(_copy_subject)), Jsonb(in_each_language(_copy_body))
    if copy := answer_of("people_notice_copy", message, local_day(now), *texts):
        defer(copy)


def _copy_subject() -> str:
    return _("Et varsel til en du er stedfortreder for")


def _copy_body() -> str:
    return _(
        "Hei!\n\n"
        "Det har kommet et varsel til {}, som du er stedfortreder for.\n"
        "Logg inn og se om det er noe du skal gjøre. Du ser det du ellers har lov til å se.\n\n"
        "%(address)s\n\n"
        "Hilsen U-sving\n"
    ) % {"address": settings.BASE_URL}


def _decide(
    message: UUID,
    state: NoticeState,
    sending: Sending | None = None,
    *,
    due: datetime | None = None,
    lease: datetime | None = None,
) -> None:
    way, address = (sending.way.value, sending.address) if sending else (None, None)
    answer_of("people_notice_decide", message, state.value, way, address, due, lease, settings.DEMO)


def _taken(kind: str, *rest: Any) -> Taken:
    *plain, wishes, failing = rest
    values: Any = (NoticeKind(kind), *plain, _wishes(wishes), frozenset(map(Way, failing)))
    return Taken(*values)


def _wishes(said: str | None) -> Wishes:
    """The row of someone's wishes, which Django's connections give as text."""
    if said is None:
        return Wishes()
    row = json.loads(said)
    paused = date.fromisoformat(row["paused_until"]) if row["paused_until"] else None
    off = frozenset(row["off"])
    return Wishes(Way(row["way"]), row["hour"], row["quiet_from"], row["quiet_to"], off, paused)
