"""The access table is what the pages do: every position, every page, reading and acting."""

from collections import defaultdict

import pytest

from tests.crawl.seeing import Crawl
from tests.crawl.walking import SENT
from tools.access_table import METHODS, pages, table

pytestmark = pytest.mark.long  # nine minutes of one processor since the five areas came: by hand, before each landing

Cells = dict[tuple[str, str, str], str]


def expected(crawl: Crawl) -> Cells:
    """What the table says of those who walked, by position, page and method."""
    known = pages()
    return {
        (who.code, row.name, method): row.expected(who, method, login_required=known[row.name].login_required)
        for who in table().who
        if who.login in crawl.walk.visitors
        for row in table().rows.values()
        if row.name in known
        for method in METHODS
    }


def observed(crawl: Crawl) -> Cells:
    """What they were answered: open where some address of the page was, else why not; several reasons stand together."""
    by_login = {who.login: who.code for who in table().who}
    kinds = defaultdict(set)
    for answer in crawl.walk.answers:
        if answer.who in by_login and answer.name and answer.method in METHODS:
            kinds[by_login[answer.who], answer.name, answer.method].add(answer.kind)
    return {cell: "open" if "open" in seen else " ".join(sorted(seen)) for cell, seen in kinds.items()}


def test_every_page_was_tried(crawled: Crawl):
    assert {answer.name for answer in crawled.walk.answers if answer.name} == set(pages())


def test_nobody_comes_where_the_table_says_no(crawled: Crawl):
    meant = expected(crawled)
    found = {cell: kind for cell, kind in observed(crawled).items() if kind == "open" or meant[cell] != "open"}
    assert found == {cell: meant[cell] for cell in found}


def test_a_whole_form_opens_nothing_that_the_table_says_no_to(crawled: Crawl):
    meant, codes = expected(crawled), {who.login: who.code for who in table().who}
    sent = {
        (codes[each.who], each.name, "POST")
        for each in crawled.walk.answers
        if each.method == SENT and each.name and each.who in codes and each.kind == "open"
    }
    assert {cell: meant[cell] for cell in sent if meant[cell] != "open"} == {}


@pytest.mark.long
def test_the_table_is_what_every_page_does_for_everyone(crawled_wholly: Crawl):
    assert observed(crawled_wholly) == expected(crawled_wholly)
