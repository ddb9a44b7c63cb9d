"""Two leaders who change the same thing at once both keep their words; and changing a plan loses nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.process.setting_up import at, days, empty, frame, invites, reload, words
from tests.visitor import Visitor
from usving.process.models import Partner

pytestmark = pytest.mark.django_db
MEANWHILE = ["Noen andre har endret dette mens du skrev. Se over, og lagre på nytt."]


@pytest.fixture
def world() -> Cast:
    return cast()


def version(client: Visitor, url: str) -> str:
    """What the page carries with it of what it showed."""
    return str(client.get(url).context["form"]["version"].value())


def told(response: Any) -> list[tuple[str, str, str | None]]:
    return [(each.label, each.theirs, each.mine) for each in response.context["form"].meanwhile]


def test_what_another_has_changed_is_shown_and_kept(client: Visitor, world: Cast):
    url = at(world, "setup_frame")
    client.login_as(world.liv).post(url, frame())
    seen = version(client, url)
    Visitor().login_as(world.siv).post(url, frame(question="Hva skal til?", arena="Låven", version=seen))
    second = client.post(url, frame(name="Et hjem", arena="Torget", version=seen))
    assert (second.status_code, second.context["form"].errors) == (422, {"__all__": MEANWHILE})
    assert told(second) == [
        ("Hvilket spørsmål er den til for?", "Hva skal til?", None),
        ("Hvor møtes dere?", "Låven", "Torget"),
    ]
    form = second.context["form"]
    shown = {name: form[name].value() for name in ("name", "question", "arena", "version")}
    assert (shown["name"], shown["question"], shown["arena"]) == ("Et hjem", "Hva skal til?", "Torget")
    assert "Du skrev: «Torget»." in second.content.decode()
    assert reload(world.process).question == "Hva skal til?"
    assert client.post(url, frame(**shown)).status_code == 302
    after = reload(world.process)
    assert (after.name, after.question, after.arena) == ("Et hjem", "Hva skal til?", "Torget")


def test_the_same_form_sent_twice_is_no_quarrel(client: Visitor, world: Cast):
    url = at(world, "setup_frame")
    seen = version(client.login_as(world.liv), url)
    sent = frame(version=seen)
    assert [client.post(url, sent).status_code for _click in range(2)] == [302, 302]


@pytest.mark.parametrize("nonsense", ["", "x", "[]", '{"name": 3, "odd": "1"}', "[" * 3000])
def test_a_version_that_is_none_of_ours_breaks_nothing(client: Visitor, world: Cast, nonsense: str):
    response = client.login_as(world.liv).post(at(world, "setup_frame"), frame(version=nonsense))
    assert response.status_code in (302, 422)


def pages(world: Cast) -> dict[str, tuple[str, dict[str, Any], dict[str, Any], str]]:
    """For each other page: its address, what one sends, what the other sends, and the name of the field they quarrel about."""
    make.make(Partner, municipality=world.testvik, process=world.process, organisation=world.nav, part="Bærer")
    nav = world.process.partners.model.objects.filter(process=world.process)
    seat = empty(world, label="Rådgiver")
    office = make.channel(world.process, world.nav)
    home = {"organisation": str(world.nav.pk)}
    gathering = make.gathering(world.process, days=20)
    partner = make.make(
        Partner, municipality=world.testvik, process=world.process, organisation=world.office, part="Bor"
    )
    del nav
    return {
        "station": (at(world, "setup_station", 2), words(**days(0, 9)), words(name_nb="Ny", **days(0, 9)), "Navn"),
        "partner": (at(world, "setup_partner", partner.pk), {"part": "En"}, {"part": "To"}, "Hva gjør de i prosessen?"),
        "seat": (
            at(world, "setup_seat", seat.pk), {"label": "En", **home}, {"label": "To", **home}, "Hva heter plassen?",
        ),
        "office": (
            at(world, "setup_office", office.pk), invites(-5, 5), invites(-5, 9), "Siste dag det inviteres",
        ),
        "gathering": (
            reverse("gathering_plan", args=[gathering.pk]), plan(gathering), plan(gathering, place="Naustet"),
            "Hvor er den?",
        ),
    }  # fmt: skip


def plan(gathering: Any, **changed: Any) -> dict[str, Any]:
    starts = timezone.localtime(gathering.starts_at).strftime("%Y-%m-%dT%H:%M")
    fields = {name: getattr(gathering, name) for name in ("title", "kind", "station", "minutes", "ground")}
    return {"key": str(gathering.pk), "place": "Kafeen", "starts_at": starts, "agenda": "20 Kaffe", **fields, **changed}


@pytest.mark.parametrize("name", ["station", "partner", "seat", "office", "gathering"])
def test_every_page_of_something_that_stands_knows_its_version(client: Visitor, world: Cast, name: str):
    url, mine, theirs, field = pages(world)[name]
    seen = version(client.login_as(world.liv), url)
    assert Visitor().login_as(world.siv).post(url, {**theirs, "version": seen}).status_code == 302
    second = client.post(url, {**mine, "version": seen})
    assert (second.status_code, second.context["form"].errors) == (422, {"__all__": MEANWHILE})
    assert [label for label, _theirs, said in told(second) if said is not None][-1:] == [field]
    again = {**mine, "version": second.context["form"]["version"].value()}
    assert client.post(url, again).status_code == 302


@pytest.mark.parametrize("called_off", [False, True])
def test_a_gathering_that_is_moved_or_called_off_keeps_its_plan_and_its_answers(
    client: Visitor, world: Cast, called_off: bool
):
    points = [{"title": "Kaffe", "minutes": 20, "method": "verdikort"}, {"title": "Middag", "minutes": 60}]
    gathering = make.gathering(world.process, days=20, agenda=points)
    answer = make.attendance(gathering, world.sol_seat, coming="yes", people=4)
    client.login_as(world.liv)
    if called_off:
        client.post(reverse("gathering_off", args=[gathering.pk]))
        client.post(reverse("gathering_on", args=[gathering.pk]))
    else:
        later = timezone.localtime(gathering.starts_at + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
        sent = plan(gathering, starts_at=later, agenda="20 Kaffe [verdikort]\n60 Middag")
        assert client.post(reverse("gathering_plan", args=[gathering.pk]), sent).status_code == 302
    assert reload(gathering).agenda == points
    assert (reload(answer).coming, reload(answer).people) == ("yes", 4)
