"""The front page and the service pages: open to all, plain, and never more than a question or two to the database."""

import re
from html import unescape

import pytest
from django.template.loader import render_to_string
from django.test import override_settings
from django.urls import reverse
from django.utils.html import strip_tags

from tests.cast import Cast, cast
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

PAGES = ["home", "about", "privacy", "accessibility", "help", "contact"]


@pytest.fixture
def world() -> Cast:
    return cast()


def main_of(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def lix(html: str) -> float:
    """How hard a text is to read (Björnsson 1968): words in a sentence, and the share of words over six letters."""
    blocks = re.sub(
        r"</(p|h1|h2|h3|li|a|strong|span|button|summary)>", ". ", re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL)
    )
    text = unescape(strip_tags(blocks))
    words = re.findall(r"[\wæøåÆØÅ]+", text)
    sentences = [each for each in re.split(r"[.:!?]+", text) if re.search(r"\w", each)]
    return len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)


def test_lix_of_a_known_text() -> None:
    assert lix("<p>Vi er her. Dere kommer tilbake.</p>") == 6 / 2 + 100 * 1 / 6


@pytest.mark.parametrize("name", PAGES)
def test_open_to_anyone_and_only_read(client: Visitor, name: str) -> None:
    assert (client.get(reverse(name)).status_code, client.post(reverse(name)).status_code) == (200, 405)


@pytest.mark.parametrize("name", PAGES)
def test_easy_to_read(client: Visitor, name: str) -> None:
    """Under 30 is the language of children's books and easy fiction."""
    assert lix(main_of(client.get(reverse(name)).content.decode())) < 30


@pytest.mark.parametrize("name", PAGES)
def test_no_question_to_the_database_before_anyone_is_known(
    client: Visitor, name: str, django_assert_num_queries
) -> None:
    with django_assert_num_queries(2):  # the transaction's beginning and end, which only a test counts
        client.get(reverse(name))


@pytest.mark.parametrize(("name", "queries"), [("home", 7), ("about", 7), ("contact", 12)])
def test_the_number_of_queries_for_one_who_is_known(
    world: Cast, client: Visitor, name: str, queries: int, django_assert_num_queries
) -> None:
    client.login_as(world.fatima)
    with django_assert_num_queries(queries):
        client.get(reverse(name))


def test_the_front_page_leads_in(world: Cast, client: Visitor) -> None:
    outside = main_of(client.get("/").content.decode())
    inside = main_of(client.login_as(world.fatima).get("/").content.decode())
    doors = [f'href="{reverse(name)}"' for name in ("login", "answer_by_code", "login_code", "my_page", "sent")]
    assert [door in outside for door in doors] == [True, True, True, False, False]
    assert [door in inside for door in doors] == [False, False, False, True, False]


@override_settings(DEMO=True)
def test_a_demonstration_says_so_and_how_to_come_in(client: Visitor) -> None:
    html = client.get("/").content.decode()
    assert [text in html for text in ("oppdiktet", f'href="{reverse("login")}"', f'href="{reverse("sent")}"')] == [
        True
    ] * 3


def test_without_a_demonstration_nothing_is_said_of_one(client: Visitor) -> None:
    assert "oppdiktet" not in client.get("/").content.decode()


def test_the_picture_has_the_seven_stations_and_nobody_on_it(client: Visitor) -> None:
    html = main_of(client.get("/").content.decode())
    wide = html[html.index('class="u-wide"') : html.index('class="u-small"')]
    assert (wide.count("u-stop u-ahead"), wide.count("u-here"), wide.count("u-mark"), wide.count("<a ")) == (7, 0, 0, 0)


def test_contact_names_someone_only_to_those_inside(world: Cast, client: Visitor) -> None:
    outside = client.get(reverse("contact")).content.decode()
    inside = client.login_as(world.fatima).get(reverse("contact")).content.decode()
    assert ("Nils Nilsen" in outside, "Nils Nilsen" in inside) == (False, True)


def test_privacy_leads_to_the_log_of_one_who_is_known(world: Cast, client: Visitor) -> None:
    door = f'href="{reverse("my_log")}"'
    outside = client.get(reverse("privacy")).content.decode()
    assert (door in outside, door in client.login_as(world.odd).get(reverse("privacy")).content.decode()) == (
        False,
        True,
    )


def test_search_engines_are_asked_to_keep_out_of_all_but_the_front(client: Visitor) -> None:
    assert client.get("/robots.txt").content == b"User-agent: *\nAllow: /$\nAllow: /apen/\nDisallow: /\n"


def test_the_little_u_is_shown_to_those_who_ask_the_old_way(client: Visitor) -> None:
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/static/core/img/u.svg")


@pytest.mark.parametrize("name", ["403_csrf.html", "400.html", "500.html"])
def test_pages_for_when_nothing_answers_need_no_question(name: str, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert render_to_string(name).count("<h1>") == 1
