"""Messages to people: kept with the change that asks for them, sent by a job after it, never with anything of the matter."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils import translation
from procrastinate.contrib.django import app
from psycopg.types.json import Jsonb

from usving.core.database.asking import answer_of, ids_of
from usving.people.models import Account, Notice
from usving.people.models.notices import Channel
from usving.people.rules.notices import NoticeKind

SEND = "people.send_notice"  # the name of the job in people.jobs; jobs stand above actions and are asked for by name


def in_each_language(make: Callable[[], str]) -> dict[str, str]:
    """Return the text that `make` gives in every language we speak, by its code."""
    texts = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            texts[code] = str(make())
    return texts


def defer(message: UUID, at: datetime | None = None) -> None:
    """Ask the worker to send a message, now or at a time, in this transaction: what is rolled back is never sent."""
    app.configure_task(SEND, schedule_at=at).defer(message_id=str(message))


@transaction.atomic
def post_notice(
    *,
    by: Account,
    subject: str,
    body: str,
    kind: NoticeKind = NoticeKind.NEWS,
    to: Account | None = None,
    address: str = "",
    channel: Channel = Channel.EMAIL,
    before: datetime | None = None,
    about: UUID | None = None,
) -> Notice:
    """Keep a message `to` an account, or to an `address` where nobody is known yet, and have it sent once.

    `body` may say that there is something and where, never what. The worker chooses way and time by the `kind` and the wishes of
    the one it is to; `channel` and `address` count where nobody is known, and for what someone waits for (a link, a code).
    `before`: after that it is of no use. `about`: an id, so that nobody is told twice of the same.
    """
    notice = Notice.objects.create(
        id=uuid4(),
        municipality_id=by.municipality_id,
        account=to,
        made_by=by.pk,
        channel=channel.value,
        address=address or (to.email if to else ""),
        subject=subject,
        body=body,
        kind=kind.value,
        before=before,
        about=about,
    )
    defer(notice.pk)
    return notice


@transaction.atomic
def tell_unseen(whom: UUID, *, subject: Callable[[], str], body: Callable[[], str]) -> None:
    """Keep and have sent a message to one whose address the asker may not see: staff, or one's own helper.

    The database picks the language; whoever has no address is told nothing.
    """
    message = uuid4()
    if answer_of("people_tell", message, whom, Jsonb(in_each_language(subject)), Jsonb(in_each_language(body))):
        defer(message)


@transaction.atomic
def tell_concerned(function: str, row: UUID, *, subject: Callable[[], str], body: Callable[[], str]) -> None:
    """Have the database tell those whom a row concerns: `function` chooses them and their languages, and returns the messages.

    The asker learns neither who they are nor where they are told.
    """
    for message in ids_of(function, row, Jsonb(in_each_language(subject)), Jsonb(in_each_language(body))):
        defer(message)
