"""The live process against a real PostgreSQL: what it says to whom, and what happens when the line is lost."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from usving import live
from usving.command.cluster import Cluster
from usving.core.room_key import LIVES, derived, word_for

KEY = derived("only for tests")
ROOM, OTHER = uuid4(), uuid4()


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USVING_LIVE_KEY", KEY)
    monkeypatch.setattr(live, "rooms", live.Rooms())


def run(what: Coroutine[Any, Any, Any]) -> Any:
    """Run to the end in a thread of its own: where a browser has been, this one has a loop already."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, what).result()


class Page:
    """An open page: what the process has said to it."""

    def __init__(self) -> None:
        self.status, self.said, self._gone = 0, "", asyncio.Event()
        self._asked = False

    async def receive(self) -> dict[str, Any]:
        if not self._asked:
            self._asked = True
            return {"type": "http.request"}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        self.status = message.get("status", self.status)
        self.said += message.get("body", b"").decode()

    def leave(self) -> None:
        self._gone.set()


@asynccontextmanager
async def reading(room: UUID) -> AsyncIterator[Page]:
    page = Page()
    scope = {"type": "http", "method": "GET", "path": f"/rom/{word_for(room, KEY)}"}
    task = asyncio.create_task(live.application(scope, page.receive, page.send))
    await until(lambda: page.status == 200 and bool(page.said))
    yield page
    page.leave()
    await asyncio.wait_for(task, 30)


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not happened():
            await asyncio.sleep(0.01)


async def answer_to(path: str, method: str = "GET") -> int:
    page = Page()
    await live.application({"type": "http", "method": method, "path": path}, page.receive, page.send)
    return page.status


def test_only_a_word_for_a_room_opens_a_stream():
    old = word_for(ROOM, KEY, now=-LIVES)
    foreign = word_for(ROOM, derived("another"))
    paths = ["/", "/rom/", f"/rom/{ROOM}", f"/rom/{old}", f"/rom/{foreign}", f"/annet/{word_for(ROOM, KEY)}"]
    assert [run(answer_to(path)) for path in paths] == [404] * 6
    assert run(answer_to(f"/rom/{word_for(ROOM, KEY)}", "POST")) == 404


def test_a_page_hears_of_its_own_room_and_of_no_other():
    async def go() -> tuple[str, str]:
        live.rooms.heard(f"{ROOM} 3")
        async with reading(ROOM) as mine, reading(OTHER) as other:
            live.rooms.heard(f"{ROOM} 4")
            await until(lambda: "4" in mine.said)
            return mine.said, other.said

    assert run(go()) == ("data: 3\n\ndata: 4\n\n", "data: ?\n\n")


def test_whoever_left_is_forgotten():
    async def go() -> dict[UUID, Any]:
        async with reading(ROOM):
            pass
        return live.rooms.waiting

    assert run(go()) == {}


def test_a_silent_room_is_told_that_we_are_here(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(live, "HEARTBEAT_SECONDS", 0.05)

    async def go() -> str:
        async with reading(ROOM) as page:
            await until(lambda: "data: -" in page.said)
            return page.said

    assert run(go()).startswith("data: ?\n\ndata: -\n\n")


def test_what_the_database_says_is_heard_and_a_lost_line_is_told(cluster: Cluster):
    """A notice comes through; then the connection is killed, all are told to look, and the next notice comes through."""

    async def go() -> str:
        async with (
            reading(ROOM) as page,
            await psycopg.AsyncConnection.connect(cluster.superuser_url, autocommit=True) as database,
        ):
            listening = asyncio.create_task(live.listen(cluster.app_url))
            await until(lambda: page.said.count("?") == 2)  # one as it came, one as the line to the database was there
            await database.execute(f"notify room, '{ROOM} 7'")
            await until(lambda: "data: 7" in page.said)
            await database.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen room' and usename = 'usving_app'"
            )
            await until(lambda: page.said.count("?") == 3)
            await database.execute(f"notify room, '{ROOM} 8'")
            await until(lambda: "data: 8" in page.said)
            listening.cancel()
            return page.said

    assert run(go()) == "data: ?\n\ndata: ?\n\ndata: 7\n\ndata: ?\n\ndata: 8\n\n"
