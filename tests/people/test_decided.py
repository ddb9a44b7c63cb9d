"""What the municipality has decided is read by everyone who belongs to it: with role and day, and never with a name."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.people.models import Confirmation
from usving.people.rules.confirmations import Group, matters
from usving.people.rules.roles import Role

pytestmark = pytest.mark.django_db
HERE = "/kommunen/bestemt/"
EVERYONE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd")


@pytest.fixture
def world() -> Cast:
    return cast()


def decide(world: Cast, code: str, value: Any, reason: str = "") -> None:
    make.make(
        Confirmation, id=uuid4(), municipality=world.testvik, code=code, value=value, reason=reason, by=world.anne,
        name="Anne Admin",
    )  # fmt: skip


def read(client: Visitor) -> dict[str, str]:
    """What stands at each matter, as one reads it."""
    html = client.get(HERE).content.decode()
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html, re.DOTALL)
    return {name: " ".join(re.sub(r"<[^>]+>", " ", words).split()) for name, words in found}


def test_everyone_there_reads_what_is_decided_and_nobody_across_the_border(world: Cast, client: Visitor):
    decide(world, "incident.told", "Personvernombudet sier fra til familien samme dag")
    told = {
        who: "Personvernombudet sier fra" in client.login_as(getattr(world, who)).get(HERE).content.decode()
        for who in (*EVERYONE, "bo")
    }
    assert told == {**dict.fromkeys(EVERYONE, True), "bo": False}
    assert Visitor().get(HERE).status_code == 302


def test_it_says_role_and_day_and_no_name(world: Cast, client: Visitor):
    decide(world, "lottery.witness", "To fra eldrerådet")
    decide(world, "worker_names_hidden", True, "Noen er truet")
    client.login_as(world.fatima)
    matter, html = read(client), client.get(HERE).content.decode()
    assert matter["Hvem som er vitne"].startswith("To fra eldrerådet Bestemt av administratoren i kommunen ")
    assert matter["Skjule navnet på ansatte i loggen"].startswith("Ja Noen er truet Bestemt av")
    with as_owner():
        assert set(Confirmation.objects.values_list("name", flat=True)) == {"Anne Admin"}
    assert "Anne Admin" not in html


def test_what_is_not_decided_says_so_and_what_holds_meanwhile(world: Cast, client: Visitor):
    client.login_as(world.fatima)
    matter = read(client)
    assert matter["Hvem som trekker"] == "Ikke bestemt ennå."
    said = "Ikke bestemt ennå. Til det er bestemt, gjelder dette: Statsforvalteren"
    assert matter["Klage på nei til hjelp med å skaffe eller beholde bolig"] == said
    assert len(matter) == len(matters())


def test_the_newest_decision_is_the_one_that_stands(world: Cast, client: Visitor):
    for body in ("Klagenemnda", "Statsforvalteren"):
        decide(world, "appeal.start-loan", body)
    matter = read(client.login_as(world.per))
    assert matter["Klage på startlån"].startswith("Statsforvalteren Bestemt av")


@pytest.mark.parametrize("who", ["fatima", "liv", "anne"])
def test_the_way_there(world: Cast, client: Visitor, who: str):
    client.login_as(getattr(world, who))
    for name in ("privacy", "help", "own_data"):
        assert (name, f'href="{HERE}"' in client.get(reverse(name)).content.decode()) == (name, True)
    assert HERE not in Visitor().get(reverse("privacy")).content.decode()


def test_one_who_hears_appeals_is_led_to_who_hears_which(world: Cast, client: Visitor):
    make.role(world.odd, Role.COMPLAINT_BODY)
    assert f'href="{HERE}#appeal"' in client.login_as(world.odd).get(reverse("my_page")).content.decode()
    html = client.get(HERE).content.decode()
    assert [f'id="{group}"' in html for group in Group] == [True] * len(Group)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_three(
    world: Cast, client: Visitor, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for code in ("lottery.draws", "lottery.witness", "lottery.published")[:count]:
        decide(world, code, "Slik gjør vi det")
    client.login_as(world.fatima)
    with django_assert_num_queries(QUERIES):
        html = client.get(HERE).content.decode()
    assert html.count("Slik gjør vi det") == count


QUERIES = 8


def test_it_is_only_read(world: Cast, client: Visitor):
    assert client.login_as(world.anne).post(HERE).status_code == 405
