"""Reminders: whose turn it is, what stops them, and that a turn taken looks the same whatever was answered."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.people.models import Notice
from usving.process.actions.recruiting import Addressed, Sent, invite_family, invite_to_seat
from usving.process.actions.recruiting_again import note_told, send_again, withdraw
from usving.process.actions.recruiting_reminders import remind_all
from usving.process.jobs import remind_of_invitations
from usving.process.models import Invitation, InvitationReminder, InvitationSending, Process, RecruitingChannel, Seat
from usving.process.rules.recruiting import InvitationWay
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db


class World:
    """The cast, an empty seat, and a family that NAV's Nils has invited by e-mail `ago` days ago."""

    def __init__(self, *, way: InvitationWay = InvitationWay.EMAIL, address: str = "mina@testvik.example") -> None:
        self.cast: Cast = cast()
        self.seat = make.seat(self.cast.process, SeatRole.FAMILY, None)
        self.channel = make.channel(self.cast.process, self.cast.nav, closes=60)
        with acting_as(self.cast.nils.pk):
            to = Addressed("Mina Berg", way, address)
            self.sent = invite_family(self.channel, key=uuid4(), to=to, by=self.cast.nils)

    @property
    def invitation(self) -> Invitation:
        with as_owner():
            return Invitation.objects.select_related("process", "organisation").get(pk=self.sent.invitation.pk)

    def answer(self, said: str, word: str = "") -> None:
        answer = Visitor().post(reverse(f"invitation_{said}", args=[word or self.sent.word]))
        assert answer.status_code == 302


@pytest.fixture
def world() -> World:
    return World()


def later(days: int) -> None:
    """Let so many days go by: everything that has happened lies so much further back."""
    back = timedelta(days=days)
    with as_owner():
        for row in Invitation.objects.all():
            Invitation.objects.filter(pk=row.pk).update(sent_at=row.sent_at - back, expires_at=row.expires_at - back)
        for sending in InvitationSending.objects.all():
            InvitationSending.objects.filter(pk=sending.pk).update(sent_at=sending.sent_at - back)
        for reminder in InvitationReminder.objects.all():
            InvitationReminder.objects.filter(pk=reminder.pk).update(at=reminder.at - back)
        for channel in RecruitingChannel.objects.all():
            RecruitingChannel.objects.filter(pk=channel.pk).update(
                opens=channel.opens - back, closes=channel.closes - back
            )


def reminders() -> list[Notice]:
    with as_owner():
        return list(Notice.objects.filter(made_by__isnull=True, account__isnull=True).order_by("created_at"))


def jobs() -> int:
    return ProcrastinateJob.objects.count()


def turns() -> int:
    with as_owner():
        return InvitationReminder.objects.count()


def test_silence_is_reminded_of_twice_and_never_more(world: World):
    went = []
    for _day in range(40):
        later(1)
        remind_of_invitations(timestamp=0)
        went.append(len(reminders()))
    assert went == [0] * 6 + [1] * 7 + [2] * 27


def test_a_reminder_says_where_and_not_what_with_a_word_of_its_own(world: World):
    later(7)
    remind_all()
    (message,) = reminders()
    word = message.body.partition("/invitasjon/")[2].partition("/")[0]
    assert (message.channel, message.address) == ("email", "mina@testvik.example")
    assert message.subject == "Vi minner om invitasjonen fra NAV Testvik"
    assert (word != world.sent.word, world.cast.process.question in message.body) == (True, False)
    assert [Visitor().get(reverse("invitation", args=[each])).status_code for each in (word, world.sent.word)] == [
        200
    ] * 2
    newcomer = Visitor()
    newcomer.post(reverse("invitation_yes", args=[word]))
    assert newcomer.get(reverse("welcome")).context["user"].email == "mina@testvik.example"


@pytest.mark.parametrize("said", ["yes", "no"])
def test_any_answer_stops_it_and_takes_its_turns_all_the_same(world: World, said: str):
    world.answer(said)
    before = jobs()
    for _week in range(3):
        later(7)
        remind_all()
    assert (reminders(), turns(), jobs() - before) == ([], 2, 2)


def test_silence_takes_as_many_turns_and_jobs(world: World):
    before = jobs()
    for _week in range(3):
        later(7)
        remind_all()
    assert (len(reminders()), turns(), jobs() - before) == (2, 2, 2)


def test_an_answer_between_the_two_stops_the_second(world: World):
    later(7)
    remind_all()
    world.answer("no")
    later(7)
    remind_all()
    assert (len(reminders()), turns()) == (1, 2)


def ended(world: World, how: str) -> None:
    """Let something happen that stops reminders."""
    with acting_as(world.cast.nils.pk):
        if how == "withdrawn":
            withdraw(world.invitation, by=world.cast.nils)
    today = timezone.localdate()
    with as_owner():
        if how == "closed":
            RecruitingChannel.objects.update(closes=today - timedelta(days=1))
        if how == "too old":
            Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
        if how == "process closed":
            until = today + timedelta(days=30)
            Process.objects.filter(pk=world.cast.process.pk).update(closed_at=timezone.now(), reads_until=until)
        if how == "none wanted":
            RecruitingChannel.objects.update(reminders=0)
        if how == "full":
            Seat.objects.filter(pk=world.seat.pk).update(ends=today - timedelta(days=1))


@pytest.mark.parametrize("how", ["withdrawn", "closed", "too old", "process closed", "none wanted", "full"])
def test_what_stops_it(world: World, how: str):
    later(7)
    ended(world, how)
    remind_all()
    assert reminders() == []


@pytest.mark.parametrize(("after", "at_most", "went"), [(3, 1, [2, 3, 9]), (3, 2, [2, 3, 6]), (14, 2, [13, 14, 28])])
def test_the_office_has_its_own_days(world: World, after: int, at_most: int, went: list[int]):
    with as_owner():
        RecruitingChannel.objects.update(remind_after=after, reminders=at_most)
    counts, day = [], 0
    for until in went:
        while day < until:
            later(1)
            day += 1
            remind_all()
        counts.append(len(reminders()))
    assert counts == [0, 1, at_most]


def test_days_are_counted_from_the_last_time_it_went_out_or_was_told(world: World):
    later(6)
    with acting_as(world.cast.nils.pk):
        note_told(world.invitation, key=uuid4(), by=world.cast.nils)
    later(6)
    remind_all()
    assert reminders() == []
    later(1)
    remind_all()
    assert len(reminders()) == 1


def test_the_newest_address_is_used_and_a_letter_alone_is_not_reminded_of(settings: Any):
    settings.MAIL_CHANNEL = "smtp"
    world = World(way=InvitationWay.PAPER, address="Storgata 1")
    later(8)
    remind_all()
    assert (reminders(), turns()) == ([], 0)
    with acting_as(world.cast.nils.pk):
        send_again(
            world.invitation, key=uuid4(), way=InvitationWay.EMAIL, address="ny@testvik.example", by=world.cast.nils
        )
    later(7)
    remind_all()
    assert [each.address for each in reminders()] == ["ny@testvik.example"]


def test_a_provider_is_reminded_until_the_seat_is_taken(world: World):
    seats = [make.seat(world.cast.process, SeatRole.PROVIDER, None, organisation=world.cast.nav) for _each in "12"]

    def invited(seat: Seat, address: str) -> Sent:
        with acting_as(world.cast.siv.pk):
            return invite_to_seat(
                seat, key=uuid4(), to=Addressed("Pia", InvitationWay.EMAIL, address), by=world.cast.siv
            )

    invited(seats[0], "pia@nav.example")
    invited(seats[1], "per@nav.example")
    with as_owner():
        Seat.objects.filter(pk=seats[1].pk).update(account=world.cast.odd)
        Invitation.objects.filter(side="families").delete()
    later(7)
    remind_all()
    assert [each.address for each in reminders()] == ["pia@nav.example"]


def test_only_the_clock_asks_whose_turn_it_is(world: World):
    later(7)

    def asked_by(account: Any) -> list[Any]:
        with acting_as(account.pk), connection.cursor() as cursor:
            cursor.execute("select process_remind(%s, 'x', %s, '', '')", [world.sent.invitation.pk, uuid4()])
            cursor.execute("select * from process_reminders_due()")
            return list(cursor.fetchall())

    everybody = (world.cast.nils, world.cast.siv, world.cast.anne, world.cast.fatima)
    assert [asked_by(account) for account in everybody] == [[]] * 4
    assert (turns(), reminders()) == (0, [])
    assert remind_all() == 1
