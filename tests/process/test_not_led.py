"""A process that nobody leads: the administrator finds it and gives it a leader, and reads nothing of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.asking import asked
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.people.models import Account, Membership, Notice
from usving.people.rules.roles import Role
from usving.process.actions.not_led import give_leader
from usving.process.models import Contribution, Gathering, Process, Seat
from usving.process.rules.audience import Audience
from usving.process.rules.seats import LEADS, SeatRole

pytestmark = pytest.mark.django_db
LIST = "/kommunen/uten-leder/"
OTHERS = ["fatima", "nils", "kari", "siv", "liv", "odd", "bo"]


@pytest.fixture
def world() -> Cast:
    """The cast, with one more who may lead."""
    world = cast()
    eva = make.account(world.testvik, "Eva Ekstra", staff=True)
    make.role(eva, Role.PROCESS_LEADER)
    return world


def eva() -> Account:
    with as_owner():
        return Account.objects.select_related("person").get(person__name="Eva Ekstra")


def leaderless(world: Cast) -> None:
    """Nobody sits where one leads any more."""
    with as_owner():
        Seat.objects.filter(process=world.process, role__in=LEADS).update(ends=timezone.localdate() - timedelta(days=1))


def address(world: Cast) -> str:
    return reverse("leader_new", args=[world.process.pk])


def given(client: Visitor, world: Cast, account: Account) -> Any:
    sent = {"key": str(uuid4()), "person": f"process-leader:{account.pk}"}
    return client.login_as(world.anne).post(address(world), sent)


def in_the_database(asker: Account, process: Process, account: Account) -> str:
    values = [process.pk, account.pk, uuid4(), uuid4().hex[:12], "Prosjektleder"]
    with acting_as(asker.pk), connection.cursor() as cursor:
        cursor.execute("select outcome from process_give_leader(%s, %s, %s, %s, %s)", values)
        return str(cursor.fetchone()[0])


def listed(asker: Account) -> list[Any]:
    with acting_as(asker.pk), connection.cursor() as cursor:
        cursor.execute("select process from process_not_led()")
        return [process for (process,) in cursor.fetchall()]


def test_a_process_that_is_led_is_not_there(client: Visitor, world: Cast):
    page = client.login_as(world.anne).get(LIST)
    assert (page.status_code, page.context["found"]) == (200, [])
    assert client.get(address(world)).status_code == 404
    assert given(client, world, eva()).status_code == 404
    assert in_the_database(world.anne, world.process, eva()) == "led"


@pytest.mark.parametrize("why", ["left", "closed login", "role is over"])
def test_it_is_there_when_the_last_cannot_come_in(client: Visitor, world: Cast, why: str):
    with as_owner():
        Seat.objects.filter(pk=world.siv_seat.pk).update(ends=timezone.localdate() - timedelta(days=1))
        leads = Seat.objects.filter(process=world.process, account=world.liv)
        if why == "left":
            leads.update(ends=timezone.localdate() - timedelta(days=1))
        elif why == "closed login":
            Account.objects.filter(pk=world.liv.pk).update(is_active=False)
        else:
            Membership.objects.filter(account=world.liv).update(ends=timezone.localdate() - timedelta(days=1))
    (found,) = client.login_as(world.anne).get(LIST).context["found"]
    assert (found.process, found.name) == (world.process.pk, world.process.name)
    assert client.get(address(world)).status_code == 200


def test_only_the_administrator_of_the_municipality_comes_in(client: Visitor, world: Cast):
    leaderless(world)
    rolf = make.account(world.nordvik, "Rolf Nord", staff=True)
    make.role(rolf, Role.ADMINISTRATOR)
    for account in (*(getattr(world, name) for name in OTHERS), rolf):
        status = 200 if account == rolf else 404
        assert client.login_as(account).get(LIST).status_code == status
        assert client.get(address(world)).status_code == 404
        assert client.post(address(world), {"person": f"process-leader:{eva().pk}"}).status_code == 404
        assert listed(account) == []
        assert in_the_database(account, world.process, eva()) == "refused"
    assert listed(world.anne) == [world.process.pk]
    client.login_as(world.anne)
    assert [client.get(reverse("leader_new", args=[pk])).status_code for pk in (uuid4(), world.other.pk)] == [404, 404]
    assert client.post(LIST).status_code == 405


def test_a_closed_process_needs_nobody(client: Visitor, world: Cast):
    leaderless(world)
    with as_owner():
        Process.objects.filter(pk=world.process.pk).update(closed_at=timezone.now(), reads_until=timezone.localdate())
    assert client.login_as(world.anne).get(LIST).context["found"] == []
    assert in_the_database(world.anne, world.process, eva()) == "refused"


@pytest.mark.parametrize("empty", [True, False])
def test_the_new_leader_leads_and_is_told(client: Visitor, world: Cast, empty: bool):
    leaderless(world)
    free = make.seat(world.process, SeatRole.PROCESS_LEADER) if empty else None
    page = client.login_as(world.anne).get(address(world))
    assert page.context["people"] == [(f"process-leader:{a.pk}", a.person.name) for a in (eva(), world.liv)]
    assert given(client, world, eva()).url == LIST
    with as_owner():
        seat = Seat.objects.get(process=world.process, account=eva())
        assert (seat.role, seat.called, seat.starts) == ("process-leader", "Eva Ekstra", timezone.localdate())
        assert seat.circle_id == world.siv_seat.circle_id
        assert (free is None) or seat == free
        assert list(Notice.objects.filter(account=eva()).values_list("subject", flat=True)) == [
            "Du er satt inn som leder av en prosess"
        ]
        entry = Entry.objects.get(event="process.leader_seated")
        assert (entry.actor_id, entry.account_id, entry.about_id) == (world.anne.pk, eva().pk, seat.pk)
    assert client.login_as(eva()).get(reverse("setup", args=[world.process.pk])).status_code == 200
    assert client.login_as(world.anne).get(LIST).context["found"] == []
    assert given(client, world, world.liv).status_code == 404


@pytest.mark.parametrize("empty", [True, False])
def test_two_clicks_seat_one_leader_once(client: Visitor, world: Cast, empty: bool):
    leaderless(world)
    if empty:
        make.seat(world.process, SeatRole.PROCESS_LEADER)
    sent = {"key": str(uuid4()), "person": f"process-leader:{eva().pk}"}
    answers = [client.login_as(world.anne).post(address(world), sent) for _click in range(2)]
    assert [(each.status_code, each.headers.get("Location")) for each in answers] == [(302, LIST)] * 2
    with as_owner():
        assert Seat.objects.filter(process=world.process, account=eva()).count() == 1
        assert Notice.objects.filter(account=eva()).count() == 1
        assert Entry.objects.filter(event="process.leader_seated").count() == 1
    assert client.post(address(world), {**sent, "key": str(uuid4())}).status_code == 404
    assert client.post(address(world), {**sent, "person": f"process-leader:{world.liv.pk}"}).status_code == 404
    for stranger in (world.siv, world.odd):
        assert client.login_as(stranger).post(address(world), sent).status_code == 404


def test_of_two_clicks_at_the_same_time_the_second_finds_it_done(world: Cast):
    """Both have come through the door while nobody led it."""
    leaderless(world)
    key = uuid4()
    with acting_as(world.anne.pk):
        for _click in range(2):
            give_leader(world.process, key=key, account=eva().pk, by=world.anne)
        with pytest.raises(Refused, match="Noen leder prosessen nå"):
            give_leader(world.process, key=uuid4(), account=eva().pk, by=world.anne)
    with as_owner():
        assert Entry.objects.filter(event="process.leader_seated").count() == 1


def test_the_administrator_reads_nothing_of_the_process(client: Visitor, world: Cast):
    make.contribution(world.nils, make.station(world.process), "Hemmelige ord", Audience.ME)
    make.gathering(world.process)
    leaderless(world)
    client.login_as(world.anne)
    shown = client.get(LIST).content.decode() + client.get(address(world)).content.decode()
    assert world.process.name in shown
    assert [word for word in ("Nils Nilsen", "Hemmelige ord", world.process.question) if word in shown] == []
    given(client, world, eva())
    with acting_as(world.anne.pk):
        assert [model.objects.count() for model in (Seat, Contribution, Gathering)] == [0, 0, 0]  # type: ignore[attr-defined]
    for name in ("gatherings", "setup"):
        assert client.get(reverse(name, args=[world.process.pk])).status_code == 404


def test_who_can_be_given(client: Visitor, world: Cast):
    """Not oneself, nobody without the role, nobody whose role is over or whose login is closed, nobody across the border."""
    leaderless(world)
    make.role(world.anne, Role.PROCESS_LEADER)
    over, shut = (make.account(world.testvik, name, staff=True) for name in ("Ove Over", "Siri Stengt"))
    make.role(over, Role.PROCESS_LEADER, ends=timezone.localdate() - timedelta(days=1))
    make.role(over, Role.PROVIDER)
    make.role(shut, Role.PROCESS_LEADER)
    make.role(world.bo, Role.PROCESS_LEADER)
    with as_owner():
        Account.objects.filter(pk=shut.pk).update(is_active=False)
    for account in (world.anne, world.siv, world.nils, world.fatima, over, shut, world.bo):
        response = given(client, world, account)
        assert response.context["form"].errors == {"person": ["Velg en av dem som står her."]}
        assert in_the_database(world.anne, world.process, account) == "not-a-leader"


def test_where_nobody_can_be_given_the_way_on_is_shown(client: Visitor, world: Cast):
    leaderless(world)
    with as_owner():
        Membership.objects.filter(role=Role.PROCESS_LEADER).update(ends=timezone.localdate() - timedelta(days=1))
    html = client.login_as(world.anne).get(address(world)).content.decode()
    assert "Gi en ansatt rollen som prosjektleder først." in html
    assert f'href="{reverse("staff")}"' in html


def test_the_administrators_pages_say_so(client: Visitor, world: Cast):
    there = reverse("administration")
    assert LIST not in client.login_as(world.anne).get(there).content.decode()
    leaderless(world)
    html = client.get(there).content.decode()
    assert "1 prosess har ingen leder som kan komme inn." in html
    assert LIST in html
    with as_owner():
        from allauth.mfa.models import Authenticator

        Authenticator.objects.create(user_id=world.anne.pk, type="totp", data={})
    assert address(world) in client.get(reverse("my_page")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_what_the_list_asks(client: Visitor, world: Cast, count: int):
    leaderless(world)
    for number in range(count - 1):
        make.process(world.testvik, f"Uten {number}")
    client.login_as(world.anne)
    assert len(client.get(LIST).context["found"]) == count
    assert asked(client, LIST) == 6
