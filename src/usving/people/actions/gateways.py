"""Handing messages over: to a mail server, to a gateway for SMS, or to a file. Each knows its own way of saying no."""

import fcntl
import json
import smtplib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from usving.people.rules.phones import e164

TIMEOUT = 10  # seconds


class NotSent(Exception):
    """A message could not be handed over now. Says only the server's code: an address must not stand in a log."""


class Bounced(Exception):
    """An address was refused for good."""


@dataclass(frozen=True)
class Parcel:
    """One message to hand over. `key` is its own: whoever gets the same key twice has got one message."""

    key: str
    address: str
    subject: str
    body: str


class Gateway(Protocol):
    """Something that takes messages."""

    def send(self, parcel: Parcel) -> str:
        """Hand one over and return the other side's reference; raises NotSent to be tried again, Bounced never."""
        ...


class MailServer:
    """SMTP. A server may take a message and the line break before it says so: then it gets the same Message-ID again."""

    def send(self, parcel: Parcel) -> str:
        """Give one message to the mail server."""
        message_id = f"<{parcel.key}@{urlsplit(settings.BASE_URL).hostname}>"
        headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
        mail = EmailMessage(parcel.subject, parcel.body, settings.DEFAULT_FROM_EMAIL, [parcel.address], headers=headers)
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as refused:
            codes = sorted({code for code, _words in refused.recipients.values()})
            if all(500 <= code < 600 for code in codes):
                raise Bounced(f"the mail server refused the recipient: {codes}") from None
            raise NotSent(f"the mail server refused the recipient: {codes}") from None
        except smtplib.SMTPResponseException as refused:
            raise NotSent(f"the mail server answered {refused.smtp_code}") from None
        except (smtplib.SMTPException, OSError) as failure:
            raise NotSent(f"the mail server could not be used: {type(failure).__name__}") from None
        return message_id


class FileGateway:
    """Messages as lines of JSON in a file, each key once. For tests, and for a demonstration, where nobody is real."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def send(self, parcel: Parcel) -> str:
        """Append the message, unless one with its key stands there."""
        line = {"key": parcel.key, "to": parcel.address, "subject": parcel.subject, "text": parcel.body}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            if not any(json.loads(each)["key"] == parcel.key for each in file):
                file.write(json.dumps({**line, "at": timezone.now().isoformat()}, ensure_ascii=False) + "\n")
        return parcel.key


@dataclass(frozen=True)
class HttpGateway:
    """A gateway for SMS that takes JSON over HTTP. The names of its fields are settings; the message's key goes along twice:

    as the header `Idempotency-Key`, and as a field where the gateway has one for it.
    """

    url: str
    token: str
    fields: dict[str, str]  # ours (number, text, key, sender, reference) to the gateway's
    sender: str
    bounced: frozenset[int]  # the statuses by which it says that a number will never work

    def send(self, parcel: Parcel) -> str:
        """Post the message; a status of 2xx is a yes."""
        import requests  # read when a message goes out: no web process needs it to start

        said = {
            "number": e164(parcel.address) or parcel.address,
            "text": parcel.body,
            "key": parcel.key,
            "sender": self.sender,
        }
        body = {self.fields[name]: value for name, value in said.items() if self.fields.get(name)}
        headers = {"Idempotency-Key": parcel.key}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        try:
            answer = requests.post(self.url, json=body, headers=headers, timeout=TIMEOUT, allow_redirects=False)
        except requests.RequestException as failure:
            raise NotSent(f"the SMS gateway could not be used: {type(failure).__name__}") from None
        if answer.status_code in self.bounced:
            raise Bounced(f"the SMS gateway refused the number: {answer.status_code}")
        if not 200 <= answer.status_code < 300:
            raise NotSent(f"the SMS gateway answered {answer.status_code}")
        return _reference(answer, self.fields.get("reference", ""))


def _reference(answer: Any, name: str) -> str:
    """What the gateway calls the message, where it says so."""
    try:
        said = answer.json()
    except ValueError:
        return ""
    return str(said.get(name, "")) if isinstance(said, dict) and name else ""


def mail_gateway() -> Gateway | None:
    """What takes e-mail here, or None where it is switched off."""
    if settings.MAIL_CHANNEL == "smtp":
        return MailServer()
    return FileGateway(settings.DATA / "epost.jsonl") if settings.MAIL_CHANNEL == "file" else None


def sms_gateway() -> Gateway | None:
    """What takes SMS here, or None where none is set up."""
    if settings.SMS_CHANNEL == "file":
        return FileGateway(settings.DATA / "sms.jsonl")
    if settings.SMS_CHANNEL == "off":
        return None
    return HttpGateway(
        settings.SMS_URL, settings.SMS_TOKEN, settings.SMS_FIELDS, settings.SMS_SENDER, settings.SMS_BOUNCED
    )
