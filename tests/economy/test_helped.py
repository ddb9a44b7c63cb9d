"""A helper writes in someone's own book and sees nothing of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.economy.test_books import book, month, put
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.economy.models import Book, Line
from usving.people.models import Account, Mandate
from usving.people.rules.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def helper(world: Cast, *, may_write: bool = True) -> tuple[Account, Mandate]:
    hanna: Account = make.account(world.testvik, "Hanna Hjelper")
    make.role(hanna, Role.HELPER)
    today = timezone.localdate()
    mandate: Mandate = make.make(
        Mandate, municipality=world.testvik, person=world.fatima.person, helper=hanna, kind="support",
        may_write=may_write, may_answer=False, starts=today, ends=today + timedelta(days=30),
    )  # fmt: skip
    return hanna, mandate


def typed(**said: str) -> dict[str, str]:
    now = timezone.localdate().replace(day=1).isoformat()
    return {"key": str(uuid4()), "month": now, "kind": "expense", "words": "Strøm", "ore": "1 240", **said}


def test_a_helper_writes_and_only_the_helped_one_sees_it(client: Visitor, world: Cast):
    hanna, mandate = helper(world)
    there, said = reverse("helped_economy", args=[mandate.pk]), typed()
    client.login_as(hanna)
    for _each in range(2):
        assert client.post(there, said).status_code == 302
    with as_owner():
        [line], [own] = Line.objects.all(), Book.objects.all()
        assert (line.words, line.ore, line.source, own.account_id) == ("Strøm", 124_000, "helper", world.fatima.pk)
        [entry] = Entry.objects.filter(event="economy.line_put")
        assert (entry.actor_id, entry.account_id, entry.facts) == (hanna.pk, world.fatima.pk, {})
    shown = client.get(there).content.decode()
    assert ("1\u00a0240" in shown, 'value="Strøm"' in shown) == (False, False)
    assert client.get(reverse("book_month", args=[own.pk, month()])).status_code == 404
    assert client.get(reverse("economy")).status_code == 404
    client.login_as(world.fatima)
    assert "Strøm" in client.get(reverse("book_month", args=[own.pk, month()])).content.decode()
    assert client.login_as(world.jonas).get(reverse("book_month", args=[own.pk, month()])).status_code == 404


def test_nothing_that_stands_there_from_before_shows(client: Visitor, world: Cast):
    hanna, mandate = helper(world)
    put(book(world.fatima, world.testvik), "Hemmelig", 91_827_345)
    text = client.login_as(hanna).get(reverse("helped_economy", args=[mandate.pk])).content.decode()
    assert ("Hemmelig" in text, "918\u00a0273" in text) == (False, False)


def test_without_a_mandate_to_write_there_is_no_page(client: Visitor, world: Cast):
    hanna, mandate = helper(world, may_write=False)
    there = reverse("helped_economy", args=[mandate.pk])
    for who in (hanna, world.nils, world.odd, world.jonas, world.fatima):
        assert client.login_as(who).get(there).status_code == 404
        assert client.post(there, typed()).status_code == 404
    with as_owner():
        assert not Line.objects.exists()


@pytest.mark.parametrize("wrong", [{"ore": "-1"}, {"ore": ""}, {"month": "1999-01-01"}, {"words": ""}, {"kind": "x"}])
def test_what_is_wrong_is_told_and_nothing_is_written(client: Visitor, world: Cast, wrong: dict[str, str]):
    hanna, mandate = helper(world)
    page = client.login_as(hanna).post(reverse("helped_economy", args=[mandate.pk]), typed(**wrong))
    assert (page.status_code, list(page.context["form"].errors)) == (422, list(wrong))
    with as_owner():
        assert not Line.objects.exists()
