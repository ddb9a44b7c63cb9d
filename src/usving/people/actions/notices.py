"""Messages to people: kept with the change that asks for them, sent by a job after it, never with anything of the matter."""

import smtplib
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.utils import translation
from procrastinate.contrib.django import app
from psycopg.types.json import Jsonb

from usving.people.models import Account, Notice
from usving.people.models.notices import Channel

SEND = "people.send_notice"  # the name of the job in people.jobs; jobs stand above actions and are asked for by name


class NotSent(Exception):
    """A message could not be handed over now. Says only the server's code: an address must not stand in a log."""


def in_each_language(make: Callable[[], str]) -> dict[str, str]:
    """Return the text that `make` gives in every language we speak, by its code."""
    texts = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            texts[code] = str(make())
    return texts


def defer(message: UUID) -> None:
    """Ask the worker to send a message, in this transaction: what is rolled back is never sent."""
    app.configure_task(SEND).defer(message_id=str(message))


@transaction.atomic
def post_notice(
    *,
    by: Account,
    subject: str,
    body: str,
    to: Account | None = None,
    address: str = "",
    channel: Channel = Channel.EMAIL,
) -> Notice:
    """Keep a message `to` an account, or to an `address` where nobody is known yet, and have it sent once.

    `body` may say that there is something and where, never what. An account without an e-mail address has none to be sent:
    the message is then kept without an address, for the demonstration's eyes only, and nothing goes out.
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
    )
    defer(notice.pk)
    return notice


@transaction.atomic
def tell_unseen(whom: UUID, *, subject: Callable[[], str], body: Callable[[], str]) -> None:
    """Keep and have sent a message to one whose address the asker may not see: staff, or one's own helper.

    The database picks the language; whoever has no address is told nothing.
    """
    message = uuid4()
    texts: list[Any] = [Jsonb(in_each_language(subject)), Jsonb(in_each_language(body))]
    with connection.cursor() as cursor:
        cursor.execute("select people_tell(%s, %s, %s, %s)", [message, whom, *texts])
        (told,) = cursor.fetchone()
    if told:
        defer(message)


@transaction.atomic
def send(message: UUID) -> bool:
    """Send a message that is unsent and note that it is sent; returns whether there was one.

    The row is locked until the note is written: of two workers one sends. A worker killed in between leaves the message
    unsent, and the next one sends it, with the same Message-ID. Raises NotSent.
    """
    with connection.cursor() as cursor:
        cursor.execute("select channel, address, subject, body from people_notice_take(%s)", [message])
        row = cursor.fetchone()
        if row is None:
            return False
        channel, address, subject, body = row
        if settings.MAIL_CHANNEL == "off" and not settings.DEMO:
            return False  # switched off on purpose: it stays unsent, and nobody is told that it went
        if channel == Channel.EMAIL and address and settings.MAIL_CHANNEL != "off":
            _hand_over(message, address, subject, body)
        cursor.execute("select people_notice_sent(%s, %s)", [message, settings.DEMO])
    return True


def _hand_over(message: UUID, address: str, subject: str, body: str) -> None:
    """Give one message to the mail server."""
    headers = {"Message-ID": f"<{message}@{urlsplit(settings.BASE_URL).hostname}>", "Auto-Submitted": "auto-generated"}
    mail = EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [address], headers=headers)
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = sorted({code for code, _words in refused.recipients.values()})
        raise NotSent(f"the mail server refused the recipient: {codes}") from None
    except smtplib.SMTPResponseException as refused:
        raise NotSent(f"the mail server answered {refused.smtp_code}") from None
    except (smtplib.SMTPException, OSError) as failure:
        raise NotSent(f"the mail server could not be used: {type(failure).__name__}") from None
