"""The keyboard alone: a family answers and says something, a process is set up, and a colleague is let in."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.journeys.browser import Window
from usving.people.models import Membership
from usving.process.models import Attendance, Contribution, Invitation, Process, Seat
from usving.process.rules.gatherings import GatheringKind

pytestmark = pytest.mark.django_db(transaction=True)
# What has the focus: its role is left out, since the words are what a person looks for; and whether it can be seen there.
# A tick has its ring round the whole line; on the little calendar in a date the browser draws its own, unknown to the field.
FOCUS = """() => {
    const here = document.activeElement, box = here.getBoundingClientRect();
    const style = getComputedStyle(here.matches("[type=radio], [type=checkbox]") ? here.closest(".ds-field") ?? here : here);
    const label = (here.labels?.[0]?.innerText ?? here.getAttribute("aria-label") ?? here.innerText ?? "").trim();
    const ring = style.outlineStyle !== "none" || style.boxShadow !== "none";
    const own = here.matches("body, .ds-skip-link, [type=date]:not(:focus)");
    return [label.split("\\n")[0], ring || own, box.width > 0, label.replaceAll("\\n", "")];
}"""


def tab_to(page: Page, words: str, most: int = 80) -> None:
    """Press Tab until the focus is on these words; every stop on the way can be seen."""
    for _press in range(most):
        page.keyboard.press("Tab")
        found, ring, there, whole = page.evaluate(FOCUS)
        assert ring and there, f"the focus cannot be seen on «{found}»"
        if words in (found, whole):
            return
    raise AssertionError(f"«{words}» cannot be reached by Tab")


def press(page: Page, words: str, heading: str) -> None:
    """Go to these words and press Enter; the page that comes is called `heading`."""
    tab_to(page, words)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=heading, level=1).wait_for()


def write(page: Page, label: str, text: str) -> None:
    """Go to a field and write in it, in place of what stood there."""
    tab_to(page, label)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def pick(page: Page, label: str, words: str) -> None:
    """Go to a list and choose in it with the arrow down, as far as it goes."""
    tab_to(page, label)
    for _option in range(30):
        if page.evaluate("document.activeElement.selectedOptions[0].label") == words:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"«{words}» is not in the list")


def arrow_to(page: Page, words: str) -> None:
    """Move between the choices of a group, where the focus is on one, with the arrow down."""
    for _choice in range(10):
        if page.evaluate(FOCUS)[0] == words:
            page.keyboard.press("Space")
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"«{words}» is not among the choices")


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


@pytest.mark.parametrize("wide", [False, True])
def test_a_process_leader_sets_up_a_process_and_invites_a_provider(
    world: Cast, window: Callable[..., Window], wide: bool
):
    page = window(wide=wide).login(world.liv).go(reverse("process_new")).page
    press(page, "Begynn med malen", "Ny prosess fra malen")
    write(page, "Hva heter prosessen?", "Flere rom til flere")
    write(page, "Hvor møtes dere?", "Biblioteket")
    tab_to(page, "Når starter den?")
    page.keyboard.type("02022027")  # the same whether the day or the month stands first
    press(page, "Se hvordan det blir", "Slik blir prosessen")
    assert not Process.objects.filter(name="Flere rom til flere").exists()
    press(page, "Lag prosessen", "Oppsettet av prosessen")
    press(page, "Inviter tjenesteytere til ledige plasser", "Hvem er med?")
    with as_owner():
        made = Process.objects.get(name="Flere rom til flere")
        seat = Seat.objects.filter(process=made, role="provider", organisation__isnull=False).first()
        assert (str(made.starts), made.arena) == ("2027-02-02", "Biblioteket")
    press(page, f"Inviter noen: {seat}", "Inviter en tjenesteyter")
    write(page, "Hvem inviterer du?", "Pia Prøver")
    page.keyboard.press("Tab")
    arrow_to(page, "Brev på papir, som du skriver ut nå")
    press(page, "Send invitasjonen", "Brevet er klart")
    with as_owner():
        assert list(Invitation.objects.values_list("to_name", "way", "process")) == [("Pia Prøver", "paper", made.pk)]


@pytest.mark.parametrize("wide", [False, True])
def test_an_administrator_lets_in_a_colleague_and_gives_and_ends_a_role(
    world: Cast, window: Callable[..., Window], wide: bool
):
    page = window(wide=wide).login(world.anne).go(reverse("staff")).page
    press(page, "Inviter en ansatt", "Inviter en ansatt")
    write(page, "Navn", "Ine Inn")
    write(page, "E-post", "ine@testvik.example")
    pick(page, "Rolle", "Tjenesteyter")
    pick(page, "Organisasjon (valgfritt)", "NAV Testvik")
    press(page, "Send invitasjonen", "Ine Inn")
    press(page, "Gi en rolle", "Gi en rolle")
    pick(page, "Rolle", "Saksbehandler")
    press(page, "Gi rollen", "Ine Inn")
    press(page, "Avslutt: saksbehandler", "Vil du avslutte rollen?")
    press(page, "Avslutt rollen", "Ine Inn")
    page.get_by_text("Sluttdatoen er lagret.").wait_for()
    press(page, "Angre at rollen slutter: saksbehandler", "Ine Inn")
    page.get_by_text("Rollen gjelder som før.").wait_for()
    press(page, "Rett opplysninger", "Rett opplysninger")
    write(page, "Navn", "Ine Innset")
    press(page, "Lagre", "Ine Innset")
    with as_owner():
        held = Membership.objects.filter(account__person__name="Ine Innset").order_by("role")
        assert list(held.values_list("role", "organisation", "ends")) == [
            ("caseworker", None, None),
            ("provider", world.nav.pk, None),
        ]
