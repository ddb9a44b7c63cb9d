"""The gate: each family one voice, seen by the families alone, opened for good by the last of them."""

from uuid import uuid4

import pytest
from django.urls import reverse

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.asking import asked
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.process.models import FamilyVoice, Gate
from usving.process.rules.gate import Matter
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def page_of(world: Cast) -> str:
    return reverse("gate", args=[world.process.pk])


def speak(client: Visitor, world: Cast, name: str, matter: str = "join", says: str = "ja", **more: str):
    client.login_as(getattr(world, name))
    return client.post(reverse("gate_voice", args=[world.process.pk]), {"matter": matter, "says": says, **more})


def voices(world: Cast) -> dict[tuple[str, str], bool]:
    with as_owner():
        said = FamilyVoice.objects.filter(process=world.process).select_related("family")
        return {(each.family.name, each.matter): each.says for each in said}


def is_open(world: Cast) -> bool:
    with as_owner():
        return Gate.objects.filter(process=world.process).exists()


@pytest.mark.parametrize(
    ("name", "sees", "speaks"),
    [
        ("fatima", 200, 302),
        ("amina", 200, 302),
        ("nils", 200, 404),
        ("siv", 200, 404),
        ("liv", 200, 404),
        ("anne", 404, 404),
        ("odd", 404, 404),
        ("bo", 404, 404),
    ],
)
def test_the_page_lets_in_those_who_sit_here_and_the_families_speak(
    client: Visitor, world: Cast, name: str, sees: int, speaks: int
):
    assert client.login_as(getattr(world, name)).get(page_of(world)).status_code == sees
    assert speak(client, world, name).status_code == speaks
    assert client.get(reverse("gate_voice", args=[world.process.pk])).status_code == 405
    assert client.post(page_of(world)).status_code == 405
    assert client.get(reverse("gate", args=[uuid4()])).status_code == 404


def test_only_the_families_see_who_has_said_what(client: Visitor, world: Cast):
    speak(client, world, "fatima", says="vent")
    inside = client.login_as(world.per).get(page_of(world))
    assert [(each.name, each.says) for each in inside.context["join"]["asked"].said] == [
        ("Familien Bekk", None),
        ("Familien Sol", False),
    ]
    for name in ("nils", "siv", "liv"):
        content = client.login_as(getattr(world, name)).get(page_of(world)).content.decode()
        assert [word in content for word in ("Familien Sol", "Familien Bekk", "ikke svart", ">ja<", "Det trengs")] == [
            False
        ] * 5


def test_each_family_has_one_voice_and_may_change_it(client: Visitor, world: Cast):
    speak(client, world, "fatima", says="ja")
    speak(client, world, "jonas", says="vent")
    assert voices(world) == {("Familien Sol", "join"): False}


def test_a_youth_sees_and_reads_why_not(client: Visitor, world: Cast):
    content = client.login_as(world.amina).get(page_of(world)).content.decode()
    assert "En voksen i familien gir stemmen." in content
    assert 'name="says"' not in content
    answer = speak(client, world, "amina")
    assert "En voksen i familien gir stemmen." in client.get(answer.headers["Location"]).content.decode()
    assert voices(world) == {}


def test_the_last_voice_is_asked_for_once_more_and_opens_for_good(client: Visitor, world: Cast):
    assert speak(client, world, "fatima").status_code == 302
    asked = speak(client, world, "per")
    assert (asked.status_code, asked.templates[0].name) == (200, "process/gate_confirm.html")
    assert (is_open(world), voices(world)) == (False, {("Familien Sol", "join"): True})
    assert speak(client, world, "per", confirmed="on").status_code == 302
    assert is_open(world)
    with as_owner():
        assert Entry.objects.filter(event="process.gate_opened").count() == 1
    content = client.get(page_of(world)).content.decode()
    assert "Porten er åpen. Den kan ikke lukkes igjen." in content
    again = speak(client, world, "per", says="vent")
    assert "Den kan ikke lukkes igjen." in client.get(again.headers["Location"]).content.decode()
    assert is_open(world)


def test_majority_takes_all_to_agree_and_then_opens_with_more_than_half(client: Visitor, world: Cast):
    third = make.family(world.testvik, "Familien Fjell", world.odd)
    make.seat(world.process, SeatRole.FAMILY, third)
    for name in ("fatima", "per"):
        assert speak(client, world, name).status_code == 302
        assert speak(client, world, name, "majority").status_code == 302
    assert not is_open(world)
    asked = speak(client, world, "odd", "majority")
    assert asked.templates[0].name == "process/gate_confirm.html"
    speak(client, world, "odd", "majority", confirmed="on")
    assert is_open(world)
    assert voices(world)[("Familien Fjell", "majority")] is True


def test_the_facilitator_reads_along_while_every_family_says_so(client: Visitor, world: Cast):
    def is_guest() -> bool:
        return client.login_as(world.siv).get(page_of(world)).context["is_guest"]

    speak(client, world, "fatima", "guest")
    assert not is_guest()
    speak(client, world, "per", "guest")
    assert is_guest()
    make.gate(world.process)
    speak(client, world, "per", "guest", "vent")
    assert not is_guest()


def test_nonsense_changes_nothing(client: Visitor, world: Cast):
    assert speak(client, world, "fatima", "tull").status_code == 302
    assert speak(client, world, "fatima", "join", "tull").status_code == 302
    assert voices(world) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_for_three_families_as_for_one(client: Visitor, world: Cast, count: int):
    for number in range(count):
        family = make.family(world.testvik, f"Familien {number}")
        make.seat(world.process, SeatRole.FAMILY, family)
        make.voice(world.process, family, Matter.JOIN)
    assert asked(client.login_as(world.fatima), page_of(world)) == 11


def test_an_open_gate_asks_nothing_about_itself(client: Visitor, world: Cast):
    headings = ("Skal vi åpne porten?", "Kan flertallet bestemme?", "Dette svarte familiene")
    closed = client.login_as(world.fatima).get(page_of(world)).content.decode()
    assert [each in closed for each in headings] == [True, True, False]
    speak(client, world, "fatima")
    speak(client, world, "per", confirmed="on")
    opened = client.get(page_of(world)).content.decode()
    assert [each in opened for each in headings] == [False, False, True]
