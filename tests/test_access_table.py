"""The access table is whole: every page of the code has its row, and the rows are of pages that are."""

import pytest

from tools.access_table import METHODS, Row, Who, pages, table

pytestmark = pytest.mark.quick
NOBODY, KARI = Who("ukjent", "ikke logget inn", ""), Who("kari", "saksbehandler", "kari")


def test_every_page_has_its_row():
    assert set(table().rows) == set(pages())


def test_every_page_can_be_read_or_acted_on():
    assert [row.name for row in table().rows.values() if row.get is None and row.post is None] == []


def test_one_who_is_not_logged_in_comes_only_to_the_pages_that_say_so():
    known = pages()
    wrong = [
        (row.name, act)
        for row in table().rows.values()
        for act in METHODS.values()
        if "ukjent" in (getattr(row, act) or ()) and known[row.name].login_required
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("who", "method", "login_required", "answer"),
    [
        (KARI, "GET", True, "open"),
        (KARI, "POST", True, "404"),
        (NOBODY, "GET", True, "login"),
        (NOBODY, "GET", False, "404"),
        (NOBODY, "PUT", False, "404"),
    ],
)
def test_what_a_row_expects(who: Who, method: str, login_required: bool, answer: str):
    row = Row("u", "Prosessen", "U-en", frozenset({"kari"}), frozenset(), "")
    assert row.expected(who, method, login_required=login_required) == answer


def test_what_is_not_done_at_all_is_405_even_for_those_who_may_read():
    row = Row("u", "Prosessen", "U-en", frozenset({"kari"}), None, "")
    assert row.expected(KARI, "POST", login_required=True) == "405"
    assert row.expected(NOBODY, "POST", login_required=True) == "login"
