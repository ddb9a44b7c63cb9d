"""Asking to have something corrected, and answering."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.people.models import Correction, Notice
from usving.people.rules.roles import Role

pytestmark = pytest.mark.django_db
HERE, NEW = reverse("own_data"), reverse("correction_new")


@pytest.fixture
def world() -> Cast:
    world = cast()
    world.officer = make.account(world.testvik, "Vera Vern", staff=True, email="vera@testvik.example")  # type: ignore[attr-defined]
    make.role(world.officer, Role.PRIVACY_OFFICER)  # type: ignore[attr-defined]
    return world


def wish(**values: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "wish": "Vi er fire, ikke tre.", "about_kind": "", "about_id": ""} | values


def test_the_contact_person_is_asked_and_answers(world: Cast, client: Visitor):
    said = wish(about_kind="people.familymember", about_id=str(uuid4()))
    for _each in range(2):  # a double click is one wish
        assert client.login_as(world.fatima).post(NEW, said).headers["Location"] == HERE
    with as_owner():
        row = Correction.objects.get()
        assert (row.answerer, row.family_id, row.about_kind) == ("contact", world.sol.pk, "people.familymember")
        assert list(Notice.objects.values_list("account", flat=True)) == [world.nils.pk]
        assert "fire" not in Notice.objects.get().body
    there = reverse("correction_answer", args=[row.pk])
    assert there in client.login_as(world.nils).get(HERE).content.decode()
    assert client.post(there, {"answer": ""}).status_code == 422
    assert client.post(there, {"answer": "Nå står det fire."}).headers["Location"] == HERE
    assert client.get(there).status_code == 404  # answered once
    assert "Nå står det fire." in client.login_as(world.fatima).get(HERE).content.decode()


def test_without_a_contact_person_the_privacy_officer_is_asked(world: Cast, client: Visitor):
    client.login_as(world.per).post(NEW, wish())
    with as_owner():
        row = Correction.objects.get()
        assert (row.answerer, row.family_id) == ("officer", None)
        assert list(Notice.objects.values_list("account", flat=True)) == [world.officer.pk]  # type: ignore[attr-defined]
    there = reverse("correction_answer", args=[row.pk])
    for other in (world.nils, world.anne, world.siv, world.fatima, world.odd, world.per):
        assert client.login_as(other).get(there).status_code == 404
    assert client.login_as(world.officer).get(there).status_code == 200  # type: ignore[attr-defined]
    assert client.get(reverse("correction_answer", args=[uuid4()])).status_code == 404


def test_the_others_in_the_family_do_not_see_a_wish(world: Cast, client: Visitor):
    client.login_as(world.fatima).post(NEW, wish())
    assert "Vi er fire" in client.get(HERE).content.decode()
    assert "Vi er fire" not in client.login_as(world.jonas).get(HERE).content.decode()


def test_a_wish_says_something(world: Cast, client: Visitor):
    answer = client.login_as(world.fatima).post(NEW, wish(wish=""))
    assert (answer.status_code, "Skriv hva som er feil." in answer.content.decode()) == (422, True)
    assert client.post(NEW, wish(about_kind="nothing.atall")).status_code == 302
    with as_owner():
        assert list(Correction.objects.values_list("about_kind", flat=True)) == [""]
