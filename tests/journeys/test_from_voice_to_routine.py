"""From a voice note to a routine made use of: seen by its teller, a provider, the facilitator and the public."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.database import as_owner
from tests.insight.ideas import turned
from tests.journeys.browser import Window
from usving.insight.models import Experience, Idea, Pilot

pytestmark = pytest.mark.django_db(transaction=True)
TOLD = "Vi fikk fire brev på samme dag. Jeg leste ingen av dem."


@pytest.fixture
def world() -> Cast:
    return turned()


def tells_by_voice(phone: Window, process: object) -> None:
    """Record, write out, and share with both sides."""
    phone.context.grant_permissions(["microphone"])
    phone.go(reverse("experiences", args=[process])).follow("Fortell noe")
    phone.choose("En tjeneste").page.get_by_role("button", name="Ta opp").click()
    phone.page.wait_for_timeout(1200)
    phone.page.get_by_role("button", name="Stopp").click()
    phone.page.get_by_text("Opptaket er klart").wait_for()
    phone.write("Det jeg vil fortelle", TOLD).press("Lagre og gå videre")
    phone.choose("Alle i prosessen").press("Lagre")


def marks(reader: Window, process: object, theme: str) -> None:
    """Read the text in the reading room, and give its second sentence words."""
    reader.go(reverse("reading_room", args=[process]))
    reader.page.locator("ul.rows a[href*='/leserom/']").first.click()
    reader.settled().press("Jeg har lest alt")
    reader.choose("Jeg leste ingen av dem.").write("Hva handler det om?", theme).press("Merk det")


def stands_behind(reader: Window, there: str, words: str) -> None:
    """Say that one has read, in own words, and stand behind it."""
    reader.go(there).choose("Jeg har lest alle kildene").write("Med dine egne ord", words).press("Lagre")
    reader.go(there).choose("Jeg står bak").press("Lagre")


def finds_together(provider: Window, family: Window, process: object) -> str:
    """Both sides read, one words a finding, both stand behind it. Returns its address."""
    marks(family, process, "for mye post")
    marks(provider, process, "vi skriver hver for oss")
    provider.go(reverse("finding_new", args=[process])).write("Kort sagt", "For mange brev blir ingen brev")
    provider.write("Hva har vi forstått?", "Når alt kommer på en gang, blir ingenting lest.")
    provider.write("Hva støtter det?", "Begge sider sier det.").write("Hva taler mot det?", "Vi fant ingenting.")
    for box in provider.page.locator("input[name=marks]").all():
        box.check()
    provider.press("Lagre")
    there = provider.page.url
    stands_behind(provider, there, "Vi vet ikke om hverandres brev.")
    stands_behind(family, there, "Vi orker ikke åpne dem.")
    assert family.go(there).reads("begge sider står bak") and family.faults() == []
    return there


def becomes_an_idea(provider: Window, process: object) -> str:
    """An idea that comes from the finding, shared. Returns its address."""
    provider.go(reverse("idea_new", args=[process])).write("Ideen, kort sagt", "Ett brev")
    provider.write("Hva går den ut på?", "Alt i ett brev.").write("For hvem?", "de som søker")
    provider.write("Hva trengs, som ikke finnes i dag?", "Folk mister frister.").write(
        "Hvem må ta den i bruk?", "kontorene"
    )
    provider.press("Lagre").press("Del med alle i prosessen")
    with as_owner():
        there = reverse("idea", args=[Idea.objects.get().pk])
    provider.go(there).follow("Vis hva den kommer fra")
    provider.page.get_by_label("Noe som står her").select_option(label="For mange brev blir ingen brev")
    provider.press("Lagre kilden")
    return there


def says_new(phone: Window, there: str) -> None:
    phone.go(there).follow("Si hva som er nytt, for din side")
    phone.write("Hva finnes i dag?", "Fire brev.").write("Hva er annerledes i ideen?", "Ett brev.").press("Lagre")


def is_tried(family: Window, provider: Window, there: str) -> None:
    """New by both sides; a small pilot; both go on."""
    says_new(family, there)
    says_new(provider, there)
    provider.press("Ta steget").follow("Planlegg en utprøving")
    today = timezone.localdate().isoformat()
    provider.write("Hva gjør vi?", "Tre familier får ett brev.").write("Hvordan ser vi det?", "Om noen ringer.")
    provider.write("Hva får oss til å stoppe før tiden?", "Vi stopper hvis noen mister en frist.")
    provider.write("Fra", today).write("Til og med", today).press("Lagre arket")
    provider.follow("Skriv hvem som gjør hva").write("Eller et navn", "Berit").write("Hva gjør de?", "Skriver").press(
        "Skriv det ned"
    )
    provider.press("Sett i gang").write("Hva skjedde?", "Brevet kom.").press("Skriv i loggen")
    provider.follow("Avslutt eller stopp").press("Avslutt")
    with as_owner():
        pilot = reverse("pilot", args=[Pilot.objects.get().pk])
    for phone in (family, provider):
        phone.go(pilot).follow("Si hva vår side mener").write("Hva vet vi nå?", "Det virket.")
        phone.choose("gå videre").press("Lagre svaret")


def is_made_use_of(provider: Window, there: str) -> None:
    provider.go(there).press("Ta steget").follow("Fortell hva den ble").write("Hvem eier det nå?", "Kari Hus")
    provider.choose("en fast måte å gjøre det på").write("Hvordan gjøres det nå?", "Alle får ett brev.")
    provider.write("Siden når?", timezone.localdate().isoformat()).write("For hvor mange personer?", "40")
    provider.write("Hva kom det i stedet for?", "Fire brev").press("Lagre")


def is_opened(leader: Window, family: Window, provider: Window, process: object) -> None:
    """The facilitator drafts the open page with the routine on it; both sides say yes; it opens."""
    edit = reverse("open_page_edit", args=[process])
    leader.go(edit).write("Overskrift", "Det vi har lært").write("Adressen til siden", "ett-brev").press("Lagre")
    leader.go(edit).follow("Ett brev").press("Lagre")
    for phone in (family, provider):
        phone.go(edit).press("Ja, den kan åpnes akkurat slik")
    leader.go(edit).press("Åpne siden for alle")


def test_what_one_told_became_a_routine_that_everyone_can_read_of(world: Cast, window: Callable[..., Window]):
    process = world.process.pk
    family, provider, leader = (window().login(each) for each in (world.fatima, world.nils, world.siv))
    tells_by_voice(family, process)
    found = finds_together(provider, family, process)
    idea = becomes_an_idea(provider, process)
    is_tried(family, provider, idea)
    is_made_use_of(provider, idea)
    is_opened(leader, family, provider, process)

    with as_owner():
        told = Experience.objects.get()
    family.go(reverse("became", args=[told.pk]))
    for words in ("Begge sider står bak innsikten", "Ble til en idé", "Prøvd ut", "Tatt i bruk"):
        assert family.reads(words)
    assert family.faults() == []
    provider.go(found)
    provider.page.get_by_role("link", name="Les hele teksten").first.click()
    provider.page.get_by_text("Vi fikk fire brev på samme dag.").first.wait_for()  # one click back to the first story
    assert leader.go(reverse("uses", args=[process])).reads("Ett brev")
    public = window(script=False)
    public.go(reverse("open_page", args=["ett-brev"]))
    assert (public.reads("Ett brev"), public.shows("Fatima"), public.shows("Nils")) == (True, False, False)
    assert public.page.request.get(public.page.url).headers["cache-control"] == "private, no-store"
