"""What is lent is reminded of gently, with the clock moved; it stops when it is back, prolonged, or one of the two leaves."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tests.database import as_owner
from tests.strengths.exchanging import Market, agree, answer, market, move, put_up
from usving.core.identity import acting_as
from usving.people.models import Notice
from usving.process.access import standing_of
from usving.process.models import Process, Seat
from usving.strengths.actions.agreements import prolong
from usving.strengths.actions.lent import remind_of_lent
from usving.strengths.jobs import remind_of_what_is_lent
from usving.strengths.models import Agreement
from usving.strengths.rules.agreements import AgreementAct

pytestmark = pytest.mark.django_db
OSLO = ZoneInfo("Europe/Oslo")


@pytest.fixture
def world() -> Market:
    return market()


def lent(world: Market, days: int = 5, *, family: bool = False) -> Agreement:
    found = answer(put_up(world, world.fatima, lent=True), world.per, family=family)
    agree(found, world.fatima, due=timezone.localdate() + timedelta(days=days))
    move(found, AgreementAct.HAND_OVER, world.per)
    with as_owner():
        Notice.objects.all().delete()
    return found


def days_told(over: int = 40) -> list[int]:
    """On which days from today somebody is told, when the clock strikes twice each morning."""
    today, told = timezone.localdate(), []
    for day in range(over):
        now = morning(today + timedelta(days=day))
        told += [day] * (remind_of_lent(now) + remind_of_lent(now + timedelta(hours=1)))
    return told


def morning(day: date) -> datetime:
    return datetime.combine(day, time(10, 17), OSLO)


def test_the_borrower_is_told_three_times_at_most_and_of_nothing_but_that_there_is_something(world: Market):
    lent(world)
    assert days_told() == [4, 7, 14]
    with as_owner():
        told = list(Notice.objects.all())
    assert {(each.account_id, each.kind, each.subject) for each in told} == {
        (world.per.pk, "follow-up", "Husk noe du har lånt")
    }
    assert [word for word in ("drill", "Linerle", "Fatima", "Sol") for each in told if word in each.body] == []


def test_a_family_that_has_borrowed_is_told_each_of_those_who_log_in(world: Market):
    found = answer(put_up(world, world.per, lent=True), world.fatima, family=True)
    agree(found, world.per, due=timezone.localdate() + timedelta(days=1))
    move(found, AgreementAct.HAND_OVER, world.per)
    with as_owner():
        Notice.objects.all().delete()
    remind_of_lent(morning(timezone.localdate()))
    with as_owner():
        told = set(Notice.objects.values_list("account", flat=True))
    assert told == {world.fatima.pk, world.jonas.pk, world.amina.pk}


def test_it_stops_when_the_thing_is_back(world: Market):
    found = lent(world)
    move(found, AgreementAct.GIVE_BACK, world.fatima)
    assert days_told() == []


def test_it_follows_the_new_day(world: Market):
    found = lent(world)
    with acting_as(world.per.pk):
        mine = Agreement.objects.select_related("process").get(pk=found.pk)
        prolong(mine, due=timezone.localdate() + timedelta(days=20), by=world.per, who=standing_of(world.per))
    assert days_told() == [19, 22, 29]


def test_it_stops_at_once_when_one_of_the_two_leaves(world: Market):
    lent(world)
    with as_owner():
        Seat.objects.filter(pk=world.sol_seat.pk).update(ends=timezone.localdate() - timedelta(days=1))
    assert days_told() == []


def test_it_stops_when_the_process_is_closed(world: Market):
    lent(world)
    with as_owner():
        until = timezone.localdate() + timedelta(days=90)
        Process.objects.filter(pk=world.process.pk).update(closed_at=timezone.now(), reads_until=until)
    assert days_told() == []


def test_the_job_asks_the_same(world: Market):
    lent(world, days=1)
    remind_of_what_is_lent(timestamp=0)
    with as_owner():
        assert Notice.objects.filter(account=world.per.pk).count() == 1
