"""A real Chromium for the journeys: one window for each person, logged in the way a person is."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from tests.visitor import Visitor
from usving.people.models import Account

PHONE = {"width": 360, "height": 780}
DESK = {"width": 1280, "height": 800}
QUIET = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Axe().axe_script
COLOURS = {"type": "rule", "values": ["color-contrast"]}
AT_REST = """() => Promise.allSettled(
    document.getAnimations().filter(a => a.effect.getComputedTiming().endTime < Infinity).map(a => a.finished)
)"""  # what is folding out is not yet as large as it will be
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HEARING = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]  # a microphone that hums by itself


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of this run."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=[*QUIET, *HEARING])
        yield running
        running.close()


def by_the_clock(job: Callable[[], int]) -> int:
    """What the worker does; in a thread of its own, as the browser holds this one's event loop."""

    def work() -> int:
        try:
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as worker:
        return worker.submit(work).result(timeout=30)


class Window:
    """One person's window on the platform. It fails at the first error in the console or page that is not the server's."""

    def __init__(
        self, browser: Browser, base: str, *, script: bool = True, wide: bool = False, dark: bool = False
    ) -> None:
        self.base, self.script = base, script
        self.context = browser.new_context(
            viewport=DESK if wide else PHONE,
            locale="nb-NO",
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def login(self, account: Account) -> "Window":
        """Be let in as this person, by the session that both locks would have given."""
        key = Visitor().login_as(account).cookies[settings.SESSION_COOKIE_NAME].value
        self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": self.base}])
        return self

    def go(self, path: str) -> "Window":
        """Open a page."""
        self.page.goto(path if path.startswith("http") else self.base + path)
        return self

    def follow(self, link: str) -> "Window":
        """Follow a link by its words."""
        self.page.get_by_role("link", name=link).first.click()
        return self.settled()

    def press(self, button: str) -> "Window":
        """Press a button by its words. Without JavaScript a page always comes of it, and is waited for."""
        found = self.page.get_by_role("button", name=button, exact=True).first
        if self.script:
            found.click()
        else:
            with self.page.expect_navigation():
                found.click()
        return self.settled()

    def settled(self) -> "Window":
        """Wait until the page has come."""
        self.page.wait_for_load_state()
        return self

    def write(self, label: str, text: str) -> "Window":
        """Fill a field by its label."""
        self.page.get_by_label(label).first.fill(text)
        return self

    def choose(self, label: str) -> "Window":
        """Tick a box or a choice by its label."""
        self.page.get_by_label(label, exact=True).first.check()
        return self

    def reads(self, words: str) -> bool:
        """Whether the words stand on the page, or come within some seconds: what was pressed may be on its way."""
        for _look in range(50):
            if words in self.page.inner_text("body"):
                return True
            self.page.wait_for_timeout(100)
        return False

    def shows(self, words: str) -> bool:
        """Whether the words stand on the page as it is now: for what should not be there, when what should be has come."""
        return words in self.page.inner_text("body")

    @property
    def heading(self) -> str:
        """What the page is called."""
        return self.page.inner_text("h1")

    def faults(self, rules: Any = RULES) -> list[tuple[str, list[str]]]:
        """What axe finds wrong on the page as it stands, by some rules or all of them. Axe is a script itself.

        What it finds is looked at once more: on a busy machine something may begin to fold out just as it looks.
        """
        assert self.script, "axe cannot run in a window without JavaScript"
        if found := self._axe(rules):
            self.page.wait_for_timeout(300)
            found = self._axe(rules)
        return [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found]

    def _axe(self, rules: Any) -> Any:
        self.page.evaluate(AT_REST)
        if not self.page.evaluate("'axe' in window"):  # half a megabyte, once for each page
            self.page.evaluate(AXE)
        asked = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
        return self.page.evaluate("async asked => (await axe.run(document, asked)).violations", asked)

    def close(self) -> None:
        """Close the window; nothing may have gone wrong in it."""
        self.context.close()
        assert self.complaints == [], self.complaints
