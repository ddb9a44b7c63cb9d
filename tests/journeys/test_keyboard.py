"""The keyboard alone: from the first key on Min side to an answer to a gathering, and to words that the circle reads."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.journeys.browser import Window
from usving.process.models import Attendance, Contribution
from usving.process.rules.gatherings import GatheringKind

pytestmark = pytest.mark.django_db(transaction=True)
# What has the focus: its role is left out, since the words are what a person looks for; and whether it can be seen there.
FOCUS = """() => {
    const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here);
    const label = here.labels?.[0]?.innerText ?? here.getAttribute("aria-label") ?? here.innerText ?? "";
    const ring = style.outlineStyle !== "none" || style.boxShadow !== "none";
    return [label.trim().split("\\n")[0], ring || here.type === "radio" || here.matches("body, .ds-skip-link"), box.width > 0];
}"""


def tab_to(page: Page, words: str, most: int = 80) -> None:
    """Press Tab until the focus is on these words; every stop on the way can be seen."""
    for _press in range(most):
        page.keyboard.press("Tab")
        found, ring, there = page.evaluate(FOCUS)
        assert ring and there, f"the focus cannot be seen on «{found}»"
        if found == words:
            return
    raise AssertionError(f"«{words}» cannot be reached by Tab")


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.mark.parametrize("wide", [False, True])
def test_a_family_answers_a_gathering_and_says_something_to_its_circle(
    world: Cast, window: Callable[..., Window], wide: bool
):
    gathering = make.gathering(world.process, GatheringKind.FAMILIES)
    page = window(wide=wide).login(world.fatima).go(reverse("gathering", args=[gathering.pk])).page
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)[0] == "Gå rett til innholdet"
    page.keyboard.press("Enter")
    tab_to(page, "Vi kommer")
    page.keyboard.press("Enter")
    page.get_by_text("Takk, svaret er lagret.").wait_for()
    page.goto(page.url.split("/samling/")[0] + reverse("write", args=[world.process.pk, 1]))
    tab_to(page, "Det jeg vil si")
    page.keyboard.type("Vi flytter ofte")
    tab_to(page, "Lagre og gå videre")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Hvem skal få lese?").wait_for()
    tab_to(page, "Bare meg")
    for _choice in range(4):
        page.keyboard.press("ArrowDown")
        if page.evaluate(FOCUS)[0] == "Kretsen min":
            break
    tab_to(page, "Lagre")
    page.keyboard.press("Enter")
    page.get_by_text("Du kan endre hvem som leser").wait_for()
    with as_owner():
        assert [row.coming for row in Attendance.objects.filter(gathering=gathering)] == ["yes"]
        assert list(Contribution.objects.values_list("text", "audience")) == [("Vi flytter ofte", "circle")]
