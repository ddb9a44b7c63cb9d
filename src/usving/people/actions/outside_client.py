"""What a login at an identity provider gives us, and the four things we ask of one.

The protocol itself, with its libraries, is loaded at the first question: a second of every start would go to it.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from usving.people.rules.outside import Provider


class NotBelieved(Exception):
    """An answer that is wrong, or none. Carries no words of the provider's: they may say something of someone."""


class Cancelled(Exception):
    """The person turned back at the provider."""


@dataclass(frozen=True)
class Told:
    """What a login at a provider tells us: who (the configured claim), how sure, and the name of the login there."""

    who: str
    acr: str
    sid: str


@dataclass(frozen=True)
class LoggedOut:
    """A provider's message that a login there is over: its name there, and the name of the message."""

    sid: str
    word: str


def send_to(request: HttpRequest, provider: Provider, back_to: str) -> HttpResponseBase:
    """Send the browser to the provider's login. Raises NotBelieved where the provider does not answer."""
    sent: HttpResponseBase = _protocol().send_to(request, provider, back_to)
    return sent


def answer_of(request: HttpRequest, provider: Provider) -> Told:
    """Read the answer that the browser brings from the provider. Raises NotBelieved, or Cancelled."""
    told: Told = _protocol().answer_of(request, provider)
    return told


def way_out(provider: Provider, back_to: str) -> str | None:
    """Return the address where the browser ends its login at the provider too; None where there is none to be had."""
    address: str | None = _protocol().way_out(provider, back_to)
    return address


def logout_message(provider: Provider, token: str) -> LoggedOut:
    """Read a provider's back-channel message that a login there is over. Raises NotBelieved."""
    message: LoggedOut = _protocol().logout_message(provider, token)
    return message


def _protocol() -> Any:
    return import_module("usving.people.actions.outside_protocol")
