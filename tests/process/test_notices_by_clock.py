"""Every schedule with the clock moved hour by hour: who is told of what, when, once, and what stops it."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from usving.core.identity import acting_as
from usving.people.models import Account, FamilyMember, Notice, NoticeWishes
from usving.process.actions.clock_notices import tell_by_the_clock
from usving.process.actions.gatherings import call_off, change
from usving.process.jobs import tell_of_what_is_due
from usving.process.models import Attendance, Gathering, Process, PulseAnswered, Seat, Task
from usving.process.rules.gatherings import Coming, GatheringKind
from usving.process.rules.notices import SCHEDULES, Fact, Of, Whom, due, moment_of

OSLO = ZoneInfo("Europe/Oslo")
FEW = {"week-before": 1, "day-before": 1}


def oslo(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), OSLO)


# The rules alone, with no database.

SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)  # the nights when the clock is moved


@pytest.mark.parametrize(
    "day", [date(2027, 2, 10), SPRING, SPRING + timedelta(days=3), AUTUMN, AUTUMN + timedelta(days=5)]
)
@pytest.mark.parametrize("hour", [0, 2, 9, 17, 23])
def test_each_schedule_goes_at_its_own_hour_by_the_clock_on_the_wall_in_summer_and_winter(day: date, hour: int):
    start = oslo(day, hour)
    went: dict[str, list[datetime]] = {}
    for of, whom in {(each.of, each.whom) for each in SCHEDULES}:
        for step in range(24 * 12):
            now = (start - timedelta(days=8)).astimezone(UTC) + timedelta(hours=step)
            for schedule in due(Fact(of, whom, start, None), now):
                went.setdefault(schedule.code, []).append(now.astimezone(OSLO))
    at = {code: (hours[0].date() - day, hours[0].hour) for code, hours in went.items()}
    assert {code: at[code] for code in ("week-before", "day-before")} == {
        "week-before": (timedelta(days=-7), 10),
        "day-before": (timedelta(days=-1), 10),
    }
    assert at["task-soon"] == (timedelta(days=-3), 9)
    assert went["pulse-open"][0].astimezone(UTC) - start.astimezone(UTC) < timedelta(hours=1)
    assert {code: len(hours) for code, hours in went.items() if code != "day-before"} == {
        "week-before": 24, "pulse-open": 24, "task-soon": 24, "task-today": len(went["task-today"]),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told_before", "expected"),
    [(None, ["week-before"]), (timedelta(hours=47), []), (timedelta(hours=49), ["week-before"])],
)
def test_one_who_was_just_told_of_it_is_not_told_again(told_before: timedelta | None, expected: list[str]):
    start = oslo(date(2027, 2, 10), 17)
    now = oslo(date(2027, 2, 3), 10)
    fact = Fact(Of.GATHERING, Whom.SILENT, start, now - told_before if told_before else None)
    assert [schedule.code for schedule in due(fact, now)] == expected


def test_nothing_goes_after_the_gathering_has_begun():
    start = oslo(date(2027, 2, 10), 5)
    fact = Fact(Of.GATHERING, Whom.COMING, start, None)
    at = moment_of(next(each for each in SCHEDULES if each.code == "day-before"), start)
    assert [len(due(fact, now)) for now in (at, start - timedelta(minutes=1), start)] == [1, 1, 0]


# The whole way, with the database.


class World:
    """The cast and a gathering of all twelve days away, with a clock that only moves forward."""

    def __init__(self, **values: Any) -> None:
        self.cast: Cast = cast()
        self.day = timezone.localdate() + timedelta(days=12)
        self.gathering: Gathering = make.gathering(self.cast.process, GatheringKind.JOINT, days=12, **values)
        self.moved_to(oslo(self.day, 17))
        self.now = oslo(self.day - timedelta(days=12), 0).astimezone(UTC)
        self.names = {account.pk: name for name, account in vars(self.cast).items() if isinstance(account, Account)}

    def moved_to(self, start: datetime) -> None:
        with as_owner():
            Gathering.objects.filter(pk=self.gathering.pk).update(starts_at=start, minutes=120)

    def answers(self, seat: Seat, coming: Coming, **values: Any) -> None:
        with as_owner():
            Attendance.objects.update_or_create(
                gathering=self.gathering, seat=seat,
                defaults={"coming": coming.value, "municipality": self.cast.testvik, **values},
            )  # fmt: skip

    def hours(self, until: datetime) -> list[tuple[str, str, int, int]]:
        """Let the hours go by, twice asked each; return who was told of what, so many days before, at which hour."""
        before = self.notices()
        while self.now < until:
            tell_by_the_clock(self.now)
            assert tell_by_the_clock(self.now) == 0
            self.now += timedelta(hours=1)
        told = [each for each in self.notices() if each.pk not in {old.pk for old in before}]
        return sorted(
            (self.names[each.account_id], each.subject, (self.day - each.created_at.astimezone(OSLO).date()).days,
             each.created_at.astimezone(OSLO).hour)
            for each in told
        )  # fmt: skip

    def notices(self) -> list[Notice]:
        with as_owner():
            return list(Notice.objects.order_by("created_at", "pk"))


SILENT, TOMORROW = "Vi venter på svar fra deg om du kommer", "Husk avtalen i morgen"
PULSE = "Vi har to korte spørsmål til deg"


@pytest.fixture
def world(db: None) -> World:
    return World()


def test_the_silent_are_told_a_week_before_and_those_who_come_the_day_before(world: World):
    world.answers(world.cast.bekk_seat, Coming.YES)
    world.answers(world.cast.kari_seat, Coming.NO)
    assert world.hours(oslo(world.day + timedelta(days=1), 0)) == [
        ("fatima", SILENT, 7, 10),
        ("jonas", SILENT, 7, 10),
        ("nils", SILENT, 7, 10),
        ("per", TOMORROW, 1, 10),
        ("per", PULSE, 0, 19),
    ]


def test_an_answer_stops_the_reminders_and_a_yes_gives_the_one_the_day_before(world: World):
    reminded = world.hours(oslo(world.day - timedelta(days=7), 11))
    assert [name for name, _said, _days, _hour in reminded] == ["fatima", "jonas", "kari", "nils", "per"]
    world.answers(world.cast.sol_seat, Coming.YES)
    found = world.hours(oslo(world.day, 17))
    assert found == [("fatima", TOMORROW, 1, 10), ("jonas", TOMORROW, 1, 10)]


def test_one_who_leaves_is_told_no_more(world: World):
    for seat in (world.cast.sol_seat, world.cast.bekk_seat, world.cast.nils_seat, world.cast.kari_seat):
        world.answers(seat, Coming.YES)
    with as_owner():
        Seat.objects.filter(pk=world.cast.bekk_seat.pk).update(ends=world.day - timedelta(days=2))
        FamilyMember.objects.filter(person=world.cast.jonas.person).update(ends=world.day - timedelta(days=2))
        Account.objects.filter(pk=world.cast.nils.pk).update(is_active=False)
    assert world.hours(oslo(world.day, 17)) == [("fatima", TOMORROW, 1, 10), ("kari", TOMORROW, 1, 10)]


def test_a_closed_process_is_silent(world: World):
    world.answers(world.cast.bekk_seat, Coming.YES)
    with as_owner():
        Process.objects.filter(pk=world.cast.process.pk).update(closed_at=world.now, reads_until=world.day)
    assert world.hours(oslo(world.day + timedelta(days=2), 0)) == []


def test_a_gathering_called_off_is_told_at_once_to_all_who_are_asked_and_reminded_of_no_more(world: World):
    world.answers(world.cast.bekk_seat, Coming.YES)
    world.answers(world.cast.kari_seat, Coming.NO)
    with acting_as(world.cast.siv.pk):
        call_off(world.gathering, off=True, by=world.cast.siv)
    told = {world.names[each.account_id]: (each.kind, each.subject) for each in world.notices()}
    off = ("changed", "En avtale du er spurt om, er avlyst")
    assert told == dict.fromkeys(("fatima", "jonas", "per", "nils", "kari"), off)
    assert world.hours(oslo(world.day + timedelta(days=2), 0)) == []


def test_a_gathering_moved_after_the_reminder_gives_a_new_one(world: World):
    for seat in (world.cast.sol_seat, world.cast.nils_seat, world.cast.kari_seat):
        world.answers(seat, Coming.NO)
    assert world.hours(oslo(world.day - timedelta(days=6), 0)) == [("per", SILENT, 7, 10)]
    world.moved_to(oslo(world.day + timedelta(days=3), 17))
    world.day += timedelta(days=3)
    assert world.hours(oslo(world.day + timedelta(days=1), 0)) == [("per", SILENT, 7, 10)]


def test_a_move_is_told_at_once_to_all_but_the_one_who_moved_it_and_only_where_time_or_place_is_another(world: World):
    fields = {
        "kind": "joint",
        "title": "Ny tittel",
        "starts_at": oslo(world.day, 17),
        "minutes": 120,
        "ground": "neutral",
    }
    fields |= {"place": world.gathering.place, "station": world.gathering.station}
    with acting_as(world.cast.siv.pk):
        change(world.gathering, fields=fields, by=world.cast.siv)
        assert world.notices() == []
        change(world.gathering, fields=fields | {"starts_at": oslo(world.day, 18)}, by=world.cast.siv)
    told = Counter((world.names[each.account_id], each.subject, each.kind) for each in world.notices())
    moved = "En avtale du er spurt om, har fått ny tid eller nytt sted"
    assert told == {(name, moved, "changed"): 1 for name in ("fatima", "jonas", "per", "nils", "kari")}


def test_time_and_place_are_sent_to_those_who_have_asked_for_them_and_to_nobody_else(world: World):
    world.answers(world.cast.sol_seat, Coming.YES)
    with as_owner():
        NoticeWishes.objects.create(account=world.cast.fatima, tells_when=True)
    world.hours(oslo(world.day - timedelta(days=1), 11))
    said = {
        world.names[each.account_id]: (each.subject, each.body) for each in world.notices() if "avtalen" in each.subject
    }
    assert said["jonas"][0] == TOMORROW
    assert world.gathering.place in said["fatima"][0]
    assert "17.00" in said["fatima"][0]
    for text in said["jonas"]:
        assert [word for word in (world.gathering.place, "17.00", world.gathering.title, "Sol") if word in text] == []


def test_those_who_came_are_asked_the_short_questions_once_and_not_one_who_has_answered(world: World):
    world.answers(world.cast.sol_seat, Coming.YES, came=True)
    world.answers(world.cast.bekk_seat, Coming.YES, came=False)
    world.answers(world.cast.kari_seat, Coming.YES)
    with as_owner():
        PulseAnswered.objects.create(
            gathering=world.gathering, account=world.cast.jonas, municipality=world.cast.testvik
        )
    world.now = oslo(world.day, 17).astimezone(UTC)
    assert world.hours(oslo(world.day + timedelta(days=4), 0)) == [("fatima", PULSE, 0, 19), ("kari", PULSE, 0, 19)]


@pytest.mark.parametrize(
    ("owner", "names"),
    [("seat", ["fatima", "jonas"]), ("families", ["fatima", "jonas", "per"]), ("providers", ["kari", "nils"])],
)
def test_those_who_have_taken_something_on_are_told_three_days_before_and_the_same_day(
    world: World, owner: str, names: list[str]
):
    whose = {"seat": world.cast.sol_seat} if owner == "seat" else {"side": owner}
    with as_owner():
        Gathering.objects.filter(pk=world.gathering.pk).update(called_off_at=world.now)
        Task.objects.create(
            municipality=world.cast.testvik, process=world.cast.process, gathering=world.gathering, text="Ringe",
            due=world.day, first_due=world.day, **whose,
        )  # fmt: skip
    found = world.hours(oslo(world.day + timedelta(days=3), 0))
    assert Counter((name, days, hour) for name, _said, days, hour in found) == {
        (name, days, 9): 1 for name in names for days in (3, 0)
    }


def test_a_machine_that_was_off_tells_late_but_not_days_late(world: World):
    world.answers(world.cast.bekk_seat, Coming.YES)
    world.now = oslo(world.day - timedelta(days=7), 20).astimezone(UTC)
    late = world.hours(oslo(world.day - timedelta(days=7), 22))
    assert [(name, hour) for name, _said, _days, hour in late] == [
        ("fatima", 20),
        ("jonas", 20),
        ("kari", 20),
        ("nils", 20),
    ]
    other = World()
    other.now = oslo(other.day - timedelta(days=5), 20).astimezone(UTC)
    assert other.hours(oslo(other.day - timedelta(days=2), 0)) == []


def test_the_facts_are_for_the_clock_alone(world: World):
    questions = ["select count(*) from process_gathering_facts(%s)", "select count(*) from process_task_facts(%s)"]
    soon = oslo(world.day - timedelta(days=3), 12)
    counts: dict[UUID | None, list[int]] = {}
    for who in (None, world.cast.siv.pk, world.cast.fatima.pk):
        with acting_as(who), connection.cursor() as cursor:
            for question in questions[:1]:
                cursor.execute(question, [soon])
                counts.setdefault(who, []).append(cursor.fetchone()[0])
    assert counts == {None: [5], world.cast.siv.pk: [0], world.cast.fatima.pk: [0]}


def test_nobody_who_does_not_run_the_process_tells_anyone(world: World):
    question = "select count(*) from process_tell_asked(%s, 'changed', '{}', '{}')"
    found = []
    for who in (world.cast.fatima, world.cast.nils, world.cast.bo, world.cast.siv):
        with acting_as(who.pk), connection.cursor() as cursor:
            texts = "jsonb_build_object('nb', 'x')"
            cursor.execute(question.replace("'{}'", texts), [world.gathering.pk])
            found.append(cursor.fetchone()[0])
    assert found == [0, 0, 0, 5]


def test_the_job_tells_by_the_clock_of_the_machine(world: World):
    today = timezone.localdate()
    world.moved_to(oslo(today + timedelta(days=7), 17))
    counts = {}
    for late in (-1, 1):  # an hour before and after ten, by a gathering whose day begins so that it is so now
        moment = timezone.now() + timedelta(days=7)
        world.moved_to(moment.astimezone(OSLO))
        tell_of_what_is_due(timestamp=0)
        counts[late] = len(world.notices())
    expected = 5 if timezone.localtime().hour >= 10 else 0
    assert counts == {-1: expected, 1: expected}
