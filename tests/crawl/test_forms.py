"""What is sent in the crawl is what a person could have sent from the page."""

import pytest

from tests.crawl.forms import PLAIN, Form, forms_in, ids_by_field, with_ids_of_others

pytestmark = pytest.mark.quick
MINE, THEIRS = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
PAGE = f"""
<form method="get" action="/sok/"><input name="sok"></form>
<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="abc"><input type="hidden" name="family" value="{MINE}">
<input name="name" required><input type="email" name="email"><input type="checkbox" name="sure">
<input type="radio" name="says" value="yes"><input type="radio" name="says" value="no"><textarea name="text">Hei</textarea>
<select name="place"><option value=""></option><option value="home">Hjemme</option></select></form>
<form method="post" action="https://elsewhere.example/"><input name="a"></form>
"""


def form() -> Form:
    [found] = forms_in(PAGE, "/familie/1/?a=b")
    return found


def test_a_form_goes_to_its_own_page_and_those_of_others_and_searches_are_left_out():
    assert (form().action, form().names) == (
        "/familie/1/",
        {"family", "name", "email", "sure", "says", "text", "place"},
    )


def test_every_choice_is_sent_and_what_may_stand_empty_is_empty_once():
    kept = (("family", MINE), ("name", PLAIN))
    assert list(form().bodies()) == [
        (*kept, ("email", ""), ("text", "Hei"), ("sure", "on"), ("says", "yes"), ("place", "home")),
        (
            *kept,
            ("email", "vandrer@eksempel.example"),
            ("text", "Hei"),
            ("sure", "on"),
            ("says", "no"),
            ("place", "home"),
        ),
    ]


def test_ids_are_exchanged_for_those_that_only_others_were_shown():
    body = next(form().bodies())
    others = ids_by_field(forms_in(PAGE.replace(MINE, THEIRS), "/"))
    changed = with_ids_of_others(body, others)
    assert changed is not None
    assert [pair for pair in changed if pair not in body] == [("family", THEIRS)]
    assert with_ids_of_others(body, ids_by_field([form()])) is None
