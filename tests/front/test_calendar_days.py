"""Days to remember in the private calendar: only for those who ask, in a word of their own, and nothing of what they are."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.economy.test_books import book
from tests.strengths.exchanging import agree, answer, market, move, put_up
from tests.visitor import Visitor
from usving.economy.models import Commitment
from usving.economy.queries.deadlines import deadlines_of
from usving.people.models import Account
from usving.strengths.rules.agreements import AgreementAct

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def opened(account: Account, **said: str) -> str:
    response = Visitor().login_as(account).post(reverse("calendar_new"), {"title": "Avtale", **said})
    assert response.status_code == 200
    return "/kalender/" + response.context["address"].rpartition("/")[2]


def days_in(client: Visitor, path: str) -> list[tuple[Any, str]]:
    found = Calendar.from_ical(client.get(path).content).events
    return [(event["DTSTART"].dt, str(event["SUMMARY"])) for event in found]


def test_the_deadlines_one_follows_stand_in_the_calendar_of_one_who_asks_for_them(client: Visitor, world: Cast):
    ours = book(world.sol, world.testvik)
    with as_owner():
        ours.deadlines = ["bostotte-application"]
        ours.save(update_fields=["deadlines"])
    due = timezone.localdate() + timedelta(days=9)
    make.make(Commitment, municipality=world.testvik, book=ours, kind="debt", words="Inkasso", ore=123_400, due=due)
    with as_owner():
        expected = sorted({each.day for each in deadlines_of(world.fatima)})
    assert due in expected and any(day.day == 25 for day in expected)
    path = opened(world.fatima, days_title="Frist")
    assert days_in(client, path) == [(day, "Frist") for day in expected]
    raw = client.get(path).content.decode()
    assert [word in raw for word in ("Inkasso", "bost", "1234", "1 234", "Siste dag")] == [False] * 5
    first, second = client.get(path), client.get(path)
    assert (first.content == second.content, "Last-Modified" in first.headers) == (True, False)
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    client.login_as(world.fatima).post(reverse("calendar_change"), {"title": "Avtale", "days_title": ""})
    assert days_in(client, path) == []


def test_without_asking_there_are_none_and_never_those_of_others(client: Visitor, world: Cast):
    ours = book(world.sol, world.testvik)
    with as_owner():
        ours.deadlines = ["bostotte-application"]
        ours.save(update_fields=["deadlines"])
    assert days_in(client, opened(world.jonas)) == []
    assert len(days_in(client, opened(world.jonas, days_title="Frist"))) == 3
    for other in (world.amina, world.per, world.nils, world.odd):
        assert days_in(client, opened(other, days_title="Frist")) == []


def test_what_is_lent_stands_on_its_day_for_both_and_for_nobody_else(client: Visitor):
    there = market()
    due = timezone.localdate() + timedelta(days=12)
    lent = answer(put_up(there, there.fatima, lent=True), there.amina)
    agree(lent, there.fatima, due=due)
    both = [opened(each, days_title="Husk") for each in (there.fatima, there.amina)]
    assert [days_in(client, path) for path in both] == [[], []]  # nothing is handed over yet
    move(lent, AgreementAct.HAND_OVER, there.fatima)
    assert [days_in(client, path) for path in both] == [[(due, "Husk")]] * 2
    assert days_in(client, opened(there.grete, days_title="Husk")) == []
    assert b"drill" not in client.get(both[0]).content
