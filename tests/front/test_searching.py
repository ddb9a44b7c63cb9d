"""Words go to a list by way of the session: never in an address, and only back to a page of ours."""

import json

import pytest
from django.urls import reverse

from tests.cast import Cast, cast
from tests.visitor import Visitor
from usving.core.listing import KEPT

pytestmark = pytest.mark.django_db
SEARCH = "/sok/"


@pytest.fixture
def world() -> Cast:
    return cast()


def test_words_are_kept_and_codes_go_on_in_the_address(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    answer = client.post(
        SEARCH, {"there": "/prosesser/", "words": "Nora Navn", "hvem": "mine", "tom": "", "lang": "x" * 41}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/prosesser/?hvem=mine#liste")
    assert client.session[KEPT] == {"/prosesser/": "Nora Navn"}


def test_htmx_is_told_where_the_list_is(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    answer = client.post(SEARCH, {"there": "/prosesser/", "words": "Nora"}, headers={"HX-Request": "true"})
    where = {"path": "/prosesser/", "target": "#liste", "swap": "outerHTML"}
    assert (answer.status_code, json.loads(answer.headers["HX-Location"])) == (204, where)


@pytest.mark.parametrize(
    "there", ["", "https://ondt.example/", "//ondt.example/", "/\\ondt.example/", "prosesser/", "/a?b", "/a#b"]
)
def test_it_goes_only_to_pages_of_ours(client: Visitor, world: Cast, there: str):
    answer = client.login_as(world.fatima).post(SEARCH, {"there": there, "words": "Nora"})
    assert (answer.headers["Location"], KEPT in client.session) == (reverse("my_page"), False)


def test_it_is_only_for_those_who_are_known_and_only_by_post(client: Visitor, world: Cast):
    assert client.post(SEARCH, {"there": "/prosesser/", "words": "Nora"}).headers["Location"].startswith("/logg-inn/")
    assert client.login_as(world.fatima).get(SEARCH).status_code == 405
