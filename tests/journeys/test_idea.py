"""An idea on a phone, all the way from a note to something made use of; one of the phones has no JavaScript."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.database import as_owner
from tests.insight.ideas import turned
from tests.journeys.browser import Window
from usving.insight.models import Idea, Pilot

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., Window]


@pytest.fixture
def world() -> Cast:
    return turned()


def says_new(phone: Window) -> None:
    phone.follow("Si hva som er nytt, for din side")
    phone.write("Hva finnes i dag?", "Fire brev.").write("Hva er annerledes i ideen?", "Ett brev.").press("Lagre")


def looks_back(phone: Window, choice: str) -> None:
    phone.follow("Si hva vår side mener")
    phone.write("Hva vet vi nå?", "Ett brev er nok.").choose(choice).press("Lagre svaret")


def test_from_a_note_to_something_made_use_of(world: Cast, window: Open):
    family, office = window(script=False).login(world.fatima), window().login(world.nils)
    family.go(reverse("ideas", args=[world.process.pk])).follow("Skriv en idé")
    family.write("Ideen, kort sagt", "Ett brev").write("Hva går den ut på?", "Alt i ett brev.")
    family.write("Hva trengs, som ikke finnes i dag?", "Folk mister frister.").write("For hvem?", "de som søker")
    family.write("Hvem må ta den i bruk?", "kontorene").press("Lagre")
    assert family.reads("bare et notat")
    family.press("Del med alle i prosessen")
    with as_owner():
        idea = Idea.objects.get()
    page = reverse("idea", args=[idea.pk])
    says_new(family)
    says_new(office.go(page))
    office.press("Ta steget")
    assert office.faults() == []
    family.go(page).follow("Planlegg en utprøving")
    today = timezone.localdate().isoformat()
    family.write("Hva gjør vi?", "Tre familier får ett brev.").write("Hvordan ser vi det?", "Om noen ringer.")
    family.write("Hva får oss til å stoppe før tiden?", "Vi stopper hvis noen mister en frist.")
    family.write("Fra", today).write("Til og med", today).press("Lagre arket")
    family.follow("Skriv hvem som gjør hva").write("Eller et navn", "Berit").write("Hva gjør de?", "Skriver").press(
        "Skriv det ned"
    )
    family.press("Sett i gang").write("Hva skjedde?", "Brevet kom.").write("Tall", "2").press("Skriv i loggen")
    family.follow("Avslutt eller stopp").press("Avslutt")
    looks_back(family, "gå videre")
    with as_owner():
        pilot = Pilot.objects.get()
    looks_back(office.go(reverse("pilot", args=[pilot.pk])), "endre noe")
    assert office.reads("går videre, endret") and office.faults() == []
    office.go(page).press("Ta steget").follow("Fortell hva den ble")
    office.write("Hvem eier det nå?", "Kari Hus").choose("en fast måte å gjøre det på")
    office.write("Hvordan gjøres det nå?", "Alle får ett brev.").write("Siden når?", today)
    office.write("For hvor mange personer?", "40").write("Hva kom det i stedet for?", "Fire brev").press("Lagre")
    assert office.heading == "Ett brev" and office.faults() == []
    assert family.go(page).reads("nyttiggjort")
    with as_owner():
        idea.refresh_from_db()
    assert idea.state == "used"
