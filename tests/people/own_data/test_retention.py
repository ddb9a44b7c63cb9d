"""What has been kept as long as it may be goes by itself; what belongs to a living process never does."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.core.personal import register
from usving.people.actions.retention import clear_away
from usving.people.models import (
    Account,
    Clearing,
    Confirmation,
    Family,
    Mandate,
    Membership,
    Notice,
    Person,
    Statement,
    StatementSubject,
    StatementVersion,
)
from usving.people.queries.retention import plans
from usving.people.rules.own_data import shown
from usving.people.rules.retention import Period, Purpose, purposes
from usving.people.rules.roles import Role
from usving.process.actions.recruiting import Addressed, invite_to_seat
from usving.process.models import Contribution, Process, Seat
from usving.process.rules.recruiting import InvitationWay
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db
HERE, PAPERS = reverse("retention"), reverse("privacy_papers")


@pytest.fixture
def world() -> Cast:
    world = cast()
    world.officer = make.account(world.testvik, "Vera Vern", staff=True)  # type: ignore[attr-defined]
    make.role(world.officer, Role.PRIVACY_OFFICER)  # type: ignore[attr-defined]
    return world


def over_since(process: Process, days: int) -> None:
    """Let a process have ended so many days ago."""
    last = timezone.localdate() - timedelta(days=days)
    with as_owner():
        Process.objects.filter(pk=process.pk).update(starts=last - timedelta(days=200), ends=last)


def notices(world: Cast, *days: int) -> None:
    for ago in days:
        at = timezone.now() - timedelta(days=ago)
        make.make(
            Notice,
            municipality=world.testvik,
            account=world.fatima,
            channel="email",
            state="sent",
            created_at=at,
            sent_at=at,
        )


def count(model: type, **wanted: object) -> int:
    with as_owner():
        return int(model.objects.filter(**wanted).count())  # type: ignore[attr-defined]


def test_a_message_goes_the_day_after_its_time_and_not_before(world: Cast):
    notices(world, 89, 90, 91, 400)
    clear_away()
    assert count(Notice, account=world.fatima.pk) == 2


@pytest.mark.parametrize(("moved", "left"), [(-2, 4), (-1, 3), (0, 2), (500, 2)])
def test_the_clock_moved(world: Cast, moved: int, left: int):
    notices(world, 89, 90, 91, 92)
    clear_away(timezone.localdate() + timedelta(days=moved))  # a day to come is taken as today
    assert count(Notice, account=world.fatima.pk) == left


def test_the_municipalitys_own_decision_goes_before_the_proposal(world: Cast):
    notices(world, 20, 50)
    make.make(Confirmation, municipality=world.testvik, code="retention.messages", value=30, by=world.anne, name="Anne")
    make.make(Confirmation, municipality=world.nordvik, code="retention.messages", value=5, by=world.bo, name="Bo")
    clear_away()
    assert count(Notice, account=world.fatima.pk) == 1


@pytest.mark.parametrize(("ended", "left"), [(None, 1), (1, 1), (365, 1), (366, 0), (2000, 0)])
def test_what_was_said_goes_a_year_after_the_process_and_never_while_it_lives(
    world: Cast, ended: int | None, left: int
):
    said = make.contribution(world.fatima, make.station(world.process), "Ord")
    with as_owner():
        Contribution.objects.filter(pk=said.pk).update(written_at=timezone.now() - timedelta(days=4000))
    if ended is not None:
        over_since(world.process, ended)
    clear_away()
    assert count(Contribution, pk=said.pk) == left
    assert count(Seat, pk=world.sol_seat.pk, family=world.sol) == left


def test_a_process_that_was_closed_early_is_over_from_that_day(world: Cast):
    said = make.contribution(world.fatima, make.station(world.process), "Ord")
    with as_owner():
        closed = timezone.now() - timedelta(days=400)
        Process.objects.filter(pk=world.process.pk).update(closed_at=closed, reads_until=closed.date())
    clear_away()
    assert count(Contribution, pk=said.pk) == 0


def test_a_family_that_nobody_has_used_for_years_is_forgotten_and_staff_are_not(world: Cast):
    over_since(world.process, 3000)
    with as_owner():
        Account.objects.update(
            last_login=timezone.now() - timedelta(days=800), created_at=timezone.now() - timedelta(days=3000)
        )
        Account.objects.filter(pk=world.per.pk).update(last_login=timezone.now() - timedelta(days=700))
    clear_away()
    with as_owner():
        assert Person.objects.get(pk=world.fatima.person_id).name == ""
        assert Account.objects.get(pk=world.fatima.pk).username == f"borte-{world.fatima.pk}"
        assert Family.objects.get(pk=world.sol.pk).name == ""
        assert Person.objects.get(pk=world.per.person_id).name == "Per Bekk"
        assert Person.objects.get(pk=world.nils.person_id).name == "Nils Nilsen"
    before = count(Clearing)
    clear_away()
    assert count(Clearing) == before  # the second night finds nothing


def test_one_with_a_seat_in_a_living_process_is_never_forgotten(world: Cast):
    with as_owner():
        Account.objects.update(last_login=None, created_at=timezone.now() - timedelta(days=3000))
    clear_away()
    with as_owner():
        assert list(Person.objects.filter(name="").values_list("pk", flat=True)) == [world.odd.person_id]  # has no seat


def came_as(world: Cast, role: SeatRole) -> tuple[Account, Seat]:
    """Someone around the table who said yes to an invitation, long ago, and has not been here since."""
    seat = make.seat(world.process, role, None, organisation=world.nav)
    with acting_as(world.liv.pk):
        word = invite_to_seat(
            seat, key=uuid4(), to=Addressed("Rut Rundt", InvitationWay.EMAIL, "rut@x.no"), by=world.liv
        ).word
    Visitor().post(reverse("invitation_yes", args=[word]))
    with as_owner():
        made = timezone.now() - timedelta(days=3000)
        account = Account.objects.select_related("person").get(person__name="Rut Rundt")
        Account.objects.filter(pk=account.pk).update(last_login=made, created_at=made)
        Membership.objects.filter(account=account).update(starts=made.date())
        assert Membership.objects.get(account=account).ends is None
    return account, seat


def known(account: Account) -> bool:
    with as_owner():
        return bool(Person.objects.get(pk=account.person_id).name)


AS_ONESELF = [SeatRole.VOLUNTEER, SeatRole.HELPER, SeatRole.GUEST]


@pytest.mark.parametrize("role", AS_ONESELF)
def test_one_who_came_as_oneself_is_forgotten_when_the_process_is_long_over(world: Cast, role: SeatRole):
    account, _seat = came_as(world, role)
    clear_away()
    assert known(account)  # the process lives
    over_since(world.process, 700)
    clear_away()
    assert known(account)
    over_since(world.process, 800)
    clear_away()
    assert not known(account)
    with as_owner():
        assert Account.objects.get(pk=account.pk).email == ""
    assert count(Membership, account=account) == 0  # a role of nobody that anyone knows shows nobody's access


def test_one_who_came_as_oneself_and_left_or_was_let_go_is_known_while_the_process_lives(world: Cast):
    account, seat = came_as(world, SeatRole.VOLUNTEER)
    with as_owner():
        Seat.objects.filter(pk=seat.pk).update(ends=timezone.localdate() - timedelta(days=900))
    clear_away()
    assert known(account)
    with as_owner():
        closed = timezone.now() - timedelta(days=800)
        Process.objects.filter(pk=world.process.pk).update(closed_at=closed, reads_until=closed.date())
    clear_away()
    assert not known(account)


@pytest.mark.parametrize(("ends", "stays"), [(-1, False), (0, True), (30, True)])
def test_one_who_helps_someone_by_mandate_is_known_as_long(world: Cast, ends: int, stays: bool):
    account, _seat = came_as(world, SeatRole.HELPER)
    over_since(world.process, 900)
    today = timezone.localdate()
    make.make(
        Mandate, municipality=world.testvik, person=world.fatima.person, helper=account, kind="support",
        starts=today - timedelta(days=300), ends=today + timedelta(days=ends),
    )  # fmt: skip
    clear_away()
    assert known(account) == stays


@pytest.mark.parametrize(("ends", "stays"), [(None, False), (30, True), (-800, False)])
def test_a_role_of_ones_own_with_an_end_ahead_still_counts(world: Cast, ends: int | None, stays: bool):
    account, _seat = came_as(world, SeatRole.GUEST)
    over_since(world.process, 900)
    with as_owner():
        last = timezone.localdate() + timedelta(days=ends) if ends is not None else None
        Membership.objects.filter(account=account).update(ends=last)
    clear_away()
    assert known(account) == stays


def test_the_report_tells_no_small_number(world: Cast):
    notices(world, *([100] * 4))
    clear_away()
    notices(world, *([100] * 5))
    clear_away()
    with as_owner():
        told = [(row.purpose, row.about, row.number) for row in Clearing.objects.filter(about="people.Notice")]
    assert sorted(told, key=str) == [("messages", "people.Notice", 5), ("messages", "people.Notice", None)]


def test_the_dry_run_counts_what_tonight_would_take(world: Cast):
    notices(world, *([100] * 6))
    long_ago = timezone.now() - timedelta(days=100)
    make.make(Notice, municipality=world.nordvik, account=world.bo, channel="email", created_at=long_ago)
    for who in (world.anne, world.officer):  # type: ignore[attr-defined]
        with acting_as(who.pk), transaction.atomic():
            due = {kind.what: kind.due for plan in plans(world.testvik.pk) for kind in plan.kinds}
        assert due["Meldinger"] == 6
    assert count(Notice) == 7  # nothing is gone
    with acting_as(world.siv.pk), transaction.atomic():
        assert {kind.due for plan in plans(world.testvik.pk) for kind in plan.kinds} == {0}


def test_only_the_administrator_and_the_privacy_officer_come_here(world: Cast, client: Visitor):
    for here in (HERE, PAPERS, reverse("privacy_paper", args=["protokoll"])):
        for who in (world.anne, world.officer):  # type: ignore[attr-defined]
            assert client.login_as(who).get(here).status_code == 200
        for who in (world.fatima, world.nils, world.siv, world.liv, world.odd):
            assert client.login_as(who).get(here).status_code == 404
        assert client.post(here).status_code in (404, 405)
    assert client.login_as(world.anne).get(reverse("privacy_paper", args=["noe"])).status_code == 404


def test_the_page_says_few_instead_of_a_small_number(world: Cast, client: Visitor):
    notices(world, 100)
    text = client.login_as(world.anne).get(HERE).content.decode()
    assert "under 5" in text
    clear_away()
    assert "Meldinger: under 5" in client.get(HERE).content.decode()


def test_the_newest_period_that_has_begun_holds():
    purpose = Purpose("x", "", "", "", (Period(10, date(2026, 1, 1), "a"), Period(20, date(2027, 1, 1), "b")))
    held = [purpose.period(day) for day in (date(2025, 1, 1), date(2026, 6, 1), date(2027, 1, 1))]
    assert [period and period.days for period in held] == [None, 10, 20]


@pytest.mark.parametrize(("ago", "left"), [(None, 1), (29, 1), (30, 1), (31, 0)])
def test_words_that_were_taken_away_go_when_the_month_for_second_thoughts_is_over(
    world: Cast, ago: int | None, left: int
):
    removed = timezone.now() - timedelta(days=ago) if ago is not None else None
    said = make.make(
        Statement, municipality=world.testvik, author=world.fatima.person, part="story", purpose="follow-up", text="Ord",
        removed_at=removed,
    )  # fmt: skip
    make.make(StatementSubject, municipality=world.testvik, statement=said, person=world.fatima.person)
    make.make(StatementVersion, municipality=world.testvik, statement=said, number=1, text="Før")
    clear_away()
    assert [count(model) for model in (Statement, StatementSubject, StatementVersion)] == [left] * 3


def test_the_page_speaks_the_language_of_its_reader(world: Cast, client: Visitor):
    with as_owner():
        Account.objects.filter(pk=world.anne.pk).update(language="en")
    page = client.login_as(world.anne).get(HERE).content.decode()
    words = ("being able to change one&#x27;s mind", "after you took it away", "Our own proposal: a month is enough")
    assert [each in page for each in words] == [True] * 3
    assert ("å kunne angre" in page, "Eget forslag" in page) == (False, False)


def test_every_period_names_its_source():
    assert [purpose.code for purpose in purposes() if not all(period.source for period in purpose.periods)] == []


@pytest.mark.parametrize(("number", "told"), [(0, 0), (1, None), (4, None), (5, 5), (6, 6)])
def test_a_small_number_is_not_told(number: int, told: int | None):
    assert shown(number) == told


def test_not_even_the_number_of_answers_and_refusals_is_told(world: Cast):
    with acting_as(world.anne.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select about from people_retention_due()")
        told = {about for (about,) in cursor.fetchall()}
    secret = {
        "process.InvitationAnswer",
        "process.InvitationReminder",
        "people.ConsentRefusal",
        "steering.QualityAnswer",
    }
    assert {each.label for each in register() if each.kept} - told == secret
