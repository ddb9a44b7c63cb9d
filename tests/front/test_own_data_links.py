"""In the demonstration every link on the pages of one's own data leads somewhere, whoever follows it."""

import re
from collections.abc import Iterator

import pytest
from django.urls import reverse

from tests.copies import Copies
from tests.database import as_owner
from tests.visitor import Visitor
from usving.people.models import Account

LINK = re.compile(r'href="(/[^"#?]*)')
WHO = ["fatima", "amina", "siv", "nils", "vern"]


@pytest.fixture
def filled(transactional_db: None, copies: Copies) -> Iterator[None]:
    """The demonstration as `start --demo` gives it."""
    with copies.filled():
        yield


def main_of(page: str) -> str:
    return page[page.index("<main") : page.index("</main")]


@pytest.mark.django_db(transaction=True)
def test_no_link_is_dead(filled: None) -> None:
    with as_owner():
        people = list(Account.objects.filter(username__in=WHO).select_related("person"))
    followed = 0
    for account in people:
        visitor = Visitor().login_as(account)
        pages = [main_of(visitor.get(reverse(name)).content.decode()) for name in ("own_data", "own_data_all")]
        links = {link for text in pages for link in LINK.findall(text)}
        assert [link for link in sorted(links) if visitor.get(link).status_code not in (200, 302)] == [], (
            account.username
        )
        followed += len(links)
    assert (len(people) > 3, followed > 60) == (True, True)
