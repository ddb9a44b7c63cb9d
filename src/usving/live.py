"""The live process: tells open pages that something in a room has changed, and never what.

One connection listens to PostgreSQL; each open page holds a stream of Server-Sent Events, `data: <version>`. Nothing is asked of
the database for a page. It knows no model and no secret: a page shows a signed word (`usving.core.room_key`) and hears numbers.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

import psycopg

from usving.core.room_key import room_of

CHANNEL = "room"
HEARTBEAT_SECONDS = 15.0
PATIENCE = (0.2, 0.5, 1.0, 2.0, 5.0)  # seconds between the attempts to reach the database again
LOOK = "?"  # we may have missed something: look yourself
HERE = "-"  # nothing new; a page that hears nothing for long knows that its line is lost

Message = dict[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]


class Rooms:
    """The newest version of each room that has changed since we began to listen, and who waits for the next."""

    def __init__(self) -> None:
        self.versions: dict[UUID, str] = {}
        self.waiting: dict[UUID, set[asyncio.Queue[str]]] = {}

    def heard(self, said: str) -> None:
        """Take in `<gathering> <version>` and hand it to those who wait."""
        gathering, _, version = said.partition(" ")
        room = UUID(gathering)
        self.versions[room] = version
        for queue in self.waiting.get(room, ()):
            queue.put_nowait(version)

    def lost(self) -> None:
        """The line to the database was lost: what we know may be old, and all must look for themselves."""
        self.versions.clear()
        for queues in self.waiting.values():
            for queue in queues:
                queue.put_nowait(LOOK)

    def come(self, room: UUID) -> asyncio.Queue[str]:
        """Somebody waits; the first they hear is the newest version, or that they must look themselves."""
        queue: asyncio.Queue[str] = asyncio.Queue()
        queue.put_nowait(self.versions.get(room, LOOK))
        self.waiting.setdefault(room, set()).add(queue)
        return queue

    def leave(self, room: UUID, queue: asyncio.Queue[str]) -> None:
        """Somebody waits no longer."""
        self.waiting[room].discard(queue)
        if not self.waiting[room]:
            del self.waiting[room]


rooms = Rooms()


async def listen(address: str) -> None:
    """Hear of every change, for ever; where the line is lost, tell everyone to look and try again."""
    attempt = 0
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
                await connection.execute(f"listen {CHANNEL}")
                rooms.lost()
                attempt = 0
                async for notice in connection.notifies():
                    rooms.heard(notice.payload)
        except (OSError, psycopg.Error):
            pass
        await asyncio.sleep(PATIENCE[min(attempt, len(PATIENCE) - 1)])
        attempt += 1


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """Answer GET /rom/<word> with the room's stream, and everything else with 404."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
        return
    if scope["type"] != "http":
        return
    place, _, word = scope["path"].strip("/").rpartition("/")
    room = room_of(word, os.environ["USVING_LIVE_KEY"]) if place.endswith("rom") else None
    if room is None or scope["method"] != "GET":
        await _start(send, 404, b"text/plain")
        await send({"type": "http.response.body", "body": b""})
        return
    await _start(send, 200, b"text/event-stream")
    queue = rooms.come(room)
    gone = asyncio.create_task(_until_gone(receive, queue))
    try:
        await _stream(room, queue, gone, send)
    finally:
        rooms.leave(room, queue)
        gone.cancel()


async def _stream(room: UUID, queue: asyncio.Queue[str], gone: "asyncio.Task[None]", send: Send) -> None:
    """Say each version as it comes, several at once as the last of them, and now and then that we are still here."""
    while not gone.done():
        try:
            version = await asyncio.wait_for(queue.get(), HEARTBEAT_SECONDS)
            while not queue.empty():
                version = queue.get_nowait()
        except TimeoutError:
            version = rooms.versions.get(room, HERE)
        if gone.done():
            return
        with suppress(OSError):
            await send({"type": "http.response.body", "body": f"data: {version}\n\n".encode(), "more_body": True})


async def _start(send: Send, status: int, kind: bytes) -> None:
    headers = [(b"content-type", kind), (b"cache-control", b"no-store"), (b"x-accel-buffering", b"no")]
    headers += [(b"access-control-allow-origin", b"*")]  # the word in the address is what lets in, never a cookie
    await send({"type": "http.response.start", "status": status, "headers": headers})


async def _until_gone(receive: Receive, queue: asyncio.Queue[str]) -> None:
    """End when the page does, and wake the stream so that it ends too."""
    while (await receive())["type"] != "http.disconnect":
        pass
    queue.put_nowait(LOOK)


async def _live(receive: Receive, send: Send) -> None:
    """Listen to the database from start to end."""
    listening: asyncio.Task[None] | None = None
    while True:
        event = (await receive())["type"]
        if event == "lifespan.startup":
            listening = asyncio.create_task(listen(os.environ["USVING_DATABASE_URL_APP"]))
        elif event == "lifespan.shutdown" and listening is not None:
            listening.cancel()
        await send({"type": f"{event}.complete"})
        if event == "lifespan.shutdown":
            return
