"""Who sits at the table, as each may see it, and inviting a provider to an empty seat."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.people.models import Notice, Organisation
from usving.process.models import Invitation, Partner, Seat
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture(autouse=True)
def mail(settings: Any) -> None:
    settings.MAIL_CHANNEL = "smtp"


def seats_at(world: Cast) -> str:
    return reverse("seats", args=[world.process.pk])


def invitation_at(world: Cast, seat: Seat) -> str:
    return reverse("seat_invitation", args=[world.process.pk, seat.pk])


def empty_seat(world: Cast, **values: Any) -> Seat:
    return make.seat(world.process, SeatRole.PROVIDER, None, organisation=world.nav, **values)


def typed(**changed: Any) -> dict[str, Any]:
    to = {"to_name": "Pia Ny", "way": "email", "address": "pia@nav.example", "language": "nb"}
    return {"key": str(uuid4()), **to, **changed}


def names(client: Visitor, world: Cast, name: str) -> dict[str, set[str] | int | None]:
    """What this person is shown of each role: the names, or else the count."""
    response = client.login_as(getattr(world, name)).get(seats_at(world))
    assert response.status_code == 200
    roles = [role for side in response.context["groups"].values() for role in side]
    return {role.role.value: {str(seat) for seat in role.sitting} if role.seen else role.taken for role in roles}


FAMILIES, PROVIDERS = {"Familien Sol", "Familien Bekk"}, {"Nils Nilsen", "Kari Hus"}
LEADING = {"facilitator": {"Siv Svingen"}, "process-leader": {"Liv Leder"}}
COUNTED = {"provider": 2, "facilitator": 1, "process-leader": 1}


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("fatima", FAMILIES, FAMILIES),
        ("per", FAMILIES, FAMILIES),
        ("siv", FAMILIES, FAMILIES),
        ("liv", FAMILIES, FAMILIES),
        ("nils", None, FAMILIES),
    ],
)
def test_the_families_are_named_to_the_other_side_when_the_gate_opens(
    client: Visitor, world: Cast, name: str, before: Any, after: Any
):
    assert names(client, world, name) == {"family": before, "provider": PROVIDERS, **LEADING}
    make.gate(world.process)
    assert names(client, world, name) == {"family": after, "provider": PROVIDERS, **LEADING}


@pytest.mark.parametrize("name", ["odd", "anne"])
def test_others_of_the_municipality_are_told_only_counts_and_none_of_families(client: Visitor, world: Cast, name: str):
    make.gate(world.process)
    assert names(client, world, name) == {"family": None, **COUNTED}


def test_nothing_crosses_the_border(client: Visitor, world: Cast):
    assert client.login_as(world.siv).get(seats_at(world)).status_code == 200
    assert client.login_as(world.bo).get(seats_at(world)).status_code == 404


@pytest.mark.parametrize("name", ["fatima", "nils", "odd", "anne", "bo"])
def test_only_those_who_lead_invite_to_an_empty_seat(client: Visitor, world: Cast, name: str):
    seat = empty_seat(world)
    assert client.login_as(world.liv).get(invitation_at(world, seat)).status_code == 200
    assert client.login_as(getattr(world, name)).get(invitation_at(world, seat)).status_code == 404
    assert client.login_as(getattr(world, name)).post(invitation_at(world, seat), typed()).status_code == 404


def test_a_taken_seat_a_familys_seat_and_no_seat_at_all_are_not_invited_to(client: Visitor, world: Cast):
    family = make.seat(world.process, SeatRole.FAMILY)
    client.login_as(world.siv)
    assert client.get(invitation_at(world, empty_seat(world))).status_code == 200
    assert [client.get(invitation_at(world, seat)).status_code for seat in (world.nils_seat, family, Seat())] == [
        404
    ] * 3


def test_the_invitation_goes_to_the_seat_and_its_organisation_once(client: Visitor, world: Cast):
    seat, form = empty_seat(world), typed()
    client.login_as(world.siv)
    assert [client.post(invitation_at(world, seat), form).status_code for _click in range(2)] == [302, 302]
    with as_owner():
        (made,), (sent,) = list(Invitation.objects.all()), list(Notice.objects.all())
    assert (made.seat_id, made.organisation_id, made.side, made.to_name) == (
        seat.pk,
        world.nav.pk,
        "providers",
        "Pia Ny",
    )
    assert (sent.address, sent.made_by, sent.account_id) == ("pia@nav.example", world.siv.pk, None)
    assert [each.to_name for each in client.get(seats_at(world)).context["list"].page] == ["Pia Ny"]
    assert "list" not in client.login_as(world.nils).get(seats_at(world)).context


def test_a_seat_without_an_organisation_says_why_not(client: Visitor, world: Cast):
    seat = make.seat(world.process, SeatRole.PROVIDER)
    response = client.login_as(world.siv).post(invitation_at(world, seat), typed())
    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == [
        "Plassen mangler en organisasjon. Den må settes i prosessen først."
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_for_one_and_three(
    client: Visitor, world: Cast, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    for each in range(number):
        empty_seat(world)
        office: Organisation = make.organisation(world.testvik, name=f"Partner {each}")
        make.make(Partner, municipality=world.testvik, process=world.process, organisation=office)
    client.login_as(world.siv)
    with django_assert_num_queries(20):
        client.get(seats_at(world))
