"""Nobody learns whether or what an invitation was answered: not the sender, not those who lead, not the administrator.

Each test first shows that there was something to learn. What a yes must show is that a seat is taken, to those who will meet;
the invitation itself says so before anyone answers.
"""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.core import catalogue
from usving.core.identity import acting_as
from usving.people.models import Account, Municipality
from usving.process.actions.recruiting import Addressed, invite_family
from usving.process.actions.recruiting_reminders import remind_all
from usving.process.models import Invitation, RecruitingChannel, Seat
from usving.process.rules.recruiting import InvitationWay
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db
ADDRESS = "wenche@testvik.example"
EVERYBODY = ("nils", "kari", "siv", "liv", "anne", "fatima", "jonas", "amina", "per", "odd", "bo")
WILL_MEET = ("siv", "liv", "fatima", "jonas", "amina", "per")  # those who lead, and the families' own circle
CLOCK = {"procrastinate_jobs", "procrastinate_events"}  # that a turn was taken: the same whatever was answered
LEAD = ("siv", "liv")
Seen = dict[str, Any]


class World:
    """The cast, with one empty seat for a family and one invitation that NAV's Nils has sent by e-mail."""

    def __init__(self) -> None:
        self.cast: Cast = cast()
        self.seat: Seat = make.seat(self.cast.process, SeatRole.FAMILY, None, organisation=self.cast.nav)
        self.channel: RecruitingChannel = make.channel(self.cast.process, self.cast.nav)
        with acting_as(self.cast.nils.pk):
            to = Addressed("Wenche Berg", InvitationWay.EMAIL, ADDRESS)
            sent = invite_family(self.channel, key=uuid4(), to=to, by=self.cast.nils)
        self.word, self.invitation = sent.word, sent.invitation

    def answer(self, said: str) -> None:
        """Answer as the one invited does."""
        assert Visitor().post(reverse(f"invitation_{said}", args=[self.word])).status_code == 302

    def who(self, name: str) -> Account:
        return getattr(self.cast, name)  # type: ignore[no-any-return]


@pytest.fixture
def world() -> World:
    return World()


def rows(statement: str, values: list[Any]) -> Any:
    """The rows that the asker gets, sorted; None where the database refuses the question."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return sorted(map(repr, cursor.fetchall()))
    except ProgrammingError:
        return None


def seen_by(world: World, account: Account | None) -> Seen:
    """All that the database gives this person: every table whole, and every function that counts or finds."""
    process, channel = world.cast.process.pk, world.channel.pk
    questions: dict[str, tuple[str, list[Any]]] = {
        table: (f'select * from "{table}"', []) for table in catalogue.tables()
    }
    questions |= {
        "seat counts": ("select * from process_seat_counts(%s)", [process]),
        "total": ("select process_recruiting_total(%s)", [channel]),
        "families": ("select process_families_of(%s)", [process]),
        "candidate": ("select * from people_login_candidate(%s, %s)", [world.cast.testvik.pk, ADDRESS]),
        "by digest": ("select * from process_invitation_read(%s)", [world.invitation.digest]),
    }
    with acting_as(account.pk if account else None):
        return {name: rows(*question) for name, question in questions.items()}


def changed(before: Seen, after: Seen) -> set[str]:
    """What has become different."""
    return {name for name in before if before[name] != after[name]}


def stored(world: World) -> Seen:
    """All that there is."""
    with as_owner():
        return seen_by(world, None)


@pytest.mark.parametrize("said", ["no", "yes"])
@pytest.mark.parametrize("name", EVERYBODY)
def test_from_the_database_itself(world: World, name: str, said: str):
    account = world.who(name)
    all_before, before = stored(world), seen_by(world, account)
    world.answer(said)
    something = changed(all_before, stored(world))
    assert {"no": something == {"process_invitationanswer"}, "yes": something > {"process_invitationanswer"}}[said]
    expected = {"process_seat", "seat counts", "families"} if said == "yes" and name in WILL_MEET else set()
    assert changed(before, seen_by(world, account)) == expected


@pytest.mark.parametrize("name", WILL_MEET)
def test_those_who_will_meet_see_a_seat_taken_and_nothing_of_the_invitation(world: World, name: str):
    world.answer("yes")
    with as_owner():
        wenche = Account.objects.get(email=ADDRESS)
        family = Seat.objects.get(pk=world.seat.pk).family_id
    assert family is not None
    with acting_as(world.who(name).pk):
        assert Seat.objects.get(pk=world.seat.pk).family_id == family
        assert list(Invitation.objects.all()) == []
        assert list(Account.objects.filter(pk=wenche.pk)) == []
    told = repr(seen_by(world, world.who(name)))
    assert [word in told for word in ("Wenche", ADDRESS, str(wenche.pk))] == [False, False, False]


def test_the_row_of_the_sender_neither_opens_the_invitation_nor_answers_it(world: World):
    statement = "select process_answer_invitation(%s, 'yes', %s, 'abcdef', 'nb')"
    with acting_as(world.cast.nils.pk):
        row = Invitation.objects.get()
        assert rows("select * from process_invitation_read(%s)", [world.word]) != []
        assert rows("select * from process_invitation_read(%s)", [row.digest]) == []
        assert rows(statement, [row.digest, uuid4()]) == ["('gone',)"]


def pages_of(world: World, client: Visitor, name: str) -> dict[str, str]:
    """The pages where one might look, without what differs each time for other reasons than ours."""
    process = [world.cast.process.pk]
    there = {"seats": process, "u": process, "gatherings": process, "my_page": [], "my_log": []}
    if name == "nils":
        sent = [world.invitation.pk]
        there |= {"recruiting": [], "recruiting_channel": [world.channel.pk], "invitation_new": [world.channel.pk]}
        there |= {"invitation_sent": sent, "invitation_sending": sent}
    if name in LEAD:
        there["setup"] = process
    return {page: text(client.get(reverse(page, args=args))) for page, args in there.items()}


def text(response: Any) -> str:
    assert response.status_code in (200, 302, 404)
    return re.sub(r'name="(csrfmiddlewaretoken|key)" value="[^"]+"', "", response.content.decode())


@pytest.mark.parametrize("said", ["no", "yes"])
@pytest.mark.parametrize("name", EVERYBODY)
def test_from_the_pages(world: World, name: str, said: str):
    client = Visitor().login_as(world.who(name))
    all_before, before = stored(world), pages_of(world, client, name)
    world.answer(said)
    assert "process_invitationanswer" in changed(all_before, stored(world))
    after = pages_of(world, client, name)
    different = {page for page in before if before[page] != after[page]}
    meets = said == "yes" and name in WILL_MEET
    leads = {"setup"} if name in LEAD else set()
    assert different == ({"seats"} | leads if meets else set())


def test_the_closed_table_is_closed_to_everybody(world: World):
    world.answer("yes")
    assert stored(world)["process_invitationanswer"] != []
    assert {name: seen_by(world, world.who(name))["process_invitationanswer"] for name in EVERYBODY} == dict.fromkeys(
        EVERYBODY
    )


def a_week_later() -> None:
    """Let the invitation be a week old, and the clock take its turn."""
    with as_owner():
        Invitation.objects.update(sent_at=timezone.now() - timedelta(days=7))
    with acting_as(None):
        remind_all()


@pytest.mark.parametrize("name", ["nils", "siv", "fatima", "odd"])
def test_a_reminder_looks_the_same_after_a_yes_a_no_and_silence(name: str):
    """What anyone reads after a turn of reminding is what they read before it, whatever was answered."""
    went, jobs = {}, {}
    for said in ("yes", "no", ""):
        world = World()
        if said:
            world.answer(said)
        client = Visitor().login_as(world.who(name))
        before, pages_before = seen_by(world, world.who(name)), pages_of(world, client, name)
        all_before = stored(world)
        a_week_later()
        went[said] = "people_notice" in changed(all_before, stored(world))
        own = {"process_invitation"} if name == "nils" else set()
        after = seen_by(world, world.who(name))
        assert changed(before, after) == CLOCK | own
        jobs[said] = [len(after[table]) - len(before[table]) for table in sorted(CLOCK)]
        sender = {"recruiting_channel", "invitation_sent"} if name == "nils" else set()
        pages = pages_of(world, client, name)
        assert {page for page in pages_before if pages_before[page] != pages[page]} == sender
        with as_owner():
            Municipality.objects.all().delete()
    assert went == {"yes": False, "no": False, "": True}
    assert jobs["yes"] == jobs["no"] == jobs[""]


def test_the_senders_page_is_word_for_word_the_same(world: World):
    """Yes, no and silence, with two turns of reminding between: one text."""
    client = Visitor().login_as(world.cast.nils)
    there = reverse("invitation_sent", args=[world.invitation.pk])
    a_week_later()
    silent = text(client.get(there))
    for said in ("no", "yes"):
        world.answer(said)
        a_week_later()
        assert text(client.get(there)) == silent
    assert "Vi minner selv om invitasjonen" in silent
