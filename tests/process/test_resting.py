"""With the last role of someone on the staff, their seats rest: in the pages, in the database, and what is said of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.asking import asked
from tests.process.setting_up import at
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.people.models import Account, Membership
from usving.people.rules.roles import Role
from usving.process.access import standing_of
from usving.process.models import Contribution, Gathering
from usving.process.rules.audience import Audience
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    """The cast, with something said among the providers."""
    world = cast()
    circle = make.circle(world.process, Side.PROVIDERS)
    make.contribution(world.kari, make.station(world.process), "Karis ord", Audience.CIRCLE, circle=circle)
    make.contribution(world.nils, make.station(world.process), "Nils sine ord", Audience.CIRCLE, circle=circle)
    make.gathering(world.process)
    return world


def ends(account: Account, away: int | None) -> None:
    """Let every role of someone end so many days from now."""
    last_day = None if away is None else timezone.localdate() + timedelta(days=away)
    with as_owner():
        Membership.objects.filter(account=account).update(ends=last_day)


def read_by(account: Account) -> tuple[set[str], int]:
    """What someone reads of what has been said, and how many gatherings, by the database alone."""
    with acting_as(account.pk):
        return set(Contribution.objects.values_list("text", flat=True)), Gathering.objects.count()


def places_of(account: Account) -> int:
    """How many seats work, by Python alone."""
    with as_owner(), acting_as(account.pk):
        return len(standing_of(account).places)


def pages(world: Cast, client: Visitor, account: Account) -> set[int]:
    client.login_as(account)
    return {client.get(reverse(name, args=[world.process.pk])).status_code for name in ("gatherings", "setup")}


@pytest.mark.parametrize(("away", "works"), [(None, True), (0, True), (3, True), (-1, False)])
def test_both_locks_close_with_the_last_role_and_ones_own_words_stay(world: Cast, away: int | None, works: bool):
    ends(world.nils, away)
    said = {"Nils sine ord", "Karis ord"} if works else {"Nils sine ord"}
    assert read_by(world.nils) == (said, 1 if works else 0)
    assert places_of(world.nils) == (1 if works else 0)
    assert read_by(world.kari) == ({"Nils sine ord", "Karis ord"}, 1)


def test_one_role_that_lasts_is_enough_and_a_new_one_opens_again(world: Cast, client: Visitor):
    ends(world.liv, -1)
    assert (places_of(world.liv), pages(world, client, world.liv)) == (0, {404})
    make.role(world.liv, Role.CASEWORKER)
    assert (places_of(world.liv), pages(world, client, world.liv)) == (1, {200})


def test_a_role_that_has_not_begun_opens_nothing(world: Cast):
    with as_owner():
        Membership.objects.filter(account=world.nils).update(starts=timezone.localdate() + timedelta(days=1))
    assert (places_of(world.nils), read_by(world.nils)[1]) == (0, 0)


def test_families_and_volunteers_need_no_role(world: Cast):
    frida = make.account(world.testvik, "Frida Frivillig")
    make.seat(world.process, SeatRole.VOLUNTEER, frida)
    assert (places_of(world.fatima), read_by(world.fatima)[1]) == (1, 1)
    assert (places_of(frida), read_by(frida)[1]) == (1, 1)


def test_whoever_rests_writes_nothing_and_leads_nothing(world: Cast):
    for account in (world.nils, world.liv):
        with acting_as(account.pk), connection.cursor() as cursor:
            cursor.execute("select array(select process_i_write_in()), array(select process_i_run())")
            assert cursor.fetchone()[0] == [world.process.pk]
        ends(account, -1)
        with acting_as(account.pk), connection.cursor() as cursor:
            cursor.execute("select array(select process_i_write_in()), array(select process_i_run())")
            assert cursor.fetchone() == ([], [])


def test_the_administrator_ends_the_last_role_and_thinks_again(world: Cast, client: Visitor):
    with as_owner():
        role = Membership.objects.get(account=world.nils)
    yesterday = str(timezone.localdate() - timedelta(days=1))
    client.login_as(world.anne).post(reverse("role_end", args=[role.pk]), {"last_day": yesterday})
    assert places_of(world.nils) == 0
    person = client.get(reverse("staff_person", args=[world.nils.pk])).content.decode()
    assert "Personen har ingen rolle i dag, og ser bare sin egen side." in person
    client.post(reverse("role_end_undone", args=[role.pk]))
    assert places_of(world.nils) == 1
    person = client.get(reverse("staff_person", args=[world.nils.pk])).content.decode()
    assert "ingen rolle i dag" not in person


def role_end(client: Visitor, world: Cast, account: Account) -> str:
    with as_owner():
        role = Membership.objects.filter(account=account).first()
    assert role is not None
    return client.login_as(world.anne).get(reverse("role_end", args=[role.pk])).content.decode()


LAST = "Dette er den siste rollen."


def test_the_page_that_ends_a_role_says_what_rests_with_it(world: Cast, client: Visitor):
    name = world.process.name
    html = role_end(client, world, world.nils)
    assert LAST in html
    assert f"Da virker ikke plassen i «{name}» lenger." in html
    assert "Ingen andre leder" not in html
    make.seat(world.process, SeatRole.GUEST, world.nils)
    assert f"Da virker ikke de 2 plassene i «{name}» lenger." in role_end(client, world, world.nils)
    make.role(world.nils, Role.CASEWORKER)
    assert LAST not in role_end(client, world, world.nils)


def test_it_says_when_nobody_else_leads(world: Cast, client: Visitor):
    assert "Ingen andre leder" not in role_end(client, world, world.liv)
    ends(world.siv, -1)
    assert f"Ingen andre leder «{world.process.name}»." in role_end(client, world, world.liv)


def test_where_someone_sits_is_told_the_administrator_alone(world: Cast):
    def told(asker: Account, about: Account) -> list[Any]:
        with acting_as(asker.pk), connection.cursor() as cursor:
            cursor.execute("select * from process_seats_of_staff(%s)", [about.pk])
            return cursor.fetchall()

    frida = make.account(world.testvik, "Frida Frivillig")
    make.seat(world.process, SeatRole.VOLUNTEER, frida)
    assert told(world.anne, world.nils) == [(world.process.name, 1, False)]
    assert [told(world.anne, each) for each in (frida, world.fatima, world.bo)] == [[], [], []]
    assert [told(asker, world.nils) for asker in (world.liv, world.nils, world.kari, world.bo)] == [[], [], [], []]


@pytest.mark.parametrize("gone", ["login", "role"])
def test_those_who_lead_see_that_someone_cannot_come_in(world: Cast, client: Visitor, gone: str):
    there = at(world, "setup")
    assert "kommer ikke inn" not in client.login_as(world.liv).get(there).content.decode()
    if gone == "role":
        ends(world.nils, -1)
    else:
        with as_owner():
            Account.objects.filter(pk=world.nils.pk).update(is_active=False)
    html = client.get(there).content.decode()
    assert "Nils Nilsen kan ikke komme inn lenger, og sitter fortsatt på plassen." in html
    assert "kommer ikke inn" in html
    client.post(at(world, "setup_seat_end", world.nils_seat.pk), {"last_day": str(timezone.localdate())})
    assert "sitter fortsatt på plassen" not in client.get(there).content.decode()


def reach(account: Account, kind: str) -> str:
    """The address that the worker finds for a notice of this kind."""
    from usving.people.models import Notice

    row = {"municipality": account.municipality, "account": account, "subject": "x", "body": "x", "kind": kind}
    notice = make.make(Notice, **row, channel="email", address=account.email)
    with connection.cursor() as cursor:
        cursor.execute("select email from people_notice_take(%s)", [notice.pk])
        return str(cursor.fetchone()[0])


def test_no_notice_of_the_work_goes_to_one_whose_roles_are_over(world: Cast):
    kinds = ("gathering", "news", "login", "security", "rights")
    assert {kind: bool(reach(world.nils, kind)) for kind in kinds} == dict.fromkeys(kinds, True)
    ends(world.nils, -1)
    assert {kind: bool(reach(world.nils, kind)) for kind in kinds} == {
        "gathering": False, "news": False, "login": True, "security": True, "rights": True,
    }  # fmt: skip
    assert bool(reach(world.fatima, "gathering"))
    make.family(world.testvik, "Familien Nilsen", world.nils)
    assert bool(reach(world.nils, "gathering"))


@pytest.mark.parametrize("count", [1, 3])
def test_what_the_page_that_ends_a_role_asks(world: Cast, client: Visitor, count: int):
    for number in range(count - 1):
        make.seat(make.process(world.testvik, f"Prosess {number}"), SeatRole.PROVIDER, world.nils)
    with as_owner():
        role = Membership.objects.get(account=world.nils)
    client.login_as(world.anne)
    assert asked(client, reverse("role_end", args=[role.pk])) == 8
