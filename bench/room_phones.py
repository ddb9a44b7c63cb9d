"""A telephone in a measured room: what the script on the page does, without a browser."""

import asyncio
import gzip
import random
import re
import time
from contextlib import suppress
from urllib.parse import urlencode
from uuid import uuid4

PATIENCE = 15.0
SAID = re.compile(r"Sagt \d+ av \d+\.")


class Phone:
    """One telephone: a line to the web server that stays open, and a stream from the live process."""

    def __init__(self, base: tuple[str, int], session: str, room: str, path: str = "") -> None:
        self.base, self.session = base, session
        self.here, self.say_at = f"/samling/{room}/rom/{path}", f"/samling/{room}/rom/bidrag/"
        self.mark = self.csrf = self.stream = ""
        self.had: dict[str, float] = {}  # words -> when this phone had them
        self._lines: dict[
            str, tuple[asyncio.StreamReader, asyncio.StreamWriter]
        ] = {}  # by method, as a browser has several
        self._turns = {"GET": asyncio.Lock(), "POST": asyncio.Lock()}
        self._looking, self._again = asyncio.Lock(), False

    async def open(self) -> None:
        """Open the page as a browser does."""
        _status, headers, body = await self.ask("GET", self.here)
        self.csrf = _first(r"csrftoken=([^;]+)", headers.get("set-cookie", ""))  # the wall has no form and no token
        self.stream = _first(r'data-stream="([^"]*)"', body)
        self.mark = _first(r'data-mark="W/&quot;(.*?)&quot;"', body)

    async def timed_look(self) -> float:
        """Ask for the part alone, whatever one has; returns the seconds."""
        started = time.perf_counter()
        await self.ask("GET", self.here, {"HX-Request": "true"})
        return time.perf_counter() - started

    async def look(self) -> str:
        """Ask for what is new. Several words to look while one looks are one more look."""
        if self._looking.locked():
            self._again = True
            return ""
        async with self._looking:
            known = {"HX-Request": "true", "If-None-Match": f'W/"{self.mark}"'}
            status, headers, body = await self.ask("GET", self.here, known)
            if status == 200:
                self.mark = headers["etag"].removeprefix("W/").strip('"')
                now = time.perf_counter()
                for words in SAID.findall(body):
                    self.had.setdefault(words, now)
        if self._again:
            self._again = False
            return await self.look()
        return body

    async def say(self, words: str) -> None:
        """Send with one key until it has been received."""
        form = {"key": str(uuid4()), "to": "wall", "text": words, "speaker": "me", "csrfmiddlewaretoken": self.csrf}
        while True:
            status, _headers, _body = await self.ask("POST", self.say_at, {"HX-Request": "true"}, urlencode(form))
            if status == 200:
                return
            await asyncio.sleep(0.5)

    async def listen(self) -> None:
        """Hold the stream, and look at each new version; where it is lost, try again."""
        wait = 0.5
        while True:
            with suppress(OSError, asyncio.IncompleteReadError, ValueError):
                host, port = re.match(r"http://([^:/]+):(\d+)/", self.stream).groups()  # type: ignore[union-attr]
                reader, writer = await asyncio.open_connection(host, int(port))
                path = self.stream.split(f":{port}", 1)[1]
                writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
                while line := await reader.readline():
                    if line.startswith(b"data: "):
                        wait = 0.5
                        await self._heard(line[6:].decode().strip())
                writer.close()
            await asyncio.sleep(wait * (0.5 + random.random()))
            wait = min(wait * 2, 20.0)

    async def _heard(self, version: str) -> None:
        if version == "?":
            await asyncio.sleep(random.random())
        if version not in ("-", self.mark.split("-")[0]):
            await self.look()

    async def ask(
        self, method: str, path: str, headers: dict[str, str] | None = None, body: str = ""
    ) -> tuple[int, dict[str, str], str]:
        """One request on the open line, opened again where it was lost; status 0 where nothing answers."""
        cookies = f"sessionid={self.session}" + (f"; csrftoken={self.csrf}" if self.csrf else "")
        given = {
            "Host": f"{self.base[0]}:{self.base[1]}",
            "Cookie": cookies,
            "Accept-Language": "nb",
            "Accept-Encoding": "gzip",
            **(headers or {}),
        }
        if method == "POST":
            given |= {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body.encode()))}
        head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in given.items())
        for _attempt in range(20):
            try:
                async with self._turns[method], asyncio.timeout(PATIENCE):
                    return await self._exchange(method, f"{head}\r\n{body}".encode())
            except (OSError, asyncio.IncompleteReadError, TimeoutError, ValueError):
                self._let_go(method)
                await asyncio.sleep(0.2)
        return 0, {}, ""

    async def _exchange(self, line: str, said: bytes) -> tuple[int, dict[str, str], str]:
        if line not in self._lines:
            self._lines[line] = await asyncio.open_connection(*self.base)
        reader, writer = self._lines[line]
        writer.write(said)
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:]) if name}
        status = int(head[0].split()[1])
        if "chunked" in headers.get("transfer-encoding", ""):
            return status, headers, _unpacked(headers, await self._chunks(reader))
        length = 0 if status == 304 else int(headers.get("content-length", "0"))
        return status, headers, _unpacked(headers, await reader.readexactly(length))

    async def _chunks(self, reader: asyncio.StreamReader) -> bytes:
        found = b""
        while size := int(await reader.readline(), 16):
            found += await reader.readexactly(size)
            await reader.readline()
        await reader.readline()
        return found

    async def close(self) -> None:
        """Let the lines go."""
        for line in list(self._lines):
            self._let_go(line)

    def _let_go(self, line: str) -> None:
        if line in self._lines:
            self._lines.pop(line)[1].close()


def _unpacked(headers: dict[str, str], body: bytes) -> str:
    return (gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body).decode()


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return found.group(1) if found else ""


async def seen_by_all(phones: list[Phone], sent: list[str]) -> tuple[int, int]:
    """How many words some phone does not find on the wall now, and how many stand there more than once."""
    missing, twice = set(), set()
    for phone in phones:
        _status, _headers, body = await phone.ask("GET", phone.here, {"HX-Request": "true"})
        found = SAID.findall(body)
        missing |= set(sent) - set(found)
        twice |= {words for words in found if found.count(words) > 1}
    return len(missing), len(twice)
