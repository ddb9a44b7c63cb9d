"""A whole gathering: one console, one wall and six phones, two of them without JavaScript and one that loses its line."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import reverse

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.journeys.browser import Window
from tests.journeys.live_process import live_process
from usving.process.models import Attendance, Contribution, Gathering, Heard, Room, WallPost
from usving.process.rules.gatherings import GatheringKind

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., Window]
AGENDA = [{"title": "Innsjekk", "minutes": 10}, {"title": "Hva ser vi nå?", "minutes": 40}]
PHONES = {
    "fatima": True,
    "jonas": False,
    "amina": True,
    "per": True,
    "nils": True,
    "kari": False,
}  # whether it has JavaScript
AWAY = "per"  # whose line is lost for a minute, by a clock of its own


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def evening(world: Cast) -> Gathering:
    make.gate(world.process)
    return make.gathering(world.process, GatheringKind.JOINT, days=0, agenda=AGENDA, title="Vi møtes alle")


@pytest.fixture
def live(settings: Any) -> Iterator[None]:
    with live_process() as port:
        settings.LIVE_PORT = port
        yield


def says(phone: Window, text: str, button: str = "Heng på veggen") -> None:
    phone.page.get_by_label("Det jeg vil si").fill(text)
    phone.page.get_by_role("button", name=button, exact=True).click()


def comes(window: Window, text: str) -> None:
    window.page.get_by_text(text, exact=True).first.wait_for()


def back_on_line(phone: Window, text: str) -> None:
    """The phone tries again by its own clock, at most half a minute apart, until the text comes."""
    for _half_minute in range(6):
        if phone.reads(text):
            return
        phone.page.clock.run_for(30_000)
    comes(phone, text)


def open_all(world: Cast, evening: Gathering, window: Open) -> tuple[Window, Window, dict[str, Window]]:
    console = window(wide=True).login(world.siv).go(reverse("gathering", args=[evening.pk]))
    console.follow("Styring mens samlingen varer").press("Åpne rommet")
    wall = window(wide=True, dark=True).login(world.siv).go(reverse("room_wall", args=[evening.pk]))
    phones = {}
    for name, script in PHONES.items():
        phones[name] = window(script=script).login(getattr(world, name))
        if name == AWAY:
            phones[name].page.clock.install()
        phones[name].go(reverse("gathering", args=[evening.pk]))
        phones[name].follow("Gå inn i rommet")
    for name, script in PHONES.items():
        if script:
            phones[name].page.locator("body.room-live").wait_for()
    return console, wall, phones


def at_the_door(console: Window) -> None:
    for seat in ("Familien Bekk", "Familien Sol", "Kari Hus", "Nils Nilsen"):
        console.page.get_by_role("button", name=f"Kom {seat}").click()
        console.page.get_by_role("button", name=f"Er her {seat}").wait_for()


def kept() -> dict[str, Any]:
    with as_owner():
        said = sorted(Contribution.objects.values_list("text", "audience", "signed"))
        came = Attendance.objects.filter(came=True).count()
        room = Room.objects.get()
        return {
            "said": said, "wall": WallPost.objects.count(), "came": came, "ended": room.ended_at is not None,
            "heard": Heard.objects.count(), "step": room.step,
        }  # fmt: skip


def test_a_gathering_from_the_door_to_the_minutes(world: Cast, evening: Gathering, live: None, window: Open):
    console, wall, phones = open_all(world, evening, window)
    at_the_door(console)

    says(phones["fatima"], "Vi flytter ofte")
    for each in (wall, phones["amina"], phones["per"], phones["nils"]):
        comes(each, "Vi flytter ofte")
    assert not phones["jonas"].shows("Vi flytter ofte")
    phones["jonas"].follow("Vis det neste")
    assert phones["jonas"].reads("Vi flytter ofte")

    per = phones[AWAY]
    per.context.set_offline(True)
    says(per, "Vi vil bo tørt")
    comes(per, "Ikke sendt ennå: vi får ikke kontakt. Det du skrev, står her. Vi prøver igjen av oss selv.")
    says(phones["kari"], "Jeg visste ikke det")
    phones["kari"].settled()
    says(phones["amina"], "Jeg er lei av å pakke", "Behold for meg selv")
    comes(phones["amina"], "Lagret. Bare du kan lese det.")
    comes(wall, "Jeg visste ikke det")
    console.press("Neste: Hva ser vi nå?")
    for each in (wall, phones["fatima"], phones["nils"]):
        each.page.get_by_role("heading", name="Hva ser vi nå?").wait_for()
    assert per.page.get_by_role("heading", name="Innsjekk").is_visible()
    per.page.clock.run_for(60_000)
    assert per.shows("Vi prøver igjen av oss selv.") and not wall.shows("Vi vil bo tørt")
    per.context.set_offline(False)
    back_on_line(per, "Det henger på veggen.")
    per.page.get_by_role("heading", name="Hva ser vi nå?").wait_for()
    comes(wall, "Vi vil bo tørt")
    per.complaints.clear()  # the browser's own words about the lost line

    console.page.get_by_label("Det som ble sagt").fill("Vi kan låne verktøy av hverandre")
    console.page.get_by_label("Hvem sa det?").select_option(label="Nils Nilsen")
    console.press("Heng det på veggen")
    comes(phones["nils"], "Vi kan låne verktøy av hverandre")
    assert "Jeg er lei av å pakke" not in wall.page.inner_text("body")
    assert [each.faults() for each in (console, wall, phones["fatima"])] == [[], [], []]

    console.page.locator("summary", has_text="Avslutt samlingen").click()
    console.press("Ja, avslutt")
    for each in (wall, phones["fatima"], phones["amina"], per, phones["nils"]):
        each.page.get_by_role("heading", name="Takk for i dag").wait_for()
    for name in ("jonas", "kari"):
        phones[name].go(reverse("room", args=[evening.pk]))
        assert phones[name].heading == "Takk for i dag"
    assert "Vi flytter ofte" not in wall.page.inner_text("body")
    assert kept() == {
        "said": [
            ("Jeg er lei av å pakke", "me", "Amina Sol"),
            ("Jeg visste ikke det", "all", "Kari Hus"),
            ("Vi flytter ofte", "all", "Fatima Sol"),
            ("Vi kan låne verktøy av hverandre", "all", "Nils Nilsen"),
            ("Vi vil bo tørt", "all", "Per Bekk"),
        ],
        "wall": 4, "came": 4, "ended": True, "heard": 0, "step": 2,
    }  # fmt: skip
    console.follow("Gå til referatet").press("Lag utkastet")
    console.page.get_by_role("heading", name="Hvem står bak").wait_for()
    draft = console.page.inner_text("main")
    assert ("Vi flytter ofte" in draft, "Jeg er lei av å pakke" in draft) == (True, False)
    for name in ("fatima", "nils"):
        phones[name].go(reverse("minutes", args=[evening.pk])).press("Ja, slik var det")
        phones[name].page.get_by_text("Takk. Deres ja er notert.").wait_for()
    assert "Referatet ble låst" in console.go(reverse("minutes", args=[evening.pk])).page.inner_text("main")
