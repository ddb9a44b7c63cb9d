"""The set-up of a process that runs: who may change it, and that nothing said, answered or planned is lost by it."""

from uuid import uuid4

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.setting_up import at, days, empty, frame, words
from tests.visitor import Visitor
from usving.process.models import (
    Contribution,
    Partner,
    Process,
    Seat,
)
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db
STRANGERS = ["fatima", "nils", "anne", "odd", "bo"]
PAGES = ["setup", "setup_frame", "setup_partner_new", "setup_seat_new", "setup_leader", "setup_office_new"]


@pytest.fixture
def world() -> Cast:
    return cast()


def partner(world: Cast, part: str = "Bærer") -> Partner:
    return make.make(Partner, municipality=world.testvik, process=world.process, organisation=world.nav, part=part)


def there(world: Cast) -> dict[str, str]:
    """The pages of something that is in the process, each with something there to find."""
    office = make.channel(world.process, world.nav)
    return {
        "setup_station": at(world, "setup_station", 1),
        "setup_partner": at(world, "setup_partner", (behind := partner(world)).pk),
        "setup_logo": at(world, "setup_logo", behind.pk),
        "setup_seat": at(world, "setup_seat", empty(world).pk),
        "setup_office": at(world, "setup_office", office.pk),
    }


def test_those_who_lead_see_every_page_and_nobody_else(client: Visitor, world: Cast):
    pages = {**{name: at(world, name) for name in PAGES}, **there(world)}
    for name in ("liv", "siv"):
        client.login_as(getattr(world, name))
        assert {page: client.get(url).status_code for page, url in pages.items()} == dict.fromkeys(pages, 200)
    for name in STRANGERS:
        client.login_as(getattr(world, name))
        assert {page: client.get(url).status_code for page, url in pages.items()} == dict.fromkeys(pages, 404)
        posts = {page: client.post(url, frame()).status_code for page, url in pages.items() if page != "setup"}
        assert posts == dict.fromkeys(posts, 404)


def test_what_is_not_there_is_404(client: Visitor, world: Cast):
    client.login_as(world.liv)
    names = ("setup_partner", "setup_logo", "setup_seat", "setup_office")
    assert [client.get(at(world, name, uuid4())).status_code for name in names] == [404] * 4
    assert [client.get(at(world, "setup_station", number)).status_code for number in (0, 8)] == [404] * 2
    assert client.get(at(world, "setup_seat", world.nils_seat.pk)).status_code == 404
    assert client.get(reverse("setup", args=[uuid4()])).status_code == 404
    assert client.get(reverse("setup_seat", args=[world.process.pk, empty_elsewhere(world).pk])).status_code == 404


def empty_elsewhere(world: Cast) -> Seat:
    return make.seat(make.process(world.testvik, "En annen"), SeatRole.PROVIDER)


def test_removing_is_posted(client: Visitor, world: Cast):
    client.login_as(world.liv)
    gone = [
        at(world, "setup_partner_removal", (behind := partner(world)).pk),
        at(world, "setup_logo_removal", behind.pk),
        at(world, "setup_seat_removal", empty(world).pk),
    ]
    assert [client.get(url).status_code for url in gone] == [405] * 3
    assert [client.login_as(world.nils).post(url).status_code for url in gone] == [404] * 3
    assert client.login_as(world.liv).post(at(world, "setup")).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_for_one_and_three(
    client: Visitor, world: Cast, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    for each in range(number):
        empty(world)
        empty(world, SeatRole.FAMILY)
        office = make.organisation(world.testvik, name=f"Kontor {each}")
        make.make(Partner, municipality=world.testvik, process=world.process, organisation=office)
        make.channel(world.process, office)
        make.gathering(world.process, days=3 + each)
    client.login_as(world.siv)
    with django_assert_num_queries(24):
        client.get(at(world, "setup"))


def test_nothing_said_is_lost_by_all_of_this(client: Visitor, world: Cast):
    make.contribution(world.fatima, make.station(world.process, 2), "Vi bor trangt.")
    client.login_as(world.liv)
    client.post(at(world, "setup_frame"), frame())
    client.post(at(world, "setup_station", 2), words(**days(0, 10)))
    with as_owner():
        assert list(Contribution.objects.values_list("text", "station__number")) == [("Vi bor trangt.", 2)]
        assert Process.objects.filter(pk=world.process.pk).count() == 1
