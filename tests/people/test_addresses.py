"""A new e-mail address: asked for and answered alike, confirmed from its own mailbox, told to the old one."""

import re
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.people.test_login_link import bytes_of, who_is_in, word_for
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account, AddressChange, Attempt, LoginLink, Notice

pytestmark = pytest.mark.django_db
DETAILS, HERE = reverse("my_details"), reverse("about_me")


@pytest.fixture
def world() -> Cast:
    return cast()


def ask(client: Visitor, email: str, name: str = "Fatima Sol") -> Any:
    return client.post(DETAILS, {"name": name, "phone": "", "email": email, "language": "nb"})


def sent() -> list[tuple[str, str]]:
    with as_owner():
        return list(Notice.objects.order_by("created_at", "subject").values_list("address", "subject"))


def link() -> str:
    with as_owner():
        body = Notice.objects.get(subject="Bekreft adressen din").body
    found: str = re.findall(r"http://127.0.0.1:8000(/adresse/\S+/)", body)[0]
    return found


def address_of(account: Account) -> str:
    with as_owner():
        return Account.objects.get(pk=account.pk).email


def test_it_is_ones_own_when_its_mailbox_has_answered_and_not_before(world: Cast, client: Visitor):
    old = word_for(world.fatima)
    client.login_as(world.fatima)
    ask(client, "NY@testvik.example")
    assert "ny@testvik.example venter" in client.get(HERE).content.decode()
    assert address_of(world.fatima) == "fatima@testvik.example"
    reader = Visitor()
    assert (reader.get(link()).status_code, address_of(world.fatima)) == (200, "fatima@testvik.example")
    assert (reader.post(link()).status_code, address_of(world.fatima)) == (200, "ny@testvik.example")
    assert who_is_in(reader) is None
    assert sorted(sent()) == [
        ("fatima@testvik.example", "Adressen din i U-sving er endret"), ("ny@testvik.example", "Bekreft adressen din")
    ]  # fmt: skip
    assert Visitor().post(reverse("login_link", args=[old])).status_code == 410
    assert (reader.get(link()).status_code, reader.post(link()).status_code) == (410, 410)
    with acting_as(world.fatima.pk):
        seen = Entry.objects.filter(account_id=world.fatima.pk).order_by("at", "event").values_list("event", "actor_id")
        assert sorted(seen) == [
            ("people.address_asked", world.fatima.pk),
            ("people.address_confirmed", world.fatima.pk),
            ("people.details_changed", world.fatima.pk),
        ]


def test_whoever_asks_cannot_tell_whether_someone_here_has_the_address(world: Cast, client: Visitor):
    answers, work, kept = [], [], []
    for who, email in ((world.fatima, "per@testvik.example"), (world.jonas, "ingen@testvik.example")):
        visitor = Visitor().login_as(who)
        visitor.get(DETAILS)
        with CaptureQueriesContext(connection) as queries:
            answer = ask(visitor, email, name="Den Samme")
        shown = visitor.get(HERE)
        page = re.sub(rb"(fatima|jonas)[-@\w.]*|(per|ingen)@|\d\d\.\d\d", b"", bytes_of(shown))
        answers.append((answer.status_code, answer.headers["Location"], len(page)))
        work.append([re.sub(r"'[^']*'", "'…'", query["sql"]) for query in queries])
        with acting_as(who.pk):
            kept.append((AddressChange.objects.count(), Notice.objects.defer("body").count()))
    assert sent() == [
        ("ingen@testvik.example", "Bekreft adressen din"), ("per@testvik.example", "Noen ville bruke adressen din")
    ]  # fmt: skip
    assert answers == [answers[0]] * 2
    assert work == [work[0]] * 2
    assert kept == [(1, 0)] * 2
    with as_owner():
        assert ProcrastinateJob.objects.count() == 2


def test_what_its_owner_is_told_holds_no_way_to_take_it(world: Cast, client: Visitor):
    ask(client.login_as(world.fatima), "per@testvik.example")
    with as_owner():
        (message,) = Notice.objects.all()
        assert "http" not in message.body
        assert LoginLink.objects.count() == 0


def test_of_two_who_ask_for_a_free_address_the_first_to_confirm_has_it(world: Cast, client: Visitor):
    ask(client.login_as(world.fatima), "ny@testvik.example")
    first = link()
    with as_owner():
        Notice.objects.all().delete()
    ask(client.login_as(world.jonas), "ny@testvik.example", name="Jonas Sol")
    second = link()
    assert [Visitor().post(each).status_code for each in (second, first)] == [200, 410]
    assert (address_of(world.jonas), address_of(world.fatima)) == ("ny@testvik.example", "fatima@testvik.example")


def test_asking_again_drops_what_was_asked_before_and_too_often_is_refused(world: Cast, client: Visitor):
    client.login_as(world.fatima)
    statuses = [ask(client, f"ny{number}@testvik.example").status_code for number in range(6)]
    assert statuses == [302] * 5 + [422]
    with as_owner():
        assert list(AddressChange.objects.values_list("address", flat=True)) == ["ny4@testvik.example"]
        assert len(sent()) == 5
        assert [len(each) for each in Attempt.objects.values_list("digest", flat=True)] == [64]


def test_a_word_that_is_too_old_does_nothing(world: Cast, client: Visitor):
    ask(client.login_as(world.fatima), "ny@testvik.example")
    here = link()
    with as_owner():
        AddressChange.objects.update(expires_at="2020-01-01T00:00Z")
    assert (client.get(here).status_code, client.post(here).status_code) == (410, 410)
    assert address_of(world.fatima) == "fatima@testvik.example"
    assert "venter" not in client.get(HERE).content.decode()


def test_nobody_reads_the_text_of_a_message_not_even_who_made_it(world: Cast, client: Visitor):
    ask(client.login_as(world.fatima), "ny@testvik.example")
    with as_owner():
        Notice.objects.update(made_by=world.fatima.pk, account=world.fatima.pk)
        assert Notice.objects.get().body != ""
    with acting_as(world.fatima.pk):
        assert list(Notice.objects.values_list("address", flat=True)) == ["ny@testvik.example"]
        with pytest.raises(Exception, match="permission denied"), transaction.atomic():
            list(Notice.objects.values_list("body", flat=True))
