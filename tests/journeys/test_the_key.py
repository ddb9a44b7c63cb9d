"""The family holds the key: asked for one part, shown what it is, yes until a day, the look in the log, withdrawn, closed.
On an old phone, with and without JavaScript; and through a helper, for one who uses paper."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.database import as_owner
from tests.journeys.browser import Window
from tests.people.consents.household import Household, household, says
from usving.people.models import Mandate, Organisation
from usving.people.rules.parts import Part

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., Window]
WORDS, OTHER = "Vi bor fire på to rom, og det drar fra vinduet", "Dette er bare for meg"


@pytest.fixture
def here() -> Household:
    made = household()
    says(made.mum, WORDS)
    says(made.mum, OTHER, part=Part.STORY)
    with as_owner():
        Organisation.objects.filter(pk=made.nav.pk).update(name="NAV Testvik")
    return made


def asks(nina: Window, here: Household, until: date) -> None:
    """NAV asks for one part."""
    nina.go(reverse("shared_person", args=[here.mum.person_id]))
    assert not nina.shows(WORDS)
    nina.follow("Spør om å få lese mer")
    nina.choose("Hvordan vi bor").choose("Å følge opp personen").choose("Bare meg (NAV Testvik)")
    nina.write("Hvorfor spør du?", "Jeg vil forstå hvordan dere har det hjemme.")
    nina.write("Til og med", until.isoformat()).press("Send spørsmålet")
    assert nina.reads("Ikke åpnet. Du spurte")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_asked_opened_seen_and_closed(here: Household, window: Open, script: bool) -> None:
    until = timezone.localdate() + timedelta(days=30)
    nina, mum = window(script=script, wide=True).login(here.nina), window(script=script).login(here.mum)
    asks(nina, here, until)

    mum.go("/min-side/").follow("Gå til Min sak")
    mum.follow("Se spørsmålet")
    assert mum.heading == "Nina spør om å få se «Hvordan vi bor»"
    assert (mum.reads("Jeg vil forstå hvordan dere har det hjemme."), mum.shows(WORDS), mum.shows(OTHER)) == (
        True,
        True,
        False,
    )
    assert not script or mum.faults() == []  # axe itself is a script
    mum.write("Til og med", (until - timedelta(days=10)).isoformat()).press("Ja, de får se dette")
    assert mum.reads("Du har sagt ja.")

    nina.go(reverse("shared_person", args=[here.mum.person_id])).follow("Hvordan vi bor")
    assert (nina.reads(WORDS), nina.shows(OTHER)) == (True, False)
    assert not script or nina.faults() == []

    mum.go("/om-meg/logg/")
    assert mum.reads("Nina") and mum.reads("Leste «Hvordan vi bor» for å følge meg opp. Grunn: samtykket ditt.")
    mum.go("/min-sak/").page.get_by_role("button", name="Steng").first.click()
    mum.settled()
    assert mum.reads("Ingen kan se dette nå.")

    nina.page.reload()
    assert (nina.shows(WORDS), nina.page.title()[:4] != "") == (False, True)
    assert nina.go(reverse("shared_person", args=[here.mum.person_id])).reads("Ikke åpnet")
    nina.complaints = [said for said in nina.complaints if "404" not in said]
    for one in (nina, mum):
        one.close()


def test_through_a_helper_for_one_who_uses_paper(here: Household, window: Open) -> None:
    until = timezone.localdate() + timedelta(days=30)
    mandate = make.make(
        Mandate, municipality=here.home, person=here.mum.person, helper=here.helper, kind="support",
        may_write=True, may_answer=True, starts=make.long_ago(), ends=until,
    )  # fmt: skip
    nina, helper = window(wide=True).login(here.nina), window().login(here.helper)
    asks(nina, here, until)

    helper.go(reverse("helping_one", args=[mandate.pk])).follow("Se spørsmålet")
    assert helper.reads("Du svarer for Mor. Det står at du gjorde det.")
    assert not helper.shows(WORDS)
    mum = window().login(here.mum)  # the one it is about has seen the words first, on a screen of her own
    assert mum.go("/min-sak/").follow("Se spørsmålet").shows(WORDS)
    helper.page.get_by_label("Mor har sett det som blir åpnet").check()
    helper.press("Ja, de får se dette")
    assert nina.go(reverse("shared_part", args=[here.mum.person_id, "housing"])).reads(WORDS)

    assert mum.go("/om-meg/logg/").reads("Hjelper")
    helper.go(reverse("helping_one", args=[mandate.pk]))
    helper.page.get_by_role("link", name="Nina").first.click()
    helper.settled().press("Trekk samtykket")
    assert not nina.go(reverse("shared_part", args=[here.mum.person_id, "housing"])).shows(WORDS)
    nina.complaints = [said for said in nina.complaints if "404" not in said]
    for one in (nina, helper, mum):
        one.close()


def test_on_a_signed_sheet_noted_by_another_than_who_asked(here: Household, window: Open) -> None:
    """Siri at the school follows the family up too: she prints the sheet and notes the answers, and reads nothing herself."""
    until = timezone.localdate() + timedelta(days=30)
    make.follow_up(here.family, here.siri)
    with as_owner():
        Organisation.objects.filter(pk=here.school.pk).update(name="Skolen")
    nina, siri, mum = (window(wide=True).login(each) for each in (here.nina, here.siri, here.mum))
    asks(nina, here, until)
    assert mum.go("/min-sak/").follow("Se spørsmålet").shows(WORDS)  # what she prints, signs, and can read on paper

    paper = reverse("paper", args=[here.mum.person_id])
    siri.go(paper).follow("Lag et ark først")
    on_the_sheet(siri, until).press("Lag arket")
    assert (siri.reads("Ja til at noen får se noe om meg"), siri.reads("Underskrift"), siri.shows(WORDS)) == (
        True,
        True,
        False,
    )
    siri.follow("Før inn svaret")
    on_the_sheet(siri, until).press("Før inn ja")
    assert siri.reads("Den det gjelder, må ha sett det først.")
    siri.page.get_by_label("Det er krysset av på arket for at personen har sett det som blir åpnet").check()
    siri.press("Før inn ja")
    assert siri.reads("Samtykket er ført inn.") and not siri.shows(WORDS)

    assert nina.go(reverse("shared_part", args=[here.mum.person_id, "housing"])).reads(WORDS)
    mum.go("/om-meg/logg/")
    assert mum.reads("Førte inn et ja på papir: delen «Hvordan vi bor» ble åpnet for Nina ved NAV Testvik.")
    assert mum.reads("Leste «Hvordan vi bor» for å følge meg opp. Grunn: samtykket ditt.")

    siri.go(paper).follow("Før inn at noe er trukket")
    siri.page.get_by_label("Hva gjelder det?").select_option(label="Hvordan vi bor")
    siri.page.get_by_label("Hvem skal ikke se lenger?").select_option(label="Nina ved NAV Testvik")
    siri.press("Før inn at det er trukket")
    assert siri.reads("Var det åpnet, er det stengt nå.")
    nina.page.reload()
    assert not nina.shows(WORDS)
    nina.complaints = [said for said in nina.complaints if "404" not in said]
    siri.complaints = [said for said in siri.complaints if "422" not in said]
    for one in (nina, siri, mum):
        one.close()


def on_the_sheet(siri: Window, until: date) -> Window:
    """Fill in what stands on the sheet."""
    siri.choose("Mor").choose("Å følge meg opp")
    siri.page.get_by_label("Hva gjelder det?").select_option(label="Hvordan vi bor")
    siri.page.get_by_label("Hvem får se?").select_option(label="Nina ved NAV Testvik")
    return siri.write("Til og med", until.isoformat())
