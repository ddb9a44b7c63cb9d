"""From nothing at all to a family's first page: each is led by the hand to the one thing that comes next."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import connection
from django.utils import timezone
from psycopg.conninfo import make_conninfo

import tests.factories as make
from tests.database import as_owner
from tests.journeys.browser import Window
from tests.journeys.test_whole_line import come_in_by_code, invite_on_paper
from usving.command import first
from usving.command.cluster import Cluster
from usving.people.models import Account, Notice
from usving.process.models import Process

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., Window]
PASSWORD = "fire gode ord her"


def test_an_empty_house_leads_everyone_to_their_first_thing(
    window: Open, cluster: Cluster, live_server: object
) -> None:
    owner = make_conninfo(cluster.owner_url, dbname=connection.settings_dict["NAME"])
    url = first.address(owner, live_server.url)  # type: ignore[attr-defined]
    assert url
    tone = window(wide=True)
    begin(tone, url)
    assert (tone.heading, tone.reads("Legg inn den første organisasjonen")) == ("Tomvik", True)
    add_organisation(tone, "NAV Tomvik")
    for name, role in (
        ("Liv Leder", "Prosjektleder"),
        ("Siv Svingen", "Prosessveileder"),
        ("Nils Nav", "Tjenesteyter"),
    ):
        invite(tone, name, role)
    tone.go("/kommunen/")
    assert tone.reads("Bekreft det kommunen må bestemme") and first.address(owner, "") is None

    liv = window(wide=True)
    come_in_as_staff(liv, "liv@tomvik.example")
    liv.go("/min-side/")
    assert liv.reads("Lag den første prosessen")
    process = make_process(liv)
    liv.go("/min-side/")
    assert liv.page.locator(".card-here").count() == 1 and not liv.shows("Lag den første prosessen")
    seat_facilitator(liv, process)
    siv = window(wide=True).login(with_second_lock("siv@tomvik.example")).go("/min-side/")
    assert siv.reads("Ny her?") and siv.page.locator(".card-here").count() == 1
    siv.press("Lukk, ikke vis dette igjen")
    assert not siv.go("/min-side/").shows("Ny her?")

    nils = window(wide=True).login(with_second_lock("nils@tomvik.example"))
    code = invite_on_paper(nils, process, "Fatima Eksempel")
    fatima = window()
    come_in_by_code(fatima, code, "Familien Sol")
    fatima.go("/min-side/")
    assert fatima.reads("Det du skriver, ser bare du.") and fatima.page.locator(".card-here").count() == 1
    assert fatima.faults() == []


def begin(tone: Window, url: str) -> None:
    """The first one: who we are, the second lock, and then the municipality's own page."""
    tone.go(url).write("Navnet på kommunen", "Tomvik").write("Kommunenummer", "9901").write(
        "Navnet ditt", "Tone Tomsen"
    )
    tone.write("E-postadressen din", "tone@tomvik.example").write("Passord", PASSWORD)
    assert tone.faults() == []
    tone.press("Gå videre")
    second_lock(tone)
    tone.go("/min-side/").follow("Gå til kommunen")


def second_lock(person: Window) -> None:
    """An app on the phone, here made of the key that the page shows."""
    assert person.heading == "Innlogging i to steg"
    person.follow("Legg til app")
    secret = person.page.inner_text("code").strip()
    counter = next(iter(yield_hotp_counters_from_time()))
    person.page.locator("input[name=code]").fill(format_hotp_value(hotp_value(secret, counter)))
    with person.page.expect_navigation():  # a slow machine must not go elsewhere before the app is added
        person.press("Legg til")


def add_organisation(tone: Window, name: str) -> None:
    tone.follow("Legg inn en organisasjon").write("Navn", name)
    tone.page.get_by_label("Hva slags organisasjon er det?").select_option("nav")
    tone.page.locator("form.form button[type=submit]").first.click()
    assert tone.settled().heading == name


def invite(tone: Window, name: str, role: str) -> None:
    tone.go("/kommunen/ansatte/ny/").write("Navn", name).write("E-post", f"{name.split()[0].lower()}@tomvik.example")
    tone.page.get_by_label("Rolle").select_option(label=role)
    tone.page.get_by_label("Organisasjon").select_option(label="NAV Tomvik")
    tone.press("Send invitasjonen")
    assert tone.heading == name


def come_in_as_staff(person: Window, address: str) -> None:
    """The link in the welcome, a password, the second lock."""
    with as_owner():
        body = Notice.objects.get(address=address).body
    link = re.search(r"/logg-inn/lenke/\S+", body)
    assert link
    person.go(link[0]).press("Logg inn")
    person.write("Nytt passord", PASSWORD).press("Lagre passordet")
    second_lock(person)


def make_process(liv: Window) -> Process:
    """From the template, looked through first."""
    liv.follow("Lag en prosess").follow("Begynn med malen")
    liv.write("Hvor møtes dere?", "Gjenbrukssentralen")
    liv.page.locator("input[type=date]").first.fill(f"{timezone.localdate():%Y-%m-%d}")
    liv.page.locator("form.form button[type=submit]").first.click()
    liv.settled().press("Lag prosessen")
    with as_owner():
        return Process.objects.get()


def seat_facilitator(liv: Window, process: Process) -> None:
    liv.go(f"/prosess/{process.pk}/oppsett/leder/")
    liv.page.get_by_text("Siv Svingen").first.click()
    liv.press("Gi plassen")


def with_second_lock(address: str) -> Account:
    """Someone of the staff who has set up the second lock before."""
    with as_owner():
        found = Account.objects.select_related("person", "municipality").get(email=address)
    make.make(Authenticator, user=found, type="totp", data={"secret": "x"})
    return found
