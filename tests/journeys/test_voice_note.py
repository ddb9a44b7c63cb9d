"""A voice note: recorded in the browser, written out, shared, answered, and its teller told."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.journeys.browser import Window
from usving.insight.models import Experience, ExperienceSound, Reply
from usving.people.models import Notice

pytestmark = pytest.mark.django_db(transaction=True)
LENGTH = """async () => {
  const player = document.querySelector("audio");
  player.load();
  await new Promise((ready, broken) => {
    player.onloadedmetadata = ready;
    player.onerror = () => broken(player.error.message);
  });
  return player.duration;
}"""


@pytest.fixture
def world() -> Cast:
    return cast()


def test_a_voice_note_is_recorded_written_out_shared_and_answered(world: Cast, window: Callable[..., Window]):
    fatima = window().login(world.fatima)
    fatima.context.grant_permissions(["microphone"])
    fatima.go(reverse("experiences", args=[world.process.pk])).follow("Fortell noe")
    fatima.choose("En dag").page.get_by_role("button", name="Ta opp").click()
    fatima.page.get_by_text("Tar opp.").wait_for()
    fatima.page.wait_for_timeout(1500)
    fatima.page.get_by_role("button", name="Stopp").click()
    fatima.page.get_by_text("Opptaket er klart").wait_for()
    assert fatima.faults() == []
    fatima.press("Lagre og gå videre")
    assert fatima.heading == "Hvem skal få lese?"
    with as_owner():
        told, sound = Experience.objects.get(), ExperienceSound.objects.get()
    assert (told.audience, told.text, sound.kind) == ("me", "", "webm")
    assert bytes(sound.heard)[:4] == b"\x1a\x45\xdf\xa3"

    fatima.go(reverse("experience", args=[told.pk]))
    heard = fatima.page.evaluate(LENGTH)
    assert 1 < heard < 10
    assert fatima.faults() == []
    fatima.follow("Skriv det ut").write("Det jeg vil fortelle", "Det var en god dag.").press("Lagre")
    fatima.follow("Velg hvem som leser").choose("Noen jeg velger").choose("Kari Hus tjenesteyter").press("Lagre")
    assert fatima.heading == "Hva kan det brukes til?"
    assert fatima.page.get_by_text("ja, du har sagt ja").count() == 0

    kari = window().login(world.kari)
    kari.go(reverse("replies", args=[world.process.pk])).follow("Om en dag, fra Fatima Sol")
    assert kari.reads("Det var en god dag.")
    kari.write("Svaret ditt", "Vi skal gjøre mer av det.").press("Gi svaret")
    assert kari.faults() == []
    fatima.go(reverse("became", args=[told.pk]))
    assert fatima.reads("Vi skal gjøre mer av det.")
    with as_owner():
        assert Reply.objects.get().answered_as == "Kari Hus"
        told_of = list(Notice.objects.filter(account=world.fatima).values_list("subject", flat=True))
    assert told_of == ["Du har fått svar på noe du har fortalt"]
