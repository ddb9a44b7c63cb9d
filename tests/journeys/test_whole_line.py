"""From a file to the next station, as the people do it: on a phone, with and without JavaScript."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from tests.database import as_owner
from tests.journeys.browser import Window
from usving.people.models import Account, Notice
from usving.process.actions.files import load
from usving.process.models import Contribution, Process
from usving.process.rules import file

pytestmark = pytest.mark.django_db(transaction=True)
EXAMPLE = Path(__file__).parents[2] / "examples" / "larvik.toml"
STAFF = """
[[people]]
username = "kari"
name = "Kari Eksempel"
organisation = "boligkontoret"
roles = ["provider"]

[[people]]
username = "nils"
name = "Nils Eksempel"
organisation = "nav"
roles = ["provider"]
seat = "nav-1"

[[people]]
username = "siv"
name = "Siv Eksempel"
organisation = "universitetet"
roles = ["facilitator"]
seat = "tilrettelegger"
"""
SECRET, CIRCLE, SHARED = "Jeg gruet meg til å komme", "Vi er flere om dette", "Barna slutter å pakke ut"
CARRIED = "Vi tar med oss at vi er flere"

Open = Callable[..., Window]


@pytest.fixture
def process() -> Process:
    """The example, moved so that recruiting is open and the first station is now."""
    document = file.read(EXAMPLE.read_bytes() + STAFF.encode())
    today = timezone.localdate()
    with as_owner():
        return load(file.moved(document, today - timedelta(days=3)), today=today)


def account(username: str) -> Account:
    with as_owner():
        return Account.objects.select_related("person", "municipality").get(username=username)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_the_whole_line(process: Process, window: Open, settings: Settings, script: bool) -> None:
    settings.MAIL_CHANNEL = (
        "smtp"  # e-mail is offered only where there is a server; what it hands over is tested with people
    )
    kari = window(script=script, wide=True).login(account("kari"))
    fatima, per = window(script=script), window(script=script)
    nils, siv = window(script=script).login(account("nils")), window(script=script, wide=True).login(account("siv"))

    code = invite_on_paper(kari, process, "Fatima Eksempel")
    link = invite_by_email(kari, process, "Per Eksempel", "per@larvik.example")
    come_in_by_code(fatima, code, "Familien Sol")
    come_in_by_link(per, link, "Familien Bekk")
    nothing_shows_at_the_office(kari)

    gathering_is_planned(siv, process, "Den første kvelden")
    fatima.go("/min-side/")
    assert fatima.reads("Den første kvelden")

    write(fatima, process, SECRET, "Bare meg")
    write(fatima, process, CIRCLE, "Kretsen min")
    write(per, process, SHARED, "Alle i prosessen")
    assert [said_at_station(each, process) for each in (fatima, per, nils, siv)] == [
        {SECRET, CIRCLE, SHARED},
        {CIRCLE, SHARED},
        set(),
        set(),
    ]

    open_the_gate(fatima, per, process)
    assert [said_at_station(each, process) for each in (fatima, per, nils, siv)] == [
        {SECRET, CIRCLE, SHARED},
        {CIRCLE, SHARED},
        {SHARED},
        {SHARED},
    ]

    hand_over(fatima, nils, process)
    siv.go(f"/prosess/{process.pk}/stasjon/1/").follow("Gå videre eller tilbake").press(
        "Gå videre til «Se med nye øyne»"
    )
    assert {each.go(f"/prosess/{process.pk}/").heading for each in (fatima, nils, siv)} == {
        "Vi er ved «Se med nye øyne»"
    }
    assert (
        fatima.go("/min-side/").shows("tatt med videre") is False
    )  # what she kept to herself and the circle was not carried
    assert per.go("/min-side/").reads("tatt med videre")


def invite_on_paper(kari: Window, process: Process, name: str) -> str:
    """The housing office prints a letter; the code in it is shown this once."""
    kari.go("/rekruttering/").follow(process.name).follow("Inviter en familie")
    kari.write("Hvem inviterer du?", name)
    kari.page.locator("input[name=way][value=paper]").check()
    kari.press("Lag invitasjonen")
    return kari.page.inner_text(".letter-code").strip()


def invite_by_email(kari: Window, process: Process, name: str, address: str) -> str:
    """The office sends an e-mail; the test reads it where it lies before it is sent."""
    kari.go("/rekruttering/").follow(process.name).follow("Inviter en familie")
    kari.write("Hvem inviterer du?", name)
    kari.page.locator("input[name=way][value=email]").check()
    kari.page.locator("input[name=address]").fill(address)
    kari.press("Lag invitasjonen")
    with as_owner():
        body = Notice.objects.get(address=address).body
    assert name.split()[0] not in body.replace(address, "")
    return re.search(r"/invitasjon/\S+", body)[0]  # type: ignore[index]


def come_in_by_code(person: Window, code: str, family: str) -> None:
    person.go("/svar/").write("Koden fra brevet", code.lower().replace("-", " ")).press("Les invitasjonen")
    answer_yes(person, family)
    assert person.page.locator(".letter-code").count() == 1
    person.follow("Jeg har koden. Gå videre")


def come_in_by_link(person: Window, link: str, family: str) -> None:
    person.go(link)
    answer_yes(person, family)


def answer_yes(person: Window, family: str) -> None:
    """One tap, and then what one wants to be called."""
    person.press("Ja, vi vil være med")
    assert person.heading == "Velkommen inn"
    person.write("Hva vil dere kalles her?", family)
    if not person.page.get_by_label("E-postadressen din").input_value():
        person.page.locator("input[name=way][value=paper]").check()
    person.press("Lagre og gå videre")


def nothing_shows_at_the_office(kari: Window) -> None:
    """Two said yes; whoever invited them sees two invitations and nothing else."""
    kari.go("/rekruttering/")
    assert (kari.shows("Familien Sol"), kari.shows("Familien Bekk")) == (False, False)


def gathering_is_planned(siv: Window, process: Process, title: str) -> None:
    siv.go(f"/prosess/{process.pk}/samlinger/ny/")
    siv.write("Hva heter samlingen?", title)
    siv.page.locator("input[name=kind][value=families]").check()
    when = timezone.localtime() + timedelta(days=2)
    siv.page.get_by_label("Når begynner den?").fill(when.strftime("%Y-%m-%dT17:00"))
    siv.write("Hvor er den?", "Gjenbrukssentralen")
    siv.page.locator("input[name=ground][value=neutral]").check()
    siv.press("Lagre")
    assert siv.heading == title


def write(person: Window, process: Process, text: str, audience: str) -> None:
    """Write, first for oneself; then say who may read."""
    person.go(f"/prosess/{process.pk}/stasjon/1/skriv/").write("Det jeg vil si", text).press("Lagre og gå videre")
    assert person.heading == "Hvem skal få lese?"
    person.choose(audience).press("Lagre")


def said_at_station(person: Window, process: Process) -> set[str]:
    """Which of the three this person reads at the station, in the circle and in common."""
    found = set()
    for part in ("", "?del=felles"):
        person.go(f"/prosess/{process.pk}/stasjon/1/{part}")
        found |= {text for text in (SECRET, CIRCLE, SHARED) if person.shows(text)}
    with as_owner():
        assert Contribution.objects.count() == 3  # there is something to leak
    return found


def open_the_gate(fatima: Window, per: Window, process: Process) -> None:
    """One family says yes and waits; the other's yes opens it, after being asked once more."""
    gate = f"/prosess/{process.pk}/porten/"
    fatima.go(gate).press("Ja, åpne")
    per.go(gate)
    assert per.reads("1 har sagt ja. Det trengs 2.")
    per.press("Ja, åpne").press("Ja, åpne porten")
    assert per.go(gate).reads("Familiene åpnet porten")


def hand_over(fatima: Window, nils: Window, process: Process) -> None:
    """The families word what is taken along from what was shared; the provider stands by it."""
    fatima.go(f"/prosess/{process.pk}/stasjon/1/forslag/")
    fatima.page.locator("textarea[name=text]").fill(CARRIED)
    fatima.page.get_by_label(SHARED).check()
    fatima.page.locator("main form button[type=submit]").first.click()
    fatima.settled()
    nils.go(f"/prosess/{process.pk}/stasjon/1/")
    assert nils.reads(CARRIED)
    nils.page.locator("form[action*=godkjenning] button").first.click()
    nils.settled()
    assert nils.go(f"/prosess/{process.pk}/stasjon/1/").reads("tjenesteyterne er enige")
