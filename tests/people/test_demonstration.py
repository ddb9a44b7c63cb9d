"""A demonstration's doors: open only where it is one, and only from the machine itself."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.people.test_login_link import ask, who_is_in
from tests.visitor import Visitor
from usving.people.models import DemonstrationMark, Notice
from usving.people.queries import demonstration

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any) -> Cast:
    settings.DEMO = True
    world = cast()
    make.make(DemonstrationMark)
    return world


def enter(client: Visitor, pk: Any) -> int:
    return int(client.post(reverse("login_demonstration", args=[pk])).status_code)


def test_the_login_page_lists_everyone_and_lets_in_completely(world: Cast, client: Visitor):
    people = client.get(reverse("login")).context["people"]
    assert [
        (each.name, each.roles, each.organisation, each.family) for each in people if each.family or each.organisation
    ] == [
        ("Amina Sol", ["family-member"], None, "Familien Sol"),
        ("Fatima Sol", ["family-member"], None, "Familien Sol"),
        ("Jonas Sol", ["family-member"], None, "Familien Sol"),
        ("Per Bekk", ["family-member"], None, "Familien Bekk"),
        ("Kari Hus", ["provider"], "Boligkontoret", None),
        ("Nils Nilsen", ["provider"], "NAV Testvik", None),
    ]
    assert len(people) == 11
    assert (enter(client, world.nils.pk), who_is_in(client)) == (302, str(world.nils.pk))


@pytest.mark.parametrize("case", ["not a demonstration", "not marked", "from elsewhere", "nobody"])
def test_the_doors_are_shut(world: Cast, settings, case: str):
    visitor = Visitor(REMOTE_ADDR="10.0.0.7") if case == "from elsewhere" else Visitor()
    assert enter(Visitor(), world.nils.pk) == 302
    settings.DEMO = case != "not a demonstration"
    if case == "not marked":
        with make.as_owner():
            DemonstrationMark.objects.all().delete()
    assert enter(visitor, uuid4() if case == "nobody" else world.nils.pk) == 404
    assert visitor.get(reverse("login")).context["people"] == ([] if case != "nobody" else demonstration())
    assert visitor.get(reverse("sent")).status_code == (200 if case in ("nobody", "not marked") else 404)


def test_get_on_a_door_is_refused(world: Cast, client: Visitor):
    assert client.get(reverse("login_demonstration", args=[world.nils.pk])).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_every_message_is_shown_with_its_text(
    world: Cast, client: Visitor, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for _each in range(count):
        ask(client, world.testvik, "fatima@testvik.example")
    with django_assert_num_queries(3):
        shown = client.get(reverse("sent"))
    assert shown.content.decode().count("Her er lenken som logger deg inn") == count


def test_messages_are_paged(world: Cast, client: Visitor):
    with make.as_owner():
        for number in range(23):
            Notice.objects.create(
                municipality=world.testvik,
                account=world.fatima,
                channel="email",
                address="a@b.example",
                body=f"nr {number}",
            )
    assert [len(client.get(reverse("sent"), {"side": side}).context["sent"]) for side in ("1", "2", "x", "-1")] == [
        20,
        3,
        20,
        20,
    ]
    assert client.get(reverse("sent"), {"side": "99"}).headers["Location"] == reverse("sent")
