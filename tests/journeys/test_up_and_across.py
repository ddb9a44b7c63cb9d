"""Something is lifted on a telephone: everyone it concerns says yes, nobody answers, it rises by itself, and a link answers."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.journeys.browser import Window, by_the_clock
from usving.people.models import Notice
from usving.steering.actions.escalation_answers import rise_what_is_overdue
from usving.steering.models import Escalation

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., Window]
WORDS = "I dag ringer vi fem steder. Vi trenger én."


@pytest.fixture
def world() -> Cast:
    made = cast()
    make.gate(made.process)
    return made


def whole(window: Window) -> None:
    """Nothing is wrong on the page as it stands."""
    assert window.faults() == []
    assert window.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def letter_to(address: str) -> str:
    with as_owner():
        body = Notice.objects.filter(address=address).latest("created_at").body
    line = next(each for each in body.splitlines() if "/loftet/lenke/" in each)
    return line[line.index("/loftet/") :].strip()


def test_from_the_words_to_the_answer(world: Cast, window: Open):
    fatima, per = window().login(world.fatima), window(script=False).login(world.per)
    raise_it(world, fatima)
    with as_owner():
        found = Escalation.objects.get()
    there = reverse("escalation", args=[found.pk])
    fatima.press("Spør dem det gjelder")
    assert fatima.reads("Du har sagt ja. Vi venter på de andre.")
    per.go(there)
    assert per.reads(WORDS)
    per.press("Ja, dette kan sendes")
    assert per.reads("De andre ser at du har sagt ja.")
    fatima.go(there).press("Send saken")
    assert fatima.reads("Kari Hus, Boligkontoret har saken siden")
    kari = window(wide=True).login(world.kari).go(reverse("lifted_to_me"))
    whole(kari)
    kari.follow("Én å ringe")
    assert kari.reads(WORDS)

    later = timezone.now() + timedelta(days=15)
    assert by_the_clock(lambda: rise_what_is_overdue(later)) == 1
    fatima.go(there)
    assert fatima.reads("Lena Leder har saken siden")
    whole(fatima)
    lena = window().go(letter_to("lena@testvik.example"))
    assert not lena.shows(WORDS)
    whole(lena)
    lena.press("Les saken")
    assert lena.reads(WORDS)
    whole(lena)
    lena.write("Hva skjer nå, og når?", "Fra mandag")
    lena.go(letter_to("lena@testvik.example")).press("Les saken")
    assert lena.page.get_by_label("Hva skjer nå, og når?").input_value() == "Fra mandag"
    lena.choose("Ja, dette gjør vi.").write("Hva skjer nå, og når?", "Fra mandag er det ett nummer.").press(
        "Send svaret"
    )
    assert lena.heading == "Takk for svaret"
    assert lena.page.evaluate("sessionStorage.getItem('svar')") is None
    fatima.go(there)
    assert fatima.reads("Fra mandag er det ett nummer.")
    fatima.page.locator("summary", has_text="Ja, saken er ferdig").click()
    fatima.press("Avslutt saken")
    assert fatima.reads("Fint. Saken er ferdig.")
    whole(fatima)


def raise_it(world: Cast, fatima: Window) -> None:
    """The words, whom it concerns, and the ladder."""
    fatima.go(reverse("escalations", args=[world.process.pk])).follow("Løft noe videre")
    whole(fatima)
    fatima.write("Hva gjelder det?", "Én å ringe").write("Hva trenger dere, og hvorfor?", WORDS)
    fatima.choose("oppover: til en leder, rådmannen eller kommunestyret").choose("Familien Bekk").press("Gå videre")
    fatima.page.get_by_label("En ansatt i kommunen").first.select_option(label="Kari Hus, Boligkontoret")
    fatima.page.get_by_text("Hvis ingen svarer: lederen over").click()
    fatima.page.locator("#id_name_2").fill("Lena Leder")
    fatima.page.locator("#id_email_2").fill("lena@testvik.example")
    whole(fatima)
    fatima.press("Lagre")
    assert fatima.heading == "Én å ringe"
