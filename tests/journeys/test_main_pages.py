"""The main pages of every role in the demonstration: nothing wrong for axe, nothing sideways, nothing empty, pictured.

With USVING_PICTURES set to a folder the pictures are kept; those in docs/bilder are made so.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.copies import Copies
from tests.database import as_owner
from tests.journeys.browser import COLOURS, DESK, PHONE, RULES, Window
from usving.economy.models import Book
from usving.people.models import Account, ConsentRequest, Family
from usving.process.models import Contribution, Gathering, Process, Seat

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., Window]
SHEET = re.compile(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")

FAMILY = [
    "/min-side/",
    "{u}",
    "{u}stasjon/4/",
    "{u}stasjon/4/skriv/",
    "{u}porten/",
    "{u}samlinger/",
    "{gathering}",
    "{said}",
]
ABOUT = ["/om-meg/", "/om-meg/logg/", "{u}plasser/"]
MATTER = [
    "/min-sak/",
    "/min-sak/bolig/",
    "/min-sak/bolig/ny/",
    "/min-sak/apne/",
    "/min-sak/hjelpere/",
    "/min-sak/flytte/",
    "{question}",
    "{gathering}lofte/",
    "/om-meg/mine-opplysninger/",
]
EVENING = [
    "{room}rom/",
    "{held}referat/",
    "{held}avtaler/",
    "{held}puls/",
    "{u}enighet/",
    "{u}ved-bordene/",
    "{u}ved-bordene/ovelse/",
    "/mine-behov/",
    "/min-kalender/",
    "/varsler/",
    "/metoder/",
    "/metoder/livslinje/",
    "/laringskort/",
    "/mine-bidrag/",
]
LEADING = [
    "{room}rom/styring/",
    "{room}rom/vegg/",
    "{room}grupper/",
    "{room}innbudte/",
    "{room}behov/",
    "{room}svar/innskriving/",
    "{held}referat/",
    "{held}papir/",
    "{held}ordet/",
    "{u}sitteplan/",
    "{u}alle-moter-alle/",
    "{u}farger/",
    "{u}metoder/",
    "{u}samlinger/flere/",
    "/sted/",
    "/varsler/stedfortreder/",
]
TOGETHER = [
    "{u}sammen/",
    "{u}erfaringer/",
    "{u}erfaringer/ny/",
    "{u}leserom/",
    "{u}leserom/temaer/",
    "{u}innsikter/",
    "{u}uka/",
    "{u}sporsmal/",
    "{u}ideer/",
    "{u}utprovinger/",
    "{u}tatt-i-bruk/",
    "{u}felles-planer/",
    "{u}bytte/",
    "{u}styre/",
    "{u}slik-jobber-vi/",
    "{u}loftet/",
    "{u}svar/",
]
OWN = [
    "/mitt/",
    "/verdier/",
    "/verdier/kort/",
    "/verdier/rekkefolge/",
    "/verdier/brev/",
    "/bolig/onsker/",
    "/ressurser/",
    "/okonomi/",
    "{book}",
    "{book}gjeld/",
    "{book}bank/",
    "/okonomi/alternativer/",
    "/regn-ut/startlan/",
    "/regn-ut/referansebudsjett/",
]
PAGES = {
    "": [
        "/apen/det-vi-har-laert/",
        "/regn-ut/",
        "/regn-ut/bostotte/",
        "/",
        "/logg-inn/",
        "/logg-inn/kode/",
        "/logg-inn/ansatt/",
        "/svar/",
        "/om/",
        "/personvern/",
        "/tilgjengelighet/",
        "/hjelp/",
    ],
    "fatima": [*FAMILY, *ABOUT, *MATTER, *EVENING],
    "fatima together": TOGETHER,
    "fatima own": OWN,
    "amina": ["/min-side/", "{u}porten/"],
    "nils": [
        "/min-side/",
        "{u}",
        "{u}stasjon/3/",
        "{u}stasjon/4/",
        "/delt/",
        "{shared}",
        "{shared}del/housing/",
        "{shared}sporsmal/",
        "{shared}fare/",
    ],
    "kari": ["/min-side/", "/rekruttering/", "/mitt/", "{u}leserom/", "{u}uka/", "{u}ideer/"],
    "siv": [
        "/min-side/",
        "{u}",
        "{u}veien/",
        "{u}meldinger/",
        "{u}samlinger/ny/",
        "{u}samlinger/",
        *LEADING,
        "{u}apen-side/",
        "{u}sammen/",
    ],
    "liv": [
        "/min-side/",
        "{u}plasser/",
        "{u}oppsett/",
        "{u}oppsett/stasjon/3/",
        "/prosesser/ny/",
        "/prosesser/ny/mal/",
    ],
    "admin": [
        "/min-side/",
        "/kommunen/",
        "/kommunen/bekreft/",
        "/kommunen/ansatte/",
        "/kommunen/ansatte/ny/",
        "/kommunen/organisasjoner/",
    ],
    "vern": ["/personvern/apninger/", "/kommunen/personvern/", "/kommunen/sletting/"],
    "hjelp": ["/hjelper/"],
    "forsker": ["/min-side/", "{u}"],
    "bygg": ["/min-side/"],
    "gjest": ["/min-side/"],
    "vera": ["/min-side/", "/frivillig/", "{u}sammen/", "{u}bytte/"],
    "amina.ask": ["/min-side/", "{u}porten/"],
}

# Each of these fills a demonstration and opens a window, so those with few pages share one.
ALONE = ("fatima", "fatima together", "fatima own", "siv", "")
TOGETHER_IN = [
    *((whose,) for whose in ALONE),
    ("nils", "kari", "liv", "admin"),
    tuple(whose for whose in PAGES if whose not in {*ALONE, "nils", "kari", "liv", "admin"}),
]


@pytest.fixture
def filled(transactional_db: None, copies: Copies) -> Iterator[None]:
    """The demonstration as `start --demo` gives it."""
    with copies.filled():
        yield


def addresses(username: str) -> dict[str, str]:
    """The addresses that the patterns above stand for, for this person."""
    with as_owner():
        account = Account.objects.filter(username=username).first()
        process = Process.objects.get(code="larvik-2017")
        if account and account.municipality_id != process.municipality_id:
            process = Process.objects.get(municipality=account.municipality_id, closed_at=None)
        said = Contribution.objects.filter(author=account).order_by("written_at").first()
        gathering = Gathering.objects.filter(process=process, kind="joint").order_by("starts_at").first()
        room = Gathering.objects.filter(process=process, room__ended_at=None, room__isnull=False).first()
        held = Gathering.objects.filter(process=process, kind__in=["families", "joint"], written__isnull=False).first()
        fatima = Account.objects.get(username="fatima")
        book = Book.objects.filter(family__members__person__account=account).first() if account else None
        question = ConsentRequest.objects.filter(about=fatima.person_id).order_by("asked_at").first()
    return {
        "u": f"/prosess/{process.pk}/",
        "gathering": f"/samling/{gathering.pk}/" if gathering else "",
        "room": f"/samling/{room.pk}/" if room else "",
        "held": f"/samling/{held.pk}/" if held else "",
        "said": f"/bidrag/{said.pk}/" if said else "",
        "book": f"/okonomi/{book.pk}/" if book else "",
        "shared": f"/delt/{fatima.person_id}/",
        "question": f"/min-sak/sporsmal/{question.pk}/" if question else "",
    }


@pytest.mark.parametrize("together", TOGETHER_IN, ids=" and ".join)
def test_nothing_is_wrong_on_any_main_page(filled: None, window: Open, together: tuple[str, ...]) -> None:
    assert {place: wrong for whose in together for place, wrong in found_for(whose, window).items() if wrong} == {}


def found_for(whose: str, window: Open) -> dict[str, list[tuple[str, list[str]]]]:
    """What is wrong on each page of a role, in each look."""
    here, username = window(), whose.split(" ")[0]
    if username:
        with as_owner():
            here.login(Account.objects.select_related("person").get(username=username))
    found, there = {}, addresses(username)
    for pattern in PAGES[whose]:
        here.go(pattern.format(**there))
        for name, look in LOOKS.items():
            look(here.page)
            rules = COLOURS if name == "dark" else RULES  # nothing but the colours is another in the dark
            found[f"{whose} {pattern} {name}"] = here.faults(rules) + sideways(here.page)
            keep(here.page, f"{username or 'alle'}{pattern.format(**SHORT)}", name)
    return found


def phone(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)


def desk(page: Page) -> None:
    page.set_viewport_size(DESK)


def dark(page: Page) -> None:
    page.emulate_media(color_scheme="dark")


SHORT = {
    "u": "-u-",
    "gathering": "-samling-",
    "room": "-rom-",
    "held": "-holdt-",
    "said": "-bidrag",
    "shared": "-delt-person-",
    "book": "-okonomi-bok-",
    "question": "-sporsmal",
}
LOOKS: dict[str, Callable[[Page], None]] = {"360": phone, "1280": desk, "dark": dark}


def sideways(page: Page) -> list[tuple[str, list[str]]]:
    """Whether one has to scroll sideways."""
    over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [("sideways", [f"{over} px"])] if over > 0 else []


def keep(page: Page, page_name: str, look: str) -> None:
    """Keep a picture, where one is asked for."""
    if folder := os.environ.get("USVING_PICTURES"):
        name = page_name.strip("/").replace("/", "-").replace("--", "-").strip("-")
        page.screenshot(path=Path(folder) / f"{name}-{look}.png", full_page=True)


def test_the_picture_on_the_first_page_of_the_readme(
    filled: None, window: Open, browser: Browser, tmp_path: Path
) -> None:
    """The U on a phone and on a screen, side by side."""
    with as_owner():
        fatima = Account.objects.select_related("person").get(username="fatima")
    small, wide = tmp_path / "small.png", tmp_path / "wide.png"
    for path, options in ((small, {}), (wide, {"wide": True})):
        shown = window(**options).login(fatima).go(addresses("fatima")["u"])
        assert shown.heading == "Vi er ved «Gi slipp, slippe til»"
        shown.page.screenshot(path=path, clip={"x": 0, "y": 0, "width": 1280 if options else 360, "height": 780})
    frame = tmp_path / "u.html"
    frame.write_text(
        "<style>body{margin:0;padding:24px;background:#e9e3d8;display:flex;gap:24px;align-items:flex-start}"
        "img{border-radius:14px;box-shadow:0 2px 14px #0002;height:620px}</style>"
        f'<img src="{wide.as_uri()}"><img src="{small.as_uri()}">'
    )
    page = browser.new_page(viewport={"width": 1380, "height": 668})
    page.goto(frame.as_uri())
    picture = page.screenshot()
    page.close()
    assert picture.startswith(b"\x89PNG")
    if folder := os.environ.get("USVING_PICTURES"):
        (Path(folder) / "u.png").write_bytes(picture)


def test_the_u_is_printed_on_one_lying_a3_sheet_and_the_rest_standing(filled: None, window: Open) -> None:
    with as_owner():
        fatima = Account.objects.select_related("person").get(username="fatima")
    printed = window(wide=True).login(fatima).go(addresses("fatima")["u"]).page.pdf(prefer_css_page_size=True)
    lying = [float(width) > float(height) for width, height in SHEET.findall(printed)]
    assert lying == [True, *[False] * (len(lying) - 1)]
    assert len(lying) > 1


def test_a_very_long_name_pushes_nothing_sideways(filled: None, window: Open) -> None:
    with as_owner():
        Family.objects.filter(name="Familien Sol").update(name="F" * 120)
        Gathering.objects.update(title="S" * 120)
        Seat.objects.filter(called="Familien Sol").update(called="F" * 120)
        fatima = Account.objects.select_related("person").get(username="fatima")
    here, there = window().login(fatima), addresses("fatima")
    here.page.set_viewport_size({"width": 320, "height": 640})
    for path in ("/min-side/", "{u}stasjon/4/skriv/", "{u}porten/", "{u}plasser/", "{gathering}"):
        assert (path, sideways(here.go(path.format(**there)).page)) == (path, [])
