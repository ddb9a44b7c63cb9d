"""Every page that each role finds by its own links in the demonstration: axe finds nothing, and nothing goes sideways.

Each page as it stands, with all that folds out folded out, and as it is when its form comes back with what must be mended.
By hand, as it takes half an hour: `./usving test tests/journeys/test_every_page.py -m long`.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.copies import Copies
from tests.database import as_owner
from tests.journeys.browser import COLOURS, DESK, PHONE, RULES, Window
from usving.people.models import Account

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]
Open = Callable[..., Window]
ROLES = (
    "fatima", "amina", "nils", "kari", "siv", "liv", "admin", "vern", "hjelp", "vera", "forsker", "bygg", "gjest", "klage",
)  # fmt: skip
OF_EACH = 3  # pages of the same kind, which differ in what has happened to what they show
LINKS = "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
FOLD_OUT = """() => {
    const folded = [...document.querySelectorAll('main details:not([open])')];
    folded.forEach(each => each.open = true);
    return folded.length;
}"""
TYPED = "input:is([type=text], [type=email], [type=tel], [type=date], [type=number]), textarea"
# The first form that cannot be sent empty, emptied.
EMPTY = f"""() => {{
    const forms = [...document.querySelectorAll('main form[method=post]')];
    const form = forms.find(each => [...each.querySelectorAll('{TYPED}')].some(field => field.required));
    form?.querySelectorAll('{TYPED}').forEach(field => field.value = '');
    form?.setAttribute('id', 'emptied');
    return Boolean(form);
}}"""
SEND = "HTMLFormElement.prototype.submit.call(document.getElementById('emptied'))"
SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture
def filled(transactional_db: None, copies: Copies) -> Iterator[None]:
    """The demonstration as `start --demo` gives it."""
    with copies.filled():
        yield


@pytest.mark.parametrize("username", ROLES)
def test_nothing_is_wrong_on_any_page_that_a_role_finds(filled: None, window: Open, username: str) -> None:
    here, wrong = window(), {}
    with as_owner():
        account = Account.objects.select_related("person").get(username=username)
    here.login(account)
    for path in pages_of(here.page, here.base):
        if faults := all_looks(here):
            wrong[path] = faults
    assert wrong == {}


def pages_of(page: Page, base: str) -> Iterator[str]:
    """Open each page that links lead to, from Min side on, so many of each kind; those that are files are left alone."""
    waiting, met, kinds = deque(["/min-side/"]), {"/min-side/"}, Counter[str]()
    while waiting:
        path = waiting.popleft()
        answer = page.request.get(base + path)
        if answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
            continue
        page.goto(base + path)
        yield path
        for link in page.evaluate(LINKS):
            found = urlsplit(link).path
            if found.startswith("/") and found not in met and kinds[kind_of(found)] < OF_EACH:
                met.add(found)
                kinds[kind_of(found)] += 1
                waiting.append(found)


def kind_of(path: str) -> str:
    """The name of the page at a path; empty for what is no page of ours, which counts as one kind."""
    try:
        return resolve(path).url_name or ""
    except Resolver404:
        return ""


def all_looks(here: Window) -> dict[str, list[object]]:
    """What is wrong on the page, by the state it is in; a state in which nothing is wrong is left out."""
    found = {"as it stands": looks(here)}
    if here.page.evaluate(FOLD_OUT):
        found["folded out"] = looks(here)
    if comes_back_empty(here):
        found["sent empty"] = looks(here)
    return {state: faults for state, faults in found.items() if faults}


def comes_back_empty(here: Window) -> bool:
    """Send a form of the page with nothing in it, which changes nothing; whether it came back with what must be mended."""
    if not here.page.evaluate(EMPTY):
        return False
    with here.page.expect_navigation() as came:
        here.page.evaluate(SEND)
    here.complaints[:] = [said for said in here.complaints if "status of 422" not in said]  # the browser's own words
    return came.value.status == 422


def looks(here: Window) -> list[object]:
    """What is wrong: on a phone in light, and the colours alone on a screen in the dark."""
    here.page.emulate_media(color_scheme="light")
    here.page.set_viewport_size(PHONE)
    found: list[object] = [*here.faults(RULES), *sideways(here.page)]
    here.page.emulate_media(color_scheme="dark")
    here.page.set_viewport_size(DESK)
    return [*found, *here.faults(COLOURS), *sideways(here.page)]


def sideways(page: Page) -> list[str]:
    """Whether one has to scroll sideways."""
    over = page.evaluate(SIDEWAYS)
    return [f"{over} px sideways"] if over > 0 else []
