"""What stands where a page cannot be: the same for what is not there and what is not yours, and never a trace."""

from uuid import uuid4

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.views.defaults import server_error

import tests.factories as make
from tests.cast import Cast, cast
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def test_not_there_and_not_yours_look_alike(world: Cast, client: Visitor) -> None:
    theirs = make.contribution(world.per, make.station(world.process), "Bare mitt")
    client.login_as(world.fatima)
    pages = [client.get(reverse("contribution", args=[pk])) for pk in (theirs.pk, uuid4())]
    texts = [
        page.content.decode().replace(str(pk), "")
        for page, pk in zip(pages, [theirs.pk, pages[1].request["PATH_INFO"].split("/")[2]], strict=True)
    ]
    assert ([page.status_code for page in pages], _without_token(texts[0])) == ([404, 404], _without_token(texts[1]))


def _without_token(html: str) -> list[str]:
    return [line for line in html.splitlines() if "csrfmiddlewaretoken" not in line]


def test_a_page_that_is_not_there_keeps_the_menu_of_one_who_is_known(world: Cast, client: Visitor) -> None:
    html = client.login_as(world.fatima).get("/finnes-ikke/").content.decode()
    assert [f'href="{url}"' in html for url in (reverse("my_page"), reverse("u", args=[world.process.pk]))] == [
        True,
        True,
    ]


def test_a_page_that_is_not_there_shows_strangers_the_front(client: Visitor) -> None:
    answer = client.get("/finnes-ikke/")
    assert (answer.status_code, "Vi finner ikke siden" in answer.content.decode()) == (404, True)


def test_a_form_that_is_too_old_is_met_kindly(world: Cast) -> None:
    careful = Visitor(enforce_csrf_checks=True).login_as(world.fatima)
    answer = careful.post(reverse("language"), {"language": "nn"})
    assert (answer.status_code, "Siden var blitt for gammel" in answer.content.decode()) == (403, True)


def test_our_own_fault_is_told_without_a_question(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        answer = server_error(RequestFactory().get("/"))
    html = answer.content.decode()
    assert (answer.status_code, "Noe gikk galt hos oss" in html, "<script" in html, "style=" in html) == (
        500,
        True,
        False,
        False,
    )
