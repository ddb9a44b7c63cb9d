"""The crawl itself, once for all that is asked of it. What it leaves behind is answers, no rows."""

import re
from uuid import UUID

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.copies import Copies
from tests.crawl.planting import plant
from tests.crawl.rows import Rows
from tests.crawl.seeing import Crawl
from tests.crawl.sending import Sending
from tests.crawl.walking import ELSEWHERE, Walk, pool, some, stroll
from tests.crawl.words import SIGN
from tests.database import as_owner
from tests.visitor import Visitor
from tools.access_table import table
from usving.people.models import Account

# Besides one for each position in the table: other families, other offices, the other municipality.
OTHERS = {"jonas", "per", "tor", "berit", "ola", "nora.eksempel", "bjarne.eksempel"}
A_FEW = {"", "fatima", "amina", "per", "nils", "siv", "admin", "nora.eksempel"}
SEEN_WHOLE = re.compile(
    rf"^/(samling|familie|rekruttering)/[^/]+/$|/lofte/$|/del/housing/$|^/min-sak/([a-z-]+|sporsmal/[^/]+)/$|/meldinger/$"
    rf"|^/samling/[^/]+/(referat|avtaler|rom|rom/styring)/$|^/metodeforslag/[^/]+/$|[?]sok={SIGN}"
    r"|^/(verdier|ressurser|gode-ord|oppslag|bytte|frivillig|okonomi|erfaring|erfaringssvar|apen-del|innsikt|sporsmal)/[0-9a-f-]{36}/$"
    r"|^/(ide|utproving|tatt-i-bruk|loftet|felles-plan)/[0-9a-f-]{36}/$|^/prosess/[^/]+/leserom/(temaer|(bidrag|erfaring)/[0-9a-f-]{36})/$"
)


def visitors(names: set[str]) -> dict[str, tuple[UUID | None, Visitor]]:
    """Those who walk, by user name, logged in; the one without a name is not."""
    found: dict[str, tuple[UUID | None, Visitor]] = {"": (None, visitor())}
    with as_owner():
        for account in Account.objects.filter(username__in=names).select_related("person", "municipality"):
            visitor().login_as(account)  # another place where this one is logged in, which can be ended
            found[account.username] = (account.pk, visitor().login_as(account))
    assert set(found) == names
    return found


def visitor() -> Visitor:
    """A browser away from the machine itself, which is shown what breaks as its user would be."""
    return Visitor(raise_request_exception=False, REMOTE_ADDR=ELSEWHERE)


def crawl(names: set[str], *, most: int, once: bool) -> Crawl:
    """Plant in the demonstration and let everyone walk, to `most` addresses of each kind; all of it is taken back."""
    with override_settings(DEMO=True), transaction.atomic():
        with as_owner():
            planted = plant()
        walk = Walk(visitors(names), frozenset(planted.secrets))
        for who in walk.visitors:
            stroll(walk, who, most=most)
        known = pool(walk, planted.addresses)
        for who in walk.visitors:
            for address in some(walk, who, known, most=most, whole=SEEN_WHOLE):
                walk.ask(who, "GET", address)
            for address in some(walk, who, known, most=most):
                if "?" not in address:
                    walk.ask(who, "POST", address)
        sending = Sending(walk, Rows(planted.facts), most, once=once)
        sending.send_all()
        on_the_machine = Walk({"": (None, Visitor())}, walk.planted)
        on_the_machine.ask("", "GET", "/sendt/")
        transaction.set_rollback(True)
    return Crawl(planted, walk, known, on_the_machine.answers[0].words, sending.sent)


@pytest.fixture(scope="session")
def crawled(django_db_setup: None, django_db_blocker: DjangoDbBlocker, copies: Copies) -> Crawl:
    """The crawl in its short form: eight people at every page, at an address they were shown and one they were not."""
    with django_db_blocker.unblock(), copies.filled():
        return crawl(A_FEW, most=1, once=True)


@pytest.fixture(scope="session")
def crawled_wholly(django_db_setup: None, django_db_blocker: DjangoDbBlocker, copies: Copies) -> Crawl:
    """The crawl of everyone, at every address of the kinds that have few and five of each of the others."""
    with django_db_blocker.unblock(), copies.filled():
        return crawl({who.login for who in table().who} | OTHERS, most=5, once=False)
