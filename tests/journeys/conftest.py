"""One browser for all journeys."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.browser import Window, chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    with chromium() as running:
        yield running


@pytest.fixture
def window(browser: Browser, live_server: object) -> Iterator[Callable[..., Window]]:
    """Opens windows on the live server; each is closed, and complains then, when the test ends."""
    opened: list[Window] = []

    def open_window(**options: bool) -> Window:
        opened.append(Window(browser, live_server.url, **options))  # type: ignore[attr-defined]
        return opened[-1]

    yield open_window
    for number, each in enumerate(opened):
        if folder := os.environ.get("USVING_PICTURES"):  # what each window showed last, for whoever mends a journey
            each.page.screenshot(path=f"{folder}/window-{number}.png", full_page=True)
    for each in opened:
        each.close()
