"""One's own page: what is kept, where one is logged in, and the few things one may change."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.people.models import Account, Notice, Session
from usving.people.rules.roles import Role

pytestmark = pytest.mark.django_db
HERE, DETAILS, PASSWORD = reverse("about_me"), reverse("my_details"), reverse("my_password")


@pytest.fixture
def world() -> Cast:
    return cast()


def said(**values: Any) -> dict[str, Any]:
    return {"name": "Fatima Sol", "phone": "912 34 567", "email": "fatima@testvik.example", "language": "nb"} | values


def events(account: Account) -> list[str]:
    with as_owner():
        return list(Entry.objects.filter(account_id=account.pk).order_by("at").values_list("event", flat=True))


def test_a_stranger_is_sent_to_the_door(world: Cast, client: Visitor):
    for here in (HERE, DETAILS, PASSWORD, reverse("my_log"), reverse("mfa_index")):
        assert client.get(here).headers["Location"] == f"{reverse('login')}?next={here}"


def test_everyone_sees_their_own(world: Cast, client: Visitor):
    shown = client.login_as(world.fatima).get(HERE).content.decode()
    assert [
        words for words in ("Fatima Sol", "fatima@testvik.example", "Familien Sol", "bokmål") if words not in shown
    ] == []
    assert "Per Bekk" not in shown
    shown = client.login_as(world.nils).get(HERE).content.decode()
    assert [
        words for words in ("Nils Nilsen", "Tjenesteyter", "NAV Testvik", "Du har ikke lagt til") if words not in shown
    ] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_one_and_three(
    world: Cast, client: Visitor, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for _each in range(count - 1):
        make.role(world.kari, Role.CASEWORKER, world.office)
        client.login_as(world.kari)
    client.login_as(world.kari)
    client.get(HERE)
    with django_assert_num_queries(PAGE):
        shown = client.get(HERE).context["known"]
    assert (len(shown["roles"]), len(shown["sessions"])) == (count, count)


PAGE = 13


def test_details_are_kept_and_a_new_address_waits(world: Cast, client: Visitor):
    client.login_as(world.fatima)
    assert client.get(DETAILS).context["form"].initial["name"] == "Fatima Sol"
    answer = client.post(DETAILS, said(name="Fatima Måne", email="NY@testvik.example", language="nn"))
    assert answer.headers["Location"] == HERE
    with as_owner():
        now = Account.objects.select_related("person").get(pk=world.fatima.pk)
        assert (now.person.name, now.person.phone, now.email, now.language) == (
            "Fatima Måne", "912 34 567", "fatima@testvik.example", "nn",
        )  # fmt: skip
        assert list(Notice.objects.values_list("address", flat=True)) == ["ny@testvik.example"]
    assert events(world.fatima) == ["people.details_changed", "people.address_asked"]


def test_an_address_that_is_taken_away_goes_at_once_and_is_told(world: Cast, client: Visitor):
    client.login_as(world.fatima).post(DETAILS, said(email=""))
    with as_owner():
        assert Account.objects.get(pk=world.fatima.pk).email == ""
        assert list(Notice.objects.values_list("address", "subject")) == [
            ("fatima@testvik.example", "Adressen din i U-sving er endret")
        ]


def test_the_same_address_in_another_municipality_is_no_hindrance(world: Cast, client: Visitor):
    answer = client.login_as(world.bo).post(DETAILS, said(name="Bo", email="fatima@testvik.example"))
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Skriv navnet ditt."),
        ("phone", "ring meg", "Skriv nummeret med bare tall, for eksempel 912 34 567."),
        ("email", "fatima", "Skriv hele adressen, for eksempel navn@epost.no."),
    ],
)
def test_each_mistake_has_one_sentence_beside_its_field(
    world: Cast, client: Visitor, field: str, value: str, sentence: str
):
    answer = client.login_as(world.fatima).post(DETAILS, said(**{field: value}))
    assert (answer.status_code, answer.context["form"].errors) == (422, {field: [sentence]})


def test_staff_choose_a_password_and_stay_logged_in_here_only(world: Cast, client: Visitor):
    elsewhere = Visitor().login_as(world.nils)
    client.login_as(world.nils)
    assert client.post(PASSWORD, {"password": "kort"}).status_code == 422
    assert client.post(PASSWORD, {"password": "sol over fjorden i natt"}).headers["Location"] == HERE
    assert (client.get(HERE).status_code, elsewhere.get(HERE).status_code) == (200, 302)
    assert events(world.nils) == ["people.password_chosen"]


def test_families_have_no_password_page(world: Cast, client: Visitor):
    assert client.login_as(world.fatima).get(PASSWORD).status_code == 404


def test_one_login_is_ended_from_another(world: Cast, client: Visitor):
    phone = Visitor().login_as(world.fatima, device="android")
    client.login_as(world.fatima)
    listed = client.get(HERE).context["known"]["sessions"]
    assert sorted((str(each["device"]), each["here"]) for each in listed) == [
        ("Android-telefon", False),
        ("en annen enhet", True),
    ]
    other = next(each["session"].pk for each in listed if not each["here"])
    here = reverse("end_session", args=[other])
    assert client.get(here).status_code == 405
    assert (client.post(here).headers["Location"], phone.get(HERE).status_code) == (HERE, 302)
    assert client.post(here).status_code == 404
    assert events(world.fatima) == ["people.session_ended"]


def test_nobody_ends_another_ones_login(world: Cast, client: Visitor):
    victim = Visitor().login_as(world.fatima)
    with as_owner():
        theirs = Session.objects.get(account_id=world.fatima.pk).pk
    for who in (world.jonas, world.odd, world.anne):
        assert client.login_as(who).post(reverse("end_session", args=[theirs])).status_code == 404
    assert client.post(reverse("end_session", args=[uuid4()])).status_code == 404
    assert victim.get(HERE).status_code == 200


def test_all_other_logins_are_ended_at_once(world: Cast, client: Visitor):
    others = [Visitor().login_as(world.fatima) for _each in range(3)]
    stranger = Visitor().login_as(world.per)
    client.login_as(world.fatima)
    assert client.get(reverse("end_other_sessions")).status_code == 405
    client.post(reverse("end_other_sessions"))
    assert [visitor.get(HERE).status_code for visitor in (*others, client, stranger)] == [302, 302, 302, 200, 200]
