"""Everyone goes everywhere: first along the links and forms they are shown, then to every address that anyone found."""

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.urls import Resolver404, resolve

from tests.crawl.forms import Body, Form, encoded, forms_in
from tests.crawl.words import PLANTED
from tests.visitor import Visitor
from usving.core.listing import KEPT

ELSEWHERE = "10.0.0.7"  # not the machine itself, so a demonstration's own doors are shut
STARTS = ("/", "/min-side/", "/prosesser/?alle=1", "/rekruttering/", "/om-meg/", "/kontakt/")
LINKS = re.compile(r'\b(?:href|action|hx-get|hx-post)="([^"]*)"')
SENT, FOLLOWED = "SENT", "FOLLOWED"  # a whole form, and the page it led to
LOGIN = "/logg-inn/"
FEW = 4


@dataclass(frozen=True)
class Answer:
    """What someone got: the status, where it led, the planted words in all of it, and the addresses it showed."""

    who: str
    account: UUID | None
    method: str
    address: str
    name: str
    status: int
    leads_to: str
    words: frozenset[str]
    links: tuple[str, ...]
    forms: tuple[Form, ...] = ()

    @property
    def kind(self) -> str:
        """The class of the answer: `open`, or why not."""
        if self.status in (301, 302) and self.leads_to.startswith(LOGIN) and self.account is None:
            return "login"
        return "error" if self.status >= 500 else str(self.status) if self.status in (403, 404, 405) else "open"


@dataclass
class Walk:
    """All that was asked and answered."""

    visitors: dict[str, tuple[UUID | None, Visitor]]
    planted: frozenset[str]
    answers: list[Answer] = field(default_factory=list)
    asked: set[tuple[str, str, str]] = field(default_factory=set)

    def ask(self, who: str, method: str, address: str) -> Answer | None:
        """Ask once, and take back whatever it changed."""
        if (who, method, address) in self.asked:
            return None
        self.asked.add((who, method, address))
        with self._taken_back(who):
            look_for(self.visitors[who][1], address)
            return self._answer(who, method, address)

    def send(self, who: str, address: str, body: Body, look: Callable[[], None], *, follow: bool) -> int:
        """Send a whole form, `look` at what it changed, perhaps follow it where it leads; take it back. Returns the status."""
        with self._taken_back(who):
            sent = self._answer(who, SENT, address, encoded(body))
            look()
            if follow and sent.status in (302, 303) and sent.leads_to.startswith("/"):
                self._answer(who, FOLLOWED, sent.leads_to)
        return sent.status

    @contextmanager
    def _taken_back(self, who: str) -> Iterator[None]:
        """Whatever the block changes, in the database and in this person's browser, is as before after it."""
        visitor = self.visitors[who][1]
        cache.clear()  # what counts failures from one address must not shut the doors we are trying
        kept = {key: morsel.value for key, morsel in visitor.cookies.items()}
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        visitor.cookies = SimpleCookie(kept)

    def _answer(self, who: str, method: str, address: str, body: str = "") -> Answer:
        account, visitor = self.visitors[who]
        asked = {SENT: "POST", FOLLOWED: "GET"}.get(method, method)
        response = visitor.generic(asked, address, body, content_type="application/x-www-form-urlencoded")
        headers = "\n".join(f"{key}: {value}" for key, value in response.headers.items())
        page = b"".join(response).decode("utf-8", "replace")
        shown = f"{headers}\n{response.cookies.output()}\n{page}"
        answer = Answer(
            who, account, method, address, name_of(address), response.status_code, response.headers.get("Location", ""),
            self.planted.intersection(PLANTED.findall(shown.lower())), tuple(inside(shown)),
            forms_in(page, address) if method == "GET" else (),
        )  # fmt: skip
        self.answers.append(answer)
        return answer


def look_for(visitor: Visitor, address: str) -> None:
    """The words a list is searched for stand in the session, never in an address; here `?sok=` says what to put there."""
    parts = urlsplit(address)
    words = dict(parse_qsl(parts.query)).get("sok")
    if words and settings.SESSION_COOKIE_NAME in visitor.cookies:
        session = visitor.session
        session[KEPT] = {parts.path: words}
        session.save()


def name_of(address: str) -> str:
    """The name of the page at an address; empty where there is none."""
    return _name_at(urlsplit(address).path)


@functools.cache
def _name_at(path: str) -> str:
    try:
        return resolve(path).url_name or ""
    except Resolver404:
        return ""


def inside(text: str) -> Iterator[str]:
    """The addresses of ours that a page shows, static files left out."""
    for found in LINKS.findall(text):
        parts = urlsplit(unescape(found))
        if not parts.netloc and parts.path.startswith("/") and not parts.path.startswith("/static/"):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def shape(address: str) -> tuple[str, frozenset[str]]:
    """What kind of address this is: the page, and what it is asked with."""
    return name_of(address), frozenset(key for key, _value in parse_qsl(urlsplit(address).query))


def stroll(walk: Walk, who: str, *, most: int) -> None:
    """Follow every link and form that one is shown, at most so many addresses of each shape."""
    waiting, taken = list(STARTS), defaultdict(set)
    while waiting:
        address = waiting.pop(0)
        kind = taken[shape(address)]
        if address in kind or len(kind) >= most:
            continue
        kind.add(address)
        answer = walk.ask(who, "GET", address)
        waiting += answer.links if answer else ()


def pool(walk: Walk, more: Iterable[str]) -> list[str]:
    """Every address that anyone was shown, and those known besides."""
    return sorted({link for answer in walk.answers for link in answer.links}.union(more))


def some(walk: Walk, who: str, addresses: list[str], *, most: int, whole: re.Pattern[str] | None = None) -> list[str]:
    """For each shape of address so many that this person was shown and so many that only others were.

    All whose address fits `whole`, and all of a shape that has few.
    """
    shown = {link for answer in walk.answers if answer.who == who for link in answer.links}
    shapes: dict[object, list[str]] = defaultdict(list)
    for address in addresses:
        shapes[(shape(address), address in shown)].append(address)
    kept = [found if len(found) <= (most - 1) * FEW else spread(found, most) for found in shapes.values()]
    more = [address for address in addresses if whole and whole.search(address)]
    return [address for found in kept for address in found] + more


def spread(found: list[str], most: int) -> list[str]:
    """So many of them, evenly over the list."""
    step = len(found) / min(most, len(found))
    return [found[int((place + 0.5) * step)] for place in range(min(most, len(found)))]
