"""Telling those in a room that something there has changed: only that it has, never what.

Everyone who changes what a room shows calls `changed` within the same transaction. The live process (`usving.live`) hears it
when the transaction is over and tells the open pages, which then fetch what is new the usual way, each as who they are.
"""

from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponseBase

from usving.core.room_key import derived, word_for


def changed(gathering: UUID | None) -> None:
    """Raise the version of a gathering's room and tell those who listen; nothing happens where no room has been opened.

    The room's row is locked from here until the transaction ends, so call it last.
    """
    if gathering is None:
        return
    with connection.cursor() as cursor:
        cursor.execute("select process_room_changed(%s)", [gathering])


def stream_for(gathering: UUID, request: HttpRequest) -> str:
    """The address where a page of this room hears of changes; empty where the live process cannot be reached from it."""
    if settings.LIVE_URL:
        base = settings.LIVE_URL
    elif settings.LIVE_PORT and not request.is_secure():
        base = f"http://{request.get_host().rpartition(':')[0] or request.get_host()}:{settings.LIVE_PORT}"
    else:
        return ""
    return f"{base}/rom/{word_for(gathering, derived(settings.SECRET_KEY))}"


def may_hear(response: HttpResponseBase, stream: str) -> HttpResponseBase:
    """Let this one page connect to the live process, and no other page to anything but ourselves."""
    parts = urlsplit(stream)
    if parts.netloc:
        response._csp_update = {"connect-src": [f"{parts.scheme}://{parts.netloc}"]}  # type: ignore[attr-defined]
    return response
