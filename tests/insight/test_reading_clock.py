"""The weeks that are drawn, and what the clock does besides: with days and people moved."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast
from tests.database import as_owner
from tests.insight.reading import SOL, finding, joined, mark, said, say
from usving.core.identity import acting_as
from usving.insight.actions import questions
from usving.insight.actions.reading_clock import note_lost_sources, remind_of_questions
from usving.insight.actions.weeks import draw_weeks, fill_in, take_away
from usving.insight.models import Finding, Question, WeekCount, WeekFigure
from usving.insight.queries.weeks import drawn
from usving.insight.rules.findings import Says
from usving.insight.rules.weeks import Item, monday_of
from usving.people.models import Account, Notice
from usving.process.access import standing_of
from usving.process.actions import contributions
from usving.process.models import Seat
from usving.process.rules.audience import Audience
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db
OVER = monday_of(timezone.localdate()) - timedelta(weeks=3)


@pytest.fixture
def world() -> Cast:
    return joined()


def count(world: Cast, account: Account, seat: Seat, value: float, *, item: Item = Item.FORMS) -> WeekCount:
    """What someone counted in a week that is over."""
    side = Side.FAMILIES if seat.role == "family" else Side.PROVIDERS
    return make.make(
        WeekCount, municipality=world.testvik, process=world.process, account=account, seat=seat, side=side.value,
        week=OVER, item=item.value, value=Decimal(str(value)),
    )  # fmt: skip


def families(world: Cast, *sizes: int) -> list[tuple[Account, Seat]]:
    """New families of these sizes with a seat each, everyone grown up."""
    found = []
    for number, size in enumerate(sizes):
        people = [make.account(world.testvik, f"Voksen{number}{each} Ny") for each in range(size)]
        seat = make.seat(world.process, SeatRole.FAMILY, make.family(world.testvik, f"Familien {number}", *people))
        found += [(each, seat) for each in people]
    return found


def clock_draws() -> int:
    with acting_as(None):
        return draw_weeks()


@pytest.mark.parametrize(
    ("sizes", "shown"), [((2, 2, 1), 1), ((2, 2), 0), ((3, 2), 0), ((5,), 0), ((1, 1, 1, 1), 0), ((1, 1, 1, 1, 1), 1)]
)
def test_a_figure_takes_five_people_in_three_families(world: Cast, sizes: tuple[int, ...], shown: int):
    for number, (account, seat) in enumerate(families(world, *sizes)):
        count(world, account, seat, number)
    assert clock_draws() == shown
    with acting_as(world.nils.pk):
        assert WeekFigure.objects.count() == shown
        assert len(drawn(world.process, standing_of(world.nils))) == shown


def test_what_is_drawn_never_changes_and_is_drawn_once(world: Cast):
    people = families(world, 2, 2, 2)
    for number, (account, seat) in enumerate(people):
        count(world, account, seat, number)  # 0..5: 2.5 in the middle
    assert clock_draws() == 1
    with as_owner():
        assert WeekFigure.objects.get().value == 3
        WeekCount.objects.filter(account=people[0][0]).delete()
    assert clock_draws() == 0
    with as_owner():
        assert WeekFigure.objects.get().value == 3
    count(world, world.per, world.bekk_seat, 100)
    assert clock_draws() == 0


def test_nothing_is_drawn_while_a_week_can_still_be_filled_in_nor_by_a_person(world: Cast):
    for account, seat in families(world, 2, 2, 2):
        count(world, account, seat, 4)
    with as_owner():
        WeekCount.objects.update(week=monday_of(timezone.localdate()) - timedelta(weeks=1))
    assert clock_draws() == 0
    with as_owner():
        WeekCount.objects.update(week=OVER)
    with acting_as(world.siv.pk):
        assert draw_weeks() == 0
    assert clock_draws() == 1


def test_a_week_that_is_over_takes_no_more_numbers_in_the_database_either(world: Cast):
    with acting_as(world.per.pk), pytest.raises(DatabaseError), transaction.atomic():
        WeekCount.objects.create(
            municipality=world.testvik, process=world.process, account=world.per, seat=world.bekk_seat, side="families",
            week=OVER, item="forms", value=1,
        )  # fmt: skip


def test_what_one_counts_is_read_by_nobody_else_and_goes_when_one_wants(world: Cast):
    week = monday_of(timezone.localdate())
    with acting_as(world.per.pk):
        fill_in(world.process, week=week, values={Item.FORMS: Decimal(3)}, who=standing_of(world.per), by=world.per)
        assert WeekCount.objects.count() == 1
    for account in (world.fatima, world.nils, world.siv, world.liv, world.odd):
        with acting_as(account.pk):
            assert WeekCount.objects.count() == 0
    with acting_as(world.per.pk):
        take_away(world.process, week=week, by=world.per)
    with as_owner():
        assert WeekCount.objects.count() == 0


def test_the_clock_notes_a_lost_source_and_a_stranger_cannot(world: Cast):
    text = said(world, world.fatima, SOL)
    found = finding(world, world.per, mark(world, text, world.per))
    say(found, world.per, Says.READ)
    with acting_as(None):
        assert note_lost_sources() == 0
    with acting_as(world.fatima.pk):
        contributions.share(text, audience=Audience.ME, by=world.fatima)
    with acting_as(world.odd.pk):
        assert note_lost_sources() == 0
    with acting_as(None):
        assert (note_lost_sources(), note_lost_sources()) == (1, 0)
    with as_owner():
        assert Finding.objects.get(pk=found.pk).state == "again"


def test_those_who_lead_are_reminded_of_a_question_each_year(world: Cast):
    with acting_as(world.per.pk):
        who = standing_of(world.per)
        asked = questions.ask(
            world.process, key=uuid4(), words="Hva hjelper?", why="", shown=False, who=who, by=world.per
        )
    noon = timezone.localtime().replace(hour=12)
    on_time = noon + timedelta(days=365)

    def told(now: object) -> int:
        with acting_as(None):
            return remind_of_questions(now)  # type: ignore[arg-type]

    assert told(noon) == 0
    assert told(on_time.replace(hour=3)) == 0
    assert told(on_time) == 2  # Siv and Liv
    assert told(on_time) == 0
    assert [told(on_time + timedelta(days=days)) for days in (1, 29, 30, 60)] == [0, 0, 2, 2]
    with as_owner():
        notices = list(Notice.objects.filter(about=asked.pk))
        assert {each.account_id for each in notices} == {world.siv.pk, world.liv.pk}
        assert not any("Hva hjelper?" in each.subject + each.body for each in notices)
        Question.objects.update(look_on=timezone.localdate() + timedelta(days=400))
    assert told(on_time + timedelta(days=30)) == 0
