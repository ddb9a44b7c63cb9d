"""Who may read what one has said: the choice, and what it does."""

import re
from uuid import UUID

import pytest
from django.urls import reverse

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.asking import asked
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.process.models import Contribution, ContributionReader
from usving.process.rules.audience import Audience
from usving.process.rules.gate import Matter
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def say(world: Cast, audience: Audience = Audience.ME, name: str = "fatima", text: str = "Vi flytter ofte"):
    family = {"fatima": world.sol, "jonas": world.sol, "per": world.bekk}.get(name)
    circle = make.circle(world.process, Side.FAMILIES if family else Side.PROVIDERS)
    return make.contribution(
        getattr(world, name), make.station(world.process), text, audience, family=family, circle=circle
    )


def choose(client: Visitor, said: Contribution, audience: str, *chosen: UUID):
    return client.post(
        reverse("audience", args=[said.pk]), {"audience": audience, "chosen": [str(each) for each in chosen]}
    )


def readers(client: Visitor, said: Contribution, audience: Audience) -> tuple[str, ...]:
    choices = client.get(reverse("audience", args=[said.pk])).context["choices"]
    return next(each.readers for each in choices if each.value == audience)


def test_the_audiences_stand_from_narrow_to_wide(client: Visitor, world: Cast):
    choices = client.login_as(world.fatima).get(reverse("audience", args=[say(world).pk])).context["choices"]
    assert [(each.value, each.label, each.checked) for each in choices] == [
        ("me", "bare meg", True),
        ("family", "familien min", False),
        ("chosen", "noen jeg velger", False),
        ("circle", "kretsen min", False),
        ("all", "alle i prosessen", False),
    ]


def test_the_page_names_exactly_those_who_would_read_now(client: Visitor, world: Cast):
    said = say(world)
    client.login_as(world.fatima)
    families = ("Familien Bekk", "Familien Sol (dere)")
    assert readers(client, said, Audience.FAMILY) == ("Amina Sol", "Jonas Sol")
    assert readers(client, said, Audience.CIRCLE) == families
    assert readers(client, said, Audience.ALL) == families
    make.gate(world.process)
    assert readers(client, said, Audience.ALL) == (*families, "Kari Hus", "Nils Nilsen", "Siv Svingen", "Liv Leder")
    assert readers(client, said, Audience.CIRCLE) == families


def test_the_page_says_whether_the_facilitator_reads_along(client: Visitor, world: Cast):
    said = say(world)
    client.login_as(world.fatima)
    for family in (world.sol, world.bekk):
        assert "Prosessveilederen leser ikke med." in client.get(reverse("audience", args=[said.pk])).content.decode()
        make.voice(world.process, family, Matter.GUEST)
    content = client.get(reverse("audience", args=[said.pk])).content.decode()
    assert "Prosessveilederen leser med nå" in content
    assert "Prosessveilederen leser ikke med." not in content
    assert readers(client, said, Audience.CIRCLE) == ("Familien Bekk", "Familien Sol (dere)", "Siv Svingen")


def test_a_provider_cannot_choose_a_family_that_is_none(client: Visitor, world: Cast):
    said = say(world, name="nils")
    client.login_as(world.nils)
    choices = client.get(reverse("audience", args=[said.pk])).context["choices"]
    assert {each.value: str(each.refusal) for each in choices if each.refusal} == {
        "family": "Du er ikke med i en familie her."
    }
    assert choose(client, said, "family").context["form"].errors == {"audience": ["Du er ikke med i en familie her."]}
    assert readers(client, said, Audience.CIRCLE) == ("Kari Hus", "Nils Nilsen (deg)", "Siv Svingen", "Liv Leder")


def test_one_chooses_among_the_seats_one_sees(client: Visitor, world: Cast):
    said = say(world)
    client.login_as(world.fatima)
    content = client.get(reverse("audience", args=[said.pk])).content.decode()
    offered = re.findall(r'name="chosen"[^>]*><label[^>]*>([^<]+) <span', content)
    assert offered == ["Familien Bekk", "Kari Hus", "Nils Nilsen", "Siv Svingen", "Liv Leder"]
    assert choose(client, said, "chosen").context["form"].errors == {"chosen": ["Velg minst én som skal kunne lese."]}
    assert choose(client, said, "chosen", world.nils_seat.pk).status_code == 302
    for name, status in (("nils", 200), ("kari", 404), ("jonas", 404), ("per", 404), ("siv", 404)):
        assert client.login_as(getattr(world, name)).get(reverse("contribution", args=[said.pk])).status_code == status
    hers = say(world, name="nils")
    client.login_as(world.nils)
    assert choose(client, hers, "chosen", world.bekk_seat.pk).status_code == 422
    with as_owner():
        assert [each.seat_id for each in ContributionReader.objects.all()] == [world.nils_seat.pk]


def test_narrowing_holds_from_the_next_click(client: Visitor, world: Cast):
    said = say(world)
    assert choose(client.login_as(world.fatima), said, "circle").status_code == 302
    assert client.login_as(world.per).get(reverse("contribution", args=[said.pk])).status_code == 200
    assert choose(client.login_as(world.fatima), said, "me").status_code == 302
    assert client.login_as(world.per).get(reverse("contribution", args=[said.pk])).status_code == 404
    with as_owner():
        shared = Entry.objects.filter(event="process.contribution_shared").order_by("at")
        assert [each.facts for each in shared] == [
            {"before": "me", "audience": "circle"},
            {"before": "circle", "audience": "me"},
        ]


def test_what_is_for_all_waits_at_the_gate(client: Visitor, world: Cast):
    said = say(world)
    choose(client.login_as(world.fatima), said, "all")
    address = reverse("contribution", args=[said.pk])
    content = client.get(address).content.decode()
    assert "Dette venter ved porten: kretsen din ser det nå, de andre når porten åpnes." in content
    for name, before in (("per", 200), ("nils", 404), ("siv", 404), ("odd", 404)):
        assert client.login_as(getattr(world, name)).get(address).status_code == before
    make.gate(world.process)
    for name, after in (("per", 200), ("nils", 200), ("siv", 200), ("odd", 404)):
        assert client.login_as(getattr(world, name)).get(address).status_code == after
    assert "venter ved porten" not in client.login_as(world.fatima).get(address).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_readers_asks_as_much_for_three_as_for_one(client: Visitor, world: Cast, count: int):
    for number in range(count):
        make.seat(world.process, SeatRole.FAMILY, make.family(world.testvik, f"Familien {number}"))
    address = reverse("audience", args=[say(world).pk])
    assert asked(client.login_as(world.fatima), address) == 14
