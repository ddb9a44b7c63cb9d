"""Trying in vain: counted for every web process alike, by what was tried from where, so that nobody shuts another out."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models import F
from django.urls import reverse

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.people.test_login_link import ask, bytes_of, notices, who_is_in
from tests.people.test_login_staff import RIGHT, try_password
from tests.visitor import Visitor
from usving.people.jobs import sweep_sessions
from usving.people.models import Attempt, LoginLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    world = cast()
    with as_owner():
        for account in (world.nils, world.kari):
            account.set_password(RIGHT)
            account.save(update_fields=["password"])
    return world


def wrong(world: Cast, times: int, typed: str = "", **where: Any) -> list[int]:
    visitor = Visitor(**where)
    return [try_password(visitor, world, typed, "feil passord her").status_code for _each in range(times)]


def later(**time: int) -> None:
    with as_owner():
        Attempt.objects.update(last_at=F("last_at") - timedelta(**time))


def test_five_wrong_passwords_for_one_from_one_place_make_that_wait(world: Cast, client: Visitor):
    assert wrong(world, 6) == [422] * 5 + [429]
    right, again = try_password(client, world), try_password(client, world, password="feil passord her")
    assert (right.status_code, bytes_of(right)) == (429, bytes_of(again))
    later(seconds=31)
    assert (try_password(client, world).status_code, who_is_in(client)) == (302, str(world.nils.pk))


def test_nobody_is_shut_out_by_guesses_made_elsewhere_or_at_another(world: Cast):
    assert wrong(world, 6, REMOTE_ADDR="10.9.9.9")[-1] == 429
    here, there = Visitor(), Visitor(REMOTE_ADDR="10.9.9.9")
    assert try_password(here, world).status_code == 302
    assert try_password(there, world, typed=world.kari.username).status_code == 302


def test_the_wait_doubles_and_is_forgotten(world: Cast):
    wrong(world, 5)
    later(seconds=31)
    assert wrong(world, 2) == [422, 429]
    later(seconds=31)
    assert wrong(world, 1) == [429]
    later(seconds=30)
    assert wrong(world, 1) == [422]
    later(minutes=16)
    assert wrong(world, 6) == [422] * 5 + [429]


def test_it_is_kept_by_the_database_and_not_by_one_web_process(world: Cast):
    assert wrong(world, 6)[-1] == 429
    cache.clear()
    assert wrong(world, 1) == [429]


def test_neither_who_was_tried_nor_from_where_can_be_read(world: Cast):
    wrong(world, 1, typed="nils@testvik.example", REMOTE_ADDR="10.9.9.9")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select count(*), sum((t::text ~ 'nils|10[.]9')::int) from people_attempt t")
        assert cursor.fetchone() == (2, 0)
    with pytest.raises(Exception, match="permission denied"):
        Attempt.objects.count()


def test_unknown_names_wait_like_known_ones(world: Cast):
    assert wrong(world, 6, typed="ingen", REMOTE_ADDR="10.9.9.9") == wrong(world, 6) == [422] * 5 + [429]


def test_links_to_one_address_are_sent_three_times_from_a_place_and_the_answer_is_alike(world: Cast):
    answers = {}
    for email in ("fatima@testvik.example", "ingen@testvik.example"):
        visitor = Visitor()
        answers[email] = [
            (a.status_code, len(bytes_of(a))) for a in (ask(visitor, world.testvik, email) for _ in range(4))
        ]
    assert answers["fatima@testvik.example"] == answers["ingen@testvik.example"]
    assert [status for status, _length in answers["ingen@testvik.example"]] == [302, 302, 302, 429]
    assert notices() == [("fatima@testvik.example", "Lenken din til U-sving")] * 3


def test_nobody_fills_anothers_mailbox_and_nobody_is_shut_out_by_it(world: Cast):
    for number in range(8):
        ask(Visitor(REMOTE_ADDR=f"10.0.0.{number}"), world.testvik, "fatima@testvik.example")
    with as_owner():
        assert LoginLink.objects.filter(account=world.fatima, spent_at=None).count() == 5
        LoginLink.objects.filter(account=world.fatima).update(expires_at="2020-01-01T00:00Z")
    ask(Visitor(), world.testvik, "fatima@testvik.example")
    assert len(notices()) == 6


def test_all_from_one_place_wait_when_that_place_tries_everyone(world: Cast):
    visitor = Visitor(REMOTE_ADDR="2001:db8:1:2::1")
    statuses = [visitor.post(reverse("login_code"), {"code": f"AAAA-BBBB-{n:04}"}).status_code for n in range(21)]
    assert statuses == [422] * 20 + [429]
    neighbour, other = Visitor(REMOTE_ADDR="2001:db8:1:2::ffff"), Visitor(REMOTE_ADDR="2001:db8:1:3::1")
    assert [v.post(reverse("login_code"), {"code": "A"}).status_code for v in (neighbour, other)] == [429, 422]


def test_the_sweep_forgets_what_shuts_no_door(world: Cast):
    wrong(world, 1)
    later(minutes=20)
    wrong(world, 1, REMOTE_ADDR="10.9.9.9")
    sweep_sessions(timestamp=0)
    with as_owner():
        assert Attempt.objects.count() == 2
