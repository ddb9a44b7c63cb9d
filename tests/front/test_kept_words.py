"""What is typed in a long field is kept for its author until it is sent, and not at all on a shared machine."""

import html
import pkgutil
import re
from base64 import b64decode
from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django import forms
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
import usving
from tests.cast import Cast, cast
from tests.visitor import Visitor
from usving.core.drafts import KEPT, LONGEST, MOST_FIELDS, MOST_PAGES
from usving.people.models import LoginLink
from usving.people.rules.links import LinkPurpose, digest, new_paper_code

pytestmark = pytest.mark.django_db
KEEP = "/utkast/"


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def page(world: Cast) -> str:
    return reverse("hand_over_new", args=[world.process.pk, 1])


def words_on(client: Visitor, page: str) -> bool:
    return "Vi bor her" in client.get(page).content.decode()


def test_words_are_kept_for_their_page_and_their_author_and_shown_again(client: Visitor, world: Cast, page: str):
    client.login_as(world.fatima)
    answer = client.post(KEEP, {"there": page, "felt-text": "Vi bor her", "annet": "x"})
    assert "Bare du ser det." in answer.content.decode()
    assert client.session[KEPT] == {page: {"text": "Vi bor her"}}
    assert [words_on(client, page), words_on(client, reverse("my_page"))] == [True, False]
    assert [words_on(Visitor().login_as(who), page) for who in (world.per, world.fatima)] == [False, False]


def test_what_is_sent_or_emptied_is_forgotten(client: Visitor, world: Cast, page: str):
    client.login_as(world.fatima)
    typed = {"text": "Vi bor her", "key": str(uuid4()), "instead_of": "", "sources": []}
    for end in (lambda: client.post(KEEP, {"there": page, "felt-text": " "}), lambda: client.post(page, typed)):
        client.post(KEEP, {"there": page, "felt-text": "Vi bor her"})
        assert client.session[KEPT] != {}
        assert end().status_code in (200, 302)
        assert client.session[KEPT] == {}


def test_what_is_refused_stays(client: Visitor, world: Cast, page: str):
    client.login_as(world.fatima).post(KEEP, {"there": page, "felt-text": "Vi bor her"})
    assert client.post(page, {"text": ""}).status_code == 422
    assert words_on(client, page) is True


def test_on_a_shared_machine_nothing_is_kept_and_what_was_is_gone(client: Visitor, world: Cast, page: str):
    client.login_as(world.fatima).post(KEEP, {"there": page, "felt-text": "Vi bor her"})
    answer = client.post(KEEP, {"there": page, "felles": "1", "felt-text": "Vi bor her"})
    assert "Nå tar vi ikke vare på det du skriver" in answer.content.decode()
    client.post(KEEP, {"there": page, "felt-text": "Vi bor her"})
    html = client.get(page).content.decode()
    assert (words_on(client, page), "keep.js" in html) == (False, False)
    written = client.get(reverse("write", args=[world.process.pk, 1])).content.decode()
    assert ("data-draft" in written, "draft.js" in written) == (False, True)


def test_long_texts_are_cut_and_old_pages_forgotten(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    for number in range(MOST_PAGES + 2):
        client.post(KEEP, {"there": f"/{number}/", "felt-text": "x" * (LONGEST + 1)})
    kept = client.session[KEPT]
    assert (list(kept), {len(each["text"]) for each in kept.values()}) == (
        [f"/{n}/" for n in range(2, MOST_PAGES + 2)],
        {LONGEST},
    )


def typed_in(page: str) -> list[str]:
    """The names of the fields that keep.js watches, in the one form of a page that has a long field."""
    [form] = [each for each in re.findall(r"<form\b.*?</form>", page, re.S) if 'class="keep"' in each]
    tags = re.findall(r'<(?:textarea|input type="text")[^>]*\bname="([^"]+)"', form)
    return list(dict.fromkeys(tags))


@pytest.mark.parametrize(("name", "count"), [("method_new", 14), ("setup_station", 9)])
def test_every_field_of_the_widest_forms_is_kept(client: Visitor, world: Cast, name: str, count: int):
    who, args = (world.fatima, [world.process.pk]) if name == "method_new" else (world.liv, [world.process.pk, 1])
    there = reverse(name, args=args)
    fields = typed_in(client.login_as(who).get(there).text)
    assert len(fields) == count
    words = {each: f"Ord til {each}" for each in fields}
    answer = client.post(KEEP, {"there": there, **{f"felt-{each}": text for each, text in words.items()}})
    assert "Bare du ser det." in answer.text
    assert client.session[KEPT] == {there: words}


def test_a_page_is_not_called_saved_when_some_of_it_was_cut(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    many = {f"felt-{number}": "Vi bor her" for number in range(MOST_FIELDS + 1)}
    for words in (many, {"felt-text": "x" * (LONGEST + 1)}):
        assert "Lagret" not in client.post(KEEP, {"there": "/her/", **words}).text
        assert client.session[KEPT] != {}


def kinds_of_form() -> Iterator[type[forms.BaseForm]]:
    for each in pkgutil.walk_packages(usving.__path__, "usving."):
        if ".forms" in each.name:
            module = import_module(each.name)
            yield from (kind for kind in vars(module).values() if getattr(kind, "__module__", "") == each.name
                        and isinstance(kind, type) and issubclass(kind, forms.BaseForm))  # fmt: skip


def test_no_form_with_a_long_field_has_more_or_longer_fields_than_are_kept():
    wide = {}
    for kind in kinds_of_form():
        fields = kind.base_fields.values()
        if any(isinstance(each.widget, forms.Textarea) for each in fields):
            typed = [each for each in fields if isinstance(each.widget, forms.Textarea | forms.TextInput)]
            longest = max(getattr(each, "max_length", None) or 0 for each in typed)
            wide[kind.__qualname__] = (len(typed), longest)
    assert len(wide) > 50
    assert {name: found for name, found in wide.items() if found[0] > MOST_FIELDS or found[1] > LONGEST} == {}


def test_it_is_only_for_those_who_are_known_and_only_by_post(client: Visitor, world: Cast):
    assert client.post(KEEP, {"there": "/x/", "felt-text": "x"}).headers["Location"].startswith("/logg-inn/")
    client.login_as(world.fatima)
    assert [client.get(KEEP).status_code, client.post(KEEP, {"there": "https://ondt.example/"}).status_code] == [
        405,
        200,
    ]
    assert KEPT not in client.session


def key_on(client: Visitor) -> str:
    found = re.search(r'name="drafts-key" content="([^"]*)"', client.get("/om-meg/").content.decode())
    return html.unescape(found[1]) if found else ""


def test_what_lies_in_the_browser_is_locked_with_a_key_of_ones_own_that_stays_the_same(world: Cast):
    keys = [key_on(Visitor().login_as(who)) for who in (world.fatima, world.fatima, world.jonas)]
    assert (keys[0] == keys[1], keys[1] == keys[2], {len(b64decode(key)) for key in keys}) == (True, False, {32})
    assert "drafts-key" not in Visitor().get("/").content.decode()


@pytest.mark.parametrize("purpose", [LinkPurpose.PAPER, LinkPurpose.SHOWN])
def test_a_telephone_that_a_code_opened_is_taken_for_a_shared_one_until_its_owner_says_otherwise(
    client: Visitor, world: Cast, purpose: LinkPurpose
):
    code, expires = new_paper_code(), timezone.now() + timedelta(days=1)
    make.make(LoginLink, account=world.fatima, digest=digest(code), purpose=purpose.value, expires_at=expires)
    client.post("/logg-inn/kode/", {"code": code})
    assert key_on(client) == ""
    assert "Vi regner med at flere bruker denne telefonen." in client.get("/om-meg/").content.decode()
    assert client.post("/utkast/egen-telefon/").headers["Location"] == "/om-meg/"
    assert key_on(client) != ""
    client.post(KEEP, {"there": "/x/", "felles": "1"})
    assert key_on(client) == ""
