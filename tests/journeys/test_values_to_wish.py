"""From what matters to how one wishes to live, and on to what the money could be: on a phone, with a script and without."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.journeys.browser import Window
from usving.economy.models import SavedPlan
from usving.housing.models import Wish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world() -> Cast:
    return cast()


def add_use(mine: Window, name: str, cost: str, area: str, mark: str) -> None:
    """Add one way to use money."""
    mine.follow("Legg til noe").write("Hva er det?", name).write("Hva koster det i måneden?", cost)
    mine.page.get_by_label(area).first.select_option(mark)
    mine.press("Lagre")


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_from_values_to_a_wish_and_a_plan_one_tries(world: Cast, window: Callable[..., Window], script: bool):
    mine = window(script=script).login(world.fatima).go(reverse("values"))
    mine.follow("Se på kortene")
    mine.page.get_by_label("Ro:").first.check()
    mine.page.get_by_label("Trygghet:").first.check()
    mine.press("Lagre kortene").page.get_by_role("button", name="Flytt Ro opp").click()
    mine.settled().follow("Ro")
    mine.page.get_by_label("Hvor viktig er dette for deg?").select_option("9")
    mine.write("Hvorfor betyr det noe for deg?", "Jeg vil sove").press("Lagre")
    assert mine.reads("9 av 10")
    mine.follow("Brevene mine").follow("Skriv et brev").write("Brevet", "Kjære meg. Vi bor ved skogen.").press(
        "Lagre brevet"
    )
    assert mine.reads("Vi bor ved skogen.")
    mine.go(reverse("values")).follow("Ro").follow("Lag et ønske")
    mine.write("Hva er det?", "Et soverom mot hagen").choose("Må ha").press("Lagre ønsket")
    assert mine.heading == "Slik vil vi bo"
    with as_owner():
        assert list(Wish.objects.values_list("words", "kind", "value_words")) == [("Et soverom mot hagen", "must", "")]
    mine.go(reverse("alternatives")).press("Begynn sammen").follow("Begynn her")
    mine.choose("Ro").choose("Barna").press("Lagre og gå videre").press("Lagre")
    mine.follow("Skriv hva dere har").write("Kroner i måneden", "1000").press("Lagre")
    add_use(mine, "Svømming", "600", "Barna", "8")
    add_use(mine, "Barnevakt", "700", "Ro", "6")
    mine.follow("Se hvilke planer som passer")
    first = mine.page.locator("#svar .card").nth(1)
    assert "Svømming" in first.inner_text()
    mine.page.get_by_label("Barna").first.fill("1")  # the slider
    if not script:
        mine.press("Regn på nytt")
    first.get_by_text("Barnevakt").first.wait_for()
    mine.press("Lagre denne").write("Hva vil dere kalle planen?", "Mer ro").press("Lagre planen").press(
        "Begynn å prøve"
    )
    assert mine.reads("Dere prøver den fra")
    with as_owner():
        plan = SavedPlan.objects.get(name="Mer ro")
        assert (plan.tried_by_id, plan.question["areas"][1]["weight"] in (1, 5)) == (world.fatima.pk, True)
