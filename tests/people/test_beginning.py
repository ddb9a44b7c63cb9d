"""An empty house: one address, once, makes the first administrator; a house with anyone in it has no such door."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.database import as_owner
from tests.people.test_login_link import who_is_in
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.people.models import Account, FirstKey, Membership, Municipality
from usving.people.rules.links import digest, new_token

pytestmark = pytest.mark.django_db
TYPED = {
    "municipality": "Tomvik",
    "number": "9901",
    "name": "Tone Tomsen",
    "email": "Tone@tomvik.example",
    "password": "fire gode ord her",
}


def key(**values: Any) -> str:
    word = new_token()
    make.make(FirstKey, **{"digest": digest(word), "expires_at": timezone.now() + timedelta(hours=1), **values})
    return reverse("beginning", args=[word])


def counted() -> tuple[int, int, int]:
    with as_owner():
        return Municipality.objects.count(), Account.objects.count(), Membership.objects.count()


def test_the_first_one_comes_in_as_administrator_and_goes_on_to_the_second_lock(client: Visitor):
    url = key()
    assert client.get(url).status_code == 200
    answer = client.post(url, TYPED)
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("mfa_index"))
    with as_owner():
        made = Account.objects.select_related("person", "municipality").get()
        assert (made.municipality.name, made.municipality.number) == ("Tomvik", "9901")
        assert (made.person.name, made.person.staff, made.email) == ("Tone Tomsen", True, "tone@tomvik.example")
        assert made.check_password(TYPED["password"])
        assert list(Membership.objects.values_list("role", "account")) == [("administrator", made.pk)]
        assert list(Entry.objects.values_list("event", "actor_id")) == [("people.logged_in", made.pk)]
    assert who_is_in(client) == str(made.pk)
    make.make(Authenticator, user=made, type="totp", data={"secret": "x"})
    overview = Visitor().login_as(made).get(reverse("administration"))
    assert (overview.status_code, overview.context["overview"].first.next_step) == (200, "organisation")


def test_the_address_works_once_for_an_hour_and_says_what_to_do_after(client: Visitor):
    url, old = key(), key(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.post(old, TYPED).status_code == 410
    assert client.post(url, TYPED).status_code == 302
    again = Visitor()
    assert (again.get(url).status_code, again.post(url, TYPED).status_code, counted()) == (410, 410, (1, 1, 1))
    assert "logger du inn på vanlig måte" in again.get(url).content.decode()


def test_a_house_with_a_municipality_has_no_such_door(client: Visitor):
    make.municipality()
    url = key()
    assert (client.get(url).status_code, client.post(url, TYPED).status_code, counted()) == (410, 410, (1, 0, 0))


def test_a_word_that_is_none_of_ours_is_a_404(client: Visitor):
    assert client.get(reverse("beginning", args=["hei"])).status_code == 404
    assert client.get(reverse("beginning", args=[new_token()])).status_code == 410


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("number", "99"),
        ("number", "abcd"),
        ("municipality", ""),
        ("name", " "),
        ("email", "tone"),
        ("password", "kort"),
        ("password", "tone@tomvik.example"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_the_word_is_not_spent(client: Visitor, field: str, typed: str):
    url = key()
    answer = client.post(url, {**TYPED, field: typed})
    assert (answer.status_code, set(answer.context["form"].errors), counted()) == (422, {field}, (0, 0, 0))
    assert client.post(url, TYPED).status_code == 302
