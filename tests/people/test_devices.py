"""A device is known again; its owner is told of one that is new, without a word of what or where."""

from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.people.test_login_link import word_for
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account, KnownDevice, Notice

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile"


@pytest.fixture
def world() -> Cast:
    return cast()


def log_in(account: Account, visitor: Visitor | None = None, **headers: Any) -> Visitor:
    visitor = visitor or Visitor(**headers)
    assert visitor.post(reverse("login_link", args=[word_for(account)])).status_code == 302
    return visitor


def told() -> list[tuple[str, str]]:
    with as_owner():
        return list(Notice.objects.order_by("created_at").values_list("address", "subject"))


def recorded(account: Account) -> list[Any]:
    with as_owner():
        found = Entry.objects.filter(account_id=account.pk, event="people.new_device").order_by("at")
        return list(found.values_list("facts", flat=True))


def test_the_first_device_tells_nothing_the_next_is_told_and_then_known(world: Cast):
    first = log_in(world.fatima)
    assert (told(), recorded(world.fatima)) == ([], [])
    phone = log_in(world.fatima, HTTP_USER_AGENT=PHONE)
    assert told() == [("fatima@testvik.example", "Ny innlogging i U-sving")]
    assert recorded(world.fatima) == [{"device": "android"}]
    for visitor in (phone, first):
        visitor.post(reverse("logout"))
        log_in(world.fatima, visitor)
    assert (len(told()), len(recorded(world.fatima))) == (1, 1)


def test_the_message_says_nothing_of_anyone(world: Cast):
    for _time in range(2):
        log_in(world.fatima)
    with as_owner():
        message = Notice.objects.get()
    said = message.subject + message.body
    assert [word for word in ("Fatima", "Sol", "Testvik", "http", "Android", "127.0.0.1") if word in said] == []


def test_whoever_has_no_address_is_told_at_the_next_login_from_elsewhere(world: Cast):
    with as_owner():
        Account.objects.filter(pk=world.fatima.pk).update(email="")
    home = log_in(world.fatima)
    assert "Forrige innlogging" not in home.get(reverse("about_me")).content.decode()
    log_in(world.fatima, HTTP_USER_AGENT=PHONE)
    assert told() == []
    home.post(reverse("logout"))
    log_in(world.fatima, home)
    assert "Forrige innlogging var på Android-telefon" in home.get(reverse("about_me")).content.decode()


def test_the_cookie_says_nothing_and_the_row_does_not_hold_it(world: Cast):
    phone = log_in(world.fatima)
    cookie = phone.cookies["enhet"]
    assert (cookie["httponly"], cookie["samesite"], len(cookie.value)) == (True, "Lax", 32)
    phone.post(reverse("logout"))
    log_in(world.jonas, phone)
    with as_owner():
        rows = list(KnownDevice.objects.values_list("account", "digest"))
    assert sorted(account for account, _digest in rows) == sorted([world.fatima.pk, world.jonas.pk])
    assert len({digest for _account, digest in rows}) == 2
    assert [digest for _account, digest in rows if cookie.value in digest] == []


def test_only_its_owner_sees_a_device(world: Cast):
    log_in(world.fatima)
    counts = []
    for who in (world.fatima, world.jonas, world.nils, world.anne, world.odd):
        with acting_as(who.pk):
            counts.append(KnownDevice.objects.count())
    assert counts == [1, 0, 0, 0, 0]


def test_ending_all_other_logins_makes_every_device_new_again(world: Cast):
    first, phone = log_in(world.fatima), log_in(world.fatima, HTTP_USER_AGENT=PHONE)
    first.post(reverse("end_other_sessions"))
    with as_owner():
        assert KnownDevice.objects.count() == 0
    first.post(reverse("logout"))
    log_in(world.fatima, first)
    log_in(world.fatima, phone)
    assert recorded(world.fatima) == [{"device": "android"}] * 2
