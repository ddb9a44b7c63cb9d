"""On a telephone: something lent from offer to thank-you, and a wish under another name, with JavaScript and without."""

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
from usving.strengths.actions.lent import remind_of_lent
from usving.strengths.models import Agreement

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world() -> Cast:
    return cast()


def whole(window: Window) -> None:
    """Nothing is wrong on the page as it stands; axe itself needs a script."""
    assert not window.script or window.faults() == []


@pytest.mark.parametrize("script", [True, False])
def test_from_an_offer_through_a_loan_to_a_thank_you(world: Cast, window: Callable[..., Window], script: bool):
    fatima, per = window(script=script).login(world.fatima), window(script=script).login(world.per)
    board = reverse("exchange", args=[world.process.pk])
    # She begins with what she has, and offers it by an act of its own.
    fatima.go(reverse("resources")).follow("Skriv ned noe").choose("Det vi har").write("Hva er det?", "En henger")
    fatima.press("Lagre").follow("En henger").follow("Legg det ut til bytte")
    fatima.choose("Det er et lån, og skal tilbake").press("Legg det ut")
    whole(fatima)
    # He finds it before any wish, and answers under another name.
    per.go(board).follow("En henger").follow("Ja takk, gjerne")
    per.page.get_by_label("Et annet navn", exact=False).last.fill("Kveldsvind")
    per.write("Vil du si noe kort?", "Lørdag passer fint").press("Send")
    assert (per.heading, per.reads("Nå venter dere på svar fra den andre.")) == ("En henger", True)
    fatima.go(board).follow("En henger")
    assert (fatima.reads("Kveldsvind"), fatima.reads("Lørdag passer fint"), fatima.shows("Per Bekk")) == (
        True,
        True,
        False,
    )
    day = timezone.localdate() + timedelta(days=1)
    fatima.follow("Ja, det passer").write("Tilbake innen", day.isoformat()).press("Si ja")
    fatima.press("Det er overlevert")
    whole(fatima)
    # The clock says a gentle word, once; then it is back, and he thanks her.
    with as_owner():
        Notice.objects.all().delete()
    assert (by_the_clock(remind_of_lent), by_the_clock(remind_of_lent)) == (1, 0)
    per.go(board).follow("En henger").press("Det er levert tilbake").follow("Si takk")
    per.write("Vil du si noe?", "Tusen takk for lånet!").press("Send takken")
    assert per.reads("Ferdig og takket for.")
    whole(per)
    fatima.go(reverse("exchange_ended", args=[world.process.pk])).follow("En henger")
    assert (fatima.reads("Tusen takk for lånet!"), fatima.shows("Per Bekk")) == (True, False)
    with as_owner():
        assert list(Agreement.objects.values_list("state", "giver_name", "taker_name")) == [("thanked", "", "")]


@pytest.mark.parametrize("script", [True, False])
def test_asking_under_another_name_shows_no_one_who_asks(world: Cast, window: Callable[..., Window], script: bool):
    make.gate(world.process)
    fatima, per = window(script=script).login(world.fatima), window(script=script).login(world.per)
    board = reverse("exchange", args=[world.process.pk])
    fatima.go(board).follow("Be om noe").write("Hva trenger du?", "En vinterdress")
    chosen = fatima.page.get_by_label("Et annet navn", exact=False).last.input_value()
    fatima.press("Legg det ut")
    per.go(board)
    assert (per.reads(chosen), per.shows("Fatima"), per.shows("Familien Sol")) == (True, False, False)
    per.follow("En vinterdress").follow("Jeg kan hjelpe").choose("Per Bekk").press("Send")
    assert (per.shows("Fatima"), per.shows("Familien Sol")) == (False, False)
    # She tells her name herself, as she says yes.
    fatima.go(board).follow("En vinterdress").follow("Ja, det passer")
    fatima.choose("Fortell den andre navnet mitt").press("Si ja")
    per.go(board).follow("En vinterdress")
    assert per.reads("som heter Fatima Sol")
